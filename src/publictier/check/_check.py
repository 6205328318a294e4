"""The self-check itself, and the reading of lesson mappings into self-checks."""

from collections.abc import Iterable, Mapping
from typing import Any

from publictier.activity import Activity, module, styles
from publictier.check._fields import Fields, a_text, closest, reject
from publictier.check._kinds import KINDS
from publictier.check._plain import HINT_NAMES, Reply, plain_html, replies

Part = Mapping[str, object]
_COMMON = ("id", "kind", "question", "hints", "worked")


class Check(Activity):
    """One self-check, shown live in Jupyter and on the static page."""

    activity = "check"
    _esm = module("check")
    _css = styles("check")

    @property
    def kind(self) -> str:
        """One of ``KINDS``."""
        return str(self.spec["kind"])

    @property
    def replies(self) -> list[Reply]:
        """Every reply, right and wrong, in the written order."""
        return replies(self.spec)

    @property
    def misconceptions(self) -> list[str]:
        """The ids of the misconceptions that the wrong answers name, each once, sorted."""
        return sorted({reply.misconception for reply in self.replies if reply.misconception})

    def plain_html(self) -> str:
        """Give the question, the hints and every reply as plain HTML."""
        return plain_html(self.spec)

    def __repr__(self) -> str:
        """Name the id and the kind, so that stored outputs stay the same."""
        return f"Check({self.id!r}, {self.kind})"


def from_mapping(found: Part) -> Check:
    """Build a self-check from a plain mapping, such as one read from YAML.

    Args:
        found: ``id``, ``kind`` (one of ``KINDS``), ``question``, the kind's own keys, and if
            wanted ``hints`` (up to three: a nudge, the method, the first line) and ``worked``
            (a worked answer, shown after the first try).

    Returns:
        The self-check; in a notebook it shows itself.

    Raises:
        CheckError: A key is unknown or missing, a text is empty, the right answer is missing or
            doubled, a reply is missing or could never be shown.

    Example:
        >>> from_mapping({
        ...     "id": "maths", "kind": "number", "question": "21 like maths. What is published?",
        ...     "right": {"value": 40, "reply": "The rule always goes up."},
        ...     "otherwise": "Which multiple comes next after 21?",
        ... })
        Check('maths', number)
        >>> from_mapping({"id": "maths", "kind": "numbr", "question": "How many?"})
        Traceback (most recent call last):
        ...
        publictier.errors.CheckError: self-check 'maths', kind: found 'numbr'. Allowed: \
choose_one, choose_many, number, blanks, order, sort, short. Did you mean 'number'? \
Write one of these.
    """
    if not isinstance(found, Mapping):
        raise reject("a self-check", f"found {found!r}", "a mapping", "Give it an id and a kind.")
    where = f"self-check {found.get('id')!r}" if found.get("id") else "a self-check without id"
    kind = a_text(found.get("kind"), f"{where}, kind")
    if kind not in KINDS:
        advice = f"{closest(kind, KINDS)} Write one of these.".strip()
        raise reject(f"{where}, kind", f"found {kind!r}", ", ".join(KINDS), advice)
    keys, read = KINDS[kind]
    fields = Fields(found, where, (*_COMMON, *keys))
    spec: dict[str, Any] = {
        "id": fields.name("id"),
        "kind": kind,
        "question": fields.text("question"),
        **read(fields),
        "hints": _hints(fields),
        "worked": fields.optional_text("worked"),
    }
    return Check(spec=spec)


def _hints(fields: Fields) -> list[str]:
    if not fields.found.get("hints"):
        return []
    hints = fields.texts("hints")
    if len(hints) > len(HINT_NAMES):
        allowed = f"up to {len(HINT_NAMES)}: {', '.join(HINT_NAMES)}"
        raise reject(fields.at("hints"), f"found {len(hints)}", allowed, "Join or drop some.")
    return hints


def from_mappings(found: Iterable[Part]) -> list[Check]:
    """Build all self-checks of a lesson and see that no id stands twice.

    Args:
        found: One mapping for each self-check.

    Returns:
        The self-checks in the written order.

    Raises:
        CheckError: As ``from_mapping``; or two have the same id; or there is none.
    """
    checks = [from_mapping(one) for one in found]
    if not checks:
        raise reject("the self-checks", "found none", "at least one", "Write a self-check.")
    ids = [check.id for check in checks]
    for i, name in enumerate(ids):
        if name in ids[:i]:
            found_text = f"self-checks {ids.index(name)} and {i} have the same id"
            advice = "Give one of them another id."
            raise reject(f"self-check {name!r}", found_text, "each id once", advice)
    return checks
