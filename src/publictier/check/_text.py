"""Values from a table, written into a sentence."""

import math
import numbers

from publictier.errors import CheckError


def text(value: object) -> str:
    """Write a value the way lessons print it: whole numbers with commas between thousands.

    Args:
        value: A text, which stays as it is, or a number. Give a year as a text.

    Returns:
        What stands in the sentence.

    Raises:
        CheckError: Nothing, not a number, or anything else that a sentence cannot say.

    Example:
        >>> text(1240), text(12.5), text("≤ 20")
        ('1,240', '12.5', '≤ 20')
    """
    if isinstance(value, str):
        return value
    if isinstance(value, numbers.Real) and not isinstance(value, bool):
        if isinstance(value, numbers.Integral):
            return f"{int(value):,}"
        if math.isfinite(value):
            # Ten digits hide the tail that binary fractions leave, as in 0.1 + 0.2.
            return f"{float(value):,.10g}"
    raise CheckError(
        f"a value in a sentence: found {value!r} ({type(value).__name__}). Allowed: a text or a "
        "finite number. Take one cell of the table, or format the value as text."
    )
