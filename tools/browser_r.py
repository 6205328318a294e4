"""Gather what R needs in the browser: webR, and the session that the kit's R kernel uses, too.

A page opened from a folder may load scripts, and no modules: webR's module is made a script here.
"""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import assets
from browser_python import as_script

ROOT = Path(__file__).resolve().parent.parent
KERNEL = ROOT / "src" / "webrkernel"
EXPORTS = re.compile(r"export\s*\{([^}]*)\};?")
MODULE = "webr.mjs"
# in Firefox a page from a folder has no origin, and webR's own question about it fails
PLACE = "const location = { href: window.location.href, origin: window.location.href };"
# R's own help and maps: a page opened from a folder would have to load them all beforehand
ONLY_ON_A_SERVER = re.compile(
    r"(help|doc|translations)\.(data\.gz|js\.metadata)$|share/(proj|gdal|udunits)"
)


def exported(module: str, wanted: str) -> str:
    """Say under which name a module knows what it exports.

    Raises:
        AssetError: it exports no such thing.

    >>> exported("var a=1;export{a as WebR,b};", "WebR"), exported("export{b};", "b")
    ('a', 'b')
    """
    for entry in EXPORTS.findall(module)[-1].split(","):
        inside, _, outside = entry.strip().partition(" as ")
        if (outside or inside) == wanted:
            return str(inside)
    raise assets.AssetError(f"webR's module exports no {wanted}; was its version changed?")


def session_script(module: str, files: list[str]) -> str:
    """Join webR, the session and its R code into one script that registers `KIT.webr`.

    Args:
        module: the text of webR's module.
        files: what a page opened from a folder must load before R starts.
    """
    session = (KERNEL / "rsession.mjs").read_text(encoding="utf-8")
    code = "\n".join(path.read_text("utf-8") for path in sorted((KERNEL / "r").glob("*.R")))
    body = EXPORTS.sub("", module).split("//# sourceMappingURL")[0]
    own = re.sub(r"^export ", "", session, flags=re.MULTILINE)
    return (
        "(() => {\n"
        f"const WebR = (() => {{ {PLACE}\n{body}\nreturn {exported(module, 'WebR')}; }})();\n"
        f"const {{ RSession }} = (() => {{\n{own}\nreturn {{ RSession }};\n}})();\n"
        f"const code = {json.dumps(code)};\nconst files = {json.dumps(files)};\n"
        "(window.KIT = window.KIT || {}).webr = { WebR, RSession, code, files };\n})();\n"
    )


def write(folder: Path) -> int:
    """Write all files, for a server and for a folder; give how many bytes a server sends at least.

    Raises:
        AssetError: webR cannot be fetched, or is not what was pinned.
    """
    dist = assets.fetch(assets.read_list()["webr"]) / "dist"
    names = sorted(path.relative_to(dist).as_posix() for path in dist.rglob("*") if path.is_file())
    names = [name for name in names if name not in (MODULE, "webr.cjs")]
    preload = [name for name in names if not ONLY_ON_A_SERVER.search(name)]
    for name in names:
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(dist / name, target)
        if name in preload:
            script = as_script(name, target.read_bytes())
            target.with_name(f"{target.name}.js").write_text(script, encoding="ascii")
    text = session_script((dist / MODULE).read_text(encoding="utf-8"), preload)
    (folder / "session.js").write_text(text, encoding="utf-8", newline="\n")
    return sum((dist / name).stat().st_size for name in ("R.js", "R.wasm", "webr-worker.js"))
