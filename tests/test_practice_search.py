"""Search in the Practice Browser: its rules, and what people type by mistake or in malice."""

from functools import cache
from typing import Any

import pytest

from publictier.activities.practice_data import practice_data
from publictier.linking import FOLDER, esm
from tests.support import run_module

SEARCH = """
const { openStore, search, didYouMean } = found.parts;
const store = openStore(given.data, given.classroom);
return given.queries.map((query) => {
    const { terms, cut, results } = search(store.index, query);
    const names = results.map(({ thing, reason }) => [thing.name, reason?.kind ?? "name"]);
    const mended = results.length ? null : didYouMean(store.index, store.vocabulary, terms);
    return { names, cut, mended, counts: results.map(({ thing }) => thing.count ?? 0) };
});
"""


@cache
def module() -> str:
    """The Practice Browser's module, joined once."""
    return esm(FOLDER / "practice-browser.js")


def search(*queries: str, classroom: bool = False) -> list[dict[str, Any]]:
    """Run queries over all tables."""
    given = {"data": practice_data(), "queries": queries, "classroom": classroom}
    found: list[dict[str, Any]] = run_module(module(), SEARCH, given)
    return found


def names(query: str) -> list[str]:
    """The names that a query finds, in order."""
    return [name for name, _ in search(query)[0]["names"]]


@pytest.mark.parametrize(
    ("query", "first", "by"),
    [
        ("asthma", "Asthma", "name"),
        ("ASTHMA  ", "Asthma", "name"),
        ("wheezing", "Asthma", "also called"),
        ("Ventolin", "Albuterol", "brand"),
        ("J45.909", "Asthma", "code"),
        ("2000010037", "Asthma", "code"),
        ("heart attack", "Myocardial infarction", "plain name"),
        ("crohn's", "Inflammatory bowel disease", "also called"),
        ("KIT-V01", "KIT-V01", "name"),
    ],
)
def test_a_thing_is_found_by_its_names_brands_and_codes(query: str, first: str, by: str) -> None:
    """Catch a thing that can be found only by those who know its official name."""
    found = search(query)[0]["names"]
    assert [first, by] in found, found[:5]


def test_all_words_must_match_and_quotes_hold_a_phrase_together() -> None:
    """Catch a search that widens with every word, or ignores quotation marks."""
    assert names("diabetes type 2")[0] == "Type 2 diabetes mellitus"
    assert set(names("diabetes type 2")) < set(names("diabetes type")) < set(names("diabetes"))
    assert names('"type diabetes"') == []
    phrase = names('"type 2 diabetes"')
    assert "Type 2 diabetes mellitus" in phrase
    assert names("“type 2 diabetes”") == phrase
    assert names('"type 2 diab"') == []
    assert set(names("type 2 diab")) >= set(phrase)


def test_results_come_by_count() -> None:
    """Catch results in an order that nobody can follow."""
    counts = search("disorder")[0]["counts"]
    assert len(counts) > 10
    assert counts == sorted(counts, reverse=True)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("ashtma", "asthma"),
        ("diabtes", "diabetes"),
        ("migrane", "migraine"),
        ("metfromin", "metformin"),
        ("high blod pressure", "high blood pressure"),
    ],
)
def test_a_typing_error_is_mended(typed: str, meant: str) -> None:
    """Catch a dead end after one wrong letter; what is proposed must find something."""
    assert search(typed)[0]["mended"] == meant
    assert names(meant)


def test_what_cannot_be_mended_is_not_guessed() -> None:
    """Catch a proposal that finds nothing, or makes something of nothing."""
    assert [one["mended"] for one in search("qqqqzzzz", "asthma qqqqzzzz", "", "✨")] == [None] * 4


@pytest.mark.parametrize(
    "query",
    [
        '"asthma',
        '"',
        '""""',
        "a" * 10_000,
        "asthma " * 2_000,
        "<script>alert(1)</script>",
        "</script><img src=x onerror=alert(1)>",
        "الربو",
        "\u202easthma",
        "🫁 asthma 🙂",
        "%00\x00\n\t",
        "constructor __proto__ toString",
        "(((((a+)+)+)+)+)$",
    ],
)
def test_strange_input_is_searched_without_an_error(query: str) -> None:
    """Catch an error, or a query that takes for ever."""
    found = search(query)[0]
    assert found["cut"] == (len(query) > 200)


def test_an_open_quotation_mark_holds_the_rest_together() -> None:
    """Catch a query that is lost because a mark was not closed."""
    assert names('"heart attack') == names('"heart attack"') != []


def test_every_concept_is_found_by_its_own_name() -> None:
    """Catch a concept that the search cannot reach, by walking all of them."""
    data = practice_data()
    things = [*data["concepts"], *data["questions"], *data["variants"]]
    found = search(*(f'"{thing["name"]}"'[:200] for thing in things))
    missed = [
        thing["name"]
        for thing, one in zip(things, found, strict=True)
        if thing["name"] not in [name for name, _ in one["names"]]
    ]
    print(f"{len(things)} entries searched for")
    assert len(things) > 300
    assert missed == []


def test_classroom_view_leaves_out_the_list_and_what_follows_it() -> None:
    """Catch a listed entry, or its follow-up question, that school pages still show."""
    everywhere, in_class = (search("smok", "alcohol", classroom=c) for c in (False, True))
    assert any(one["names"] for one in everywhere)
    questions = {question["name"] for question in practice_data()["questions"]}
    shown = {name for one in in_class for name, _ in one["names"]}
    assert not shown & questions
