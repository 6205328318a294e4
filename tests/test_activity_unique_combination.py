"""Your unique combination: shares that multiply, and pairs where multiplying is wrong."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from publictier import disclosure, load
from publictier.activities import UniqueCombination
from publictier.activities import unique_combination as made
from publictier.activities.content import read
from publictier.linking import FOLDER, esm
from tests.activity_page import opened, press, tab_to, write_page
from tests.support import run_module

LAB = UniqueCombination()
#: Words of topics that a card for schools leaves out.
AVOIDED = (
    "weight", "obes", "alcohol", "smok", "drug use", "depress", "anxiety", "mental", "sex life",
    "income", "race", "ethnic", "ancest", "pregnan",
)  # fmt: skip


def test_products_are_the_same_in_the_page_and_in_python() -> None:
    """Catch a page that multiplies, rounds or judges in its own way."""
    known = [card["facts"][:n] for card in LAB.cards for n in range(len(card["facts"]) + 1)]
    code = """
    const { expectedPeople, pairExpected, pairVerdict, peopleWords, printedFor, shareWords } =
      found.computed;
    const { spec, rule } = given;
    const ceil = found.computed.ruleOf(rule.base);
    const matches = given.known.map((names) =>
      expectedPeople(spec.everyone, names.map((name) => spec.facts[name])));
    return {
      matches, words: matches.map(peopleWords), printed: matches.map((n) => printedFor(ceil, n)),
      shares: Object.values(spec.facts).map(shareWords),
      pairs: spec.pairs.map((pair) => [pairExpected(pair), pairVerdict(ceil, spec.alike, pair)]),
    };
    """
    given = {"spec": LAB.spec, "known": known, "rule": {"base": disclosure.RULE.base}}
    found = run_module(esm(FOLDER / "unique-combination.js"), code, given)
    matches = [LAB.expected(names) for names in known]
    assert found["matches"] == matches
    assert found["words"] == [made.people_words(n) for n in matches]
    assert found["printed"] == [made.printed(n) for n in matches]
    assert found["shares"] == [made.share_words(fact) for fact in LAB.facts.values()]
    pairs = [[made.pair_expected(pair), made.pair_verdict(pair)] for pair in LAB.pairs]
    assert found["pairs"] == pairs
    print(f"{3 * len(known) + len(LAB.facts) + 2 * len(pairs)} values compared")
    assert len(known) >= 42


def test_the_cards_show_what_they_are_for() -> None:
    """Catch tables after which no card is rare any more, or no fact is shared by all."""
    assert len(LAB.cards) == 6
    assert all(len(set(card["facts"])) == 6 for card in LAB.cards)
    ends = [LAB.expected(card["facts"]) for card in LAB.cards]
    assert sum(n < 1 for n in ends) >= 2
    assert any(n > disclosure.RULE.base for n in ends)
    fall_below = [
        any(1 <= LAB.expected(card["facts"][:n]) < disclosure.RULE.base for n in range(7))
        for card in LAB.cards
    ]
    assert any(fall_below)
    shared_by_all = [name for name, fact in LAB.facts.items() if fact.count == fact.of]
    used = [name for card in LAB.cards for name in card["facts"]]
    assert any(used.count(name) >= 2 for name in shared_by_all)


def test_the_tables_differ_from_the_product_in_the_pairs() -> None:
    """Catch a pair of facts that turns out to be unrelated in the tables of today."""
    verdicts = [made.pair_verdict(pair) for pair in LAB.pairs]
    assert len(LAB.pairs) == 6  # as the words say
    assert verdicts.count("high") >= 2
    assert verdicts.count("low") >= 2
    assert verdicts.count("right") == 1
    absent = [pair for pair in LAB.pairs if pair["published"] == 0]
    assert [pair["id"] for pair in absent] == ["prostate-female"]
    assert made.pair_expected(absent[0]) > 100
    print(f"{len(LAB.pairs)} pairs examined: {verdicts}")


def test_pairs_with_an_age_differ_by_either_way_to_count_the_age() -> None:
    """Catch a gap that comes only from the age at the survey being another than at the record."""
    ages = load("domains_by_age").query("domain == 'Condition'").set_index("age")["count"]
    aged = [row for row in read("unique-combination")["pairs"] if row["kind"] == "age"]
    assert aged
    for row in aged:
        pair = next(one for one in LAB.pairs if one["id"] == row["id"])
        other = {**pair, "share": [int(ages[row["is"]]), pair["of"]]}
        assert made.pair_verdict(other) == made.pair_verdict(pair), row["id"]


def test_every_share_comes_from_the_tables() -> None:
    """Catch a number typed by hand, a share above one, a rounded count that is none."""
    for name, fact in LAB.facts.items():
        assert 0 < fact.count <= fact.of <= LAB.everyone, name
        assert fact.count % disclosure.RULE.base == fact.of % disclosure.RULE.base == 0, name
    conditions = load("conditions").set_index("name")["count"]
    assert LAB.facts["hay-fever"].count == conditions["Allergic rhinitis"]
    answers = load("survey_answers").set_index(["question_id", "answer"])["count"]
    assert LAB.facts["cold"].count == answers[2000051203, "Yes"]


def test_no_card_names_a_topic_that_hurts() -> None:
    """Catch sensitive questions, and topics that schools leave out."""
    sensitive = load("survey_questions").set_index("question_id")["sensitive"]
    texts = [row["text"].lower() for row in read("unique-combination")["facts"].values()]
    for row in read("unique-combination")["facts"].values():
        assert "question" not in row or sensitive[row["question"]] == "no", row
    assert [(word, text) for text in texts for word in AVOIDED if word in text] == []
    print(f"{len(texts)} facts examined")


@pytest.mark.parametrize(
    "bad",
    [
        {"text": "", "kind": "condition", "is": "Hiccups"},
        {"text": "", "kind": "answer", "question": 2000051203, "is": "Perhaps"},
    ],
)
def test_a_fact_that_no_table_holds_is_refused(bad: dict[str, Any]) -> None:
    """Catch a card whose share is silently 0."""
    with pytest.raises(LookupError, match="0 rows"):
        made.fact_of(bad)


def test_the_cards_are_played_by_keyboard(browser: Browser, tmp_path: Path) -> None:
    """Catch a card that needs a mouse, two mistakes with one reply, a reload that forgets."""
    with opened(browser, write_page(tmp_path, LAB).as_uri()) as page:
        root = page.locator("section.kit-act")
        card = root.get_by_role("combobox", name="Card")
        tab_to(page, card)
        page.keyboard.press("ArrowDown")  # Charlie: the third fact is shared by all
        said = root.locator(".kit-act-said")
        replies = []
        for name in ("More people", "As many people", "Fewer people"):
            press(page, root, name)
            replies.append(said.inner_text())
            assert page.evaluate("document.activeElement.textContent") == name
        words = LAB.spec["words"]["replies"]
        for reply, key in zip(replies, ("more", "same", "fewer"), strict=True):
            assert reply.startswith(words[key])
        press(page, root, "Fewer people")
        assert said.inner_text().startswith(words["fewer_right"])
        before = root.get_by_role("table").first.inner_text()
        expected = made.people_words(LAB.expected(LAB.cards[1]["facts"][:4]))
        assert expected in before
        page.reload()
        assert root.get_by_role("table").first.inner_text() == before
        press(page, root, "Fewer people")
        press(page, root, "Fewer people")
        pressed = page.locator("button:focus")
        assert pressed.get_attribute("aria-disabled") == "true"
        page.keyboard.press("Enter")
        assert LAB.spec["words"]["done"] in root.inner_text()


def test_a_rare_card_says_less_than_one(browser: Browser, tmp_path: Path) -> None:
    """Catch a card of which the page says that 0 people are expected, or nothing."""
    robin = next(card for card in LAB.cards if card["id"] == "robin")
    with opened(browser, write_page(tmp_path, LAB).as_uri()) as page:
        root = page.locator("section.kit-act")
        root.get_by_role("combobox", name="Card").select_option("robin")
        seen = []
        for n in range(1, 7):
            press(page, root, "Fewer people")
            seen.append(root.locator(".kit-act-said").inner_text())
            small = 1 <= LAB.expected(robin["facts"][:n]) < disclosure.RULE.base
            assert (LAB.spec["words"]["below_twenty"] in seen[-1]) == small
        assert "less than one person is expected to match 6 facts" in seen[-1]
        assert "Yet here is the card" in seen[-1]


def test_the_pairs_are_played_by_keyboard(browser: Browser, tmp_path: Path) -> None:
    """Catch pairs that need a mouse, or that show the answer before the guess."""
    with opened(browser, write_page(tmp_path, LAB).as_uri()) as page:
        root = page.locator("section.kit-act")
        tab_to(page, root.get_by_role("combobox", name="Look at"))
        page.keyboard.press("ArrowDown")
        table = root.get_by_role("table", name="Two facts: the product")
        assert table.inner_text().count("not yet") == 2 * len(LAB.pairs)
        replies = LAB.spec["words"]["pair_replies"]
        press(page, root, "Too low")
        said = root.locator(".kit-act-said")
        assert said.inner_text().startswith(replies["low"])
        tab_to(page, root.get_by_role("combobox", name="Two facts"))
        page.keyboard.press("ArrowDown")
        page.keyboard.press("ArrowDown")
        press(page, root, "About right")
        assert said.inner_text().startswith(replies["right"])
        assert "no row: nobody" in table.inner_text()
        before = table.inner_text()
        page.reload()
        assert table.inner_text() == before


@pytest.mark.parametrize(
    "bad",
    [
        '{"view":"x","card":7,"pair":null,"guesses":5,"pairs":[]}',
        '{"guesses":{"alex":["fewer","toString",3,"fewer"],"robin":"fewer"},"pairs":{"x":"high"}}',
        '{"view":"pairs","guesses":{"alex":["more","more","more","more","more","more","more"]}}',
        '{"pairs":{"migraine-male":"constructor","hay-fever-male":9}}',
    ],
)
def test_what_was_kept_is_not_trusted(browser: Browser, tmp_path: Path, bad: str) -> None:
    """Catch a page that breaks, or shows nonsense, after somebody's edit."""
    with opened(browser, write_page(tmp_path, LAB).as_uri()) as page:
        kept = f'{{"unique-combination":{bad}}}'
        page.evaluate("kept => localStorage.setItem('kit-kept', kept)", kept)
        page.reload()
        root = page.locator("section.kit-act")
        text = root.inner_text()
        assert "undefined" not in text
        assert "NaN" not in text
        assert "native code" not in text
        root.get_by_role("combobox", name="Look at").select_option("cards")
        root.get_by_role("combobox", name="Card").select_option("sam")
        press(page, root, "Fewer people")
        assert root.locator(".kit-act-said").inner_text().startswith("Right")
