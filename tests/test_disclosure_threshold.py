"""The rule's number stands in one place, so that changing it there changes it everywhere."""

import ast
import re
from pathlib import Path

from publictier.disclosure import RULE

SOURCE = Path(__file__).parents[1] / "src" / "publictier"

# Where a 20 in code is not the rule: file name -> text on its line -> why.
ALLOWED_20 = {
    "targets.py": {"_YOUNGEST_BAND = 20": "an age in years"},
}
# Keywords and properties that measure something on a page, not people.
LAYOUT = re.compile(
    r"(width|height|size|padding|margin|offset|spacing|limit|radius|gap|angle|indent|step|top"
    r"|left|right|bottom|x|y|dx|dy|r|x1|x2|y1|y2|cx|cy)$",
    re.IGNORECASE,
)
# A 20 that is computed with, compared with, or given a name.
SUSPICIOUS_JS = re.compile(
    r"([\w$]+)\s*=\s*20\b(?![.\d])|[*/%<>=+-]=?\s*20\b(?![.\d])|(?<![.\w#-])20\s*[*/%<>+-]"
    r"|(?:base|threshold|bin|round\w*|rule)\s*[:=(]\s*20\b"
)


def _python_20s(text: str) -> list[int]:
    """Give the lines where Python code writes 20, except as the size of something drawn."""
    tree = ast.parse(text)
    drawn: set[ast.AST] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.keyword) and node.arg and LAYOUT.search(node.arg):
            drawn.add(node.value)
        if isinstance(node, ast.Dict):
            drawn |= {
                value
                for key, value in zip(node.keys, node.values, strict=True)
                if isinstance(key, ast.Constant) and LAYOUT.search(str(key.value))
            }
    return [
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and type(node.value) in (int, float)
        and node.value == 20
        and node not in drawn
    ]


def _javascript_20s(text: str) -> list[int]:
    """Give the lines where JavaScript, without comments and strings, computes with 20."""
    blank = re.sub(
        r"/\*.*?\*/|//[^\n]*|\"(?:\\.|[^\"\\\n])*\"|'(?:\\.|[^'\\\n])*'",
        lambda found: re.sub(r"[^\n]", " ", found.group()),
        text,
        flags=re.DOTALL,
    )
    return [
        number
        for number, line in enumerate(blank.splitlines(), 1)
        for found in SUSPICIOUS_JS.finditer(line)
        if not (found.group(1) and LAYOUT.search(found.group(1)))
    ]


def test_the_finder_of_20s_finds_them() -> None:
    """Catch a scan that cannot find what it looks for."""
    assert _python_20s("def f(n, base=20):\n    return n // 20\nplot(width=20)") == [1, 2]
    assert _python_20s("x = {'height': 20, 'base': 20.0}\ny = 120 + 2000") == [1]
    script = (
        "const base = 20; // 20\nif (n <= 20) x = '20 / 20'\nMath.ceil(n / 20) * 20\nheight = 20"
    )
    assert sorted(set(_javascript_20s(script))) == [1, 2, 3]


def test_the_threshold_stands_in_one_place() -> None:
    """Catch a second copy of the rule's number, which would survive a change of the rule."""
    found, examined = [], 0
    for path in sorted([*SOURCE.rglob("*.py"), *SOURCE.rglob("*.js")]):
        text = path.read_text(encoding="utf-8")
        examined += 1
        finder = _python_20s if path.suffix == ".py" else _javascript_20s
        for number in finder(text):
            line = text.splitlines()[number - 1]
            reasons = ALLOWED_20.get(path.name, {})
            if path != SOURCE / "disclosure.py" and not any(part in line for part in reasons):
                found.append(f"{path.relative_to(SOURCE)}:{number}: {line.strip()}")
    print(f"files examined for the threshold: {examined}")
    assert examined > 5
    assert not found, "import disclosure.RULE instead, or add a reason:\n" + "\n".join(found)
    assert len(_python_20s((SOURCE / "disclosure.py").read_text(encoding="utf-8"))) == 1
    assert (RULE.base, RULE.direction) == (20, "up")
