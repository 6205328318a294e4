"""Vision: what its invented results must show; test_activity_spread.py holds the rest."""

from publictier.activities import Vision
from publictier.activities.spread import PEOPLE
from tests.test_activity_spread import computed


def test_vision_has_one_hump_and_a_long_tail() -> None:
    """Catch results without the tail that the words speak of."""
    widget = Vision()
    assert [len(points) for points in computed(widget)["tops"]] == [1, 1]
    values = widget._task_values()
    middle = sorted(row[0] for row in widget.results())[PEOPLE // 2]
    assert float(str(values["mean"])) > middle
    assert int(str(values["last"])) > 2 * int(str(values["high"]))


def test_letters_twice_as_high_fill_four_times_the_pages() -> None:
    """Catch a price that does not follow from the size of the letters."""
    widget = Vision()
    pages = dict(zip(widget.values, (int(text.split()[0]) for text in widget.costs()), strict=True))
    assert (pages[4], pages[8], pages[16]) == (10, 40, 160)
