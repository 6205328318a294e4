"""The kit's tasks. `python3 tools/kit.py list` shows them; `python3 tools/kit.py TASK` runs one.

All run in the environment that tools/kit.py makes, so nothing is installed twice.
"""

import os
import sys
from pathlib import Path

import nox

nox.options.default_venv_backend = "none"
nox.options.sessions = ["check", "test"]

PYTHON = sys.executable
PROGRAMS = Path(sys.executable).parent
BOOK = Path("_build/html")
SPARK = Path(".cache/spark")
LOCK = "requirements.txt"
SPARK_LOCK = "tools/requirements-spark.txt"
SPELT = ("book", "exercises", "src", "tools", "datasets", "README.md", "CONTRIBUTING.md")


def program(name: str) -> str:
    """Path of a program of the kit's own environment."""
    return str(PROGRAMS / (f"{name}.exe" if os.name == "nt" else name))


@nox.session
def serve(session: nox.Session) -> None:
    """Build the book and open it on this computer."""
    build_book(session)
    # reading needs no R: where it cannot be had, this says so and goes on
    session.run(PYTHON, "tools/r_kernel.py", success_codes=[0, 1])
    session.run(PYTHON, "tools/serve.py", str(BOOK), *session.posargs)


@nox.session
def book(session: nox.Session) -> None:
    """Build the book; a warning is an error."""
    build_book(session)


def build_book(session: nox.Session) -> None:
    """Build the book into _build/html from the committed notebooks, without running them."""
    session.run(PYTHON, "tools/build_book.py")


@nox.session
def package(session: nox.Session) -> None:
    """Pack the book to take away: one zip with what runs code, and a small one without."""
    session.run(PYTHON, "tools/package.py")


@nox.session
def guide(session: nox.Session) -> None:
    """Make the resource guide of an institution: FILE.yml and a folder, or the example."""
    session.run(PYTHON, "-m", "teach.guide", *session.posargs, env={"PYTHONPATH": "tools"})


@nox.session
def cartridge(session: nox.Session) -> None:
    """Pack the lessons for a learning system: a folder, and the address of your copy."""
    session.run(PYTHON, "-m", "teach.cartridge", *session.posargs, env={"PYTHONPATH": "tools"})


@nox.session
def jupyter(session: nox.Session) -> None:
    """Open JupyterLab on this computer, with Python and R."""
    session.run(PYTHON, "tools/r_kernel.py", success_codes=[0, 1])
    session.run(PYTHON, "-m", "jupyterlab", "--ServerApp.root_dir=.", *session.posargs)


@nox.session
def test(session: nox.Session) -> None:
    """Run every test: the library, the tables, the notebooks, the book."""
    session.run(PYTHON, "tools/run_tests.py", *session.posargs)


@nox.session
def soak(session: nox.Session) -> None:
    """Run the tests that take long, before a release; `test` says what only this run covers."""
    session.run(PYTHON, "tools/soak.py", *session.posargs)


@nox.session
def spark(session: nox.Session) -> None:
    """Install Spark in an environment of its own, for `soak` (needs Java 17; 400 MB)."""
    session.run(PYTHON, "-m", "venv", "--clear", str(SPARK))
    python = SPARK / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    session.run(
        str(python), "-m", "pip", "install", "--quiet", "--require-hashes", "-r", SPARK_LOCK,
        external=True,
    )  # fmt: skip


@nox.session
def lessons(session: nox.Session) -> None:
    """Make notebooks and exercises again from their sources."""
    session.run(PYTHON, "tools/r_kernel.py")
    session.run(PYTHON, "tools/build_lessons.py", *session.posargs)
    session.run(PYTHON, "tools/reference_pages.py")


@nox.session
def translate(session: nox.Session) -> None:
    """Bring the catalogs of other languages up to date, and list what is missing or stale."""
    session.run(PYTHON, "-m", "translation.catalogs", *session.posargs, env={"PYTHONPATH": "tools"})


@nox.session
def score(session: nox.Session) -> None:
    """Score files of answers to the forms before and after."""
    session.run(PYTHON, "tools/score_forms.py", *session.posargs)


@nox.session
def data(session: nox.Session) -> None:
    """Make the published tables again, through the rule and the audit."""
    session.run(PYTHON, "tools/build_datasets.py", *session.posargs)
    session.run(PYTHON, "tools/town_parameters.py")


@nox.session
def publictier(session: nox.Session) -> None:
    """Build or audit a tier of your own OMOP data, or teach with it: `publictier --help`."""
    session.run(PYTHON, "-m", "publictier", *session.posargs)


@nox.session
def check(session: nox.Session) -> None:
    """Check formatting, style, types, structure, spelling and translations."""
    session.run(program("ruff"), "format", "--check", ".")
    session.run(program("ruff"), "check", ".")
    session.run(program("mypy"))
    session.run(PYTHON, "tools/format_scripts.py", "--check")
    session.run(PYTHON, "tools/check_structure.py")
    session.run(program("codespell"), *SPELT)
    session.run(PYTHON, "-m", "translation.catalogs", "--check", env={"PYTHONPATH": "tools"})


@nox.session(name="format")
def lay_out(session: nox.Session) -> None:
    """Lay out Python, scripts and styles in one way."""
    session.run(program("ruff"), "format", ".")
    session.run(PYTHON, "tools/format_scripts.py")


@nox.session
def lock(session: nox.Session) -> None:
    """Make the lists of locked versions again from pyproject.toml (needs uv: pip install uv)."""
    extras = ("build", "book", "paper", "lab", "r", "dev")
    chosen = [word for extra in extras for word in ("--extra", extra)]
    lists = {
        LOCK: chosen,
        SPARK_LOCK: ["--extra", "spark", "--extra", "bench", "--constraint", LOCK],
    }
    for out, asked in lists.items():
        session.run(
            "uv", "pip", "compile", "pyproject.toml", *asked, "--universal",
            "--python-version", "3.11", "--generate-hashes", "--output-file", out,
            external=True,
        )  # fmt: skip
