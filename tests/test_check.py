"""Self-checks: what authors may write, what readers without JavaScript get, what Jupyter stores."""

import copy
import html
import json
import re
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from publictier import check
from publictier.check._markup import inline
from publictier.errors import CheckError
from publictier.linking import FOLDER
from tests.check_examples import EXAMPLES, example, texts_of
from tests.support import executed_cell, nbval


def plain(text: str) -> str:
    """Give the text of HTML as a reader sees it."""
    return html.unescape(re.sub(r"<[^>]+>", "", text))


@pytest.mark.parametrize("kind", check.KINDS)
def test_without_javascript_every_text_of_the_lesson_is_there(kind: str) -> None:
    """Catch a fallback that leaves out a reply, a hint or the worked answer."""
    shown = plain(check.from_mapping(example(kind)).plain_html())
    expected = [plain(inline(text)) for text in texts_of(example(kind))]
    assert len(expected) >= 4
    assert [text for text in expected if text not in shown] == []


@pytest.mark.parametrize("kind", check.KINDS)
def test_the_data_block_holds_what_the_page_needs_and_no_end_tag(kind: str) -> None:
    """Catch a state that a text could break out of, or that is no JSON."""
    found = hostile(example(kind))
    output = check.from_mapping(found).static_html()
    block = re.search(
        r'<script type="application/json" data-activity="check">(.*?)</script>', output
    )
    assert block is not None
    state = json.loads(block[1])
    assert state["id"] == found["id"] and state["answered"] is False and state["correct"] is None
    assert "</script><img" in state["spec"]["question"]
    assert "<img" not in output.replace(block[0], "")


def hostile(found: Any, key: str = "") -> Any:
    """Put an attack into every text of a mapping except ids and other names."""
    attack = "</script><img src=x onerror=alert(1)>"
    if isinstance(found, dict):
        return {k: hostile(v, k) for k, v in found.items()}
    if isinstance(found, list):
        return [hostile(one, key) for one in found]
    if isinstance(found, str) and key not in ("id", "kind", "misconception", "group"):
        return f"{found} {attack}"
    return found


def test_the_output_is_the_same_every_time_and_names_id_and_kind() -> None:
    """Catch random ids, addresses, or a stored answer in committed outputs."""
    first, second = (check.from_mapping(example("number")) for _ in range(2))
    first.answered, first.correct = True, True
    assert first.static_html() == second.static_html()
    bundle = first._repr_mimebundle_()[0]
    assert bundle["text/plain"] == repr(second) == "Check('maths', number)"
    assert bundle["text/html"] == second.static_html()
    assert "application/vnd.jupyter.widget-view+json" in bundle


def test_jupyter_can_read_and_set_whether_it_is_answered() -> None:
    """Catch traits that do not reach the page, or that refuse what the page sends."""
    one = check.from_mapping(example("choose_one"))
    seen: list[object] = []
    one.observe(lambda change: seen.append(change["new"]), names=["answered", "correct"])
    assert {"spec", "answered", "correct", "_esm", "_css"} <= set(one.get_state())
    one.set_state({"answered": True, "correct": False})
    one.set_state({"answered": False, "correct": None})
    assert seen == [True, False, False, None]


def test_misconceptions_are_listed_for_the_lesson_to_compare() -> None:
    """Catch ids that get lost between the lesson and the check."""
    assert check.from_mapping(example("blanks")).misconceptions == [
        "nearest",
        "table-chart",
        "zero",
    ]


def test_the_python_functions_build_the_same_as_the_mapping() -> None:
    """Catch a function that drops or renames one of its arguments."""
    for kind, found in EXAMPLES.items():
        arguments = {key: value for key, value in found.items() if key != "kind"}
        built = getattr(check, kind)(arguments.pop("id"), arguments.pop("question"), **arguments)
        assert built.spec == check.from_mapping(found).spec
    assert set(EXAMPLES) == set(check.KINDS)


def test_a_number_taken_from_a_table_may_be_numpys() -> None:
    """Catch values that no JSON can hold."""
    found = example("number")
    found["right"]["value"] = np.int64(40)
    found["wrong"][0]["value"] = np.float64(20)
    assert json.loads(json.dumps(check.from_mapping(found).spec))["right"]["to"] == 40


def test_the_lines_start_in_one_order_that_is_never_right() -> None:
    """Catch a scramble that changes from run to run, or that solves itself."""
    found = example("order")
    del found["lines"][2:]  # of two lines, every second hash would leave the right order
    for i in range(50):
        spec = check.from_mapping({**found, "id": f"lines-{i}"}).spec
        keys = [line["key"] for line in spec["lines"]]
        assert sorted(spec["start"]) == list(range(len(keys)))
        assert [keys[place] for place in spec["start"]] != keys
        assert spec == check.from_mapping({**found, "id": f"lines-{i}"}).spec


def changed(kind: str, path: str, value: object) -> dict[str, Any]:
    """Copy an example and put a value at a path such as `answers.0.reply`."""
    found: Any = copy.deepcopy(example(kind))
    *parents, last = (int(step) if step.isdigit() else step for step in path.split("."))
    place = found
    for step in parents:
        place = place[step]
    place[last] = value
    return dict(found)


