"""The lab: notebooks run in it, in Python and in R, from this site alone; without https, too."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import nbformat
import pytest
from playwright.sync_api import Browser, Page

import lab
from tests.activity_page import served, tab_to
from tests.visit import RULES

ROOT = Path(__file__).resolve().parent.parent
SECONDS = 120_000
STARTED = "() => window.jupyterapp?.started.then(() => true)"
# Opens notebooks one after the other, runs their cells, and keeps what each cell put out.
RUN = """([paths, seconds]) => {
    window.kitFound = {};
    const { commands } = jupyterapp;
    async function run(path) {
        const doc = await commands.execute("docmanager:open", { path });
        await doc.context.ready;
        await doc.context.sessionContext.ready;
        await doc.context.sessionContext.session.kernel.info;
        const found = [];
        for (const [i, widget] of doc.content.widgets.entries()) {
            if (widget.model.type !== "code") continue;
            doc.content.activeCellIndex = i;
            await commands.execute("notebook:run-cell");
            found.push(widget.model.outputs.toJSON());
        }
        doc.context.model.dirty = false;
        await doc.context.sessionContext.shutdown();
        doc.close();
        return found;
    }
    async function all() {
        for (const path of paths) {
            const late = new Promise((done) => setTimeout(() => done("not finished"), seconds));
            kitFound[path] = await Promise.race([late, run(path)]).catch(String);
        }
    }
    all().then(() => (window.kitDone = true));
}"""
SAMPLE = (
    "notebooks/activities/hearing.ipynb",
    "notebooks/investigate/ug.ipynb",
    "exercises/basics/ug-r.ipynb",
    "exercises/tiers/k12.ipynb",
)


def paths_of_notebooks() -> list[str]:
    """Every notebook that people are given, as the lab names them."""
    return [name for name, _ in lab.contents() if name.endswith(".ipynb")]


def is_r(path: str) -> bool:
    """Whether a notebook is in R."""
    return path.endswith("-r.ipynb")


def stored(path: str) -> list[Any]:
    """The outputs of the tested notebook, for each cell of code."""
    cells = nbformat.read(ROOT / path, 4).cells
    return [cell.outputs for cell in cells if cell.cell_type == "code"]


def errors(outputs: list[Any]) -> list[str]:
    """Names of the errors among outputs, as Python and R write them."""
    names = [one["ename"] for one in outputs if one["output_type"] == "error"]
    return [name.removeprefix("<class '").removesuffix("'>").split(".")[-1] for name in names]


def texts(outputs: list[Any]) -> str:
    """What outputs say in plain text."""
    said = [
        one["text"] if one["output_type"] == "stream" else one.get("data", {}).get("text/plain", "")
        for one in outputs
    ]
    return "".join("".join(text) for text in said)


@contextmanager
def opened(browser: Browser, home: str, app: str = "lab/index.html") -> Iterator[Page]:
    """Open the lab; afterwards fail on a request to elsewhere."""
    page = browser.new_page()
    page.set_default_timeout(SECONDS)
    elsewhere: list[str] = []
    host = "/".join(home.split("/")[:3])
    page.on(
        "request",
        lambda request: (
            None
            if request.url.startswith((host, "blob:", "data:"))
            else elsewhere.append(request.url)
        ),
    )
    page.goto(f"{home}/lab/{app}")
    page.wait_for_function(STARTED)
    assert page.evaluate("isSecureContext") is ("127.0.0.1" in home)
    yield page
    page.close()
    assert elsewhere == []


def compared(path: str, found: list[Any]) -> int:
    """Hold what ran against the tested notebook; give how many cells were compared."""
    wanted = stored(path)
    assert isinstance(found, list), (path, found)
    assert len(found) == len(wanted), path
    for i, (here, there) in enumerate(zip(found, wanted, strict=True)):
        assert errors(here) == errors(there), (path, i, here)
        if is_r(path):
            assert texts(here) == texts(there), (path, i)
    return len(found)


def run(browser: Browser, home: str, paths: list[str]) -> int:
    """Run notebooks in one lab and hold them against the tested ones; give how many cells."""
    with opened(browser, home) as page:
        page.evaluate(RUN, [paths, SECONDS])
        page.wait_for_function("window.kitDone", timeout=len(paths) * SECONDS)
        found = page.evaluate("window.kitFound")
    return sum(compared(path, found[path]) for path in paths)


def test_notebooks_of_each_kind_run_in_the_lab(browser: Browser, site: str) -> None:
    """Catch a library, a file or a database that the lab lacks."""
    cells = run(browser, site, [*SAMPLE])
    print(f"{len(SAMPLE)} notebooks ran in the lab, {sum(map(is_r, SAMPLE))} in R; {cells} cells")


@pytest.mark.soak
def test_every_notebook_runs_in_the_lab(browser: Browser, site: str) -> None:
    """Catch the one that nobody chose for the sample; this takes minutes."""
    paths = paths_of_notebooks()
    cells = run(browser, site, paths)
    print(f"{len(paths)} notebooks ran in the lab, {sum(map(is_r, paths))} in R; {cells} cells")
    assert len(paths) > 40


def test_it_works_on_a_school_network_without_https(browser: Browser, site: str) -> None:
    """Catch a lab that reads the files beside a notebook on this computer alone."""
    paths = ["notebooks/basics/ug-r.ipynb", "notebooks/basics/ug-python.ipynb"]
    cells = run(browser, site.replace("127.0.0.1", "lan.test"), paths)
    print(f"{cells} cells of {len(paths)} notebooks ran on a host that is not this computer")


AT_ONCE = """(path) => new Promise((done) => {
    jupyterapp.commands.execute("docmanager:open", { path }).then(async (doc) => {
        await doc.context.ready;
        const cell = doc.content.widgets.find((one) => one.model.type === "code");
        cell.model.sharedModel.setSource("import os; print(sorted(os.listdir()))");
        doc.content.activeCellIndex = doc.content.widgets.indexOf(cell);
        await jupyterapp.commands.execute("notebook:run-cell");
        done(cell.model.outputs.toJSON());
    });
})"""


def test_a_cell_run_at_once_finds_its_files(browser: Browser, site: str) -> None:
    """Catch a first cell that overtakes the files beside its notebook."""
    with opened(browser, site) as page:
        outputs = page.evaluate(AT_ONCE, "notebooks/basics/ug-python.ipynb")
    assert "synthetic_conditions_by_age.csv" in texts(outputs), outputs


#: Faults of JupyterLab and its Notebook, by axe's rule: on how many parts. It may only shrink.
FAULTS_OF_UPSTREAM = {
    "lab/index.html": {
        "aria-allowed-attr": 3, "aria-required-children": 1, "button-name": 1, "region": 1,
    },
    "notebooks/index.html?path=notebooks/tiers/ug.ipynb": {
        "aria-allowed-attr": 1, "aria-required-children": 1, "button-name": 1, "link-name": 1,
        "skip-link": 1, "tabindex": 1,
    },
}  # fmt: skip
AT_REST = """async (path) => {
    const { commands } = jupyterapp;
    await jupyterapp.started;
    const doc = await commands.execute("docmanager:open", { path });
    await doc.context.ready;
    await doc.context.sessionContext.ready;
    await doc.context.sessionContext.session.kernel.info;
    await commands.execute("notebook:run-cell");
    await new Promise((done) => setTimeout(done, 3000));
}"""


@pytest.mark.parametrize("app", FAULTS_OF_UPSTREAM)
def test_the_lab_has_no_fault_beyond_those_of_its_makers(
    browser: Browser, site: str, axe: str, app: str
) -> None:
    """Catch what the kit adds to JupyterLite, or a new edition brings, that shuts somebody out."""
    context = browser.new_context(bypass_csp=True, viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.set_default_timeout(SECONDS)
    page.goto(f"{site}/lab/{app}")
    page.wait_for_function(STARTED)
    if app.startswith("lab/"):
        page.evaluate(AT_REST, "notebooks/tiers/ug.ipynb")
    else:
        page.get_by_role("heading", name="What rounding hides").wait_for()
        page.wait_for_timeout(3000)
    page.evaluate(axe)
    report = page.evaluate("(rules) => axe.run(document, { runOnly: rules })", RULES)
    context.close()
    found = {fault["id"]: len(fault["nodes"]) for fault in report["violations"]}
    allowed = FAULTS_OF_UPSTREAM[app]
    mended = sorted(rule for rule in allowed if rule not in found)
    print(f"{app}: {len(report['passes'])} rules passed, faults {found}; mended upstream: {mended}")
    assert len(report["passes"]) > 15
    assert {rule: n for rule, n in found.items() if n > allowed.get(rule, 0)} == {}


OWN_CHART = """async (path) => {
    const doc = await jupyterapp.commands.execute("docmanager:open", { path });
    await doc.context.ready;
    await doc.context.sessionContext.ready;
    await doc.context.sessionContext.session.kernel.info;
    const first = doc.content.widgets.findIndex((one) => one.model.type === "code");
    doc.content.activeCellIndex = first;
    const code = "import altair as alt, pandas as pd\\n" +
        "alt.Chart(pd.DataFrame({'a': [1]})).mark_bar().encode(x='a')";
    doc.content.activeCell.model.sharedModel.setSource(code);
    await jupyterapp.commands.execute("notebook:run-cell");
    return doc.content.activeCell.model.outputs.toJSON().map((one) => Object.keys(one.data ?? {}));
}"""


def test_a_chart_of_ones_own_stays_here(browser: Browser, site: str) -> None:
    """Catch altair's own way to draw, which fetches scripts from a far server."""
    with opened(browser, site) as page:
        [kinds] = page.evaluate(OWN_CHART, "exercises/tiers/k12.ipynb")
    assert "application/vnd.vegalite.v5+json" in kinds and "text/html" not in kinds


