"""Turn an activity's ES module into a script for the static page.

A page opened from a folder cannot import modules, so the build turns each activity into a classic
script that registers itself where ``host.js`` looks for it.
"""

import json
import re

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
