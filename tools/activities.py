"""Make the static page's scripts and styles from the activities of the library.

An activity is one ES module. A page opened from a folder cannot import modules, so the build
turns each into a classic script that registers itself where ``host.js`` looks for it.

    python tools/activities.py FOLDER
"""

import json
import re
import shutil
import sys
from pathlib import Path

SOURCE = Path(__file__).parent.parent / "src" / "publictier" / "activities"

#: The modules that are activities; the page also needs HOST.
ACTIVITIES = ("check",)
HOST = "host.js"

_EXPORT = re.compile(r"^export default ([^;]+);\s*\Z", re.MULTILINE)
_OTHER = re.compile(r"^\s*(?:import\b|export\b)|\bimport\s*\(|\bimport\.meta\b", re.MULTILINE)


def classic(module_text: str, name: str) -> str:
    r"""Turn an ES module into a classic script that registers an activity.

    Args:
        module_text: A module without imports whose last statement is ``export default …;``.
        name: The activity's name; the page finds it as ``window.KIT.activities[name]``.

    Returns:
        A script that needs no module loader, no eval and no inline code.

    Raises:
        ValueError: The module imports something, or exports in another way.

    Example:
        >>> print(classic("const render = () => {};\nexport default { render };\n", "check"))
        (() => {
        "use strict";
        const render = () => {};
        const KIT = (window.KIT = window.KIT || {});
        (KIT.activities = KIT.activities || {})["check"] = { render };
        })();
        <BLANKLINE>
    """
    ending = _EXPORT.search(module_text)
    if ending is None:
        raise ValueError(
            f"activity {name!r}: found no 'export default …;' as its last statement. "
            "Allowed: exactly one, at the end. Move or add it."
        )
    body = module_text[: ending.start()]
    if other := _OTHER.search(body):
        line = body[: other.start()].count("\n") + 1
        raise ValueError(
            f"activity {name!r}, near line {line}: found {other[0].strip()!r}. "
            "Allowed: no import, and no export but the last. Put the code into this file."
        )
    register = f"(KIT.activities = KIT.activities || {{}})[{json.dumps(name)}] = {ending[1]};"
    host = "const KIT = (window.KIT = window.KIT || {});"
    return f'(() => {{\n"use strict";\n{body}{host}\n{register}\n}})();\n'


def build(folder: Path) -> list[Path]:
    """Write every activity's script and style, and the host, into a folder.

    Args:
        folder: Made if it is not there.

    Returns:
        The files written: ``<name>.classic.js`` and ``<name>.css`` for each activity, and the
        host. The order in which a page loads the scripts does not matter if they are deferred.
    """
    scripts = {
        name: classic((SOURCE / f"{name}.js").read_text("utf-8"), name) for name in ACTIVITIES
    }
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name, script in scripts.items():
        target = folder / f"{name}.classic.js"
        target.write_text(script, encoding="utf-8", newline="\n")
        style = Path(shutil.copyfile(SOURCE / f"{name}.css", folder / f"{name}.css"))
        written += [target, style]
    return [*written, Path(shutil.copyfile(SOURCE / HOST, folder / HOST))]


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: python tools/activities.py FOLDER")
    files = build(Path(sys.argv[1]))
    print(f"{len(files)} files: {', '.join(file.name for file in files)}")
