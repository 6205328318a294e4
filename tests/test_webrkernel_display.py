"""R's tables, plots and files: readable without sight, and the same bytes everywhere."""

import base64
import hashlib
import struct
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest

from tests.webr_session import Session, running

TABLE = """data.frame(
  condition = c("Asthma", "<b>bold</b>", "A & B", NA),
  count = c(20, 1240, NA, 40),
  rate = c(0.5, 12.25, NA, 3),
  since = as.Date("2020-01-31") + 0:3,
  sex = factor(c("Female", "Male", "Other", "Male"))
)"""


def table_of(r: Session, code: str) -> tuple[ElementTree.Element, str]:
    """Run a cell that shows one data frame; give its HTML, parsed, and its text."""
    (shown,) = r.run(code).displays
    assert set(shown["data"]) == {"text/html", "text/plain"}
    return ElementTree.fromstring(shown["data"]["text/html"]), shown["data"]["text/plain"]


def test_a_data_frame_is_a_table_with_caption_and_heads(r: Session) -> None:
    """Catch a table that a screen reader cannot walk through."""
    table, text = table_of(r, TABLE)
    assert table.find("caption").text == "Table with 4 rows and 5 columns."  # type: ignore[union-attr]
    heads = [head.text for head in table.iterfind("thead/tr/th[@scope='col']")]
    assert heads == ["condition", "count", "rate", "since", "sex"]
    rows = [head.text for head in table.iterfind("tbody/tr/th[@scope='row']")]
    assert rows == ["1", "2", "3", "4"]
    assert not list(table.iterfind(".//th[@scope='']"))
    assert all("scope" in head.attrib for head in table.iter("th"))
    assert text.splitlines()[0].split() == heads
    print(f"{len(heads)} columns and {len(rows)} rows examined")


def test_cells_hold_text_never_markup_and_the_digits_that_r_prints(r: Session) -> None:
    """Catch a cell that becomes markup, and two forms of one table that disagree."""
    table, text = table_of(r, TABLE)
    cells = [[cell.text for cell in row.iterfind("td")] for row in table.iterfind("tbody/tr")]
    assert cells == [
        ["Asthma", "20", "0.50", "2020-01-31", "Female"],
        ["<b>bold</b>", "1240", "12.25", "2020-02-01", "Male"],
        ["A & B", "NA", "NA", "2020-02-02", "Other"],
        ["<NA>", "40", "3.00", "2020-02-03", "Male"],
    ]
    found = [value for row in cells for value in row if value]
    assert all(value in text for value in found)
    print(f"{len(found)} cells examined")


def test_names_of_rows_and_columns_are_escaped(r: Session) -> None:
    """Catch markup that comes in by a name."""
    table, _text = table_of(r, 'setNames(data.frame(1, row.names = "<i>"), "a<b>&c")')
    assert table.find("thead/tr/th").text == "a<b>&c"  # type: ignore[union-attr]
    assert table.find("tbody/tr/th").text == "<i>"  # type: ignore[union-attr]


@pytest.mark.parametrize(("rows", "shown"), [(0, 0), (1, 1), (60, 60), (61, 60), (1000, 60)])
def test_at_most_60_rows_are_shown_and_the_rest_is_said(r: Session, rows: int, shown: int) -> None:
    """Catch a page-long table, or rows that vanish without a word."""
    table, text = table_of(r, f"data.frame(n = seq_len({rows}))")
    caption = str(table.find("caption").text)  # type: ignore[union-attr]
    assert len(list(table.iterfind("tbody/tr"))) == shown
    word = "row" if rows == 1 else "rows"
    assert caption.startswith(f"Table with {rows} {word} and 1 column.")
    rest = f"The first 60 are shown, {rows - 60} more are not."
    assert (rest in caption) == (rest in text) == (rows > 60)


def test_odd_data_frames_are_shown_too(r: Session) -> None:
    """Catch a column that is a list or a matrix, or no column at all, stopping the cell."""
    codes = [
        "data.frame(a = 1:2, m = I(matrix(1:4, 2)))",
        "structure(list(l = list(1, 'b')), row.names = 1:2, class = 'data.frame')",
        "aggregate(mpg ~ cyl, mtcars, range)",
        "data.frame(t = as.POSIXct('2024-01-01', tz = 'UTC'))",
    ]
    for code in codes:
        table, _text = table_of(r, code)
        assert list(table.iterfind("tbody/tr/td")), code
    assert r.run("data.frame()").out == "data frame with 0 columns and 0 rows\n"
    print(f"{len(codes) + 1} data frames examined")


def picture(cell_display: dict[str, dict[str, str]]) -> bytes:
    """The bytes of a plot, after a look at its head."""
    png = base64.b64decode(cell_display["data"]["image/png"])
    assert png.startswith(b"\x89PNG")
    return png


def test_plots_are_pictures_with_the_description_of_the_cell(r: Session) -> None:
    """Catch a plot that says nothing to those who do not see it."""
    code = 'plot(1:3); barplot(c(a = 20, b = 40), main = "Counts")'
    first, second = r.run(code, metadata={"alt": ["Rising points", "Two bars"]}).displays
    assert first["metadata"]["image/png"] == {"width": 672, "height": 480, "alt": "Rising points"}
    assert second["metadata"]["image/png"]["alt"] == "Two bars"
    assert struct.unpack(">II", picture(first)[16:24]) == (672, 480)
    assert first["data"]["text/plain"] == "Plot, 672 by 480 pixels"


