"""Serve the built book on this computer, and open it where there is a browser."""

from __future__ import annotations

import argparse
import functools
import http.server
import sys
import webbrowser
from pathlib import Path

FIRST_PORT = 8020
PORTS_TRIED = 20


class QuietHandler(http.server.SimpleHTTPRequestHandler):
    """Serves files without a line of log for each."""

    def log_message(self, *arguments: object) -> None:
        """Say nothing."""


def open_server(folder: Path, first_port: int) -> http.server.ThreadingHTTPServer:
    """Take the first free port; only this computer can reach the server.

    Raises:
        OSError: none of the ports tried is free.
    """
    handler = functools.partial(QuietHandler, directory=str(folder))
    for port in range(first_port, first_port + PORTS_TRIED):
        try:
            return http.server.ThreadingHTTPServer(("127.0.0.1", port), handler)
        except OSError:
            continue
    raise OSError(f"No free port from {first_port} to {first_port + PORTS_TRIED - 1}.")


def main() -> int:
    """Serve until stopped with Ctrl-C."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--port", type=int, default=FIRST_PORT)
    parser.add_argument("--no-browser", action="store_true", help="print the address only")
    options = parser.parse_args()
    if not (options.folder / "index.html").is_file():
        print(f"{options.folder} holds no built book. Run: python3 tools/kit.py book")
        return 1
    with open_server(options.folder, options.port) as server:
        address = f"http://127.0.0.1:{server.server_port}/index.html"
        print(f"The kit is at {address}\nStop it with Ctrl-C.", flush=True)
        if not options.no_browser:
            webbrowser.open(address)
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            print("\nStopped.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
