"""Joining modules: parts keep to themselves, and what a folder cannot serve is refused."""

import re
from pathlib import Path

import pytest

from publictier.linking import FOLDER, classic, esm
from tests.support import run_module

PLAIN = ("charts.js", "host.js", "theme.js")  # scripts of a page, not modules


def write(folder: Path, **modules: str) -> Path:
    """Write modules by name; give the path of the one called main."""
    for name, text in modules.items():
        (folder / f"{name}.js").write_text(text, encoding="utf-8")
    return folder / "main.js"


@pytest.mark.parametrize(
    ("module", "part"),
    [
        pytest.param("import x from './x.js';\nexport default x;\n", "import", id="default import"),
        pytest.param("const x = await import('./x.js');\nexport default x;\n", "import", id="late"),
        pytest.param("export const x = 1;\nexport default x;\n", "export", id="two exports"),
        pytest.param("const x = 1;\n", "no 'export default", id="no export"),
        pytest.param(
            'import { x as y } from "./x.js";\nexport default y;\n', "renames", id="renamed"
        ),
        pytest.param(
            'import { x } from "./gone.js";\nexport default x;\n', "no such file", id="missing"
        ),
    ],
)
def test_a_module_that_a_folder_cannot_serve_is_refused(
    tmp_path: Path, module: str, part: str
) -> None:
    """Catch a page script that works on a server and breaks when opened from a USB stick."""
    with pytest.raises(ValueError, match=r"activity main\.js") as caught:
        classic(write(tmp_path, main=module), "x")
    assert part in str(caught.value)


def test_a_name_that_a_part_does_not_export_is_refused(tmp_path: Path) -> None:
    """Catch an import that would quietly be undefined in the joined script."""
    main = write(
        tmp_path,
        main='import { one, typo } from "./a.js";\nexport default [one, typo];\n',
        a="export const one = 1, two = 2;\n",
    )
    with pytest.raises(ValueError, match=r"imports typo from \./a\.js, which exports one"):
        esm(main)


def test_parts_that_need_each_other_are_refused(tmp_path: Path) -> None:
    """Catch a circle, which would otherwise never end."""
    main = write(
        tmp_path,
        main='import { a } from "./a.js";\nexport default a;\n',
        a='import { b } from "./b.js";\nexport const a = b;\n',
        b='import { a } from "./a.js";\nexport const b = a;\n',
    )
    with pytest.raises(ValueError, match=r"a\.js → b\.js → a\.js.*circle"):
        esm(main)


def test_parts_keep_their_own_names_and_stand_once(tmp_path: Path) -> None:
    """Catch two parts that share a name, and a part that two others need joined in twice."""
    main = write(
        tmp_path,
        main='import { a } from "./a.js";\nimport { b } from "./b.js";\nexport default [a(), b];\n',
        a=(
            'import { one } from "./c.js";\nconst own = "a";\n'
            "export function a() { return own + one; }\n"
        ),
        b=(
            'import { one, two } from "./c.js";\nconst own = "b";\n'
            "export const b = own + one + two;\n"
        ),
        c="export const one = 1;\nexport const two = 2;\n",
    )
    text = esm(main)
    assert text.count("const one = 1;") == 1
    assert run_module(text, "return found;") == ["a1", "b12"]


def test_every_activity_joins_without_an_import_left() -> None:
    """Catch a module that Jupyter or a folder could not load."""
    modules = [path for path in FOLDER.glob("*.js") if path.name not in PLAIN]
    print(f"{len(modules)} modules examined")
    assert modules
    for path in modules:
        assert not re.search(r"^\s*(import|export)\b", classic(path, path.stem), re.MULTILINE)
