"""Many readers at once: none is turned away, and none waits for long."""

from pathlib import Path

import pytest

from bench import readers


@pytest.mark.parametrize(
    ("people", "seconds"), [(200, 8), pytest.param(200, 300, marks=pytest.mark.soak)]
)
def test_two_hundred_readers_come_at_once(book: Path, people: int, seconds: int) -> None:
    """Catch a server that refuses, breaks off or sends nothing when a school opens the kit."""
    load = readers.measure(people, seconds)
    print(f"{people} readers, {seconds} s: {load.sentence}")
    assert book.is_dir() and load.pages >= people
    assert load.faults == []
