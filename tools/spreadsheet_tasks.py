"""The tasks of the spreadsheet: the same questions as in the lessons, as formulas that count."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

import pandas as pd

from lesson_source import LessonError
from publictier import disclosure, load
from roles import Unfilled
from roles.template import filled

ROLE = "every_age"  # the condition that the tasks are about has a row in every age group
LETTERS = "ABCDEFGHIJ"
RANGE = re.compile(r"(\w+)!([A-Z]+\d+)(?::([A-Z]+\d+))?")
TEXT = re.compile(r'("[^"]*")')


@dataclass(frozen=True)
class Tables:
    """What the workbook holds: the one table, and the dictionary."""

    table: pd.DataFrame
    dictionary: pd.DataFrame

    @property
    def about(self) -> str:
        """The condition that the tasks are about."""
        return condition()

    @property
    def places(self) -> dict[str, str]:
        """What stands in the places of the tasks: the condition, ranges, the last letter."""
        counts = self.cells("Table", "count")
        return {
            "about": self.about,
            "names": self.cells("Table", "name"),
            "ages": self.cells("Table", "age"),
            "counts": counts,
            "first": counts.split(":")[0],
            "last": LETTERS[len(self.table.columns) - 1],
            "entries": self.cells("Dictionary", "name"),
            "totals": self.cells("Dictionary", "count"),
            "groups": str(self.table["age"].nunique()),
        }

    def of(self, condition: str) -> pd.DataFrame:
        """Give the rows of one condition."""
        return self.table[self.table["name"] == condition]

    def cells(self, sheet: str, name: str) -> str:
        """Give the range of a column's cells below its name.

        >>> tables = Tables(pd.DataFrame({"age": ["89+"], "count": [20]}), pd.DataFrame())
        >>> tables.cells("Table", "count")
        'Table!B2:B2'
        """
        rows = {"Table": self.table, "Dictionary": self.dictionary}[sheet]
        letter = LETTERS[list(rows.columns).index(name)]
        return f"{sheet}!{letter}2:{letter}{len(rows) + 1}"


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


def taught() -> Tables:
    """Give the tables that are taught: those of the tier beside this kit."""
    return Tables(load("conditions_by_age"), load("conditions"))


def condition() -> str:
    """Name the condition that the tasks are about.

    Raises:
        LessonError: the tier has none.
    """
    found = filled()[ROLE]
    if isinstance(found, Unfilled):
        raise LessonError(f"The spreadsheet has no condition to ask about: {found.why}.")
    return found.name


#: The tasks as written: in braces what depends on the tables, see `Tables.places`.
WRITTEN = (
    Task(
        "read-table",
        "How many columns has the table?",
        "=COUNTA(Table!A1:{last}1)",
        lambda found: len(found.table.columns),
    ),
    Task(
        "first-rows",
        "What is the count in the first row?",
        "={first}",
        lambda found: int(found.table["count"].iloc[0]),
    ),
    Task(
        "count-rows",
        "How many rows has the table, without the line of names?",
        "=COUNTA({names})",
        lambda found: len(found.table),
    ),
    Task(
        "pick-column",
        "In the column of ages: what stands in the eighth row?",
        "=INDEX({ages},8)",
        lambda found: str(found.table["age"].iloc[7]),
    ),
    Task(
        "keep-rows",
        "How many rows are about {about}?",
        '=COUNTIF({names},"{about}")',
        lambda found: len(found.of(found.about)),
    ),
    Task(
        "sort-rows",
        "What is the largest count of {about}?",
        '=SUMPRODUCT(MAX(({names}="{about}")*{counts}))',
        lambda found: int(found.of(found.about)["count"].max()),
    ),
    Task(
        "group-sum",
        "What do the age groups of {about} add up to?",
        '=SUMIF({names},"{about}",{counts})',
        lambda found: int(found.of(found.about)["count"].sum()),
    ),
    Task(
        "join-tables",
        "What total does the dictionary give for {about}?",
        '=INDEX({totals},MATCH("{about}",{entries},0))',
        lambda found: _total(found, found.about),
    ),
    Task(
        "reshape-wide",
        "In a wide table: what stands at {about} and 60-69?",
        '=SUMIFS({counts},{names},"{about}",{ages},"60-69")',
        lambda found: _published(found, found.about, "60-69"),
    ),
    Task(
        "bar-chart",
        "How high is the last bar of {about}, for 89+?",
        '=SUMIFS({counts},{names},"{about}",{ages},"89+")',
        lambda found: _published(found, found.about, "89+"),
    ),
    Task(
        "bounds",
        "What is the smallest true count behind {about} at 60-69?",
        '=SUMIFS({counts},{names},"{about}",{ages},"60-69")-19',
        lambda found: disclosure.true_range(_published(found, found.about, "60-69"))[0],
    ),
    Task(
        "small-counts",
        'How many rows hold a 20, which readers see as "≤ 20"?',
        "=COUNTIF({counts},20)",
        lambda found: int((found.table["count"] == 20).sum()),
    ),
    Task(
        "missing-rows",
        "How many rows are missing, because nobody is in them?",
        "=COUNTA({entries})*{groups}-COUNTA({names})",
        lambda found: len(found.dictionary) * found.table["age"].nunique() - len(found.table),
    ),
)


def tasks(tables: Tables) -> tuple[Task, ...]:
    """Write the tasks with the ranges and letters of these tables.

    Raises:
        LessonError: as for `condition`.

    >>> tasks(taught())[2].formula
    '=COUNTA(Table!B2:B731)'
    """
    places = tables.places
    return tuple(
        replace(
            task,
            question=task.question.format_map(places),
            formula=task.formula.format_map(places),
        )
        for task in WRITTEN
    )


def __getattr__(name: str) -> tuple[Task, ...]:
    """Give `TASKS`, those of the tables that are taught; made when asked for, since it may fail."""
    if name == "TASKS":
        return tasks(taught())
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
