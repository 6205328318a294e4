"""The Jupyter side: requests in, R's outputs out."""

from __future__ import annotations

import re
import signal
from pathlib import Path
from typing import Any

from ipykernel.kernelbase import Kernel

from webrkernel import R_VERSION, WEBR_VERSION, __version__
from webrkernel.child import Child, Message
from webrkernel.errors import WebRKernelError

Reply = dict[str, Any]


class WebRKernel(Kernel):
    """R in a notebook, through a child process that is started again after it has ended."""

    implementation = "webrkernel"
    implementation_version = __version__
    banner = f"R {R_VERSION} (webR {WEBR_VERSION} under Node)"
    language_info = {  # noqa: RUF012 - ipykernel reads it from the class
        "name": "R",
        "version": R_VERSION,
        "mimetype": "text/x-r-source",
        "file_extension": ".r",
        "codemirror_mode": "r",
        "pygments_lexer": "r",
    }

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)  # type: ignore[no-untyped-call]
        self._child: Child | None = None

    def start(self) -> None:
        """Let R start while the client is connecting; what fails is said at the first cell."""
        super().start()  # type: ignore[no-untyped-call]
        try:
            self._r()
        except WebRKernelError as problem:
            self.log.warning("%s", problem)

    def _r(self) -> Child:
        """Give the process with R; one that has ended stays until a cell has said so."""
        if self._child is None:
            self._child = Child(Path.cwd())
        return self._child

    def pre_handler_hook(self) -> None:
        """Take interrupts while a request is handled: for R, never as an exception in here."""
        if self._child is not None:
            self._child.forget_interrupts()
        self.saved_sigint_handler = signal.signal(signal.SIGINT, self._pass_on)

    def _pass_on(self, _signal: int, _frame: object) -> None:
        if self._child is not None:
            self._child.interrupt()

    async def do_execute(
        self,
        code: str,
        silent: bool,
        store_history: bool = True,
        user_expressions: dict[str, str] | None = None,
        allow_stdin: bool = False,
        *,
        cell_meta: dict[str, Any] | None = None,
        cell_id: str | None = None,
    ) -> Reply:
        """Run one cell; see Jupyter's execute_request."""
        plots = Descriptions(cell_meta or {})
        failure: Message | None = None
        try:
            for message in self._r().talk("execute", code=code):
                if message["type"] == "error":
                    failure = message
                elif not silent:
                    self._show(message, plots)
            if failure is None:
                return self._reply(
                    "ok", payload=[], user_expressions=self._values(user_expressions)
                )
        except WebRKernelError as problem:
            self._child = None
            failure = {
                "ename": type(problem).__name__,
                "evalue": str(problem),
                "head": str(problem),
            }
        error = error_content(failure)
        if not silent:
            self.send_response(self.iopub_socket, "error", error)
        return self._reply("error", **error)

    def _reply(self, status: str, **more: Any) -> Reply:
        return {"status": status, "execution_count": self.execution_count, **more}

    def _show(self, message: Message, plots: Descriptions) -> None:
        if message["type"] == "stream":
            content = {"name": message["name"], "text": message["text"]}
            self.send_response(self.iopub_socket, "stream", content)
            return
        if message["type"] == "plot":
            content = plots.content(message)
        else:
            content = {"data": message["data"], "metadata": {}}
        self.send_response(self.iopub_socket, "display_data", content)

    def _values(self, expressions: dict[str, str] | None) -> dict[str, Reply]:
        """Evaluate what a client asks beside the cell, such as numbers for prose."""
        values: dict[str, Reply] = {}
        for name, code in (expressions or {}).items():
            state, *texts = self._r().ask("value_text", code=code)
            if state == "ok":
                values[name] = {"status": "ok", "data": {"text/plain": texts[0]}, "metadata": {}}
            else:
                ename, evalue, head, calls = texts
                error = {"ename": ename, "evalue": evalue, "head": head, "calls": calls}
                values[name] = {"status": "error", **error_content(error)}
        return values

    async def do_complete(self, code: str, cursor_pos: int) -> Reply:
        """Offer the names that could stand at the cursor."""
        start, line, end = line_at(code, cursor_pos)
        texts = self._ask_quietly("complete_line", line=line, end=end)
        begin = start + int(texts[0]) if texts else cursor_pos
        return {
            "status": "ok",
            "matches": texts[1:],
            "cursor_start": begin,
            "cursor_end": cursor_pos,
            "metadata": {},
        }

    async def do_inspect(
        self, code: str, cursor_pos: int, detail_level: int = 0, omit_sections: tuple[str, ...] = ()
    ) -> Reply:
        """Tell about the name at the cursor: a function's help, an object's structure."""
        texts = self._ask_quietly("inspect_name", name=name_at(code, cursor_pos))
        data = {"text/plain": "\n".join(texts)} if texts else {}
        return {"status": "ok", "found": bool(texts), "data": data, "metadata": {}}

    async def do_is_complete(self, code: str) -> Reply:
        """Say whether R would ask for another line."""
        texts = self._ask_quietly("completeness", code=code)
        status = texts[0] if texts else "unknown"
        return {"status": status, "indent": "  "} if status == "incomplete" else {"status": status}

    def _ask_quietly(self, action: str, **values: str | int) -> list[str]:
        """Ask R for a convenience; where R is not there, there is none."""
        try:
            return self._r().ask(action, **values)
        except WebRKernelError as problem:
            self.log.warning("%s", problem)
            return []

    async def do_shutdown(self, restart: bool) -> Reply:
        """End R with the kernel."""
        if self._child is not None:
            self._child.stop()
            self._child = None
        return {"status": "ok", "restart": restart}


