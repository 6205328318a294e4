"""Self-checks in R judge as the page does: same verdict, same replies, for every answer tried."""

from functools import cache
from pathlib import Path
from typing import Any

import nbformat

import build_lessons
from pair_job import shown_check
from publictier import check
from publictier.check._r import r_literal
from publictier.linking import FOLDER
from tests.answers_to_try import answers
from tests.check_examples import example
from tests.support import run_module
from tests.webr_session import Session

JUDGES = {
    "choose_one": "judgeOne", "choose_many": "judgeMany", "number": "judgeNumber",
    "blanks": "judgeBlanks", "sort": "judgeSort", "order": "judgeOrder",
}  # fmt: skip
RUN = """return given.map(([judge, spec, answer]) => found[judge](spec, answer));"""


@cache
def checks() -> list[check.Check]:
    """Every self-check of the book, and an example of each kind."""
    found = [check.from_mapping(example(kind)) for kind in check.KINDS]
    for job in build_lessons.jobs():
        for cell in nbformat.read(job.notebooks[0], 4).cells if job.notebooks else []:
            if "check" in cell.metadata.get("tags", []):
                found.append(shown_check(cell))
    return found


def trials() -> list[tuple[check.Check, Any, list[Any]]]:
    """All checks with all answers to try."""
    return [(one, page, typed) for one in checks() for page, typed in answers(one.spec)]


def judged_by_the_page(found: list[tuple[check.Check, Any, list[Any]]]) -> list[dict[str, Any]]:
    """What the page's own judges say."""
    module = f'export * from "{(FOLDER / "kit" / "judges.js").as_uri()}";'
    module += f'\nimport * as judges from "{(FOLDER / "kit" / "judges.js").as_uri()}";'
    given = [(JUDGES[one.kind], one.spec, page) for one, page, _ in found]
    return list(run_module(f"{module}\nexport default judges;", RUN, given))


def judged_by_r(
    found: list[tuple[check.Check, Any, list[Any]]], r: Session, folder: Path
) -> list[tuple[str, str]]:
    """What `check()` says in R: the verdict, and all its words in one line."""
    by_id = {one.id: one for one in checks()}
    (folder / "publictier.R").write_text(check.r_helpers(), encoding="utf-8")
    (folder / "all.R").write_text(check.r_questions(list(by_id.values())), encoding="utf-8")
    typed = [{"id": one.id, "answers": answer} for one, _, answer in found]
    text = r_literal(typed)
    (folder / "answers.R").write_text(text, encoding="utf-8")
    code = """
    source("publictier.R"); questions("all.R")
    for (one in eval(parse("answers.R", encoding = "UTF-8")[[1]])) {
      said <- capture.output(verdict <- do.call(check, c(list(one$id), one$answers)))
      cat(verdict, "\\t", paste(said, collapse = " "), "\\n", sep = "")
    }"""
    cell = r.run(code)
    assert cell.reply["status"] == "ok", cell.error
    lines = [line.split("\t", 1) for line in cell.out.splitlines()]
    return [(verdict, " ".join(said.split())) for verdict, said in lines]


def test_r_judges_every_check_as_the_page_does(r: Session) -> None:
    """Catch a learner of R who is told another thing than the one beside them."""
    found = [trial for trial in trials() if trial[0].kind in JUDGES]
    page = judged_by_the_page(found)
    in_r = judged_by_r(found, r, r.folder)
    assert len(page) == len(in_r) == len(found) > 600
    replies = 0
    for (one, answer, _), verdict, (right, said) in zip(found, page, in_r, strict=True):
        assert str(verdict["correct"]).upper() == right, (one.id, answer, said)
        for item in verdict["items"]:
            assert " ".join(item["reply"].split()) in said, (one.id, answer, said)
            replies += 1
    kinds = {one.kind for one, _, _ in found}
    print(f"{len(found)} answers to {len(checks())} checks, {replies} replies are the same")
    assert kinds == set(JUDGES)
