"""Firefox without a window, driven by its own protocol (WebDriver BiDi): no driver is installed."""

import json
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import websocket

PORT = 9344
STARTS_WITHIN = 60  # seconds
ANSWERS_WITHIN = 180
# a proxy that nobody runs takes everything but this computer; nothing else is asked at a start
SETTINGS = {
    "network.proxy.type": 1,
    "network.proxy.http": "127.0.0.1",
    "network.proxy.http_port": 9,
    "network.proxy.ssl": "127.0.0.1",
    "network.proxy.ssl_port": 9,
    "app.update.enabled": False,
    "browser.shell.checkDefaultBrowser": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "remote.active-protocols": 1,
}


class Firefox:
    """One tab. `requests` holds the address of everything that its pages have asked for."""

    def __init__(self, line: websocket.WebSocket) -> None:
        self._line = line
        self._count = 0
        self.requests: list[str] = []
        self.ask("session.new", capabilities={})
        self.ask("session.subscribe", events=["network.beforeRequestSent"])
        self.tab = self.ask("browsingContext.getTree")["contexts"][0]["context"]

    def ask(self, method: str, **params: Any) -> dict[str, Any]:
        """Send a command; give its result, and keep what pages ask for meanwhile."""
        self._count += 1
        self._line.send(json.dumps({"id": self._count, "method": method, "params": params}))
        while True:
            message = json.loads(self._line.recv())
            if message.get("method") == "network.beforeRequestSent":
                self.requests.append(message["params"]["request"]["url"])
            elif message.get("id") == self._count:
                assert message["type"] == "success", message
                result: dict[str, Any] = message["result"]
                return result

    def open(self, address: str) -> None:
        """Open a page, and wait until it is loaded."""
        self.ask("browsingContext.navigate", context=self.tab, url=address, wait="complete")

    def run(self, script: str) -> Any:
        """Evaluate a script that gives JSON, or a promise of it."""
        found = self.ask(
            "script.evaluate",
            expression=f"Promise.resolve({script}).then(JSON.stringify)",
            target={"context": self.tab},
            awaitPromise=True,
        )
        assert found["type"] == "success", found
        return json.loads(found["result"]["value"])


@contextmanager
def running(program: Path) -> Iterator[Firefox]:
    """Start Firefox with a fresh profile; end it afterwards."""
    with tempfile.TemporaryDirectory() as profile:
        lines = [f"user_pref({json.dumps(k)}, {json.dumps(v)});" for k, v in SETTINGS.items()]
        (Path(profile) / "user.js").write_text("\n".join(lines), encoding="utf-8")
        command = [
            str(program), "--headless", "--no-remote", "--profile", profile,
            "--remote-debugging-port", str(PORT),
        ]  # fmt: skip
        with subprocess.Popen(
            command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        ) as process:
            line = _connected()
            yield Firefox(line)
            line.close()
            process.terminate()


def _connected() -> websocket.WebSocket:
    until = time.monotonic() + STARTS_WITHIN
    while True:
        try:
            return websocket.create_connection(
                f"ws://127.0.0.1:{PORT}/session", timeout=ANSWERS_WITHIN, suppress_origin=True
            )
        except (OSError, websocket.WebSocketException):
            if time.monotonic() > until:
                raise
            time.sleep(0.2)
