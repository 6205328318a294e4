"""The tasks of the spreadsheet: the same questions as in the lessons, as formulas that count."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

import pandas as pd

from publictier import disclosure

CONDITION = "Asthma"
RANGE = re.compile(r"(\w+)!([A-Z]+\d+)(?::([A-Z]+\d+))?")
TEXT = re.compile(r'("[^"]*")')


@dataclass(frozen=True)
class Tables:
    """What the workbook holds: the one table, and the dictionary."""

    table: pd.DataFrame
    dictionary: pd.DataFrame

    def of(self, condition: str) -> pd.DataFrame:
        """Give the rows of one condition."""
        return self.table[self.table["name"] == condition]


@dataclass(frozen=True)
class Task:
    """One question, and the formula that answers it.

    Attributes:
        thing: the id that cells of lessons give it.
        question: in words.
        formula: as one types it, with the sheets Table and Dictionary.
        answer: the same from pandas.
    """

    thing: str
    question: str
    formula: str
    answer: Callable[[Tables], int | str]

    @property
    def open_formula(self) -> str:
        """The formula in the notation of ODF files.

        >>> Task("", "", '=SUMIF(Table!B2:B3,"a, b",Table!D2)', lambda _: 0).open_formula
        'of:=SUMIF([$Table.B2:.B3];"a, b";[$Table.D2])'
        """
        parts = TEXT.split(self.formula)
        # what stands in quotes stays as it is
        parts[::2] = [RANGE.sub(_reference, part.replace(",", ";")) for part in parts[::2]]
        return "of:" + "".join(parts)


def _reference(found: re.Match[str]) -> str:
    sheet, first, last = found.groups()
    return f"[${sheet}.{first}{f':.{last}' if last else ''}]"


def _published(found: Tables, condition: str, age: str) -> int:
    rows = found.of(condition)
    return int(rows.loc[rows["age"] == age, "count"].iloc[0])


def _total(found: Tables, condition: str) -> int:
    names = found.dictionary
    return int(names.loc[names["name"] == condition, "count"].iloc[0])


NAMES, AGES, COUNTS = "Table!B2:B731", "Table!C2:C731", "Table!D2:D731"
TASKS = (
    Task(
        "read-table",
        "How many columns has the table?",
        "=COUNTA(Table!A1:E1)",
        lambda found: len(found.table.columns),
    ),
    Task(
        "first-rows",
        "What is the count in the first row?",
        "=Table!D2",
        lambda found: int(found.table["count"].iloc[0]),
    ),
    Task(
        "count-rows",
        "How many rows has the table, without the line of names?",
        f"=COUNTA({NAMES})",
        lambda found: len(found.table),
    ),
    Task(
        "pick-column",
        "In the column of ages: what stands in the eighth row?",
        f"=INDEX({AGES},8)",
        lambda found: str(found.table["age"].iloc[7]),
    ),
    Task(
        "keep-rows",
        f"How many rows are about {CONDITION}?",
        f'=COUNTIF({NAMES},"{CONDITION}")',
        lambda found: len(found.of(CONDITION)),
    ),
    Task(
        "sort-rows",
        f"What is the largest count of {CONDITION}?",
        f'=SUMPRODUCT(MAX(({NAMES}="{CONDITION}")*{COUNTS}))',
        lambda found: int(found.of(CONDITION)["count"].max()),
    ),
    Task(
        "group-sum",
        f"What do the age groups of {CONDITION} add up to?",
        f'=SUMIF({NAMES},"{CONDITION}",{COUNTS})',
        lambda found: int(found.of(CONDITION)["count"].sum()),
    ),
    Task(
        "join-tables",
        f"What total does the dictionary give for {CONDITION}?",
        f'=INDEX(Dictionary!E2:E94,MATCH("{CONDITION}",Dictionary!C2:C94,0))',
        lambda found: _total(found, CONDITION),
    ),
    Task(
        "reshape-wide",
        f"In a wide table: what stands at {CONDITION} and 60-69?",
        f'=SUMIFS({COUNTS},{NAMES},"{CONDITION}",{AGES},"60-69")',
        lambda found: _published(found, CONDITION, "60-69"),
    ),
    Task(
        "bar-chart",
        f"How high is the last bar of {CONDITION}, for 89+?",
        f'=SUMIFS({COUNTS},{NAMES},"{CONDITION}",{AGES},"89+")',
        lambda found: _published(found, CONDITION, "89+"),
    ),
    Task(
        "bounds",
        f"What is the smallest true count behind {CONDITION} at 60-69?",
        f'=SUMIFS({COUNTS},{NAMES},"{CONDITION}",{AGES},"60-69")-19',
        lambda found: disclosure.true_range(_published(found, CONDITION, "60-69"))[0],
    ),
    Task(
        "small-counts",
        'How many rows hold a 20, which readers see as "≤ 20"?',
        f"=COUNTIF({COUNTS},20)",
        lambda found: int((found.table["count"] == 20).sum()),
    ),
    Task(
        "missing-rows",
        "How many rows are missing, because nobody is in them?",
        f"=COUNTA(Dictionary!C2:C94)*8-COUNTA({NAMES})",
        lambda found: len(found.dictionary) * found.table["age"].nunique() - len(found.table),
    ),
)
