"""R cells: output, warnings and errors as R gives them, and what an editor asks beside them."""

import time

import pytest

from tests.webr_session import Session
from webrkernel import R_VERSION

# code -> what R's console prints for it
PRINTED = {
    "1 + 1": "[1] 2\n",
    "x <- 3; x": "[1] 3\n",
    '"a"; TRUE\nNULL': '[1] "a"\n[1] TRUE\nNULL\n',
    "invisible(7)": "",
    'c(a = 20, b = 40)': " a  b \n20 40 \n",
    "100000": "[1] 1e+05\n",
    "1/3": "[1] 0.3333333\n",
    'cat("no end of line")': "no end of line",
    'cat("one "); cat("line\\n")': "one line\n",
    "quote(a + b)": "a + b\n",
    "function(x) x^2": "function(x) x^2\n",
    "sapply(1:3, \\(n) n * 20) |> sum()": "[1] 120\n",
    'print.tier <- function(x, ...) cat("<tier>\\n"); structure(1, class = "tier")': "<tier>\n",
    'setClass("P", representation(n = "numeric")); new("P", n = 20)':
        'An object of class "P"\nSlot "n":\n[1] 20\n\n',
    'cat("é ≤ 20 – ü\\n"); "≤"': 'é ≤ 20 – ü\n[1] "≤"\n',
    'table(c("u", "v", "u"))': "\nu v \n2 1 \n",
    "print <- function(...) stop(1); c <- 5; 2 + c": "[1] 7\n",
    "ls()": "character(0)\n",
}  # fmt: skip

LONG = "a text so long that R has to put the whole of it below the call"
# code -> what R writes to standard error
WARNED = {
    'as.numeric("a")': "Warning message:\nNAs introduced by coercion\n",
    'f <- function() { warning("one"); warning("two") }; f()':
        "Warning messages:\n1: In f() : one\n2: In f() : two\n",
    "for (i in 1:12) warning(i)": "There were 12 warnings (use warnings() to see them)\n",
    'suppressWarnings(as.numeric("a"))': "",
    'message("a message")': "a message\n",
    'options(warn = 1); f <- function() { warning("w"); message("m") }; f(); options(warn = 0)':
        "Warning in f() : w\nm\n",
    f'f <- function(x) warning("{LONG}"); f("given")':
        f'Warning message:\nIn f("given") :\n  {LONG}\n',
}  # fmt: skip

# code -> class, message, traceback
FAILED = {
    "undefined": ("simpleError", "object 'undefined' not found",
                  ["Error: object 'undefined' not found"]),
    'f <- function(x) g(x); g <- function(x) stop("bad value: ", x); f(3)':
        ("simpleError", "bad value: 3",
         ["Error in g(x) : bad value: 3", "Traceback:", "1. f(3)", "2. g(x)"]),
    'stop("top")': ("simpleError", "top", ["Error: top"]),
    'f <- function() stop("quiet", call. = FALSE); f()':
        ("simpleError", "quiet", ["Error: quiet", "Traceback:", "1. f()"]),
    "1 +* 2": ("ParseError", "<text>:1:4: unexpected '*'\n1: 1 +*\n       ^",
               ["Error: <text>:1:4: unexpected '*'", "1: 1 +*", "       ^"]),
    'stop(structure(class = c("mine", "error", "condition"), list(message = "own", call = NULL)))':
        ("mine", "own", ["Error: own"]),
    'options(warn = 2); f <- function() warning("w"); f()':
        ("simpleError", "(converted from warning) w",
         ["Error in f() : (converted from warning) w", "Traceback:", "1. f()"]),
}  # fmt: skip


def test_values_and_output_are_printed_as_r_prints_them(r: Session) -> None:
    """Catch a value that looks different from R's console or a textbook."""
    wrong = {}
    for code, expected in PRINTED.items():
        r.run("rm(list = ls())")
        cell = r.run(code)
        if cell.out != expected or cell.err or cell.reply["status"] != "ok":
            wrong[code] = (cell.out, cell.err, expected)
    print(f"{len(PRINTED)} cells examined")
    assert wrong == {}


def test_warnings_come_after_the_output_in_rs_words(r: Session) -> None:
    """Catch a warning that is lost, reworded, or mixed into the output."""
    wrong = {code: err for code, wanted in WARNED.items() if (err := r.run(code).err) != wanted}
    print(f"{len(WARNED)} cells examined")
    assert wrong == {}
    cell = r.run('f <- function() { warning("w"); 5 }; f(); 6')
    order = [content["name"] for _kind, content in cell.outputs]
    assert order == ["stdout", "stderr", "stdout"]
    r.run("for (i in 1:12) warning(i)")
    assert r.run("warnings()").out.startswith("Warning messages:\n1: 1\n2: 2\n")


def test_errors_are_rs_own_with_the_calls_and_keep_the_state(r: Session) -> None:
    """Catch an error that hides where it came from, or that loses the variables."""
    r.run("kept <- 20")
    for code, (ename, evalue, traceback) in FAILED.items():
        cell = r.run(code)
        r.run("options(warn = 0)")
        assert cell.error == {"ename": ename, "evalue": evalue, "traceback": traceback}, code
        assert cell.reply["status"] == "error"
        assert cell.reply["evalue"] == evalue
    assert r.run("kept").out == "[1] 20\n"
    print(f"{len(FAILED)} errors examined")


