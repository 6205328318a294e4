"""The representation ratio: a group's share in a study over its share in the population."""

from __future__ import annotations

from typing import Any

import pandas as pd

from publictier.activities import content
from publictier.activities.exhibit import Exhibit
from publictier.activity import module, styles
from publictier.markup import data_table
from publictier.tables import facts

Figure = dict[str, Any]


class RepresentationRatio(Exhibit):
    """Divide two published shares, and say which two ratios may be compared."""

    activity = "representation-ratio"
    title = "Representation ratio"
    how = (
        "Pick a share in a study and a share in the population, and read what their ratio says. "
        "Keep two ratios side by side, say whether they may be compared, and do the tasks."
    )
    _esm = module("representation-ratio")
    _css = styles("check", "activity")

    def __init__(self, id: str | None = None):
        """Read the figures from the facts, and fill them into texts and tasks."""
        written = content.read(self.activity)
        self._figures = figures()
        publisher, page = _source(self._figures)
        self.people = f"Real figures, source: {publisher}, no date"
        super().__init__(
            content.tasks(self.activity, {**_values(self._figures), "publisher": publisher}),
            id=id,
            figures=self._figures,
            note=written["note"].format(source=f"{page}, {publisher}"),
            words=written["words"],
            warnings=written["warnings"],
            verdicts=written["verdicts"],
        )

    def plain_part(self) -> str:
        """Give the figures with their sources, the ratios, and which of them may be compared."""
        note, verdicts = str(self.spec["note"]), self.spec["verdicts"]
        pairs = proper_pairs(self._figures)
        asked = [
            f"<li>{_name(one)}; and {_name(two)}: may these two be compared?"
            f"<details><summary>Answer and why</summary><p>{_said(verdicts, one, two)}</p>"
            "</details></li>"
            for i, one in enumerate(pairs)
            for two in pairs[i + 1 :]
        ]
        return "\n".join(
            [
                f"<p>{note}</p>",
                data_table(_figure_table(self._figures), "The figures"),
                "<details><summary>The ratios</summary>",
                data_table(_ratio_table(pairs, self.spec["words"]), "The ratios"),
                "</details>",
                f"<ol>{''.join(asked)}</ol>",
            ]
        )


def figures() -> list[Figure]:
    """Give the shares to pick from, each with what its source says.

    Returns:
        For each: fact, role (study or population), group, trials (empty if the source does not
        say), later, and from the facts value, shown, statement, who, source, date.

    Example:
        >>> [one["shown"] for one in figures() if one["role"] == "study"]
        ['5', '7.6', '1', '10']
    """
    table = facts("representation").set_index("fact")
    sources = facts("sources").set_index("source")
    found = []
    for entry in content.read("representation-ratio")["figures"]:
        row = table.loc[entry["fact"]]
        date = row["as_of"]
        found.append(
            {
                "trials": "", "later": False, **entry,
                "value": float(row["value"]),
                "shown": f"{row['value']:g}",
                "statement": row["statement"],
                "who": row["who"],
                "source": "{authors}, page “{title}”".format(**sources.loc[row["source"]])
                + f", part “{row['place']}”",
                "date": date if isinstance(date, str) and date else "No date given",
            }
        )  # fmt: skip
    return found


def ratio(study: Figure, population: Figure) -> float:
    """Divide a share in the study by a share in the population, to two decimals.

    >>> ratio({"value": 5}, {"value": 13.2})
    0.38
    """
    return round(float(study["value"]) / float(population["value"]), 2)


def words_of(ratio: float, words: dict[str, str]) -> str:
    """Say a ratio in people where ten, or a hundred, would match the population.

    Args:
        ratio: To two decimals.
        words: The sentences ``tens`` and ``hundred``; ten is used only where a whole number says
            it well.

    >>> forms = {"tens": "{tens} where 10", "hundred": "{hundred} where 100"}
    >>> words_of(0.38, forms), words_of(0.45, forms), words_of(0.06, forms)
    ('4 where 10', '45 where 100', '6 where 100')
    """
    hundred = round(ratio * 100)
    rest = hundred % 10
    tens = hundred // 10 + (rest > 2)
    form = words["tens" if tens > 0 and (rest <= 2 or rest >= 8) else "hundred"]
    return form.format(tens=tens, hundred=hundred)


