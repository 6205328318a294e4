"""What the attack on a published tier found: a page for people, a record for machines, a text."""

from __future__ import annotations

import html
from collections.abc import Sequence
from typing import Any

import pandas as pd

from publictier.audit.examine import PREVIOUS, Examined
from publictier.audit.report import Drop
from publictier.audit.writer import OWN
from publictier.disclosure import RULE
from publictier.markup import data_table, range_text
from publictier.strata import AGES, SEXES, UNDER_18

SHOWN = 25  # narrowest counts that the page lists
_FAMILIES = {
    "total": "everybody",
    "sex": "sex",
    "age": "age",
    "joint": "age and sex",
    "decade": "age at a record",
    "bin": "measured value",
    "race": "race or ethnicity",
    "state": "state",
    "version": "version of the survey",
    "current_age": "age today",
    "everything": "everything",
}
_AGES = {**AGES, UNDER_18: "under 18"}
_LIMITS = (
    "It knows the published tables. It does not know what somebody may know of one person from "
    "elsewhere.",
    "It gives the range of what is possible, not what is likely. Among counts shown as "
    f"≤ {RULE.base}, small ones are frequent; whoever guesses 1 is often right.",
    "No row means nobody. The rule allows to say so.",
    "It knows the sums named in the documentation of publictier.audit.release. A sum that is true "
    "and not named there makes the attacker stronger than this one.",
    "It does not look at averages, extremes or texts. A tier must not hold them.",
)
_STYLE = (
    "body{font:1.05rem/1.5 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem;"
    "color:#1b1b1b;background:#fff}table{border-collapse:collapse;margin:1rem 0}"
    ".wide{overflow-x:auto}th,td{border:1px solid #767676;padding:.3rem .6rem;text-align:left;"
    "vertical-align:top}caption{text-align:left;font-weight:600;padding:.3rem 0}"
)


def as_dict(found: Examined) -> dict[str, Any]:
    """Give everything that was found, ready for JSON, with keys in a fixed order."""
    files, counts = found.tier.checked
    return {
        "tier": found.tier.folder.name,
        "previous": None if found.previous is None else found.previous.folder.name,
        "people": found.tier.people,
        "passed": not found.breaches,
        "breaches": found.breaches,
        "files": files,
        "counts_held_to_the_rule": counts,
        "published_counts": found.cells,
        "small_counts": len(found.bounds),
        "pinned": found.pinned,
        "narrowest": found.narrowest if len(found.bounds) else None,
        "below_demand": found.narrow,
        "min_feasible": found.min_feasible,
        "distribution": found.distribution().to_dict("records"),
        "narrowest_counts": found.bounds.head(SHOWN).to_dict("records"),
        "growth": {
            "only_new_people": found.growth.only_new_people,
            "joined": found.growth.joined,
            "unlinked": list(found.unlinked),
        },
        "coarsened_at_its_making": (found.tier.said or {}).get("dropped"),
        "would_drop": [vars(drop) for drop in found.would_drop],
    }


def text(found: Examined) -> str:
    """Give the result in a few lines."""
    files, counts = found.tier.checked
    lines = [
        f"Audit of {found.tier.folder.name}{_beside(found)}: "
        f"{'FAILED' if found.breaches else 'passed'}",
        f"  held to the rule: {counts:,} counts in {files} files",
        f"  attacked: {len(found.bounds):,} small counts among {found.cells:,} published counts",
    ]
    if len(found.bounds):
        lines.append(
            f"  pinned {found.pinned:,}; fewest possible values {found.narrowest} "
            f"(demanded {found.min_feasible})"
        )
    lines += [f"  {breach}" for breach in found.breaches]
    lines += [f"  {drop.concept}: leave out {drop.family}" for drop in found.would_drop]
    if found.unlinked:
        lines.append(f"  no growth assumed of {len(found.unlinked)} concepts whose counts fell")
    return "\n".join(lines)


def page(found: Examined) -> str:
    """Give the page: it needs no other file, and no script."""
    title = f"What can be worked out from {found.tier.folder.name}"
    parts = [_verdict(found), _figures(found)]
    if len(found.bounds):
        parts += [_distribution(found), _narrowest(found)]
    parts += [_coarsened(found), _known(found), _list("What this does not show", _LIMITS)]
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{html.escape(title)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<main>\n"
        f"<h1>{html.escape(title)}</h1>\n" + "\n".join(parts) + "\n</main>\n</body>\n</html>\n"
    )


def _beside(found: Examined) -> str:
    return "" if found.previous is None else f" beside {found.previous.folder.name}"


def _verdict(found: Examined) -> str:
    whose = f"People in these tables: {found.tier.people}."
    if found.breaches:
        wrong = "".join(f"<li>{html.escape(breach)}</li>" for breach in found.breaches)
        return f"<p><strong>It failed.</strong> {html.escape(whose)}</p><ul>{wrong}</ul>"
    return (
        f"<p><strong>It passed.</strong> No small count can be narrowed to fewer than "
        f"{found.min_feasible} possible values. {html.escape(whose)}</p>"
    )


