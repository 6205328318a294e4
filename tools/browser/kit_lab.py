"""Readies the lab's Python for a notebook: runs in the browser, before the learner's first cell."""

import json
from pathlib import Path


async def prepare(given):
    """Put the files beside the notebook into reach, and open the database that it asks.

    Args:
        given: JSON with `files` (name -> text; one that is there already stays) and `scripts`
            (JavaScript to load, in order; none where the notebook asks no SQL).
    """
    found = json.loads(given)
    for name, text in found["files"].items():
        if not Path(name).exists():
            Path(name).write_text(text, encoding="utf-8")
    if found["scripts"]:
        import js

        for script in found["scripts"]:
            js.eval(script)
        await js.kitOpenDatabase()
