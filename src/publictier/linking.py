"""Join an activity's ES module and the parts it imports into one script.

Activities are written as ES modules that import shared parts from ``kit/``. Two readers cannot
follow an import: Jupyter, which is handed a single module as text, and a page opened from a folder,
where the browser forbids modules. So the parts are joined here. Each part keeps a scope of its own,
and so no two of them can clash.

A bundler such as esbuild does more and does it well. It is not used because the library itself has
to join the parts, on machines and in browsers that have no Node, and because nothing that a build
makes from fetched code is committed.
"""

import json
import re
from pathlib import Path

#: Where the modules and styles of all activities lie.
FOLDER = Path(__file__).parent / "activities"

Parts = dict[Path, tuple[str, list[str]]]  # of each part, its script and what it exports

_IMPORT = re.compile(r'^import \{([\w\s,]*)\} from "(\.{1,2}/[\w./-]+\.js)";\n', re.MULTILINE)
_NAMED = re.compile(r"^export (?=(?:async )?function (\w+)|const (\w+)|class (\w+))", re.MULTILINE)
_DEFAULT = re.compile(r"^export default ([^;]+);\s*\Z", re.MULTILINE)
_OTHER = re.compile(r"^\s*(?:import\b|export\b)|\bimport\s*\(|\bimport\.meta\b", re.MULTILINE)


def esm(path: Path) -> str:
    """Join a module and its parts into one ES module without imports.

    Args:
        path: A module whose last statement is ``export default …;``. It and its parts may import
            names, in braces, from files beside them.

    Raises:
        ValueError: A module imports or exports in another way, or parts import each other in a
            circle.

    Example:
        >>> esm(FOLDER / "check.js").rstrip().endswith("export default { render, normalise };")
        True
    """
    body, default = _joined(path)
    return f"{body}export default {default};\n"


def classic(path: Path, name: str) -> str:
    r"""Join a module and its parts into a classic script that registers an activity.

    Args:
        path: As for ``esm``.
        name: The activity's name; the page finds it as ``window.KIT.activities[name]``.

    Returns:
        A script that needs no module loader, no eval and no inline code.

    Raises:
        ValueError: As for ``esm``.

    Example:
        >>> classic(FOLDER / "check.js", "check").startswith('(() => {\n"use strict";')
        True
    """
    body, default = _joined(path)
    register = f"(KIT.activities = KIT.activities || {{}})[{json.dumps(name)}] = {default};"
    host = "const KIT = (window.KIT = window.KIT || {});"
    return f'(() => {{\n"use strict";\n{body}{host}\n{register}\n}})();\n'


def _joined(path: Path) -> tuple[str, str]:
    """Give all parts in the order they are needed, then the module; and what it exports."""
    text = path.read_text(encoding="utf-8")
    ending = _DEFAULT.search(text)
    if ending is None:
        raise ValueError(
            f"activity {path.name}: found no 'export default …;' as its last statement. "
            "Allowed: exactly one, at the end. Move or add it."
        )
    parts: Parts = {}
    head, body = _imports(text[: ending.start()], path, parts, ())
    _refuse_others(body, path)
    return "".join(script for script, _ in parts.values()) + head + body, ending[1]


def _part(path: Path, parts: Parts, above: tuple[Path, ...]) -> None:
    """Add a shared part, after those it needs itself."""
    if path in parts:
        return
    if path in above:
        names = " → ".join(one.name for one in (*above, path))
        raise ValueError(f"{names}: parts import each other in a circle. Take one import out.")
    head, body = _imports(path.read_text(encoding="utf-8"), path, parts, (*above, path))
    exported = [next(filter(None, match.groups())) for match in _NAMED.finditer(body)]
    body = _NAMED.sub("", body)
    _refuse_others(body, path)
    names = ", ".join(exported)
    script = f"const {_scope(path)} = (() => {{\n{head}{body}return {{ {names} }};\n}})();\n"
    parts[path] = script, exported


def _imports(text: str, path: Path, parts: Parts, above: tuple[Path, ...]) -> tuple[str, str]:
    """Add what a module imports; give the lines that fetch the names, and the rest of it."""
    lines = []
    for names, place in _IMPORT.findall(text):
        if " as " in names:
            raise ValueError(f"activity {path.name}: renames an import. Use the part's own name.")
        source = (path.parent / place).resolve()
        if not source.is_file():
            raise ValueError(f"activity {path.name}: imports {place}, and there is no such file.")
        _part(source, parts, above)
        wanted = {name.strip() for name in names.split(",") if name.strip()}
        if missing := sorted(wanted - set(parts[source][1])):
            raise ValueError(
                f"activity {path.name}: imports {', '.join(missing)} from {place}, which exports "
                f"{', '.join(parts[source][1])}. Write one of these, or export it there."
            )
        lines.append(f"const {{{names}}} = {_scope(source)};\n")
    return "".join(lines), _IMPORT.sub("", text)


def _scope(path: Path) -> str:
    return "part_" + re.sub(r"\W", "_", f"{path.parent.name}_{path.stem}")


def _refuse_others(body: str, path: Path) -> None:
    if other := _OTHER.search(body):
        line = body[: other.start()].count("\n") + 1
        raise ValueError(
            f"activity {path.name}, near line {line}: found {other[0].strip()!r}. Allowed: imports "
            'written import { a } from "./kit/part.js"; and in a part export before function, '
            "const or class."
        )
