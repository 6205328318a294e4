"""Hearing: what its invented results must show; test_activity_spread.py holds the rest."""

from publictier import disclosure
from publictier.activities import Hearing
from publictier.activities.spread import PEOPLE
from tests.test_activity_spread import computed


def test_the_second_hump_is_lost_and_found_again() -> None:
    """Catch results in which rounding no longer teaches what the page says of it."""
    found = computed(Hearing())
    assert [len(points) for points in found["tops"]] == [3, 3]
    assert len(found["tops_published"][0]) == 1  # with one value each, the hump is gone
    assert [len(points) for points in found["tops_wide"]] == [3, 3]


def test_the_average_leaves_out_the_whole_second_hump() -> None:
    """Catch results of which the reply to a task is no longer true."""
    widget = Hearing()
    values = widget._task_values()
    near = int(str(values["near"]))
    dip = widget.values[computed(widget)["tops"][0][1]]
    assert near < dip
    second = sum(row[0] > dip for row in widget.results())
    assert 40 < second <= PEOPLE - widget.served(0, near)
    assert PEOPLE > int(str(values["loud_served"])) > PEOPLE - disclosure.RULE.base


def test_loud_enough_for_nine_of_ten_is_too_loud_for_others() -> None:
    """Catch a setting that costs nobody anything."""
    widget = Hearing()
    cost = widget.costs()[list(widget.values).index(widget.needed(1))]
    assert int(cost.split()[0]) > PEOPLE // 4
