"""Run the tests that take long, and keep when they last passed.

    python3 tools/kit.py soak

Before a release: 50 killed builds, 200 readers for five minutes, thousands of spoilt files, every
notebook in the lab and on its page, Firefox, Spark (`python3 tools/kit.py spark`). `test` prints
what only this run covers.
"""

from __future__ import annotations

import datetime
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
RECORD = ROOT / "tests" / "soak.toml"
SELECT = ("-m", "soak", "tests")
#: What its tests need from outside, see tests/support.py: none of them may be left out.
REQUIRED = ("browser_python", "chromium", "firefox", "gibleed", "spark", "webr")


def covered() -> list[str]:
    """Name the tests that only this run has, as pytest names them.

    Raises:
        RuntimeError: pytest found none.
    """
    command = [sys.executable, "-m", "pytest", "--collect-only", "-q", *SELECT]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    found = re.findall(r"^tests/\S+::.+$", done.stdout, re.MULTILINE)
    if not found:
        raise RuntimeError(f"No test is marked soak.\n{done.stdout}{done.stderr}")
    return found


def last_passed() -> str:
    """Say when all of them last passed, and on which state of the kit."""
    if not RECORD.is_file():
        return "never"
    record = tomllib.loads(RECORD.read_text(encoding="utf-8"))
    return f"{record['day']}, {record['tests']} tests, on {record['revision']}"


def state() -> str:
    """Name the committed state, and whether anything was changed since."""
    asked = ["git", "describe", "--always", "--dirty"]
    done = subprocess.run(asked, cwd=ROOT, capture_output=True, text=True, check=False)
    return done.stdout.strip() or "a copy without its history"


def keep(tests: int) -> None:
    """Write down that they passed today."""
    lines = (
        "# Written by `python3 tools/kit.py soak` when all of its tests passed.",
        f'day = "{datetime.date.today().isoformat()}"',
        f"tests = {tests}",
        f'revision = "{state()}"',
    )
    temporary = RECORD.with_suffix(".part")
    temporary.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
    temporary.replace(RECORD)


def report() -> str:
    """Say what `test` leaves to this run, and when it last passed."""
    names = sorted({one.split("::")[1].split("[")[0] for one in covered()})
    lines = [f"  {name.removeprefix('test_').replace('_', ' ')}" for name in names]
    return "\n".join(["Only `soak` runs these, or all their cases:", *lines,
                      f"It last passed: {last_passed()}."])  # fmt: skip


def main(arguments: list[str]) -> int:
    """Run them, each of them; keep the day if all passed and none was chosen."""
    tests = len(covered())
    command = [sys.executable, "-m", "pytest", *SELECT, *arguments]
    environment = {**os.environ, "KIT_REQUIRE": ",".join(REQUIRED)}
    code = subprocess.run(command, cwd=ROOT, check=False, env=environment).returncode
    if not code and not arguments:
        keep(tests)
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