def test_it_works_below_any_path(browser: Browser, site: str, book: Path) -> None:
    """Catch an address that begins at the root of a host."""
    paths = ["notebooks/tiers/ug.ipynb", "exercises/basics/cs-r.ipynb"]
    with served(book.parent) as home:
        print(f"{run(browser, f'{home}/{book.name}', paths)} cells ran below a path")


def test_a_lesson_leads_into_the_lab_and_it_says_where_work_is_kept(
    browser: Browser, site: str
) -> None:
    """Catch a link to nowhere, and a note that comes back or cannot be closed by keyboard."""
    page = browser.new_page()
    page.set_default_timeout(SECONDS)
    page.goto(f"{site}/notebooks/tiers/ug.html")
    with page.context.expect_page() as waiting:
        page.get_by_role("link", name="Open in the lab: Python").click()
    opened_lab = waiting.value
    note = opened_lab.get_by_role("region", name="Where your work is kept")
    note.wait_for()
    assert "File, then Download" in note.inner_text()
    opened_lab.get_by_role("heading", name="What rounding hides").wait_for()
    tab_to(opened_lab, note.get_by_role("button"))
    opened_lab.keyboard.press("Enter")
    opened_lab.reload()
    opened_lab.get_by_role("heading", name="What rounding hides").wait_for()
    assert note.count() == 0
    opened_lab.close()
    page.close()


