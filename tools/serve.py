"""Serve the built book: on this computer, or to every device in the room with --classroom.

One file, standard library only: it travels with the take-away edition, beside its folder `kit`.
"""

from __future__ import annotations

import argparse
import email.utils
import functools
import gzip
import http.server
import io
import socket
import sys
import webbrowser
from pathlib import Path
from typing import BinaryIO

FIRST_PORT = 8020
PORTS_TRIED = 20
BESIDE = Path(__file__).resolve().parent / "kit"
ZIPPED = {".css", ".csv", ".html", ".ipynb", ".js", ".json", ".mjs", ".py", ".R", ".svg", ".wasm"}
SMALL = 1024  # bytes: below this, packing saves nothing
TYPES = {".js": "text/javascript", ".mjs": "text/javascript", ".wasm": "application/wasm"}


@functools.cache
def packed(path: str, changed: float) -> bytes:
    """Pack a file once for all devices; `changed` makes a new file a new entry."""
    return gzip.compress(Path(path).read_bytes(), 6, mtime=0)


class KitHandler(http.server.SimpleHTTPRequestHandler):
    """Serves files packed, lets browsers keep them, and writes no line of log for each."""

    protocol_version = "HTTP/1.1"  # one connection for many files
    extensions_map = {**http.server.SimpleHTTPRequestHandler.extensions_map, **TYPES}  # noqa: RUF012

    def log_message(self, *arguments: object) -> None:
        """Say nothing."""

    def end_headers(self) -> None:
        """Let a browser keep each file, and ask every time whether it is still the same."""
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()

    def send_head(self) -> io.BytesIO | BinaryIO | None:
        """Answer with a packed file where the browser takes one."""
        path = Path(self.translate_path(self.path))
        takes = "gzip" in self.headers.get("Accept-Encoding", "")
        if not (takes and path.suffix in ZIPPED and path.is_file()):
            return super().send_head()
        found = path.stat()
        if found.st_size < SMALL:
            return super().send_head()
        changed = email.utils.formatdate(found.st_mtime, usegmt=True)
        if self.headers.get("If-Modified-Since") == changed:
            self.send_response(304)
            self.end_headers()
            return None
        body = packed(str(path), found.st_mtime)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Last-Modified", changed)
        self.send_header("Vary", "Accept-Encoding")
        self.end_headers()
        return io.BytesIO(body)


class KitServer(http.server.ThreadingHTTPServer):
    """Serves each browser in a thread of its own; a whole class may come in one second."""

    request_queue_size = 512  # of http.server: 5, and whoever comes sixth waits for seconds


def open_server(
    folder: Path,
    first_port: int,
    host: str = "127.0.0.1",
    kind: type[KitHandler] = KitHandler,
) -> KitServer:
    """Take the first free port; only this computer can reach it, unless `host` says otherwise.

    Raises:
        OSError: none of the ports tried is free.
    """
    handler = functools.partial(kind, directory=str(folder))
    for port in range(first_port, first_port + PORTS_TRIED):
        try:
            return KitServer((host, port), handler)
        except OSError:
            continue
    raise OSError(f"No free port from {first_port} to {first_port + PORTS_TRIED - 1}.")


def address_in_the_room() -> str:
    """Give this computer's address in its network; nothing is sent to find it."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as line:
        try:
            line.connect(("192.0.2.1", 9))  # an address for documents, which nobody has
        except OSError:
            return "127.0.0.1"
        return str(line.getsockname()[0])


def main() -> int:
    """Serve until stopped with Ctrl-C."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?", default=BESIDE)
    parser.add_argument("--port", type=int, default=FIRST_PORT)
    parser.add_argument("--classroom", action="store_true", help="for every device in this network")
    parser.add_argument("--no-browser", action="store_true", help="print the address only")
    options = parser.parse_args()
    if not (options.folder / "index.html").is_file():
        print(f"{options.folder} holds no built book. Run: python3 tools/kit.py book")
        return 1
    host = "0.0.0.0" if options.classroom else "127.0.0.1"
    with open_server(options.folder, options.port, host) as server:
        here = f"http://127.0.0.1:{server.server_port}/index.html"
        print(f"The kit is at {here}\nStop it with Ctrl-C.", flush=True)
        if options.classroom:
            room = f"http://{address_in_the_room()}:{server.server_port}/"
            print(f"Other devices in this network open {room}", flush=True)
        if not options.no_browser:
            webbrowser.open(here)
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            print("\nStopped.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
