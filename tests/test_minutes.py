"""Minutes: what the front matter says is not far from what words and tasks come to."""

import pytest

import build_lessons
import minutes
from lesson_source import front_and_body
from tests.test_lessons import LESSONS


@pytest.mark.parametrize("job", LESSONS)
def test_the_minutes_are_of_the_size_that_words_and_tasks_suggest(job: build_lessons.Job) -> None:
    """Catch a lesson that grew, or shrank, and kept its minutes. An estimate is no observation."""
    written = sum(front_and_body(job.source)[0]["minutes"].values())
    found = minutes.estimate(job)
    ratio = sum(found.values()) / written
    print(
        f"{written} minutes in the front matter, {sum(found.values()):.0f} estimated ({ratio:.2f})"
    )
    assert all(part > 0 for part in found.values())
    # group work, such as a poster session, is in the front matter alone
    assert 0.5 < ratio < 1.6
