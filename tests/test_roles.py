"""Roles: what lessons look for in a tier, and how their sources are written with what was found."""

from __future__ import annotations

import re
from pathlib import Path

import pandas as pd
import pytest

from build_lessons import jobs
from lesson_source import LessonError, front_and_body
from publictier import load
from publictier.disclosure import RULE
from roles import (
    Role,
    RoleError,
    TemplateError,
    Tier,
    Unfilled,
    UnfilledRoleError,
    fill,
    render,
    roles_in,
)
from roles.candidates import candidates
from roles.criteria import CRITERIA
from roles.resolve import ABOUT, FILE, read
from roles.template import filled, taught

MADE_UP = re.compile(r"made[- ]up", re.IGNORECASE)
ROLES = read(FILE)["roles"]
OWN = Tier(True, "Made-up people", True)
REAL = Tier(False, "Patients of one hospital", False)


def sources() -> list[Path]:
    """Every file that lessons, practice sets and notes are made from."""
    written = [job.source for job in jobs()]
    return written + sorted(Path("book").resolve().glob("*/*-teaching.yml"))


def small_tier(name: str) -> pd.DataFrame:
    """Give a tier of two conditions, of which one must not be met unasked."""
    names = {1: "Otitis media", 2: "Alcohol use"}
    rows = [
        (key, word, sex, count)
        for key, word in names.items()
        for sex, count in (("Female", 400), ("Male", 240), ("Other", 20))
    ]
    by_sex = pd.DataFrame(rows, columns=["concept_id", "name", "sex", "count"])
    total = by_sex.groupby(["concept_id", "name"], as_index=False)["count"].sum()
    total["count"] -= RULE.base  # each of the three was rounded up by itself
    ages = ["18-29", "30-39", "40-49", "50-59", "60-69", "70-79", "80-89", "89+"]
    return {
        "conditions": total.assign(own_count=total["count"], percent=50.0),
        "conditions_by_sex": by_sex,
        "conditions_by_age": pd.DataFrame(
            [(key, names[key], age, 100) for key in names for age in ages],
            columns=["concept_id", "name", "age", "count"],
        ),
        "condition_hierarchy": pd.DataFrame(
            columns=["parent_concept_id", "parent_name", "child_concept_id", "child_name"]
        ),
        "domains_by_sex": pd.DataFrame(
            [("Condition", "Female", 800), ("Condition", "Male", 800), ("Condition", "Other", 40)],
            columns=["domain", "sex", "count"],
        ),
        "domains": pd.DataFrame([("Condition", 1640)], columns=["domain", "count"]),
    }[name]


def test_the_kits_own_tier_fills_every_role_as_the_lessons_were_written() -> None:
    """Catch a role whose criteria its own lessons do not need, or do not meet."""
    found = filled()
    print(f"{len(found)} roles examined")
    assert len(found) >= 20
    for key, one in found.items():
        assert isinstance(one, Role), (key, one)
        assert one.name == ROLES[key]["prefer"]


def test_every_role_is_used_and_every_criterion_too() -> None:
    """Catch what no lesson asks for any more."""
    used = {key for path in sources() for key in roles_in(path.read_text(encoding="utf-8"))}
    needed = used | {str(about["as"]) for about in ROLES.values() if "as" in about}
    needed |= {str(about["narrower-of"]) for about in ROLES.values() if "narrower-of" in about}
    assert set(ROLES) <= needed, set(ROLES) - needed
    asked = {key for about in ROLES.values() for key in about if key not in ABOUT}
    print(f"{len(used)} roles are used, {len(asked)} criteria")
    assert set(CRITERIA) <= asked, set(CRITERIA) - asked


@pytest.mark.parametrize("key", sorted(CRITERIA))
def test_each_criterion_turns_some_condition_away(key: str) -> None:
    """Catch a criterion that lets everything through."""
    kit = candidates(load)
    numbers = kit.select_dtypes("number").columns
    # beside the kit's conditions one of which everything is small, and one of which all is large
    small, large = (kit.iloc[[0]].assign(**dict.fromkeys(numbers, n)) for n in (0, 10**6))
    every = pd.concat([kit, small.assign(name="none"), large.assign(name="all")])
    values = [about[key] for about in ROLES.values() if key in about]
    if key == "narrower-of":
        values = ["Diabetes mellitus"]
    words, marks = CRITERIA[key]
    kept = [int(marks(every, value).sum()) for value in values]
    assert words
    assert all(0 < n < len(every) for n in kept), (key, kept)


def test_a_tier_that_lacks_conditions_says_how_far_each_role_got() -> None:
    """Catch a reason that does not say what was looked at."""
    found = fill(small_tier)
    common, second = found["common"], found["second"]
    assert isinstance(common, Role)
    assert common.name == "Otitis media"
    assert isinstance(second, Unfilled)
    assert second.why == "no condition is left for it"
    names = {one.name for one in found.values() if isinstance(one, Role)}
    assert names == {"Otitis media"}  # the other is delicate


