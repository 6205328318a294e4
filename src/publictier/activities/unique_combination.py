"""Your unique combination: how fast facts that are multiplied make a made-up person rare."""

from __future__ import annotations

import html
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from publictier import disclosure
from publictier.activities import content
from publictier.activities.exhibit import Exhibit
from publictier.activity import module, styles
from publictier.check._markup import inline
from publictier.markup import data_table
from publictier.tables import load

EVERYONE = "All participants"
#: Product and published count are called alike when they differ by no more than this factor.
ALIKE = 1.1


@dataclass(frozen=True)
class Fact:
    """One fact of a card: how many made-up people share it, of how many it is known of.

    Attributes:
        text: What the fact says.
        count: Published count of those who share it.
        of: Published count of those of whom it is known.
        among: Who they are.
    """

    text: str
    count: int
    of: int
    among: str


class UniqueCombination(Exhibit):
    """Predict what each fact does to the number of people who match a character card."""

    activity = "unique-combination"
    title = "Your unique combination"
    how = (
        "Take a card of a made-up person, and say before each fact whether more, fewer or as many "
        "people match once it is added. "
        "Then look at where multiplying goes wrong, and do the tasks."
    )
    _esm = module("unique-combination")
    _css = styles("check", "activity")

    def __init__(self, id: str | None = None):
        """Read the shares of all facts from the made-up tables."""
        self._written = content.read(self.activity)
        self.everyone = _count("domains", domain=EVERYONE)
        self.facts = {name: fact_of(found) for name, found in self._written["facts"].items()}
        self.cards = self._written["cards"]
        self.pairs = [_pair(found) for found in self._written["pairs"]]
        sets = [
            content.tasks(self.activity, self._task_values(*chosen), key=str(key))
            for key, chosen in enumerate(self._written["sets"], 1)
        ]
        facts = {name: vars(fact) for name, fact in self.facts.items()}
        super().__init__(
            *sets,
            id=id,
            everyone=self.everyone,
            facts=facts,
            cards=self.cards,
            pairs=self.pairs,
            alike=ALIKE,
            words=self._written["words"],
        )

    def expected(self, names: Sequence[str]) -> float:
        """Multiply the shares of some facts, and give the people expected to match them all.

        Example:
            >>> UniqueCombination().expected([])
            100000.0
        """
        return product(self.everyone, [self.facts[name] for name in names])

    def plain_part(self) -> str:
        """Give the cards to cut out, and what to do with them."""
        words = self._written["words"]
        intro = "".join(f"<p>{html.escape(words[key])}</p>" for key in ("notice", "paper"))
        cards = "\n".join(
            f"<p><strong>{html.escape(card['name'])}</strong></p><ol>"
            + "".join(f"<li>{html.escape(self.facts[name].text)}</li>" for name in card["facts"])
            + "</ol>"
            for card in self.cards
        )
        why = "".join(f"<p>{inline(words[key])}</p>" for key in ("guess", "pairs", "together"))
        return f"{intro}\n{cards}\n{why}"

    def plain_answers(self) -> str:
        """Give the numbers of each card, fact by fact, and those of the pairs."""
        cards = "\n".join(self._card_numbers(card) for card in self.cards)
        return f"{cards}\n{self._pair_numbers()}"

    def _card_numbers(self, card: Mapping[str, Any]) -> str:
        names = card["facts"]
        matches = [self.expected(names[: i + 1]) for i in range(len(names))]
        table = pd.DataFrame(
            {
                "fact": [self.facts[name].text for name in names],
                "share": [share_words(self.facts[name]) for name in names],
                "matches": [people_words(n) for n in matches],
                "printed": [disclosure.shown(printed(n)) for n in matches],
            }
        )
        headers = ["Fact added", "Share", "People expected to match so far", "Public table"]
        return data_table(table, f"{card['name']}: of {self.everyone:,} made-up people", headers)

    def _pair_numbers(self) -> str:
        table = pd.DataFrame(
            {
                "pair": [f"{pair['first']}, and {pair['second']}" for pair in self.pairs],
                "product": [people_words(pair_expected(pair)) for pair in self.pairs],
                "count": [pair["published"] for pair in self.pairs],
                "why": [pair["why"] for pair in self.pairs],
            }
        )
        headers = ["Two facts", "The product expects", "The table prints", "Why"]
        of = self.pairs[0]["of"]
        caption = f"Pairs of facts, of {of:,} made-up people with a condition record"
        return data_table(table, caption, headers)

    def _task_values(self, one: str, two: str, pair: str) -> dict[str, object]:
        """Work out what the tasks need from two facts and a pair."""
        first, second = self.facts[one], self.facts[two]
        matches = self.expected([one, two])
        found = next(row for row in self.pairs if row["id"] == pair)
        low, high = disclosure.true_range(found["published"])
        absent = next(row for row in self.pairs if not row["published"])
        return {
            "everyone": f"{self.everyone:,}",
            "one": first.text, "two": second.text,
            "one_share": share_words(first), "two_share": share_words(second),
            "one_people": round(self.everyone * first.count / first.of),
            "two_people": round(self.everyone * second.count / second.of),
            "sum": round(self.everyone * (first.count / first.of + second.count / second.of)),
            "match": round(matches), "slack": max(2, round(matches * 0.02)),
            "pair_one": found["first"], "pair_two": found["second"], "why": found["why"],
            "product": people_words(pair_expected(found)),
            "product_round": round(pair_expected(found)),
            "pair_low": low, "pair_high": high, "pair_shown": disclosure.shown(high),
            "absent_one": absent["first"], "absent_two": absent["second"],
            "absent_product": people_words(pair_expected(absent)), "absent_why": absent["why"],
        }  # fmt: skip