def warning_of(study: Figure, population: Figure) -> str:
    """Name why two shares make no representation ratio: "group", "later", or nothing."""
    if study["group"] != population["group"]:
        return "group"
    return "later" if population["later"] else ""


def verdict_of(one: tuple[Figure, Figure], two: tuple[Figure, Figure]) -> str:
    """Name what decides whether two ratios may be compared."""
    a, b = one[0], two[0]
    if a["fact"] == b["fact"]:
        return "twice"
    if not a["trials"] or not b["trials"]:
        return "not-said"
    if a["trials"] == b["trials"]:
        return "same-trials"
    return "one-group" if a["group"] == b["group"] else "other-trials"


def proper_pairs(found: list[Figure]) -> list[tuple[Figure, Figure]]:
    """List the pairs of a share in a study and one in the population that make a ratio."""
    studies = [one for one in found if one["role"] == "study"]
    populations = [one for one in found if one["role"] == "population"]
    return [(a, b) for a in studies for b in populations if not warning_of(a, b)]


def _bare(value: float) -> float:
    return int(value) if value == int(value) else value


def _source(found: list[Figure]) -> tuple[str, str]:
    """Give publisher and title of the one page that all figures are from."""
    table = facts("representation").set_index("fact")["source"]
    (name,) = {table[figure["fact"]] for figure in found}
    row = facts("sources").set_index("source").loc[name]
    return str(row["authors"]), str(row["title"])


def _name(pair: tuple[Figure, Figure]) -> str:
    study = pair[0]
    return f"{study['group']}, {study['trials'] or 'trials not named'}"


def _said(verdicts: dict[str, Any], one: tuple[Figure, Figure], two: tuple[Figure, Figure]) -> str:
    verdict = verdicts[verdict_of(one, two)]
    return f"{'Yes.' if verdict['may'] else 'No, not as they are.'} {verdict['right']}"


def _figure_table(found: list[Figure]) -> pd.DataFrame:
    names = {"statement": "Figure", "who": "About", "source": "Source", "date": "Date"}
    return pd.DataFrame(found)[list(names)].rename(columns=names)


def _ratio_table(pairs: list[tuple[Figure, Figure]], words: dict[str, str]) -> pd.DataFrame:
    rows = [
        {
            "Group, trials": _name(pair),
            "Share in the trials": f"{pair[0]['shown']} %",
            "Share in the population": f"{pair[1]['shown']} %",
            "Ratio": f"{ratio(*pair):.2f}",
            "In words": words_of(ratio(*pair), words),
        }
        for pair in pairs
    ]
    return pd.DataFrame(rows)


def _values(found: list[Figure]) -> dict[str, object]:
    """Work out what the tasks need: shares, ratios, and what mistakes would give."""
    pairs = {pair[0]["fact"]: pair for pair in proper_pairs(found)}
    aa = pairs["african-american-trial-share"]
    nih = pairs["hispanic-nih-trial-share"]
    hispanic = pairs["hispanic-national-trial-share"]
    minorities = pairs["minorities-trial-share"]
    return {
        "aa_study": aa[0]["shown"], "aa_population": aa[1]["shown"], "aa_ratio": ratio(*aa),
        "aa_hundred": round(100 * ratio(*aa)),
        "nih_study": nih[0]["shown"], "nih_population": nih[1]["shown"], "nih_ratio": ratio(*nih),
        "nih_upside": round(nih[1]["value"] / nih[0]["value"], 2),
        "nih_difference": round(nih[1]["value"] - nih[0]["value"], 1),
        "nih_hundred": round(100 * ratio(*nih)),
        "hispanic_ratio": ratio(*hispanic),
        "minorities_study": _bare(minorities[0]["value"]),
        "minorities_population": _bare(minorities[1]["value"]),
        "minorities_ratio": ratio(*minorities),
        "minorities_hundred": round(100 * ratio(*minorities)),
        "minorities_gap": _bare(minorities[1]["value"] - minorities[0]["value"]),
    }  # fmt: skip
