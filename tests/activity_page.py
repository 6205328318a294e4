"""A page with activities, as the book holds them, and a learner who only has a keyboard."""

import contextlib
import functools
import http.server
import json
import shutil
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Error, Locator, Page

from publictier.activity import Activity
from publictier.linking import FOLDER, classic

#: No inline script or style, no eval, and nothing but the page's own folder.
POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; form-action 'none'"
PAGE = """<!doctype html>
<html lang="en"{theme}><head><meta charset="utf-8"><title>A lesson</title>
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<link rel="stylesheet" href="check.css"><link rel="stylesheet" href="activity.css">
{scripts}<script defer src="host.js"></script>
</head><body><main><h1>A lesson</h1>
{body}
</main></body></html>
"""

# charts are drawn after a page has loaded; two frames show what was drawn
SETTLED = """async () => {
    const drawn = () => !document.querySelector("script[data-chart]") ||
        document.documentElement.hasAttribute("data-charts-drawn");
    while (!drawn()) await new Promise((go) => setTimeout(go, 5));
    await new Promise((go) => requestAnimationFrame(() => requestAnimationFrame(go)));
}"""


TRIES = 50


def show(page: Page, path: Path) -> None:
    """Open a page of the book, and wait until all of it is drawn."""
    page.goto(path.as_uri())
    for _ in range(TRIES):  # the front door sends its reader on meanwhile
        with contextlib.suppress(Error):
            page.wait_for_load_state("load")
            page.evaluate(SETTLED)
            return
        time.sleep(0.1)
    raise AssertionError(f"{path} does not come to rest.")


def write_page(folder: Path, *widgets: Activity, theme: str = "") -> Path:
    """Write a page with some activities; give its path."""
    names = sorted({widget.activity for widget in widgets})
    for name in names:
        (folder / f"{name}.classic.js").write_text(classic(FOLDER / f"{name}.js", name), "utf-8")
    for name in ("check.css", "activity.css", "host.js"):
        shutil.copyfile(FOLDER / name, folder / name)
    scripts = "".join(f'<script defer src="{name}.classic.js"></script>' for name in names)
    body = "\n".join(widget.static_html() for widget in widgets)
    page = folder / "lesson.html"
    text = PAGE.format(policy=POLICY, scripts=scripts, body=body, theme=theme)
    page.write_text(text, encoding="utf-8")
    return page


#: As Jupyter's model does it: what equals the old value, looked at in depth, changes nothing.
JUPYTER = """
const state = STATE;
let old = JSON.parse(JSON.stringify(state));
window.changes = 0;
const model = {
  get: (name) => state[name],
  set(name, value) {
    state[name] = value;
    if (JSON.stringify(old[name]) === JSON.stringify(value)) return;
    old = { ...old, [name]: value };
    window.changes += name === "kept";
  },
  save_changes() {}, on() {}, off() {},
};
window.kept = () => state.kept;
KIT.activities["NAME"].render({ model, el: document.querySelector("main") });
"""


def write_as_jupyter(folder: Path, widget: Activity, **traits: object) -> Path:
    """Write a page that hands the module a model as Jupyter does; give its path."""
    name = widget.activity
    (folder / "module.js").write_text(classic(FOLDER / f"{name}.js", name), "utf-8")
    state = json.dumps({"spec": widget.spec, "kept": {}, **traits})
    start = JUPYTER.replace("STATE", state).replace("NAME", name)
    (folder / "start.js").write_text(start, "utf-8")
    page = folder / "page.html"
    page.write_text(
        "<!doctype html><html lang=en><meta charset=utf-8><title>x</title><main></main>"
        "<script src=module.js></script><script src=start.js></script>",
        "utf-8",
    )
    return page


@contextlib.contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder on this computer; give its address."""

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *arguments: object) -> None:
            pass

    handler = functools.partial(Quiet, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()


#: The two ways in which a reader may have the book.
WAYS = ("folder", "server")


@contextlib.contextmanager
def address_of(page: Path, way: str) -> Iterator[str]:
    """Give the address of a page, from its folder or from a server on this computer."""
    with served(page.parent) as home:
        yield page.as_uri() if way == "folder" else f"{home}/{page.name}"


@contextlib.contextmanager
def opened(
    browser: Browser, address: str, width: int = 1000, expected: str = "(none)", **context: Any
) -> Iterator[Page]:
    """Open a page; afterwards fail on any outside request, and any complaint but the expected."""
    home = address.rsplit("/", 1)[0]
    here = browser.new_context(viewport={"width": width, "height": 900}, **context)
    page = here.new_page()
    page.set_default_timeout(5000)
    complaints: list[str] = []
    requests: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("request", lambda request: requests.append(request.url))
    page.goto(address)
    try:
        yield page
    finally:
        here.close()
    unexpected = [text for text in complaints if expected not in text]
    assert not unexpected, unexpected
    assert [url for url in requests if not url.startswith((home, "blob:", "data:"))] == []


def tab_to(page: Page, target: Locator, most: int = 300) -> None:
    """Reach a control with the Tab key alone, forwards or from the top again."""
    for _ in range(most):
        if target.evaluate("node => node === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"not reached with Tab: {target.evaluate('node => node.outerHTML')[:200]}")


def press(page: Page, scope: Locator, name: str) -> None:
    """Reach a button with Tab, and press it with Enter."""
    tab_to(page, scope.get_by_role("button", name=name, exact=True).first)
    page.keyboard.press("Enter")


def start_over(page: Page, root: Locator) -> None:
    """Clear an activity: one press warns, the second clears."""
    press(page, root, "Start all over")
    page.keyboard.press("Enter")


def answer(page: Page, form: Locator, spec: dict[str, Any]) -> None:
    """Answer a self-check rightly, with the keyboard alone."""
    match spec["kind"]:
        case "choose_one":
            right = next(i for i, one in enumerate(spec["answers"]) if one["right"])
            tab_to(page, form.locator("input").first)
            page.keyboard.press("Space")
            for _ in range(right):
                page.keyboard.press("ArrowDown")
        case "choose_many":
            for i, one in enumerate(spec["answers"]):
                if one["right"]:
                    tab_to(page, form.locator("input").nth(i))
                    page.keyboard.press("Space")
        case "number":
            tab_to(page, form.locator("input").first)
            page.keyboard.type(spec["right"]["shown"].split()[0])
        case "short":
            tab_to(page, form.locator("textarea"))
            page.keyboard.type("My own words")
        case kind:
            raise AssertionError(f"no way to answer {kind} yet")
    press(
        page, form, "Compare with a model answer" if spec["kind"] == "short" else "Check my answer"
    )


def solve_tasks(page: Page, root: Locator, specs: list[dict[str, Any]]) -> None:
    """Solve all tasks of an activity, one after the other, with the keyboard alone."""
    for i, spec in enumerate(specs):
        form = root.locator(f".kit-check[data-check='{spec['id']}']")
        form.wait_for()
        answer(page, form, spec)
        if i < len(specs) - 1:
            press(page, root, "Next task")
