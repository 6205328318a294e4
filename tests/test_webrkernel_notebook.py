"""R notebooks as the kit tests them: strict nbval, nbclient, and Jupyter's own tests of kernels."""

import os
import subprocess
import sys
import unittest
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient

from tests.support import need
from webrkernel import kernelspec

CELLS = (
    'counts <- read.csv("counts.csv"); counts',
    "sum(counts$count)",
    'as.numeric("≤ 20")',
    'options(webrkernel.alt = "Bars of two counts"); barplot(counts$count)',
    'cat("≤ 20\\n"); message("a message")',
    "aggregate(count ~ sex, counts, sum)",
)
# what is changed in the stored outputs -> into what; each must be noticed
FALSIFIED = {
    "text/html": ("<td>40</td>", "<td>60</td>"),
    "text/plain": ("Asthma Female    40", "Asthma Female    60"),
    "stdout": ("[1] 60", "[1] 80"),
    "stderr": ("introduced by coercion", "introduced by nobody"),
    "size of the plot": ("480 pixels", "500 pixels"),
}


@pytest.fixture(scope="module")
def notebook(webr_kernel: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A notebook that was run by nbclient, beside the table it reads."""
    folder = tmp_path_factory.mktemp("notebook")
    table = "condition,sex,count\nAsthma,Female,40\nAsthma,Male,20\n"
    (folder / "counts.csv").write_text(table, encoding="utf-8")
    made = nbformat.v4.new_notebook(
        cells=[nbformat.v4.new_code_cell(source) for source in CELLS],
        metadata={"kernelspec": {**kernelspec.spec(), "name": webr_kernel}},
    )
    NotebookClient(
        made, resources={"metadata": {"path": str(folder)}}, extra_arguments=["--log-level=ERROR"]
    ).execute()
    path = folder / "lesson.ipynb"
    nbformat.write(made, path)
    return path


def nbval(path: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a notebook strictly against its stored outputs, as `kit.py test` does."""
    return subprocess.run(
        [sys.executable, "-m", "pytest", "--nbval", "-p", "no:cacheprovider", "-q",
         "-c", os.devnull, f"--rootdir={path.parent}", str(path)],
        capture_output=True, text=True, encoding="utf-8", check=False,
        env={**os.environ, "PYTHONUTF8": "1", **environment},
    )  # fmt: skip


def test_a_notebook_passes_strict_nbval_wherever_it_runs(notebook: Path) -> None:
    """Catch outputs that differ from run to run, or need R or Node on the computer."""
    places: list[dict[str, str]] = [
        {},
        {"LANG": "C", "LC_ALL": "C", "TZ": "America/New_York"},
    ]
    if os.name == "posix":
        places[1]["PATH"] = ""  # no R and no Node of the computer's own
    for place in places:
        done = nbval(notebook, **place)
        assert f"{len(CELLS)} passed" in done.stdout, done.stdout
    print(f"{len(places)} runs of {len(CELLS)} cells compared")


def test_every_falsified_output_is_noticed(notebook: Path) -> None:
    """Catch a gate that does not look at what R gave."""
    text = notebook.read_text(encoding="utf-8")
    unnoticed = []
    for kind, (true, false) in FALSIFIED.items():
        assert true in text, f"nothing to falsify: {kind}"
        probe = notebook.with_name("probe.ipynb")
        probe.write_text(text.replace(true, false, 1), encoding="utf-8")
        done = nbval(probe)
        if done.returncode != 1 or "1 failed" not in done.stdout:
            unnoticed.append((kind, done.stdout))
    print(f"{len(FALSIFIED) - len(unnoticed)} of {len(FALSIFIED)} falsified notebooks were caught")
    assert unnoticed == []


def test_nbclient_stores_plots_with_their_description(notebook: Path) -> None:
    """Catch an executed notebook whose plots say nothing."""
    plot = nbformat.read(notebook, 4).cells[3].outputs[0]
    assert plot.metadata["image/png"]["alt"] == "Bars of two counts"


def test_a_failing_cell_stops_nbclient_with_rs_own_words(webr_kernel: str, tmp_path: Path) -> None:
    """Catch a lesson whose error is passed over."""
    made = nbformat.v4.new_notebook(
        cells=[nbformat.v4.new_code_cell(source) for source in ("f <- \\(x) x + y", "f(1)", "2")]
    )
    client = NotebookClient(
        made,
        kernel_name=webr_kernel,
        resources={"metadata": {"path": str(tmp_path)}},
        extra_arguments=["--log-level=ERROR"],
    )
    with pytest.raises(Exception, match="object 'y' not found"):
        client.execute()
    assert made.cells[2].execution_count is None


SAMPLES: dict[str, Any] = {
    "kernel_name": kernelspec.NAME,
    "language_name": "R",
    "file_extension": ".r",
    "code_hello_world": 'cat("hello, world")',
    "code_stderr": 'cat("test\\n", file = stderr())',
    "completion_samples": [
        {"text": "read.cs", "matches": {"read.csv", "read.csv2"}},
        {"text": "no_such_name", "matches": set()},
    ],
    "complete_code_samples": ["1", "f <- function(x) {\n  x\n}"],
    "incomplete_code_samples": ["f <- function(x) {", "sum(1,"],
    "invalid_code_samples": ["a b", "}"],
    "code_generate_error": 'stop("no")',
    "code_display_data": [
        {"code": "data.frame(n = 20)", "mime": "text/html"},
        {"code": "plot(1)", "mime": "image/png"},
    ],
    "code_inspect_sample": "mean",
}


def test_jupyters_own_tests_of_kernels_pass(webr_kernel: str) -> None:
    """Catch a message that Jupyter's protocol does not allow: tests that nobody here wrote."""
    need("jupyter_kernel_test")
    import jupyter_kernel_test

    assert webr_kernel == SAMPLES["kernel_name"]
    case = type("RKernelTests", (jupyter_kernel_test.KernelTests,), SAMPLES)
    result = unittest.TestResult()
    unittest.defaultTestLoader.loadTestsFromTestCase(case).run(result)
    left_out = [f"{test.id().rpartition('.')[2]} ({why})" for test, why in result.skipped]
    passed = result.testsRun - len(result.skipped) - len(result.failures) - len(result.errors)
    print(f"{passed} passed, left out: {left_out}")
    assert [*result.failures, *result.errors] == []
    assert passed >= 8
