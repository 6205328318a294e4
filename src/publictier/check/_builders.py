"""One function for each kind of self-check, for those who write Python rather than YAML."""

from collections.abc import Sequence

from publictier.check._check import Check, Part, from_mapping


def choose_one(
    id: str,
    question: str,
    *,
    answers: Sequence[Part],
    hints: Sequence[str] = (),
    worked: str | None = None,
) -> Check:
    """Ask for one of several answers.

    Args:
        id: Lower-case words and digits joined by hyphens; once in a book.
        question: The question; `code`, **bold** and *italic* are understood in all texts.
        answers: Each with ``text`` and ``reply``, one with ``right: True``, the others if wanted
            with ``misconception``.
        hints: Up to three: a nudge, the method, the first line.
        worked: A worked answer, shown after the first try.

    Raises:
        CheckError: As ``from_mapping``.

    Example:
        >>> choose_one("parrots", "An absent row says:", answers=[
        ...     {"text": "nobody", "right": True, "reply": "A row for nobody is left out."},
        ...     {"text": "somebody", "reply": "What does the rule do with 1?"},
        ... ])
        Check('parrots', choose_one)
    """
    return from_mapping(dict(locals(), kind="choose_one"))


def choose_many(
    id: str,
    question: str,
    *,
    answers: Sequence[Part],
    hints: Sequence[str] = (),
    worked: str | None = None,
) -> Check:
    """Ask for all answers that are right; the rest as ``choose_one``.

    A right answer may also have ``missed``, the reply to a learner who leaves it out.

    Raises:
        CheckError: As ``from_mapping``.
    """
    return from_mapping(dict(locals(), kind="choose_many"))


def number(
    id: str,
    question: str,
    *,
    right: Part,
    otherwise: str,
    wrong: Sequence[Part] = (),
    unit: str | None = None,
    hints: Sequence[str] = (),
    worked: str | None = None,
) -> Check:
    """Ask for a number.

    Args:
        id: As in ``choose_one``.
        question: As in ``choose_one``.
        right: ``value`` with ``tolerance`` if wanted, or ``from`` and ``to``; and ``reply``.
        otherwise: The reply to a number that nobody foresaw.
        wrong: Foreseen wrong numbers: as ``right``, if wanted with ``misconception``.
        unit: Said with the answer box, such as ``people``.
        hints: As in ``choose_one``.
        worked: As in ``choose_one``.

    Raises:
        CheckError: As ``from_mapping``; or a wrong number lies within the right ones.
    """
    return from_mapping(dict(locals(), kind="number"))


def blanks(
    id: str,
    question: str,
    *,
    blanks: Sequence[Part],
    hints: Sequence[str] = (),
    worked: str | None = None,
) -> Check:
    """Ask for several short answers, a box each.

    Args:
        id: As in ``choose_one``.
        question: As in ``choose_one``.
        blanks: Each with ``label``, ``accept`` (right forms, the first is shown), ``reply``,
            ``otherwise``, and if wanted ``wrong``: entries with ``when`` (forms), ``reply`` and
            ``misconception``. Spaces, case and the ways to write "at most" do not matter.
        hints: As in ``choose_one``.
        worked: As in ``choose_one``.

    Raises:
        CheckError: As ``from_mapping``; or one form is both right and wrong.
    """
    return from_mapping(dict(locals(), kind="blanks"))


def order(
    id: str,
    question: str,
    *,
    lines: Sequence[Part],
    reply: str,
    code: bool = False,
    hints: Sequence[str] = (),
    worked: str | None = None,
) -> Check:
    """Ask to put lines in order (a Parsons problem).

    Args:
        id: As in ``choose_one``; the order at the start follows from it and is never right.
        question: As in ``choose_one``.
        lines: In the right order, each with ``text`` and ``reply`` (why it cannot come earlier;
            the first needs none). Neighbours with the same ``group`` may change places.
        reply: The reply to the right order.
        code: Whether the lines are code, shown as they stand.
        hints: As in ``choose_one``.
        worked: As in ``choose_one``.

    Raises:
        CheckError: As ``from_mapping``; or every order would be right.
    """
    return from_mapping(dict(locals(), kind="order"))


def sort(
    id: str,
    question: str,
    *,
    boxes: Sequence[str],
    cards: Sequence[Part],
    hints: Sequence[str] = (),
    worked: str | None = None,
) -> Check:
    """Ask to put cards into boxes.

    Args:
        id: As in ``choose_one``.
        question: As in ``choose_one``.
        boxes: The names of the boxes.
        cards: Each with ``text``, ``box``, ``reply`` (why there), ``wrong`` if wanted (entries
            with ``box``, ``reply``, ``misconception``) and ``otherwise``, the reply to any other
            box; it may be left out where every wrong box has a reply.
        hints: As in ``choose_one``.
        worked: As in ``choose_one``.

    Raises:
        CheckError: As ``from_mapping``; or a card names a box that is not there.
    """
    return from_mapping(dict(locals(), kind="sort"))


def short(
    id: str,
    question: str,
    *,
    model: str,
    look_for: Sequence[str] = (),
    hints: Sequence[str] = (),
    worked: str | None = None,
) -> Check:
    """Ask for an answer in words, which the learner compares with a model answer.

    It is never judged, kept or sent.

    Args:
        id: As in ``choose_one``.
        question: As in ``choose_one``.
        model: The model answer; a blank line starts a paragraph.
        look_for: What a good answer says, one point an entry.
        hints: As in ``choose_one``.
        worked: As in ``choose_one``.

    Raises:
        CheckError: As ``from_mapping``.
    """
    return from_mapping(dict(locals(), kind="short"))