def test_what_ran_before_an_error_is_shown_and_what_follows_is_not_run(r: Session) -> None:
    """Catch a cell that loses its first results or goes on after an error."""
    cell = r.run('1; warning("w"); stop("here"); cat("never")')
    kinds = [content.get("name", kind) for kind, content in cell.outputs]
    assert kinds == ["stdout", "stderr", "error"]
    assert cell.out == "[1] 1\n"


def test_output_streams_while_the_cell_runs(r: Session) -> None:
    """Catch output that is held back until the cell has ended."""
    start = time.monotonic()
    cell = r.run('cat("first\\n"); {cat("second\\n"); Sys.sleep(2); cat("third\\n")}')
    whole = time.monotonic() - start
    first = cell.arrived[0] - start
    print(f"first output after {first:.2f} s, all after {whole:.2f} s")
    assert cell.out == "first\nsecond\nthird\n"
    assert first < 1.5 < 2 <= whole


def test_cells_are_counted_and_an_error_stops_what_is_queued(r: Session) -> None:
    """Catch a wrong number beside a cell, and cells that run after the one that failed."""
    before = r.run("1").reply["execution_count"]
    assert r.run("2").reply["execution_count"] == before + 1
    assert r.run("3", silent=True).outputs == []
    requests = [r.send(code) for code in ("Sys.sleep(0.5)", "stop('e')", "ran <- TRUE")]
    states = [r.collect(request).reply["status"] for request in requests]
    assert states == ["ok", "error", "aborted"]
    assert r.run('exists("ran")').out == "[1] FALSE\n"
    requests = [r.send(code, stop_on_error=False) for code in ("stop('e')", "ran <- TRUE")]
    assert [r.collect(request).reply["status"] for request in requests] == ["error", "ok"]


@pytest.mark.parametrize(
    ("code", "state"),
    [
        ("1 + 1", "complete"),
        ("f <- function(x) {", "incomplete"),
        ("mean(c(1, 2)", "incomplete"),
        ("1 +", "incomplete"),
        ("'an open text", "incomplete"),
        ('r"(raw', "incomplete"),
        ("a b", "invalid"),
        (")", "invalid"),
        ("", "complete"),
    ],
)
def test_an_unfinished_cell_is_known_as_such(r: Session, code: str, state: str) -> None:
    """Catch a console that runs half a function, or waits for ever."""
    request = r.client.is_complete(code)
    assert r.client.get_shell_msg(timeout=30)["content"]["status"] == state, request


def ask(r: Session, kind: str, code: str, cursor: int | None = None) -> dict[str, object]:
    """Ask for completion or inspection at a place in the code."""
    getattr(r.client, kind)(code, len(code) if cursor is None else cursor)
    content: dict[str, object] = r.client.get_shell_msg(timeout=30)["content"]
    return content


def test_names_are_completed(r: Session) -> None:
    """Catch completion that misses the learner's own names or replaces the wrong letters."""
    r.run("participants <- 20; people <- data.frame(count = 20, cohort = 1)")
    assert ask(r, "complete", "x <- 1\nsum(partic") == {
        "status": "ok",
        "matches": ["participants"],
        "cursor_start": 11,
        "cursor_end": 17,
        "metadata": {},
    }
    assert ask(r, "complete", "people$co")["matches"] == ["people$count", "people$cohort"]
    assert "read.csv" in ask(r, "complete", "read.c")["matches"]  # type: ignore[operator]
    assert ask(r, "complete", "nothing_is_named_so")["matches"] == []


def test_help_is_text(r: Session) -> None:
    """Catch help that opens a page nobody sees, or that keeps R's marks for printers."""
    for code in ("?mean", "help(mean)", 'help("mean")'):
        (shown,) = r.run(code).displays
        text = shown["data"]["text/plain"]
        assert "Arithmetic Mean" in text
        assert "\b" not in text
    assert "No documentation" in r.run("?nothing_is_named_so").displays[0]["data"]["text/plain"]


def test_a_name_is_explained_where_the_cursor_stands(r: Session) -> None:
    """Catch a tooltip for the wrong name."""
    r.run("rate <- c(0.25, 0.5)")
    told = ask(r, "inspect", "rate * 2", 2)
    assert told["found"]
    assert "num [1:2] 0.25 0.5" in told["data"]["text/plain"]  # type: ignore[index]
    usage = ask(r, "inspect", "sd(")["data"]["text/plain"]  # type: ignore[index]
    assert usage.startswith("sd(x, na.rm = FALSE)")
    assert "Standard Deviation" in usage
    assert not ask(r, "inspect", "nothing_is_named_so")["found"]


def test_expressions_beside_a_cell_are_evaluated(r: Session) -> None:
    """Catch numbers in prose that cannot be had from R."""
    asked = {"sum": "x + 1", "wrong": "nothing_is_named_so", "text": 'format(1240, big.mark = ",")'}
    values = r.run("x <- 19", user_expressions=asked).reply["user_expressions"]
    assert values["sum"]["data"]["text/plain"] == "[1] 20"
    assert values["text"]["data"]["text/plain"] == '[1] "1,240"'
    assert values["wrong"]["status"] == "error"
    assert "not found" in values["wrong"]["evalue"]


def test_the_stated_version_of_r_is_the_one_that_runs(r: Session) -> None:
    """Catch a new webR under an old label."""
    assert r.run("cat(as.character(getRversion()))").out == R_VERSION


def test_packages_are_refused_in_a_sentence(r: Session) -> None:
    """Catch a cell that hangs on a server nobody can reach."""
    assert "base packages only" in r.run('install.packages("dplyr")').error["evalue"]
    assert "no package called" in r.run("library(dplyr)").error["evalue"]