class Descriptions:
    """The words that stand for a cell's plots, for those who do not see them."""

    def __init__(self, metadata: dict[str, Any]) -> None:
        given = metadata.get("alt")
        texts = given if isinstance(given, list) else [given]
        self._given = [text if isinstance(text, str) else "" for text in texts]

    def content(self, plot: Message) -> Reply:
        """Make the output of one plot.

        The text form holds the size alone: it is compared by tests, whose clients send no metadata.

        >>> plot = {"png": "iVBO", "alt": "", "width": 672, "height": 480}
        >>> Descriptions({"alt": "Rising line"}).content(plot)["metadata"]
        {'image/png': {'width': 672, 'height': 480, 'alt': 'Rising line'}}
        """
        size = {"width": plot["width"], "height": plot["height"]}
        alt = (self._given.pop(0) if self._given else "") or plot["alt"]
        text = f"Plot, {plot['width']} by {plot['height']} pixels"
        return {
            "data": {"image/png": plot["png"], "text/plain": text},
            "metadata": {"image/png": {**size, "alt": alt} if alt else size},
        }


def error_content(error: Message) -> Reply:
    """Put an error of R into Jupyter's form: its message, then the calls that led there.

    >>> error = {"ename": "simpleError", "evalue": "no", "head": "Error in f() : no"}
    >>> error_content({**error, "calls": "1. f()"})["traceback"]
    ['Error in f() : no', 'Traceback:', '1. f()']
    """
    calls = error.get("calls", "")
    traceback = [*error["head"].split("\n"), *(["Traceback:", *calls.split("\n")] if calls else [])]
    return {"ename": error["ename"], "evalue": error["evalue"], "traceback": traceback}


def line_at(code: str, cursor: int) -> tuple[int, str, int]:
    r"""Give the line in which the cursor stands: its start, its text, the cursor's place in it.

    >>> line_at("x <- 1\nmean(x", 12)
    (7, 'mean(x', 5)
    """
    start = code.rfind("\n", 0, cursor) + 1
    return start, code[start:].partition("\n")[0], cursor - start


def name_at(code: str, cursor: int) -> str:
    """Give the R name around the cursor, or of the call in which the cursor stands.

    >>> name_at("read.csv(x)", 3), name_at("mean(", 5), name_at("1 + ", 4)
    ('read.csv', 'mean', '')
    """
    end = cursor - 1 if code[:cursor].endswith("(") else cursor
    before = re.search(r"[\w.]*$", code[:end])
    after = re.match(r"[\w.]*", code[end:])
    name = (before[0] if before else "") + (after[0] if after else "")
    return "" if name[:1].isdigit() else name