ONE = {"text": "Only", "right": True, "reply": "Yes."}
FAULTS = [
    ("choose_one", "kind", "choose_on", "Did you mean 'choose_one'?"),
    ("choose_one", "question", "  ", "question: it is empty"),
    ("choose_one", "id", "Two Words", "'Two Words'. Allowed: lower-case"),
    ("choose_one", "hint", "Look.", "unknown key 'hint'. Allowed: id, kind.*Did you mean 'hints'?"),
    ("choose_one", "answers", [ONE], "found 1. Allowed: at least 2"),
    ("choose_one", "answers", "all", "found 'all'. Allowed: a list"),
    ("choose_one", "answers.0.right", False, "no answer is marked right. Allowed: exactly one"),
    ("choose_one", "answers.1.right", True, "2 answers are marked right"),
    ("choose_one", "answers.1.right", "yes", "found 'yes'. Allowed: true or false"),
    ("choose_one", "answers.1.reply", None, r"answers\[1\], reply: it is missing"),
    ("choose_one", "answers.1.text", False, "YAML reads a bare yes, no"),
    ("choose_one", "answers.1", "nobody", r"answers\[1\]: found 'nobody'. Allowed: a mapping"),
    ("choose_one", "answers.1.text", "1 to 20", "entries 0 and 1 are both '1 to 20'"),
    ("choose_one", "answers.1.misconception", "Not An Id", "found 'Not An Id'"),
    ("choose_one", "hints", ["a", "b", "c", "d"], "found 4. Allowed: up to 3"),
    ("choose_many", "answers.1.right", True, "3 of 3 answers are marked right"),
    ("number", "right", {"reply": "Yes."}, "right, from: found None. Allowed: a number"),
    ("number", "right.value", float("nan"), "Allowed: a finite number"),
    ("number", "right.from", 1, "both a value and a range"),
    ("number", "right.tolerance", -1, "tolerance -1"),
    ("number", "wrong.0.value", 40, "40 lies within 40"),
    ("number", "wrong.1", {"from": 9, "to": 1, "reply": "No."}, "from 9 to 1"),
    ("number", "otherwise", None, "otherwise: it is missing"),
    ("blanks", "blanks.0.wrong.0.when", ["<=20"], "'<=20' already stands in accept"),
    ("blanks", "blanks.1.label", "9 students have a dog", "entries 0 and 1 are both"),
    ("order", "lines.1.reply", None, r"lines\[1\], reply: it is missing"),
    ("order", "lines.4.group", "reading", "group 'reading' is split"),
    ("order", "lines", [{"text": "a", "group": "g"}] * 2, "any order is right"),
    ("sort", "cards.0.box", "Publik", "Did you mean 'Public'?"),
    ("sort", "cards.0.wrong.0.box", "Public", "'Public' is answered already"),
    ("sort", "cards.1.otherwise", None, "otherwise: it is missing"),
    ("short", "model", None, "model: it is missing"),
]


@pytest.mark.parametrize(("kind", "path", "value", "message"), FAULTS)
def test_a_faulty_check_is_refused_with_advice(
    kind: str, path: str, value: object, message: str
) -> None:
    """Catch a fault that reaches learners, or a message that does not say what to do."""
    found = changed(kind, path, value)
    with pytest.raises(CheckError, match=message) as caught:
        check.from_mapping(found)
    assert "self-check" in str(caught.value) and "Allowed: " in str(caught.value)
    assert str(caught.value).endswith((".", "'- '."))


def test_two_checks_of_a_lesson_may_not_share_an_id() -> None:
    """Catch two checks that would share one entry in the learner's progress."""
    assert len(check.from_mappings(EXAMPLES.values())) == len(EXAMPLES)
    with pytest.raises(CheckError, match="self-checks 0 and 1 have the same id"):
        check.from_mappings([example("number"), example("number")])
    with pytest.raises(CheckError, match="found none"):
        check.from_mappings([])


@pytest.mark.parametrize("value", [None, True, float("nan"), [1, 2]])
def test_a_sentence_never_says_nothing(value: object) -> None:
    """Catch 'nan people' or a whole column in the middle of a sentence."""
    with pytest.raises(CheckError, match="Take one cell"):
        check.text(value)
    assert check.text(np.int64(12345)) == "12,345"


def luminance(colour: str) -> float:
    """Give the relative luminance of `#rrggbb`, as WCAG 2.2 defines it."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Give the contrast ratio of two colours, 1 to 21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_colours_have_enough_contrast_in_both_themes() -> None:
    """Catch a colour that is hard to read: text needs 7 here, lines and borders 3."""
    blocks = re.findall(r"\{([^}]*--kit-soft:[^}]*)\}", (FOLDER / "check.css").read_text("utf-8"))
    assert len(blocks) == 3
    for block in blocks[:2]:
        c = dict(re.findall(r"--kit-([\w-]+): (#\w{6});", block))
        for text in ("ink", "right", "wrong", "action"):
            assert min(contrast(c[text], c["paper"]), contrast(c[text], c["soft"])) >= 7, text
        assert contrast(c["action-ink"], c["action"]) >= 7
        assert contrast(c["line"], c["paper"]) >= 3


def test_a_stripped_notebook_passes_strict_nbval(tmp_path: Path) -> None:
    """Catch outputs that change from run to run."""
    code = f"from publictier import check\ncheck.from_mapping({example('blanks')!r})"
    notebook = executed_cell(code)
    data = notebook.cells[0].outputs[0].data
    assert data.pop("application/vnd.jupyter.widget-view+json")
    assert set(data) == {"text/plain", "text/html"}
    notebook.metadata.pop("widgets", None)
    lesson = tmp_path / "lesson.ipynb"
    lesson.write_text(json.dumps(notebook), "utf-8")
    passed = nbval(lesson)
    assert "1 passed" in passed.stdout, passed.stdout + passed.stderr
    data["text/html"] = data["text/html"].replace("9 becomes 20", "9 becomes 40")
    lesson.write_text(json.dumps(notebook), "utf-8")
    assert "1 failed" in nbval(lesson).stdout
