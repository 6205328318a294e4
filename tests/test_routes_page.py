"""The page that finds a lesson for a time: it promises what the lessons hold, and no more."""

import re

import pytest

import routes_page
from glossary import lessons


@pytest.mark.parametrize("track", routes_page.AUDIENCES)
def test_every_lesson_is_offered_whole_and_in_order_of_time(track: str) -> None:
    """Catch a lesson that cannot be found, or a place to stop after its end."""
    found = routes_page.routes(track)
    whole = {one.link: one.minutes for one in found if one.until == "**whole**"}
    wanted = {
        link: sum(front["minutes"].values())
        for front, _, link in lessons()
        if front["track"] == track
    }
    print(f"{track}: {len(found)} routes into {len(whole)} lessons")
    assert whole == wanted
    assert [one.minutes for one in found] == sorted(one.minutes for one in found)
    assert all(routes_page.SHORTEST <= one.minutes <= wanted[one.link] for one in found)


def test_lessons_said_to_need_no_code_show_none() -> None:
    """Catch a librarian's evening that begins with a program."""
    code = {
        one.link: one.code for track in routes_page.AUDIENCES for one in routes_page.routes(track)
    }
    without = [link for link, said in code.items() if said == "none"]
    print(f"{len(without)} of {len(code)} lessons need no code")
    assert len(without) >= 8
    assert not [link for link in without if "/basics/" in link or "/ug." in link]


@pytest.mark.parametrize("track", routes_page.AUDIENCES)
def test_a_plan_takes_no_more_than_there_is(track: str) -> None:
    """Catch a week of six days."""
    found = routes_page.routes(track)
    for name, count in routes_page.PLANS[track]:
        said = routes_page.plan(found, name, count, track)
        taken = [int(number) for number in re.findall(r"\((\d+)\)[,.]", said)]
        spare = re.search(r"(\d+) to spare", said)
        assert taken and sum(taken) + (int(spare[1]) if spare else 0) == count


@pytest.mark.parametrize("track", routes_page.AUDIENCES)
def test_a_semester_holds_every_lesson_in_its_sittings(track: str) -> None:
    """Catch a term that leaves out a lesson or a practice set, or runs past a term."""
    found = routes_page.routes(track)
    text = routes_page.semester(found, track)
    weeks = re.findall(r"(?m)^\| (\d+) \| (.+) \|$", text)
    assert [int(n) for n, _ in weeks] == list(range(1, len(weeks) + 1))
    for one in found:
        if one.until == "**whole**":
            needed = -(-one.minutes // routes_page.PERIOD[track])
            assert sum(one.link in what for _, what in weeks) == needed
    assert sum("Practice set" in what for _, what in weeks) == 5
    print(f"{track}: {len(weeks)} weeks")
    assert 10 <= len(weeks) <= 18
