"""Set up the kit and run one of its tasks: `python3 tools/kit.py serve`, or `test`.

Needs Python 3.11 to 3.13 and nothing else. Everything goes into the folder `.venv` beside this
one, so the rest of the computer stays as it was; delete that folder to undo it all.
Only the standard library is used here, because nothing is installed yet.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
STAMP = VENV / "kit-installed"
OLDEST, NEWEST = (3, 11), (3, 13)
NEEDED_GIGABYTES = 2

TASKS = (
    "serve", "test", "soak", "book", "package", "guide", "cartridge", "jupyter", "check", "format",
    "data", "lessons", "translate", "score", "publictier", "spark", "lock", "list",
)  # fmt: skip
USAGE = """\
usage: python3 tools/kit.py TASK [more]

  serve     build the book and open it on this computer
  test      run every test
  soak      run the tests that take minutes
  book      build the book only
  package   pack the book to take away, as a zip
  guide     make the resource guide of an institution, from its file
  cartridge pack the lessons for a learning system
  jupyter   open the notebooks in JupyterLab on this computer
  check     formatting, types, structure, spelling
  format    lay out the code in one way
  data      make the published tables again
  lessons   make the notebooks and exercises again
  translate bring the catalogs of other languages up to date
  score     score files of answers to the forms before and after
  publictier build, audit or teach with a public tier of your own data
  spark     install Spark apart, for soak
  list      every task, in a line each

The first run installs what is needed into the folder .venv (about 1.5 GB of disk).
"""


class SetupError(Exception):
    """Something outside the kit stands in the way; the message says what to do."""


def check_python(version: tuple[int, int]) -> None:
    """Refuse a Python that the locked versions were not made for.

    >>> check_python((3, 12))
    >>> check_python((3, 9))
    Traceback (most recent call last):
        ...
    kit.SetupError: This is Python 3.9. The kit runs on Python 3.11, 3.12 or 3.13. Install one of \
these from python.org or your system, then run this file with it, e.g. python3.12 tools/kit.py serve
    """
    if not OLDEST <= version <= NEWEST:
        raise SetupError(
            f"This is Python {version[0]}.{version[1]}. The kit runs on Python 3.11, 3.12 or 3.13. "
            "Install one of these from python.org or your system, then run this file with it, "
            "e.g. python3.12 tools/kit.py serve"
        )


def in_venv(program: str) -> Path:
    """Path of a program inside the kit's own environment, on any system."""
    if os.name == "nt":
        return VENV / "Scripts" / f"{program}.exe"
    return VENV / "bin" / program


def fingerprint() -> str:
    """What the installation depends on: the locked versions and the library's own settings."""
    digest = hashlib.sha256(f"{sys.version_info[:2]}".encode())
    for name in ("requirements.txt", "pyproject.toml"):
        digest.update((ROOT / name).read_bytes())
    return digest.hexdigest()


def make_environment() -> None:
    """Create `.venv`, or say in one sentence what the system lacks for it."""
    free = shutil.disk_usage(ROOT).free / 1e9
    if free < NEEDED_GIGABYTES:
        raise SetupError(
            f"{free:.1f} GB are free here; the kit needs {NEEDED_GIGABYTES} GB. "
            "Make room, then try again."
        )
    try:
        import ensurepip  # noqa: F401
    except ImportError:
        raise SetupError(
            "This Python has no 'ensurepip', so it cannot make an environment. On Debian or "
            "Ubuntu: sudo apt install python3-venv. Then run this command again."
        ) from None
    import venv

    print("Making the folder .venv …", flush=True)
    venv.EnvBuilder(with_pip=True, clear=VENV.exists()).create(VENV)


def pip(*arguments: str) -> None:
    """Run pip inside the environment; its own progress bars stay visible."""
    command = [str(in_venv("python")), "-m", "pip", "--disable-pip-version-check", *arguments]
    if subprocess.run(command, cwd=ROOT, check=False).returncode:
        raise SetupError(
            "Installing stopped (pip's own message is above). Most often there is no internet, or "
            "a school network blocks the package index: try another network. If pip speaks of "
            "hashes that do not match, a file was changed on its way: do not use it, and try "
            "another network. Nothing is broken: the same command goes on from here."
        )


def install() -> None:
    """Install the locked versions, each checked against its hash, then the kit's own library."""
    wanted = fingerprint()
    is_there = in_venv("python").is_file() and STAMP.is_file()
    if is_there and STAMP.read_text(encoding="utf-8") == wanted:
        return
    start = time.monotonic()
    if not in_venv("python").is_file():
        make_environment()
    print("Installing the kit's packages (once; 2 to 10 minutes) …", flush=True)
    pip("install", "--require-hashes", "--requirement", "requirements.txt")
    pip("install", "--no-deps", "--no-build-isolation", "--quiet", "--editable", ".")
    STAMP.write_text(wanted, encoding="utf-8")
    print(f"Installed in {time.monotonic() - start:.0f} s.", flush=True)


def run(task: str, more: list[str]) -> int:
    """Hand over to nox, which knows the tasks, inside the same environment."""
    nox = [str(in_venv("python")), "-m", "nox"]
    if task == "list":
        return subprocess.run([*nox, "--list"], cwd=ROOT, check=False).returncode
    extra = ["--", *more] if more else []
    return subprocess.run([*nox, "--session", task, *extra], cwd=ROOT, check=False).returncode


def main(arguments: list[str]) -> int:
    """Set up, then run the task named first."""
    if not arguments or arguments[0] in {"-h", "--help", "help"}:
        print(USAGE)
        return 0 if arguments else 2
    if arguments[0] not in TASKS:
        print(f"There is no task {arguments[0]!r}. Tasks: {', '.join(TASKS)}.", file=sys.stderr)
        return 2
    try:
        check_python(sys.version_info[:2])
        install()
    except SetupError as problem:
        print(f"\n{problem}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nStopped. The same command goes on from here.", file=sys.stderr)
        return 130
    try:
        return run(arguments[0], arguments[1:])
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
