"""Exact counts of a whole source, in memory only."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

import pandas as pd

from publictier.builder.analyses import ANSWER, QUESTION, TOTAL
from publictier.builder.checks import check_events, check_periods, make_people
from publictier.builder.counts import (
    count_domain,
    count_people,
    count_surveys,
    count_wearables,
    direct_pairs,
)
from publictier.builder.events import make_domains, make_events
from publictier.builder.histograms import count_histograms
from publictier.builder.layout import join_rows
from publictier.builder.options import BuildOptions
from publictier.builder.schema import WEARABLES
from publictier.builder.source import Source, open_source
from publictier.errors import DisclosureError, SourceError

Progress = Callable[[str], None]
_PAIRS = ["domain", "parent", "child"]


@dataclass(frozen=True, repr=False)
class ExactCounts:
    """Exact counts of participants, which never leave memory as they are.

    Attributes:
        results: the long layout, see `publictier.builder.analyses`: ``analysis_id``,
            ``stratum_1`` … ``stratum_7``, ``count_value``, ``source_count_value``; sorted.
        concepts: ``concept_id`` (text), ``concept_code``, ``name``, ``concept_class`` of every
            concept named in the results.
        hierarchy: direct pairs of counted concepts: ``domain``, ``parent``, ``child``.
        options: how they were counted.
        missing: tables that were looked for and are not there.
        notes: what was left out, and how many rows.
    """

    results: pd.DataFrame
    concepts: pd.DataFrame
    hierarchy: pd.DataFrame
    options: BuildOptions
    missing: tuple[str, ...]
    notes: tuple[str, ...]

    def __repr__(self) -> str:
        return f"<ExactCounts: {len(self.results):,} counts; exact, not for publication>"

    def __reduce__(self) -> NoReturn:
        raise DisclosureError(
            "Exact counts cannot be pickled or copied to a file. Publish them with "
            "publictier.builder.release, which rounds and audits them."
        )

    def __getattr__(self, name: str) -> NoReturn:
        if name.startswith("to_"):
            raise DisclosureError(
                f"Exact counts have no {name}: they are not for publication. Publish them with "
                "publictier.builder.release, which rounds and audits them."
            )
        raise AttributeError(f"ExactCounts has no attribute {name}")


def exact_counts(
    source: str | Path | Source,
    options: BuildOptions | None = None,
    progress: Progress | None = None,
) -> ExactCounts:
    """Count distinct participants of an OMOP source, exactly.

    Args:
        source: a folder of Parquet or CSV files, a DuckDB file, or an opened `Source`.
        options: how to count; the kit's own choices by default.
        progress: called with a short line when a step begins.

    Raises:
        SourceError: if the source cannot be counted honestly; see `publictier.builder.checks`.
    """
    options = options or BuildOptions()
    say = progress or (lambda line: None)
    say("opening the source")
    with open_source(source, options) as opened:
        return _count(opened, options, say)


def _count(source: Source, options: BuildOptions, say: Progress) -> ExactCounts:
    say("checking the rows")
    notes = make_people(source, options)
    notes += check_periods(source, options)
    make_events(source, options)
    notes += check_events(source, options)
    domains = make_domains(source)
    parts, pairs = count_people(source), [pd.DataFrame(columns=_PAIRS, dtype=str)]
    for domain in domains:
        say(f"counting {domain.name.replace('_', ' ')}")
        parts += count_domain(source, domain, options)
        pairs.append(direct_pairs(source, domain))
        if domain.table == "measurement":
            parts += count_histograms(source, domain, options)
    say("counting surveys and wearables")
    parts += count_surveys(source, options)
    parts += count_wearables(source, options)
    if not any(len(part) for part in parts[2:]):
        raise SourceError(
            f"{source.name} has nothing to count: no record with a mapped concept. Tables "
            f"found: {', '.join(sorted(source.labels))}. Check that the tables belong together."
        )
    results = join_rows(parts)
    hierarchy = pd.concat(pairs, ignore_index=True).astype(str)
    concepts = _concepts(source, results)
    return ExactCounts(results, concepts, hierarchy, options, source.missing, tuple(notes))


def _concepts(source: Source, results: pd.DataFrame) -> pd.DataFrame:
    by_analysis = results.set_index("analysis_id")
    named = {*by_analysis.loc[by_analysis.index == TOTAL, "stratum_1"]}
    answers = by_analysis.loc[by_analysis.index.isin([QUESTION, ANSWER])]
    named = named.union(answers["stratum_2"], answers["stratum_3"])
    used = pd.DataFrame({"concept_id": sorted(text for text in named if text.isdigit())})
    used = used.astype({"concept_id": str})
    if source.has("concept"):
        source.engine.give("used_concepts", used)
        found = source.engine.frame(
            "SELECT u.concept_id, MIN(c.concept_code) AS concept_code, "
            "MIN(c.concept_name) AS name, MIN(c.concept_class_id) AS concept_class "
            "FROM used_concepts AS u LEFT JOIN omop_concept AS c "
            "ON CAST(c.concept_id AS VARCHAR) = u.concept_id GROUP BY u.concept_id"
        )
    else:
        found = used.assign(concept_code=None, name=None, concept_class=None)
    wearables = pd.DataFrame(
        [(table, table, name, "Wearable") for table, name in WEARABLES.items()],
        columns=["concept_id", "concept_code", "name", "concept_class"],
    )
    out = pd.concat([found, wearables], ignore_index=True)
    out["name"] = out["name"].fillna("Concept " + out["concept_id"])
    out[["concept_code", "concept_class"]] = out[["concept_code", "concept_class"]].fillna("")
    return out.astype(str).sort_values("concept_id", ignore_index=True)