def test_a_shared_computer_forgets_the_lab(browser: Browser, site: str) -> None:
    """Catch the next guest who finds this guest's notebook."""
    context = browser.new_context()
    work = context.new_page()
    work.goto(f"{site}/lab/notebooks/index.html?path=notebooks/tiers/ug.ipynb")
    work.get_by_role("heading", name="What rounding hides").wait_for()
    stores = "indexedDB.databases().then((all) => all.map((one) => one.name))"
    teachers = context.new_page()
    teachers.goto(f"{site}/book/activities/index.html")
    assert teachers.evaluate(stores) == ["JupyterLite Storage - /lab/"]
    work.close()
    teachers.get_by_role("button", name="Forget everything").click()
    teachers.get_by_text("notebooks of the lab are kept here any more").wait_for()
    assert teachers.evaluate(stores) == []
    context.close()


def test_the_lab_holds_no_solutions() -> None:
    """Catch answers among what learners are given."""
    names = [name for name, _ in lab.contents()]
    print(f"{len(names)} files of the lab examined")
    assert len(names) > 50
    assert not [name for name in names if "solutions" in name or name.endswith("-key.md")]
    sources = [
        name
        for name in names
        if name.startswith("book/") and name.endswith(("k12.md", "ug.md", "cs.md"))
    ]
    assert sources == []


def test_the_lab_is_the_same_each_time(book: Path, tmp_path: Path) -> None:
    """Catch a clock, or an order that changes, in what is built."""
    made = []
    for name in ("one", "two"):
        folder = tmp_path / name / "_static" / "run" / "python"
        folder.mkdir(parents=True)
        for file in ("site.zip", "publictier.zip", "pyodide-lock.json"):
            (folder / file).write_bytes((book / "_static/run/python" / file).read_bytes())
        lab.build(tmp_path / name)
        files = {path.relative_to(tmp_path / name): path for path in (tmp_path / name).rglob("*")}
        made.append({place: path.read_bytes() for place, path in files.items() if path.is_file()})
    print(f"{len(made[0])} files compared")
    assert made[0].keys() == made[1].keys()
    assert [str(place) for place in made[0] if made[0][place] != made[1][place]] == []


def test_what_jupyterlite_says_is_passed_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Catch a failed build that leaves half a lab, or takes the old one away."""
    folder = tmp_path / "_static" / "run" / "python"
    folder.mkdir(parents=True)
    for file in ("site.zip", "publictier.zip"):
        (folder / file).write_bytes(b"")
    (folder / "pyodide-lock.json").write_text("{}")
    (tmp_path / "lab").mkdir()
    (tmp_path / "lab" / "index.html").write_text("the old lab")
    monkeypatch.setattr(lab, "EXTENSIONS", ("no-such-extension",))
    with pytest.raises(lab.LabError, match="no-such-extension"):
        lab.build(tmp_path)
    assert (tmp_path / "lab" / "index.html").read_text() == "the old lab"
