"""Make the browser's site-packages: runs in Pyodide itself, so that the compiled files fit it.

Every module becomes a compiled file, which starts several times faster than its text. What a page
never reads is left out: tests, type stubs, C sources, libraries for other machines.
"""

import importlib.util
import marshal
import re
import struct
import sys
import zipfile
from contextlib import suppress
from pathlib import Path

LEFT_OUT = re.compile(r"(^|/)(tests|testing/tests)/|\.(pyi|c|h|pxd|pyx|map)$|\.data/|RECORD$")
LIBRARY = re.compile(r"\.so$")
OURS = re.compile(r"wasm32-emscripten\.so$|\.cpython-312-wasm32.*\.so$")
SAME_DAY = (2020, 1, 1, 0, 0, 0)


def compiled(source: bytes, name: str) -> bytes:
    """Compile a module into a file that is never held against its text."""
    code = compile(source, name, "exec", dont_inherit=True)
    head = importlib.util.MAGIC_NUMBER + struct.pack("<I", 0b01)
    return head + importlib.util.source_hash(source) + marshal.dumps(code)


def members(archive: zipfile.ZipFile, prefix: str = ""):
    """Give name and content of what a page needs of a wheel or library."""
    for name in sorted(archive.namelist()):
        if name.endswith("/") or LEFT_OUT.search(name):
            continue
        if LIBRARY.search(name) and not OURS.search(name):
            continue
        data = archive.read(name)
        if name.endswith(".py") and ".dist-info" not in name:
            with suppress(SyntaxError):  # a template, or code of another Python: kept as it is
                data, name = compiled(data, prefix + name), name + "c"
        yield name, data


def write(target: str, archives: list[str], prefix: str = "") -> int:
    """Write one archive from several; give how many files it holds."""
    seen = set()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as out:
        for path in archives:
            with zipfile.ZipFile(path) as archive:
                for name, data in members(archive, prefix):
                    if name not in seen:
                        seen.add(name)
                        entry = zipfile.ZipInfo(name, SAME_DAY)
                        entry.compress_type = zipfile.ZIP_DEFLATED
                        out.writestr(entry, data)
    return len(seen)


assert sys.version_info[:2] == (3, 12), sys.version
wheels = sorted(str(path) for path in Path("/wheels").glob("*.whl"))
site = write("/out/site.zip", wheels, "/lib/python3.12/site-packages/")
standard = write("/out/python_stdlib.zip", ["/core/python_stdlib.zip"], "/lib/python312.zip/")
f"{len(wheels)} wheels, {site} files; {standard} files of the standard library"