def _count(table: str, **where: object) -> int:
    """Look up one published count.

    Raises:
        LookupError: There is not exactly one such row.

    Example:
        >>> _count("domains", domain="All participants")
        100000
    """
    found = load(table)
    for column, value in where.items():
        found = found[found[column] == value]
    if len(found) != 1:
        raise LookupError(f"{table}: {len(found)} rows have {where}; a fact needs exactly one.")
    return int(found["count"].iloc[0])


def fact_of(found: Mapping[str, Any]) -> Fact:
    """Look up the share of a fact as the content file describes it.

    Raises:
        LookupError: No single row of the tables holds it.
        KeyError: The kind of fact is unknown.

    Example:
        >>> fact_of({"text": "took part", "kind": "domain", "is": "Survey"}).of
        100000
    """
    kind, value = found["kind"], found["is"]
    if kind == "answer":
        survey = _survey_of(found["question"])
        count = _count("survey_answers", question_id=found["question"], answer=value)
        among = "those who answered this survey"
        return Fact(found["text"], count, _count("surveys", survey_id=survey), among)
    table, where, domain = _PLACES[kind]
    among = "all" if domain == EVERYONE else f"those with a {domain.lower()} record"
    count = _count(table, **{where: value}, **_WITHIN.get(kind, {}))
    return Fact(found["text"], count, _count("domains", domain=domain), among)


BASICS = 2000050001
_PLACES = {
    "condition": ("conditions", "name", "Condition"),
    "drug": ("drugs", "name", "Drug"),
    "procedure": ("procedures", "name", "Procedure"),
    "domain": ("domains", "domain", EVERYONE),
    "survey": ("surveys", "name", EVERYONE),
    "sex": ("domains_by_sex", "sex", EVERYONE),
    # not domains_by_age: there, a person with records of several ages counts in each of them
    "age": ("surveys_by_age", "age", EVERYONE),
}
_WITHIN: dict[str, dict[str, object]] = {
    "sex": {"domain": EVERYONE},
    "age": {"survey_id": BASICS},
}


def _survey_of(question: int) -> int:
    questions = load("survey_questions")
    return int(questions[questions["question_id"] == question]["survey_id"].iloc[0])


def _pair(found: Mapping[str, Any]) -> dict[str, Any]:
    """Look up a condition, an age or a sex, and the published count of both together."""
    condition, kind, value = found["condition"], found["kind"], found["is"]
    of = _count("domains", domain="Condition")
    if kind == "sex":
        share = (_count("domains_by_sex", domain="Condition", sex=value), of)
    else:
        age = fact_of({"text": "", "kind": "age", "is": value})
        share = (age.count, age.of)
    both = load(f"conditions_by_{kind}")
    rows = both[(both["name"] == condition) & (both[kind] == value)]
    return {
        "id": found["id"],
        "first": found["first"],
        "second": found["second"],
        "facts": found["facts"],
        "why": found["why"],
        "of": of,
        "count": _count("conditions", name=condition),
        "share": list(share),
        # an absent row of a table says nobody
        "published": int(rows["count"].sum()),
    }


def product(people: int, facts: Sequence[Fact]) -> float:
    """Multiply a number of people by the share of each fact.

    Example:
        >>> product(100, [Fact("", 1, 2, ""), Fact("", 1, 4, "")])
        12.5
    """
    matches = float(people)
    for fact in facts:
        matches = matches * fact.count / fact.of
    return matches


def pair_expected(pair: Mapping[str, Any]) -> float:
    """Give how many people the product expects to have both facts of a pair."""
    count, of = pair["share"]
    return float(pair["count"] * count / of)


def pair_verdict(pair: Mapping[str, Any]) -> str:
    """Say whether the product is too high, too low or about right, by the published count.

    Example:
        >>> pair_verdict({"count": 100, "share": [1, 2], "published": 0})
        'high'
    """
    low, high = disclosure.true_range(pair["published"])
    expected = pair_expected(pair)
    if expected > high * ALIKE:
        return "high"
    return "low" if expected * ALIKE < low else "right"


def printed(matches: float) -> int:
    """Give what a public table would print: the card itself is one person, so never nobody."""
    return disclosure.public_count(max(1, int(matches + 0.5))) or 0


def people_words(matches: float) -> str:
    """Write an expected number of people.

    Example:
        >>> [people_words(n) for n in (1234.5, 1.0, 0.26, 0.0)]
        ['1,235', '1', 'less than 1', 'less than 1']
    """
    return "less than 1" if matches < 1 else f"{int(matches + 0.5):,}"


def share_words(fact: Fact) -> str:
    """Write a share in percent, with two decimals.

    Example:
        >>> share_words(Fact("", 13_940, 91_960, ""))
        '15.16 %'
    """
    return f"{round(100 * fact.count / fact.of, 2):.2f} %"
