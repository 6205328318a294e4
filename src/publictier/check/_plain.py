"""The version of a self-check for readers without JavaScript: complete, plain HTML."""

import html
from collections.abc import Iterator
from typing import Any, NamedTuple

from publictier.check._markup import inline, paragraphs
from publictier.words import t

Spec = dict[str, Any]

HINT_NAMES = ("a nudge", "the method", "the first line")


class Reply(NamedTuple):
    """One possible answer and what the learner reads about it.

    Attributes:
        right: Whether the answer is right; None where no answer is judged.
        answer: The answer as HTML.
        text: The reply in the markup of lesson texts.
        misconception: The id of the misconception that the answer shows, if any.
    """

    right: bool | None
    answer: str
    text: str
    misconception: str | None = None


def _of_choice(spec: Spec) -> Iterator[Reply]:
    for answer in spec["answers"]:
        text = inline(answer["text"])
        yield Reply(answer["right"], text, answer["reply"], answer["misconception"])
        if answer["missed"]:
            yield Reply(False, t("{answer} left out", answer=text), answer["missed"])


def _of_number(spec: Spec) -> Iterator[Reply]:
    yield Reply(True, _amount(spec, spec["right"]), spec["right"]["reply"])
    for wrong in spec["wrong"]:
        yield Reply(False, _amount(spec, wrong), wrong["reply"], wrong["misconception"])
    yield Reply(False, t("any other number"), spec["otherwise"])


def _amount(spec: Spec, span: Spec) -> str:
    return inline(" ".join(filter(None, (span["shown"], spec["unit"]))))


def _of_blanks(spec: Spec) -> Iterator[Reply]:
    for blank in spec["blanks"]:
        label = inline(blank["label"])
        yield Reply(True, f"{label}: {_forms(blank['accept'])}", blank["reply"])
        for wrong in blank["wrong"]:
            answer = f"{label}: {_forms(wrong['when'])}"
            yield Reply(False, answer, wrong["reply"], wrong["misconception"])
        yield Reply(False, t("{label}: anything else", label=label), blank["otherwise"])


def _forms(forms: list[str]) -> str:
    either = t("or")
    return f" {either} ".join(html.escape(form) for form in forms)


def line_html(spec: Spec, text: str) -> str:
    """Show one line to be ordered: code as it stands, or a text with markup."""
    return f"<code>{html.escape(text)}</code>" if spec["code"] else inline(text.strip())


def _of_order(spec: Spec) -> Iterator[Reply]:
    for i, line in enumerate(spec["lines"], 1):
        if line["reply"]:
            answer = t("Line {n}, {line}, too early", n=i, line=line_html(spec, line["text"]))
            yield Reply(False, answer, line["reply"], line["misconception"])
    lines = "".join(f"<li>{line_html(spec, line['text'])}</li>" for line in spec["lines"])
    yield Reply(True, t("The right order: {lines}", lines=f"<ol>{lines}</ol>"), spec["reply"])


def _of_sort(spec: Spec) -> Iterator[Reply]:
    for card in spec["cards"]:
        text = inline(card["text"])
        yield Reply(True, f"{text} → {inline(card['box'])}", card["reply"])
        for wrong in card["wrong"]:
            answer = f"{text} → {inline(wrong['box'])}"
            yield Reply(False, answer, wrong["reply"], wrong["misconception"])
        if card["otherwise"]:
            yield Reply(False, t("{card} → another box", card=text), card["otherwise"])


def _of_short(spec: Spec) -> Iterator[Reply]:
    yield Reply(None, t("A model answer"), spec["model"])
    for point in spec["look_for"]:
        yield Reply(None, t("Look in your answer for this"), point)


_REPLIES = {
    "choose_one": _of_choice,
    "choose_many": _of_choice,
    "number": _of_number,
    "blanks": _of_blanks,
    "order": _of_order,
    "sort": _of_sort,
    "short": _of_short,
}


def replies(spec: Spec) -> list[Reply]:
    """List every reply of a self-check, right and wrong, in the written order."""
    return list(_REPLIES[spec["kind"]](spec))


def _asked(spec: Spec, numbered: bool) -> str:
    """Show what the learner chooses from or fills in, without saying what is right."""
    match spec["kind"]:
        case "choose_one" | "choose_many":
            entries = [inline(answer["text"]) for answer in spec["answers"]]
        case "blanks":
            entries = [f"{inline(blank['label'])}: {SPACE}" for blank in spec["blanks"]]
        case "order":
            entries = [line_html(spec, spec["lines"][i]["text"]) for i in spec["start"]]
        case "sort":
            boxes = " / ".join(inline(box) for box in spec["boxes"])
            entries = [f"{inline(card['text'])} ({boxes})" for card in spec["cards"]]
        case _:
            unit = inline(spec.get("unit") or "")
            return "<p>" + t("Your answer: {space}", space=f"{SPACE} {unit}") + "</p>"
    tag = "ol" if numbered else "ul"
    return f"<{tag}>" + "".join(f"<li>{entry}</li>" for entry in entries) + f"</{tag}>"


SPACE = '<span class="kit-check-space">________</span>'


def _reply_html(reply: Reply) -> str:
    mark = {True: t("✓ Right: "), False: t("✗ Not yet: "), None: ""}[reply.right]
    known = html.escape(reply.misconception or "")
    attribute = f' data-misconception="{known}"' if known else ""
    body = paragraphs(reply.text)
    return f"<li{attribute}><strong>{mark}{reply.answer}</strong>\n{body}</li>"


def _details(summary: str, body: str) -> str:
    return f"<details><summary>{summary}</summary>\n{body}\n</details>"


def plain_html(spec: Spec, how: str = "") -> str:
    """Write a self-check as plain HTML: question, answers, hints, and every reply.

    Args:
        spec: A self-check as ``from_mapping`` reads it.
        how: How to answer where there is nothing to press; then what one chooses from is numbered.

    Returns:
        HTML without scripts, ids or styles; hints and answers stand in ``<details>``.
    """
    hints = [
        _details(t("Hint {n}: {name}", n=i, name=t(HINT_NAMES[i - 1])), paragraphs(hint))
        for i, hint in enumerate(spec["hints"], 1)
    ]
    rows = "\n".join(_reply_html(reply) for reply in replies(spec))
    worked = f"\n{paragraphs(spec['worked'])}" if spec["worked"] else ""
    name = t("Check yourself.")
    return "\n".join(
        [
            '<div class="kit-check kit-check-plain">',
            f"<p><strong>{name}</strong> {inline(spec['question'])}</p>",
            _asked(spec, numbered=bool(how)),
            *([f"<p>{html.escape(how)}</p>"] if how else []),
            *hints,
            _details(t("Answers and why"), f"<ul>\n{rows}\n</ul>{worked}"),
            "</div>",
        ]
    )
