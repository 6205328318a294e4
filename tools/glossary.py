"""Write into the glossary where each word is used: one line of links below its definition.

People write the words and definitions; the lines *Used in* are made from the lessons.
"""

from __future__ import annotations

import re
from pathlib import Path

from lesson_head import STAGES, TRACKS, anchor
from lesson_source import front_and_body

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "book" / "reference" / "glossary.md"
USED = "*Used in:*"
LINK = re.compile(r"glossary\.md#([a-z0-9-]+)")
SECTION = re.compile(r"^## (.+)\n", re.MULTILINE)


def uses(root: Path = ROOT) -> dict[str, list[str]]:
    """Say for each anchor which lessons name the word or link it, as Markdown links in order."""
    found: dict[str, list[str]] = {}
    for stage in STAGES:
        for track in TRACKS:
            path = root / "book" / stage / f"{track}.md"
            if not path.is_file():
                continue
            front, body = front_and_body(path)
            page = root / "notebooks" / stage / f"{track}.ipynb"
            # stage 4: the page with both languages
            target = f"{stage}/{track}.{'ipynb' if page.is_file() else 'md'}"
            link = f"[{front['title']}](../../notebooks/{target})"
            for word in {*map(anchor, front["words"]), *LINK.findall(body)}:
                found.setdefault(word, []).append(link)
    return found


def filled(text: str, found: dict[str, list[str]]) -> str:
    r"""Give the page's text with a line of uses below each definition that has any.

    >>> filled("# Words\n\n## Cell\n\nA place.\n", {"cell": ["[One](one.md)"]})
    '# Words\n\n## Cell\n\nA place.\n\n*Used in:* [One](one.md)\n'
    """
    head, *parts = SECTION.split(text)
    written = [head.rstrip() + "\n"]
    for word, body in zip(parts[::2], parts[1::2], strict=True):
        definition = body.split(USED)[0].strip()
        links = found.get(anchor(word))
        line = f"\n\n{USED} {' · '.join(links)}" if links else ""
        written.append(f"\n## {word}\n\n{definition}{line}\n")
    return "".join(written)


def main() -> None:
    """Write the page again; say how many words have a use."""
    found = uses()
    text = filled(PAGE.read_text(encoding="utf-8"), found)
    temporary = PAGE.with_suffix(".part")
    temporary.write_text(text, encoding="utf-8")
    temporary.replace(PAGE)
    print(f"{text.count(USED)} words of the glossary are used in {len(found)} places")


if __name__ == "__main__":
    main()
