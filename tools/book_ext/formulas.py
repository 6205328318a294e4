"""Write formulas as MathML, which browsers show and screen readers speak without any script."""

from __future__ import annotations

from functools import cache

import pypandoc
from bs4 import BeautifulSoup

MARKS = ("\\(", "\\)", "\\[", "\\]")


def write_formulas(page: BeautifulSoup) -> None:
    """Replace each formula in TeX, as Sphinx leaves it for a script, by MathML.

    Raises:
        RuntimeError: pandoc cannot read a formula.
    """
    for place in page.select(".math"):
        text = place.get_text().strip()
        for mark in MARKS:
            text = text.replace(mark, "")
        wanted = BeautifulSoup(mathml(text.strip(), place.name == "div"), "html.parser").math
        if wanted is None:
            raise RuntimeError(f"pandoc made no MathML of the formula {text!r}.")
        place.clear()
        place.append(wanted)


@cache
def mathml(tex: str, on_its_own: bool) -> str:
    r"""Give a formula as MathML, on a line of its own or within one.

    >>> "<mi>n</mi><mo>≥</mo><mn>1</mn>" in mathml("n \\ge 1", False)
    True
    """
    marks = "$$" if on_its_own else "$"
    written = pypandoc.convert_text(
        f"{marks}{tex}{marks}", "html", format="markdown", extra_args=["--mathml"]
    )
    return str(written).replace("\n", "")
