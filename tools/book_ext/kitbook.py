"""Sphinx extension of the book: nothing from outside, and each page gets only the scripts it uses.

Jupyter Book adds every script below a static folder to every page, so vendored and own scripts
are copied into the finished book instead, and named on the pages that need them.
"""

from __future__ import annotations

import json
import re
import shutil
import sys
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx

TOOLS = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(TOOLS))

sys.path.insert(0, str(Path(__file__).resolve().parent))

import assets  # noqa: E402
import browser_python  # noqa: E402
import browser_r  # noqa: E402
from publictier.activities.practice_data import practice_data  # noqa: E402
from publictier.linking import FOLDER, classic  # noqa: E402
from publictier.town import Town, parameters  # noqa: E402
from run_pages import PYTHON, TITLES, R, run_block  # noqa: E402
from theme_mends import mend_pages, slim_styles  # noqa: E402

AS_WRITTEN = re.compile(r"(<script\b.*?</script>|<pre\b.*?</pre>)", re.DOTALL)
ACTIVITY = re.compile(r'data-activity="([a-z-]+)"')
PLAIN = ("charts.js", "host.js", "theme.js", "check.css", "activity.css", "practice-browser.css")
BROWSER = "practice-browser"
DATA = "practice-data.js"
TOWN = "teaching-town.js"  # loaded only when a page asks for it
BESIDE = {BROWSER: (f"{BROWSER}.css", DATA)}
SCRIPTS_FOR = {
    "data-chart=": (
        "vendor/vega/vega.min.js",
        "vendor/vega/vega-lite.min.js",
        "vendor/vega/vega-interpreter.min.js",
        "kit/charts.js",
    ),
}


def _comes_from_outside(item: Any) -> bool:
    name = str(getattr(item, "filename", None) or "")
    inline = str(getattr(item, "attributes", {}).get("body") or "")
    return name.startswith(("http:", "https:", "//")) or "thebe" in f"{name} {inline}".lower()


def finish_page(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: Any
) -> None:
    """Drop what comes from outside; add the kit's scripts where the page has use for them."""
    for kind in ("script_files", "css_files"):
        files = context.get(kind, [])
        files[:] = [item for item in files if not _comes_from_outside(item)]
    body = context.get("body", "")
    block = run_block(pagename, app.config.kit_megabytes)
    body = body.replace("</h1>", f"</h1>\n{block}", 1)
    for mark, scripts in SCRIPTS_FOR.items():
        if mark in body:
            for name in scripts:
                app.add_js_file(name, loading_method="defer")
    for name in files_of_activities(body):
        if name.endswith(".css"):
            app.add_css_file(name)
        else:
            app.add_js_file(name, loading_method="defer")
    context["body"] = mend(body)


def files_of_activities(body: str) -> list[str]:
    """Name what the activities on a page need, and last the host that mounts them.

    >>> files_of_activities('<script type="application/json" data-activity="check">')
    ['kit/check.js', 'kit/host.js']
    """
    names = list(dict.fromkeys(ACTIVITY.findall(body)))
    files = [f"kit/{name}" for one in names for name in BESIDE.get(one, ())]
    return [*files, *(f"kit/{name}.js" for name in (*names, "host"))] if names else []


def mend(body: str) -> str:
    r"""Mend what readers stumble over: empty header cells, and "≤ 20" broken between two lines.

    Scripts and code stay as they are written: a learner copies them.

    >>> mend("<th></th><p>≤ 20</p><pre>≤ 20</pre><script>≤ 20</script>")
    '<td></td><p>≤\xa020</p><pre>≤ 20</pre><script>≤ 20</script>'
    """
    # pandas prints the corner of a table as an empty header cell, which is read out as "blank"
    parts = AS_WRITTEN.split(body.replace("<th></th>", "<td></td>"))
    parts[::2] = [text.replace("≤ ", "≤\u00a0") for text in parts[::2]]
    return "".join(parts)


def copy_scripts(app: Sphinx) -> None:
    """Put vendored and own scripts where the finished book looks for them."""
    if app.builder.format != "html":
        return
    static = Path(app.outdir) / "_static"
    files = {f"vendor/{place}": source for place, source in assets.vendor_files().items()}
    files |= {f"kit/{name}": FOLDER / name for name in PLAIN}
    for place, source in files.items():
        target = static / place
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target)
    for module in sorted(set(FOLDER.glob("*.js")) - {FOLDER / name for name in PLAIN}):
        script = classic(module, module.stem)
        (static / "kit" / module.name).write_text(script, encoding="utf-8", newline="\n")
    with (static / "kit" / TOWN).open("a", encoding="utf-8", newline="\n") as town:
        town.write(data_script("town", {**parameters(), "people": Town().size}))
    practice = data_script("practice", practice_data())
    (static / "kit" / DATA).write_text(practice, encoding="utf-8", newline="\n")
    app.config.kit_megabytes = copy_languages(static)


def copy_languages(static: Path) -> dict[str, int]:
    """Put what runs code on a page into the book.

    Returns:
        Language -> megabytes that a browser loads at the first Run; without those that cannot be
        had here, which are named.
    """
    found = {}
    makers = {"python": (browser_python.write, PYTHON), "r": (browser_r.write, R)}
    for language, (write, place) in makers.items():
        try:
            found[language] = round(write(static / place) / 1e6)
        except (browser_python.BrowserPythonError, assets.NotReachedError) as problem:
            shutil.rmtree(static / place, ignore_errors=True)  # what an earlier build had
            print(f"Pages get no Run for {TITLES[language]}. {problem}", file=sys.stderr)
    return found


def data_script(name: str, data: Any) -> str:
    r"""Write data as a script, which a page opened from a folder can load.

    >>> data_script("town", {"people": 3})
    'var KIT = (window.KIT = window.KIT || {});\n(KIT.data ??= {}).town = {"people":3};\n'
    """
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return f"var KIT = (window.KIT = window.KIT || {{}});\n(KIT.data ??= {{}}).{name} = {text};\n"


def mend_theme(app: Sphinx, exception: Exception | None) -> None:
    """Mend the theme's pages once all are written."""
    if exception is None and app.builder.format == "html":
        mend_pages(Path(app.outdir))
        slim_styles(Path(app.outdir))


def setup(app: Sphinx) -> dict[str, Any]:
    """Connect the steps to Sphinx."""
    app.add_config_value("kit_megabytes", {}, "")  # set when the languages are there
    app.add_js_file("kit/theme.js", loading_method="defer")
    app.add_css_file("kit.css")
    app.add_css_file("kit/check.css")
    app.add_css_file("kit/activity.css")
    app.connect("builder-inited", copy_scripts)
    app.connect("html-page-context", finish_page, priority=900)
    app.connect("build-finished", mend_theme)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
