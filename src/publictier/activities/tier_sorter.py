"""The tier sorter: which of the three tiers holds a piece of data first."""

from publictier.activities.deck import Deck
from publictier.activity import module


class TierSorter(Deck):
    """Put twelve data cards into the public, registered or controlled tier, and hear why."""

    activity = "tier-sorter"
    title = "Tier sorter"
    how = (
        "Put each card into the first tier that holds such data, and read why. "
        "A card that was not right at the first try comes back at the end of the pile."
    )
    _esm = module("tier-sorter")
