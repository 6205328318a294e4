"""The rule as activities apply it: the same as the library's, number by number."""

from publictier import disclosure
from publictier.linking import FOLDER, esm
from tests.support import run_module

BASE = disclosure.RULE.base


def test_counts_ranges_and_words_are_the_library_s() -> None:
    """Catch a page that rounds, prints or reads a number in its own way."""
    module = esm(FOLDER / "rounding-lab.js").replace("{ render, rowsOf }", "part_kit_rule")
    code = """
    const rule = found.ruleOf(given.base);
    const counts = given.counts.map((n) => rule.publicCount(n));
    const published = given.published;
    return {
        counts, shown: published.slice(1).map(rule.shown),
        table: published.map((n) => rule.trueRange(n)),
        chart: published.map((n) => rule.trueRange(n, "chart")),
    };
    """
    counts = [*range(130), 1239, 1240, 1241, 999_999]
    published = [0, *range(BASE, 400, BASE), 1240, 12_340, 1_234_560]
    found = run_module(module, code, {"base": BASE, "counts": counts, "published": published})
    assert found["counts"] == [disclosure.public_count(n) for n in counts]
    assert found["shown"] == [disclosure.shown(n) for n in published[1:]]
    assert found["table"] == [list(disclosure.true_range(n)) for n in published]
    assert found["chart"] == [list(disclosure.true_range(n, "chart")) for n in published]
    print(f"{len(counts) + 3 * len(published)} numbers compared")


def test_percentages_are_the_library_s() -> None:
    """Catch two hundredths that Python and the page round differently."""
    module = esm(FOLDER / "rounding-lab.js").replace("{ render, rowsOf }", "part_kit_rule")
    code = """
    const rule = found.ruleOf(given.base);
    return given.pairs.map(([n, of]) => [rule.percentage(n, of), ...rule.percentageRange(n, of)]);
    """
    totals = [BASE, 160, 640, 800, 1260, 16_000, 63_740, 100_000]
    pairs = [
        (n, total)
        for total in totals
        for n in range(BASE, total + 1, max(BASE, total // 400 // BASE * BASE))
    ]
    found = run_module(module, code, {"base": BASE, "pairs": pairs})
    expected = [
        [disclosure.percentage(n, total), *disclosure.percentage_range(n, total)]
        for n, total in pairs
    ]
    assert found == expected
    print(f"{len(pairs)} percentages compared")
    assert len(pairs) > 1000


def test_a_number_that_is_no_count_is_refused() -> None:
    """Catch a page that publishes half a person."""
    module = esm(FOLDER / "rounding-lab.js").replace("{ render, rowsOf }", "part_kit_rule")
    code = """
    const rule = found.ruleOf(20);
    const tries = [() => rule.publicCount(-1), () => rule.publicCount(2.5), () => rule.shown(37)];
    const outcome = (one) => { try { one(); return "let through"; } catch (e) { return e.name; } };
    return tries.map(outcome);
    """
    assert run_module(module, code) == ["RangeError"] * 3
