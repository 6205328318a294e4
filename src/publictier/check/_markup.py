"""The tiny markup of lesson texts: `code`, **bold** and *italic*, and nothing else."""

import html
import re

# The same pattern stands in activities/check.js; a test holds the two together.
INLINE = re.compile(r"`([^`]+)`|\*\*([^*]+)\*\*|\*([^*\s](?:[^*]*[^*\s])?)\*")


def inline(text: str) -> str:
    """Turn one text of a lesson into safe HTML.

    Args:
        text: Plain text; `code`, **bold** and *italic* are understood, everything else is shown
            as it stands.

    Returns:
        HTML in which every other character of the text is escaped.

    Example:
        >>> inline("**Up**, never `round()` <b>")
        '<strong>Up</strong>, never <code>round()</code> &lt;b&gt;'
        >>> inline("2 * 3 * 4")
        '2 * 3 * 4'
    """
    parts, end = [], 0
    for match in INLINE.finditer(text):
        parts.append(html.escape(text[end : match.start()]))
        tag = ("code", "strong", "em")[(match.lastindex or 1) - 1]
        parts.append(f"<{tag}>{html.escape(match[match.lastindex or 1])}</{tag}>")
        end = match.end()
    parts.append(html.escape(text[end:]))
    return "".join(parts)


def paragraphs(text: str) -> str:
    r"""Turn a longer text into HTML paragraphs; a blank line separates two.

    Example:
        >>> paragraphs("Count first.\n\nThen round.")
        '<p>Count first.</p>\n<p>Then round.</p>'
    """
    pieces = re.split(r"\n\s*\n", text.strip())
    return "\n".join(f"<p>{inline(piece.strip())}</p>" for piece in pieces)
