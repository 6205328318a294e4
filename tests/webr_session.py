"""A running R kernel as a client sees it: cells in, outputs out."""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from queue import Empty
from typing import Any

import psutil
from jupyter_client.manager import KernelManager

CELL_SECONDS = 60
START_SECONDS = 120


@dataclass
class Cell:
    """What one cell gave: Jupyter's reply, and the outputs in order."""

    reply: dict[str, Any] = field(default_factory=dict)
    outputs: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    arrived: list[float] = field(default_factory=list)

    def stream(self, name: str) -> str:
        """All that was written to one stream."""
        return "".join(
            content["text"]
            for kind, content in self.outputs
            if kind == "stream" and content["name"] == name
        )

    @property
    def out(self) -> str:
        """Standard output."""
        return self.stream("stdout")

    @property
    def err(self) -> str:
        """Standard error."""
        return self.stream("stderr")

    @property
    def error(self) -> dict[str, Any]:
        """The one error message; without one, the test is wrong."""
        (found,) = [content for kind, content in self.outputs if kind == "error"]
        return found

    @property
    def displays(self) -> list[dict[str, Any]]:
        """Tables, plots and help: data and metadata."""
        return [content for kind, content in self.outputs if kind == "display_data"]


class Session:
    """One kernel and one client of it; R sees the folder."""

    def __init__(self, manager: KernelManager, folder: Path) -> None:
        self.manager = manager
        self.folder = folder
        self.client = manager.client()
        self.client.start_channels()
        self.client.wait_for_ready(timeout=START_SECONDS)

    def send(self, code: str, metadata: dict[str, Any] | None = None, **more: Any) -> str:
        """Ask to run a cell, with the metadata that a notebook program would send along."""
        content = {
            "code": code,
            "silent": False,
            "store_history": True,
            "user_expressions": {},
            "allow_stdin": False,
            "stop_on_error": True,
            **more,
        }
        message = self.client.session.msg("execute_request", content, metadata=metadata)
        self.client.shell_channel.send(message)
        return str(message["header"]["msg_id"])

    def collect(self, request: str, seconds: float = CELL_SECONDS) -> Cell:
        """Wait for all that one request gives."""
        cell, end = Cell(), time.monotonic() + seconds
        while True:
            message = self._next(self.client.get_iopub_msg, request, end)
            kind, content = message["msg_type"], message["content"]
            if kind == "status" and content["execution_state"] == "idle":
                break
            if kind not in {"status", "execute_input"}:
                cell.outputs.append((kind, content))
                cell.arrived.append(time.monotonic())
        cell.reply = self._next(self.client.get_shell_msg, request, end)["content"]
        return cell

    @staticmethod
    def _next(get: Any, request: str, end: float) -> dict[str, Any]:
        while (left := end - time.monotonic()) > 0:
            try:
                message: dict[str, Any] = get(timeout=left)
            except Empty:
                break
            if message["parent_header"].get("msg_id") == request:
                return message
        raise TimeoutError("the kernel did not answer in time")

    def run(self, code: str, metadata: dict[str, Any] | None = None, **more: Any) -> Cell:
        """Run a cell and wait for it."""
        return self.collect(self.send(code, metadata, **more))

    def node_pid(self) -> int:
        """The process with R in it: below the kernel."""
        kernel = psutil.Process(self.manager.provisioner.process.pid)
        (node,) = [
            child for child in kernel.children(recursive=True) if Path(child.exe()).stem == "node"
        ]
        return int(node.pid)


@contextmanager
def running(name: str, folder: Path, **environment: str) -> Iterator[Session]:
    """Start a kernel in a folder; end it whatever happens."""
    manager = KernelManager(kernel_name=name)
    manager.start_kernel(
        cwd=str(folder),
        env={**os.environ, **environment},
        extra_arguments=["--log-level=ERROR"],
    )
    session = None
    try:
        session = Session(manager, folder)
        yield session
    finally:
        if session is not None:
            session.client.stop_channels()
        manager.shutdown_kernel(now=True)
        manager.cleanup_resources()