def _table(rows: Sequence[tuple[object, ...]], caption: str, headers: list[str]) -> str:
    table = pd.DataFrame(rows, columns=headers).astype(str)
    label = html.escape(caption, quote=True)
    written = data_table(table, caption, headers, counts=())
    return f'<div class="wide" role="region" tabindex="0" aria-label="{label}">{written}</div>'


def _figures(found: Examined) -> str:
    files, counts = found.tier.checked
    rows: list[tuple[object, ...]] = [
        ("Counts held to the rule", f"{counts:,} in {files} files"),
        ("Published counts attacked", f"{found.cells:,}"),
        (f"Small counts, shown as ≤ {RULE.base}", f"{len(found.bounds):,}"),
        ("Small counts worked out exactly", f"{found.pinned:,}"),
        ("Fewest possible values of one", found.narrowest if len(found.bounds) else "none left"),
        ("Demanded", found.min_feasible),
    ]
    return _table(rows, f"What was examined{_beside(found)}", ["Figure", "Value"])


def _distribution(found: Examined) -> str:
    table = found.distribution()
    rows: list[tuple[object, ...]] = [
        (values, f"{n:,}") for values, n in table.itertuples(index=False, name=None)
    ]
    caption = f"Small counts by how many true values are possible (at most {RULE.base})"
    return "<h2>How wide the ranges are</h2>" + _table(
        rows, caption, ["Possible values", "Small counts"]
    )


def _named(found: Examined, concept: str) -> str:
    """Write whom a count counts: a concept with its name, unit or answer."""
    parts = [part for part in concept.removesuffix(OWN).split("|") if part]
    names = dict.fromkeys(found.tier.names.get(part, part) for part in parts)
    own = ", the code itself" if concept.endswith(OWN) else ""
    return f"{' / '.join(names)}{own}"


def _stratum(family: str, stratum: str) -> str:
    """Write a stratum in words, where its codes are the kit's.

    >>> _stratum("joint", "3 8532"), _stratum("bin", "8507 75 - 90"), _stratum("state", "us-ca")
    ('30-39, Female', 'Male, 75 - 90', 'us-ca')
    """
    first, _, rest = stratum.partition(" ")
    if family == "sex":
        return SEXES.get(stratum, stratum)
    if family in ("age", "decade"):
        return _AGES.get(stratum, stratum)
    if family == "joint":
        return f"{_AGES.get(first, first)}, {SEXES.get(rest, rest)}"
    if family == "bin":
        return f"{SEXES.get(first, first)}, {rest}"
    return stratum


def _narrowest(found: Examined) -> str:
    rows: list[tuple[object, ...]] = [
        (
            _named(found, row["concept"]),
            _FAMILIES.get(row["family"], row["family"]),
            _stratum(row["family"], row["stratum"]) or "all",
            range_text(row["low"], row["high"]),
            row["values"],
            *([row["release"]] if found.previous else []),
        )
        for row in found.bounds.head(SHOWN).to_dict("records")
    ]
    headers = ["Concept", "Table by", "Stratum", "True count is from", "Possible values"]
    headers += ["Release"] if found.previous else []
    caption = f"The {len(rows)} narrowest small counts; anybody can work these ranges out"
    return "<h2>The narrowest counts</h2>" + _table(rows, caption, headers)


def _coarsened(found: Examined) -> str:
    said = (found.tier.said or {}).get("dropped")
    drops = [Drop(**drop) for drop in said or []]
    text = "<h2>What was left out, and why</h2>"
    if said is None:
        text += "<p>The tier came without a report of its making, so this is not known.</p>"
    elif not drops:
        text += "<p>Nothing: every small count kept enough possible values.</p>"
    else:
        text += _drops(found, drops, "Tables left out when the tier was made")
    if found.would_drop:
        text += _drops(found, [*found.would_drop], "Tables to leave out for the tier to pass")
    return text


def _drops(found: Examined, drops: list[Drop], caption: str) -> str:
    rows: list[tuple[object, ...]] = [
        (_named(found, d.concept), _FAMILIES.get(d.family, d.family), d.narrowest) for d in drops
    ]
    return _table(rows, caption, ["Concept", "Table by", "Possible values it left"])


def _known(found: Examined) -> str:
    known = [
        "The rule, and every published number.",
        "What adds up: sexes, ages and parts to their totals; a narrower concept's people are "
        "among a wider one's; everybody is among the participants.",
    ]
    if found.previous is not None:
        known += [
            "Every number of the release before.",
            "Nobody left in between, and no record was withdrawn.",
        ]
    if found.growth.only_new_people:
        known.append("The records of those who were there stayed as they were.")
    if found.growth.joined is not None:
        known.append(f"{found.growth.joined:,} people joined in between.")
    if found.unlinked:
        known.append(
            f"Nothing about the growth of {len(found.unlinked):,} concepts: a count of theirs is "
            f"lower than in {PREVIOUS}, so people or records were withdrawn."
        )
    return _list("What the attacker is taken to know", known)


def _list(title: str, lines: list[str] | tuple[str, ...]) -> str:
    items = "".join(f"<li>{html.escape(line)}</li>" for line in lines)
    return f"<h2>{html.escape(title)}</h2><ul>{items}</ul>"
