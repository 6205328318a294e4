"""The helpers for learners of R: the rule's own answers, and errors that say what to do."""

from pathlib import Path

import pytest

import beside
from publictier import check, disclosure, load, names
from tests.webr_session import Session


@pytest.fixture
def kit(r: Session) -> Session:
    """R with the helpers loaded, beside the tables of the stage."""
    beside.put(r.folder)
    assert r.run('source("publictier.R")').reply["status"] == "ok"
    return r


def published_counts() -> list[int]:
    """Every count that any published table holds, each once."""
    found: set[int] = set()
    for name in names():
        table = load(name)
        if "count" in table:
            found |= set(table["count"])
    return sorted(int(count) for count in found)


def numbers(text: str) -> list[int]:
    """The numbers of a line that R wrote with cat()."""
    return [int(float(word)) for word in text.split()]


def test_bounds_are_those_of_the_rule(kit: Session) -> None:
    """Catch a second rule: R's bounds against Python's, over every published count."""
    counts = published_counts()
    vector = f"c({', '.join(map(str, counts))}, NA)"
    for place in ("table", "chart"):
        out = kit.run(f'b <- true_range({vector}, "{place}"); cat(b$low, "\\n"); cat(b$high)').out
        low, high = map(numbers, out.splitlines())
        expected = [disclosure.true_range(n, place) for n in (*counts, None)]  # type: ignore[arg-type]
        assert list(zip(low, high, strict=True)) == expected
    print(f"{len(counts)} published counts, in a table and on a chart")
    assert len(counts) > 500


def test_counts_are_shown_and_read_as_readers_see_them(kit: Session) -> None:
    """Catch "20" where readers see "≤ 20", and a text that is not understood."""
    counts = [n for n in published_counts() if n]
    kit.run(f"n <- c({', '.join(map(str, counts))})")
    shown = kit.run('cat(shown(n), sep = "|")').out.split("|")
    assert shown == [disclosure.shown(n) for n in counts]
    assert kit.run("cat(all(true_range(shown(n)) == true_range(n)))").out == "TRUE"
    assert kit.run('cat(unlist(true_range("1240")))').out == "1221 1240"


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("true_range(37)", "is no published count. Allowed: a multiple of 20"),
        ('true_range("about 40")', 'Value 1 is "about 40"'),
        ('true_range("\\u2264 40")', "is no published count"),
        ("true_range(-20)", "is no published count"),
        ("true_range(TRUE)", "is no published count"),
        ('true_range(20, "map")', 'Write "table" or "chart"'),
        ("shown(NA)", "Leave NA out first"),
        ("shown(30)", "is no published count"),
        ('read_table("conditions_by_sx")', 'Closest: "conditions_by_age"'),
        ('describe_plot("A plot")', "needs one text of at least 30 letters"),
        ('questions("none.R")', "There is no file"),
        ("try_out(nchar)", "needs at least one case()"),
    ],
)
def test_errors_say_what_was_found_and_what_is_allowed(kit: Session, code: str, words: str) -> None:
    """Catch an error that leaves a learner alone."""
    said = " ".join(kit.run(code).error["evalue"].split())
    assert words in said


def test_tables_are_read_by_their_short_or_full_name(kit: Session) -> None:
    """Catch a table that comes with factors, or without its label."""
    for name in ("conditions_by_age", "synthetic_conditions_by_age.csv"):
        out = kit.run(f't <- read_table("{name}"); cat(nrow(t), class(t$name), class(t$count))').out
        assert out == f"{len(load('conditions_by_age'))} character integer"


def test_a_table_about_real_people_is_not_taken_for_made_up(kit: Session) -> None:
    """Catch real figures that pass for practice data."""
    (kit.folder / "synthetic_other.csv").write_text("name,count,people\nAsthma,20,real\n")
    said = kit.run('read_table("other")').error["evalue"]
    assert "does not say in every row whose data it holds (made-up)" in " ".join(said.split())


def test_a_described_plot_carries_its_words_once(kit: Session) -> None:
    """Catch a description that is lost, or that sticks to the next plot."""
    words = "Three bars, made-up people: 20, 40 and 60."
    (plot,) = kit.run(f'describe_plot("{words}")\nbarplot(c(20, 40, 60))').displays
    assert plot["metadata"]["image/png"]["alt"] == words
    (plot,) = kit.run("barplot(c(20, 40, 60))").displays
    assert "alt" not in plot["metadata"]["image/png"]


def test_functions_are_tried_on_cases(kit: Session) -> None:
    """Catch a wrong function that passes, and an error that ends the cell."""
    twice = 'case(list(2), 4, "Twice 2 is 4."), case(list(5), 10, "Twice 5 is 10.")'
    assert kit.run(f"try_out(\\(n) n + n, {twice})").out == "2 of 2 right.\n"
    assert (
        "it gave 7, and should give 10. Twice 5 is 10."
        in kit.run(f"try_out(\\(n) n + 2, {twice})").out
    )
    assert "gave nothing back for case 1" in kit.run(f"try_out(\\(n) NULL, {twice})").out
    assert "stopped with an error" in kit.run(f"try_out(\\(n) stop('oh'), {twice})").out
    assert "without brackets" in kit.run(f"try_out(3, {twice})").out


def test_self_checks_show_reply_and_help(kit: Session) -> None:
    """Catch a self-check that R cannot show, or that says nothing to an odd answer."""
    one = check.number(
        "dogs", "How many dogs?", right={"value": 40, "reply": "Up, always."},
        otherwise="Which multiple comes next?", hints=["Up.", "To 40."], worked="21 becomes 40.",
    )  # fmt: skip
    (kit.folder / "one.R").write_text(check.r_questions([one]), encoding="utf-8")
    kit.run('questions("one.R")')
    (shown,) = kit.run('ask("dogs")').displays
    assert 'check("dogs", 40)' in shown["data"]["text/plain"]
    assert shown["data"]["text/html"].startswith('<div class="kit-check kit-check-plain">')
    assert kit.run('check("dogs", "40")').out == "Right: Up, always.\n"
    assert kit.run('check("dogs", 20)').out == "Not yet: Which multiple comes next?\n"
    assert "Give one number in digits" in kit.run('check("dogs", "many")').out
    assert [kit.run('hint("dogs")').out for _ in range(3)] == [
        "Hint 1 of 2: Up.\n", "Hint 2 of 2: To 40.\n", "Hint 2 of 2: To 40.\n",
    ]  # fmt: skip
    assert kit.run('worked("dogs")').out == "21 becomes 40.\n"
    assert 'Closest: "dogs"' in kit.run('check("dgos", 1)').error["evalue"]


def test_the_helpers_are_one_file_that_any_r_can_read() -> None:
    """Catch letters that an R without UTF-8 would garble, and the rule's number left open."""
    text = check.r_helpers()
    assert text.isascii()
    assert "RULE_BASE" not in text
    for folder in ("notebooks", "exercises"):
        assert Path(folder, "basics", "publictier.R").read_text(encoding="utf-8") == text
