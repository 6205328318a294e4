"""Each lesson and practice set, walked through on its built page: every check right, and wrong."""

from collections import Counter
from pathlib import Path
from typing import Any, NamedTuple

import nbformat
import pytest
from playwright.sync_api import Browser, Page

import build_lessons
from pair_source import is_pair
from tests.answers_to_try import answers

ANSWER = """
([id, kind, again, response]) => {
  const root = document.querySelector(`[data-check="${id}"]`);
  const form = root.querySelector("form");
  const press = (name) =>
    [...root.querySelectorAll("button")].find((one) => one.textContent === name)?.click();
  const fields = [...form.querySelectorAll("input, textarea")];
  if (kind.startsWith("choose")) {
    fields.forEach((field, i) => (field.checked = response.includes(i)));
  } else if (kind === "sort") {
    const cards = [...form.querySelectorAll(".kit-check-card")];
    cards.forEach((card, i) => {
      for (const label of card.querySelectorAll("label")) {
        label.querySelector("input").checked = label.textContent.trim() === response[i];
      }
    });
  } else if (kind === "order") {
    const list = form.querySelector("ol");
    response.forEach((line, place) => {
      const row = list.querySelector(`[data-line="${line}"]`);
      while ([...list.children].indexOf(row) > place) row.querySelector("button").click();
    });
  } else {
    fields.forEach((field, i) => (field.value = [response].flat()[i]));
  }
  form.requestSubmit();
  const said = root.querySelector("[role=status]").innerText;
  const model = root.querySelector(".kit-check-worked");
  const compared = model && !model.hidden ? model.innerText : "";
  press(again);
  return [said, compared];
}
"""
JOBS = [pytest.param(job, id=f"{job.name}{'-practice' if job.is_practice else ''}")
        for job in build_lessons.jobs() if job.is_lesson or job.is_practice]  # fmt: skip


def page_of(job: build_lessons.Job, book: Path) -> Path:
    """The built page of a lesson or practice set; of those in two languages, the tabbed one."""
    folder = "exercises" if job.is_practice else "notebooks"
    return book / folder / f"{job.name}.html"


def specs_on(page: Page) -> list[dict[str, Any]]:
    """The self-checks of a page, in their order."""
    script = """() => [...document.querySelectorAll('script[data-activity="check"]')]
        .map((block) => JSON.parse(block.textContent).spec)"""
    found: list[dict[str, Any]] = page.evaluate(script)
    return found


def right_answer(spec: dict[str, Any]) -> Any:
    """An answer that must be called right."""
    match spec["kind"]:
        case "choose_one" | "choose_many":
            return [i for i, one in enumerate(spec["answers"]) if one["right"]]
        case "number":
            return str(spec["right"]["from"])
        case "blanks":
            return [blank["accept"][0] for blank in spec["blanks"]]
        case "sort":
            return [card["box"] for card in spec["cards"]]
        case "order":
            return list(range(len(spec["lines"])))
    return "Some words of my own."


class Words(NamedTuple):
    """What a check says on a page of one language."""

    again: str = "Start again"
    compare: str = "Compare your answer"
    right: str = "Right"
    wrong: str = "Not yet"


ENGLISH = Words()


def try_all(page: Page, spec: dict[str, Any], words: Words = ENGLISH) -> Counter[str]:
    """Answer one check rightly and in every foreseen way, and look at each reply."""
    key = [spec["id"], spec["kind"], words.again]
    said, compared = page.evaluate(ANSWER, [*key, right_answer(spec)])
    if spec["kind"] == "short":
        assert words.compare in said and len(compared.split()) > 5, spec["id"]
        return Counter(compared=1)
    assert words.right in said and words.wrong not in said, (spec["id"], said)
    tried: Counter[str] = Counter()
    for response, _ in answers(spec):
        said, _ = page.evaluate(ANSWER, [*key, response])
        wrong = words.wrong in said
        tried["wrong" if wrong else "right"] += 1
        assert wrong or words.right in said, (spec["id"], response, said)
        assert len(said.split()) >= 5, (spec["id"], response, said)
    return tried


@pytest.mark.parametrize("job", JOBS)
def test_every_check_answers_right_and_wrong(
    job: build_lessons.Job, book: Path, browser: Browser
) -> None:
    """Catch a check that is dead on its page, praises a wrong answer, or says 'wrong' alone."""
    page = browser.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(page_of(job, book).as_uri())
    page.wait_for_selector(".kit-check form", state="attached")
    specs = specs_on(page)
    tried: Counter[str] = Counter()
    for spec in specs:
        tried += try_all(page, spec)
    page.close()
    assert errors == []
    print(f"{len(specs)} checks, answers tried: {dict(tried)}")
    assert tried["right"] and tried["wrong"] > len(specs) / 2


def test_the_tabbed_pages_hold_both_languages() -> None:
    """Catch a walk that leaves out the pages of stage 4."""
    pairs = [one.values[0] for one in JOBS if is_pair(one.values[0].source)]
    assert len(pairs) == 6
    for job in pairs:
        checks = [cell for cell in nbformat.read(job.notebooks[0], 4).cells
                  if "check" in cell.metadata.get("tags", [])]  # fmt: skip
        assert checks
