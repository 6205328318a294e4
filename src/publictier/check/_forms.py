"""When two short written answers count as the same."""

import re
import unicodedata

# The same steps stand in activities/check.js; a test runs both over the same texts.
_STEPS = (
    (r"[\"'`\u2018\u2019\u201c\u201d\u00ab\u00bb]", ""),
    (r"<=|=<|⩽|≦", "≤"),
    (r"\s+", " "),
    (r"^ | ?[.!?;,]? ?$", ""),
    (r"(\d),(?=\d{3}(?!\d))", r"\1"),
    (r"(?:(?:less|fewer) than or equal to|at most|up to|(?:no|not) more than) (?=\d)", "≤"),
    (r"(?:como máximo|a lo más|hasta|no más de) (?=\d)", "≤"),
    (r"(\d+) (?:or (?:fewer|less|under|below)|o menos)", r"≤\1"),
    (r" ?≤ ?", "≤"),
    (r" %", "%"),
)


def normalise(text: str) -> str:
    """Give the form in which a learner's short answer is compared.

    Case, spaces, quotation marks, a full stop at the end and commas between thousands do not
    matter; the usual ways to write "20 or fewer", in English and Spanish, are one.

    Example:
        >>> sorted({normalise(t) for t in ("<=20", "<= 20", "≤20", "20 or fewer", "At most 20.")})
        ['≤20']
        >>> normalise("No  row"), normalise("1,240")
        ('no row', '1240')
    """
    text = unicodedata.normalize("NFKC", text).lower()
    for pattern, replacement in _STEPS:
        text = re.sub(pattern, replacement, text)
    return text