def test_a_description_given_in_r_serves_clients_that_send_no_metadata(r: Session) -> None:
    """Catch a description that is lost in tests, or that sticks to the next plot."""
    (shown,) = r.run('options(webrkernel.alt = "A curve"); curve(sin, 0, 6)').displays
    assert shown["metadata"]["image/png"]["alt"] == "A curve"
    (later,) = r.run("plot(1)").displays
    assert "alt" not in later["metadata"]["image/png"]
    (given,) = r.run('options(webrkernel.alt = "R"); plot(1)', metadata={"alt": "Cell"}).displays
    assert given["metadata"]["image/png"]["alt"] == "Cell"
    for odd in (5, None, {"a": 1}, [], [None]):
        (shown,) = r.run('options(webrkernel.alt = "R"); plot(1)', metadata={"alt": odd}).displays
        assert shown["metadata"]["image/png"]["alt"] == "R", odd


def test_plots_are_drawn_from_their_own_cell_alone(r: Session) -> None:
    """Catch a plot shown twice, a lost one after an error, and a file device that is closed."""
    assert len(r.run("plot(1:2); lines(2:1); hist(c(1, 2, 2))").displays) == 2
    assert r.run("1").displays == []
    failed = r.run("plot(1); stop('later')")
    assert len(failed.displays) == 1
    assert failed.error["evalue"] == "later"
    r.run('pdf("own.pdf")')
    assert r.run("plot(1)").displays == []
    assert r.run('invisible(dev.off()); file.size("own.pdf") > 1000').out == "[1] TRUE\n"
    (small,) = r.run("options(repr.plot.width = 3, repr.plot.height = 2); plot(1)").displays
    r.run("options(repr.plot.width = NULL, repr.plot.height = NULL)")
    assert small["data"]["text/plain"] == "Plot, 288 by 192 pixels"


# Changes only with webR itself: then look at the plots of all lessons anew.
PLOT_DIGEST = "a1b334c1f2a445562c2537e7cae1fcf6cdd3ddb9c53ff07d8b5e06f0e685f2b8"
PROBE = """
print(sort(c("b", "A", "a", "B", "é"))); print(format(1234.5)); print(Sys.timezone())
print(format(as.POSIXct(0), "%Y-%m-%d %H:%M %Z")); print(weekdays(as.Date("2024-01-01")))
print(toupper("é")); print(as.POSIXct("2024-07-01 12:00")); set.seed(20); print(runif(2))
tryCatch(log(-1), warning = function(w) print(conditionMessage(w))); print(Sys.getlocale())
data.frame(`naïve ≤` = 20, check.names = FALSE)
plot(1:10, main = "≤ 20, é")
"""


def test_language_and_time_zone_of_the_computer_change_nothing(
    webr_kernel: str, tmp_path: Path
) -> None:
    """Catch outputs that differ between two classrooms."""
    places = [
        {},
        {"LANG": "C", "LC_ALL": "C", "TZ": "America/New_York", "LANGUAGE": "de"},
        {"LANG": "de_DE.UTF-8", "LC_ALL": "tr_TR.UTF-8", "TZ": "Asia/Kolkata"},
    ]
    found = []
    for place in places:
        with running(webr_kernel, tmp_path, **place) as session:
            cell = session.run(PROBE)
            assert len(cell.displays) == 2, cell
            found.append((cell.out, cell.err, cell.displays))
    print(f"{len(places)} surroundings compared, {len(found[0][0])} characters of output in each")
    assert found[1:] == found[:-1]
    digest = hashlib.sha256(picture(found[0][2][1])).hexdigest()
    assert digest == PLOT_DIGEST


def test_files_beside_the_notebook_are_read(webr_kernel: str, tmp_path: Path) -> None:
    """Catch a lesson that cannot open its own table."""
    (tmp_path / "data").mkdir()
    text = "condition,count\nAsthma,20\n≤ Ünïcode,40\n"
    for name in ("counts.csv", "data/counts.csv"):
        (tmp_path / name).write_text(text, encoding="utf-8")
    with running(webr_kernel, tmp_path) as session:
        for name in ("counts.csv", "data/counts.csv"):
            assert session.run(f'sum(read.csv("{name}")$count)').out == "[1] 60\n"
        assert session.run('read.csv("counts.csv")$condition[2]').out == '[1] "≤ Ünïcode"\n'
        (tmp_path / "later.csv").write_text("n\n7\n", encoding="utf-8")
        assert session.run('read.csv("later.csv")$n').out == "[1] 7\n"
        missing = session.run('read.csv("gone.csv")')
    assert "cannot open file 'gone.csv': No such file or directory" in missing.err
    assert missing.error["evalue"] == "cannot open the connection"


def test_a_class_that_knows_its_html_is_shown_in_it(r: Session) -> None:
    """Catch a self-check that shows as a printed list: classes speak as they do to IRkernel."""
    r.run('repr_html.card <- \\(obj, ...) paste0("<b>", obj$name, "</b>")')
    (shown,) = r.run('structure(list(name = "Ada"), class = "card")').displays
    assert shown["data"]["text/html"] == "<b>Ada</b>"
    assert "Ada" in shown["data"]["text/plain"]
    r.run("repr_text.card <- \\(obj, ...) obj$name")
    (shown,) = r.run('structure(list(name = "Ada"), class = "card")').displays
    assert shown["data"]["text/plain"] == "Ada"
    assert (
        "no method"
        in r.run(
            'repr_html.card <- \\(obj, ...) stop("no method")\nstructure(list(), class = "card")'
        ).error["evalue"]
    )
    r.run("rm(repr_html.card, repr_text.card)")
