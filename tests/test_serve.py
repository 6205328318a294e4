"""Serving the book: only to this computer, on a free port, and a sentence if there is no book."""

import socket
import sys
import threading
import urllib.request
from pathlib import Path

import pytest

import serve


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


def test_without_a_book_the_next_step_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Catch an empty page where a sentence would help."""
    monkeypatch.setattr(sys, "argv", ["serve.py", str(tmp_path)])
    assert serve.main() == 1
    assert "python3 tools/kit.py book" in capsys.readouterr().out
