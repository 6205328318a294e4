"""Serving the book: only to this computer, on a free port, and a sentence if there is no book."""

import gzip
import http.client
import os
import re
import socket
import sys
import threading
import urllib.request
from pathlib import Path

import pytest

import browser_python
import serve
from tests.support import need

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a page."""
    (tmp_path / "index.html").write_text("<h1>Rounded to Twenty</h1>", encoding="utf-8")
    return tmp_path


def test_a_page_is_served_to_this_computer_only(folder: Path) -> None:
    """Catch a server that a whole school network can reach."""
    with serve.open_server(folder, serve.FIRST_PORT) as server:
        assert server.server_address[0] == "127.0.0.1"
        threading.Thread(target=server.handle_request, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_port}/index.html"
        with urllib.request.urlopen(address, timeout=10) as answer:
            assert b"Rounded to Twenty" in answer.read()


def test_a_taken_port_is_left_to_its_owner(folder: Path) -> None:
    """Catch a start that fails because yesterday's server still runs."""
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        taken = other.getsockname()[1]
        with serve.open_server(folder, taken) as server:
            assert server.server_port > taken


def test_files_go_out_packed_and_are_kept(folder: Path) -> None:
    """Catch a class that loads everything twice, or unpacked; and a new file that is not seen."""
    page = folder / "index.html"
    page.write_text("<h1>Rounded to Twenty</h1>" * 100, encoding="utf-8")
    (folder / "a.wasm").write_bytes(b"\0asm" * 1000)
    with serve.open_server(folder, serve.FIRST_PORT) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        line = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=10)

        def ask(name: str, **headers: str) -> tuple[int, dict[str, str], bytes]:
            line.request("GET", name, headers={"Accept-Encoding": "gzip", **headers})
            answer = line.getresponse()
            return answer.status, dict(answer.getheaders()), answer.read()

        status, headers, body = ask("/a.wasm")
        assert (status, headers["Content-Type"]) == (200, "application/wasm")
        assert gzip.decompress(body) == b"\0asm" * 1000
        assert headers["Cache-Control"] == "no-cache"
        known = {"If-Modified-Since": headers["Last-Modified"]}
        assert ask("/a.wasm", **known)[0] == 304
        os.utime(folder / "a.wasm", (0, 0))
        assert ask("/a.wasm", **known)[0] == 200
        assert gzip.decompress(ask("/index.html")[2]) == page.read_bytes()
        assert ask("/none.html")[0] == 404
        line.close()
        server.shutdown()


def test_the_sizes_on_the_page_are_those_of_this_book(book: Path) -> None:
    """Catch figures that an earlier edition had."""
    need("browser_python")
    page = (ROOT / "book" / "teach" / "serve.md").read_text(encoding="utf-8")
    told = dict(re.findall(r"^\| (.+?) \| ([\d.]+) MB \|$", page, re.MULTILINE))
    python = book / "_static" / "run" / "python"
    names = {
        "the first *Run* in Python": browser_python.files().keys()
        - {"sql-wasm-inline.js", "database.js"},
        "Python in the lab": {
            *browser_python.CORE,
            "python_stdlib.zip",
            "site.zip",
            "publictier.zip",
        },
    }
    for step, wanted in names.items():
        paths = [python / name for name in sorted(wanted)]
        sent = [
            len(serve.packed(str(p), 0) if p.suffix in serve.ZIPPED else p.read_bytes())
            for p in paths
        ]
        assert abs(sum(sent) / 1e6 - float(told[step])) < 0.1 * float(told[step]), step
    print(f"{len(told)} sizes are told, {len(names)} of them measured")
    assert len(told) == 5


def test_a_classroom_server_tells_an_address_of_this_computer() -> None:
    """Catch an address that no device can open."""
    assert re.fullmatch(r"\d+\.\d+\.\d+\.\d+", serve.address_in_the_room())


def test_without_a_book_the_next_step_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Catch an empty page where a sentence would help."""
    monkeypatch.setattr(sys, "argv", ["serve.py", str(tmp_path)])
    assert serve.main() == 1
    assert "python3 tools/kit.py book" in capsys.readouterr().out