def test_a_choice_is_taken_and_held_against_its_role() -> None:
    """Catch a condition that a user chose and that makes the lesson false."""
    choice = {"common": {"concept": "Eczema", "words": "itchy skin"}}
    found = fill(load, choice)["common"]
    assert isinstance(found, Role)
    assert (found.words, found.variable, found.how) == ("itchy skin", "itchy_skin", "chosen by you")
    with pytest.raises(RoleError, match="'Gout' does not fit"):
        fill(load, {"common": {"concept": "Gout"}})
    with pytest.raises(RoleError, match="no condition 'Astma'"):
        fill(load, {"common": {"concept": "Astma"}})
    with pytest.raises(RoleError, match="no role 'comon'"):
        fill(load, {"comon": {"concept": "Asthma"}})
    with pytest.raises(RoleError, match="needs `concept`"):
        fill(load, {"common": {"name": "Asthma"}})
    with pytest.raises(RoleError, match=r"`words` is '\{\{ 1 \}\}'"):
        fill(load, {"common": {"concept": "Asthma", "words": "{{ 1 }}"}})
    with pytest.raises(RoleError, match="`concept` is 7"):
        fill(load, {"common": {"concept": 7}})  # type: ignore[dict-item]
    with pytest.raises(RoleError, match="`variable` is 'my asthma'"):
        fill(load, {"common": {"concept": "Asthma", "variable": "my asthma"}})


def test_a_file_of_roles_that_is_no_toml_is_named(tmp_path: Path) -> None:
    """Catch a traceback where a user's file is damaged."""
    path = tmp_path / "mine.toml"
    path.write_bytes(b"[common\nconcept = \xff")
    with pytest.raises(RoleError, match=r"mine\.toml cannot be read as TOML"):
        read(path)


def test_marks_that_cannot_be_read_are_named_with_their_file(tmp_path: Path) -> None:
    """Catch a source that is written half, or with a word that is no role."""
    for text, said in (
        ("---\ntitle: A\n---\n<<common.words", "cannot be read"),
        ("---\ntitle: A\n---\n<<commn.words>>", "no role 'commn'"),
        ("---\ntitle: A\n---\n<% if tier.made_up %>never closed", "cannot be read"),
    ):
        path = tmp_path / "lesson.md"
        path.write_text(text, encoding="utf-8")
        with pytest.raises(LessonError, match=said) as found:
            front_and_body(path)
        assert "lesson.md" in str(found.value)


def test_a_role_that_nothing_fills_is_not_written_over() -> None:
    """Catch a lesson about nothing."""
    empty = {"common": Unfilled("common", "a common one", "of 3 conditions 0 with 8 ages")}
    with pytest.raises(UnfilledRoleError, match="of 3 conditions 0 with 8 ages"):
        render("<<common.name>>", empty, OWN)
    with pytest.raises(TemplateError, match="no role 'comon'"):
        render("<<comon.name>>", filled(), OWN)


def test_a_tier_of_real_people_is_never_called_made_up_where_the_tier_is_meant() -> None:
    """Catch a sentence that was not turned: each mark changes the text for real people."""
    marked = examined = 0
    for path in sources():
        text = path.read_text(encoding="utf-8")
        if "tier.made_up" not in text and "<<made_up>>" not in text:
            continue
        own, real = (render(text, filled(), tier) for tier in (taught(), REAL))
        assert own != real, path
        assert len(MADE_UP.findall(real)) <= len(MADE_UP.findall(own)), path
        marked += len(MADE_UP.findall(own)) - len(MADE_UP.findall(real))
        examined += 1
    print(f"{examined} sources examined, {marked} times made-up in them that real people are not")
    assert examined >= 20
    assert marked >= 100


def test_no_source_still_names_a_condition_that_a_role_stands_for() -> None:
    """Catch a lesson that says Asthma to people whose tables have none.

    Names in the lessons about the teaching town, about real figures, and in invented examples are
    allowed; in code that asks the tier's tables no name of a condition may stand.
    """
    names = "|".join(re.escape(about["prefer"]) for about in ROLES.values())
    others = {
        key: Role(key, n, f"Condition {n}", f"condition {n}", f"condition_{n}", "")
        for n, key in enumerate(ROLES)
    }
    asked = re.compile(rf"""(?:name\s*==\s*|\.loc\[|\$name == )["'](?:{names})["']""")
    examined = 0
    for path in sources():
        text = path.read_text(encoding="utf-8")
        if "own-only:" in text:
            continue  # is left out elsewhere
        text = render(text, others, REAL)
        assert not asked.search(text), (path, asked.search(text))
        examined += 1
    print(f"{examined} sources examined")
    assert examined >= 40
