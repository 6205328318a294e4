"""Readies the lab's Python for a notebook: runs in the browser, before the learner's first cell."""

import importlib.util
import json
import sys
from pathlib import Path


class ChartsStayHere:
    """Lets altair describe a chart to JupyterLab, which draws it; its own way asks a far server."""

    def find_spec(self, name, path=None, target=None):
        """Find altair, and set it up once it is loaded."""
        if name != "altair":
            return None
        sys.meta_path.remove(self)
        spec = importlib.util.find_spec(name)
        load = spec.loader.exec_module

        def exec_module(module):
            load(module)
            module.renderers.enable("mimetype")

        spec.loader.exec_module = exec_module
        return spec


async def prepare(given):
    """Put the files beside the notebook into reach, and open the database that it asks.

    Args:
        given: JSON with `files` (name -> text; one that is there already stays) and `scripts`
            (JavaScript to load, in order; none where the notebook asks no SQL).
    """
    if "altair" not in sys.modules:
        sys.meta_path.insert(0, ChartsStayHere())
    found = json.loads(given)
    for name, text in found["files"].items():
        if not Path(name).exists():
            Path(name).write_text(text, encoding="utf-8")
    if found["scripts"]:
        import js

        for script in found["scripts"]:
            js.eval(script)
        await js.kitOpenDatabase()
