"""The Node process that R runs in: start it, talk to it, and explain its end."""

from __future__ import annotations

import contextlib
import itertools
import json
import os
import queue
import subprocess
import threading
from collections import deque
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from webrkernel.errors import RStoppedError
from webrkernel.places import find_node, find_webr

RUNNER = Path(__file__).with_name("runner.mjs")
START_SECONDS = 120
# Waiting in short turns: on Windows a longer wait could not be interrupted.
TURN_SECONDS = 0.2
END_SECONDS = 5
OUT_OF_MEMORY = ("out of memory", "heap limit", "Array buffer allocation", "Cannot enlarge memory")
GONE = "All variables are gone. The next cell starts a new R: run the notebook again from the top."
Message = dict[str, Any]


class Child:
    """One Node process with one R in it. After its end a new one is made; it is never revived."""

    def __init__(self, folder: Path) -> None:
        """Start the process, without waiting for R.

        Raises:
            MissingPartError: Node or webR is not there.
        """
        command = [str(find_node()), str(RUNNER), str(find_webr() / "dist"), str(folder)]
        self._process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            encoding="utf-8", errors="replace",
            env={**os.environ, "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8", "TZ": "UTC"},
        )  # fmt: skip
        # Of all queues, only this kind may be written to by a signal handler.
        self._messages: queue.SimpleQueue[Message | None] = queue.SimpleQueue()
        self._interrupt_wanted = False
        self._last_words: deque[str] = deque(maxlen=40)
        self._number = 1
        self._reason = ""
        self._ready = False
        self._readers = [
            threading.Thread(target=reader, daemon=True)
            for reader in (self._read_messages, self._read_errors)
        ]
        for reader in self._readers:
            reader.start()

    def _read_messages(self) -> None:
        assert self._process.stdout
        for line in self._process.stdout:
            self._messages.put(json.loads(line))
        self._messages.put(None)

    def _read_errors(self) -> None:
        assert self._process.stderr
        self._last_words.extend(iter(self._process.stderr))

    def _send(self, message: Message) -> None:
        assert self._process.stdin
        try:
            self._process.stdin.write(json.dumps(message) + "\n")
            self._process.stdin.flush()
        except (OSError, ValueError):
            raise self._stopped() from None

    def interrupt(self) -> None:
        """Stop what R is doing; signal handlers may call it, as the waiting loop does the rest."""
        self._interrupt_wanted = True
        self._messages.put({"type": "wake"})

    def forget_interrupts(self) -> None:
        """Leave out an interrupt that was meant for an earlier request."""
        self._interrupt_wanted = False

    def _next(self, turns: int | None = None) -> Message:
        """Wait for a message, and pass interrupts on to R meanwhile.

        Raises:
            RStoppedError: the process ended instead, or nothing came in time.
        """
        message: Message | None = {"type": "wake"}
        for turn in itertools.count():
            if self._interrupt_wanted:
                self._interrupt_wanted = False
                self._send({"action": "interrupt", "id": self._number})
            with contextlib.suppress(queue.Empty):
                message = self._messages.get(timeout=TURN_SECONDS)
                if message is None or message["type"] != "wake":
                    break
            if turns is not None and turn >= turns:
                self.stop()
                raise RStoppedError(
                    f"R did not start within {START_SECONDS} seconds. Try again when the "
                    "computer is less busy."
                )
        if message is None or message["type"] == "closed":
            self._reason = message["reason"] if message else self._reason
            raise self._stopped()
        return message

    def wait_until_ready(self) -> None:
        """Wait for R to have started.

        Raises:
            RStoppedError: it did not start.
        """
        if not self._ready:
            self._next(turns=int(START_SECONDS / TURN_SECONDS))
            self._ready = True

    def talk(self, action: str, **values: str | int) -> Iterator[Message]:
        """Ask for one action and give its messages as they come.

        Raises:
            RStoppedError: the process ended before it had answered.
        """
        self.wait_until_ready()
        number = self._number
        self._send({"id": number, "action": action, "values": values})
        while True:
            message = self._next()
            if message["type"] == "done" and message["id"] == number:
                self._number += 1
                return
            yield message

    def ask(self, action: str, **values: str | int) -> list[str]:
        """Call one of R's functions in r/ and give the texts it answers with."""
        texts: list[str] = []
        for message in self.talk(action, **values):
            texts = message.get("texts", texts)
        return texts

    def stop(self) -> None:
        """End the process at once; nothing in it is worth waiting for."""
        self._process.kill()
        self._process.wait(END_SECONDS)

    def _stopped(self) -> RStoppedError:
        """Say why there is no R any more."""
        if self._reason:
            self.stop()
        try:
            code = self._process.wait(END_SECONDS)
        except subprocess.TimeoutExpired:
            self.stop()
            code = self._process.wait(END_SECONDS)
        self._readers[1].join(END_SECONDS)
        return RStoppedError(f"{why(code, self._reason, ''.join(self._last_words))} {GONE}")


def why(code: int, reason: str, last_words: str) -> str:
    """Say in one sentence why the process ended.

    Args:
        code: its exit code; negative: the signal that ended it.
        reason: what it said itself.
        last_words: what it wrote to standard error.

    >>> why(0, "quit", "")
    'R was ended by q() or quit().'
    >>> why(-9, "", "")
    'R was ended from outside (signal 9), most often because the computer ran out of memory.'
    >>> why(1, "", "FATAL ERROR: Reached heap limit Allocation failed")
    'R ran out of memory.'
    >>> why(1, "", "Error: Cannot find module './R.js'")
    "R stopped unexpectedly (exit code 1; Error: Cannot find module './R.js')."
    """
    if reason == "quit":
        return "R was ended by q() or quit()."
    words = f"{reason}\n{last_words}"
    if any(sign.lower() in words.lower() for sign in OUT_OF_MEMORY):
        return "R ran out of memory."
    if reason:
        return (
            f"R broke down ({reason}), most often because a function calls itself without end, "
            "or memory ran out."
        )
    if code < 0:
        cause = ", most often because the computer ran out of memory" if code == -9 else ""
        return f"R was ended from outside (signal {-code}){cause}."
    errors = [
        line.strip() for line in last_words.splitlines() if "Error" in line or "Exception" in line
    ]
    detail = f"; {errors[0]}" if errors else ""
    return f"R stopped unexpectedly (exit code {code}{detail})."
