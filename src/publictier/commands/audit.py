"""``publictier audit DIR``: what can be worked out from a tier that is published already."""

import argparse
import json
from pathlib import Path

from publictier.audit import MIN_FEASIBLE
from publictier.errors import AuditError

BREACH = 1


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Say what the command takes."""
    audit = commands.add_parser(
        "audit",
        help="attack a published tier, and report what can be worked out",
        description="Hold every count of a published tier to the rule, then work out for every "
        "small count which true values are possible. Ends with code 1 where one can be narrowed "
        "too far.",
    )
    audit.add_argument("tier", type=Path, help="folder of a published tier")
    audit.add_argument("--previous", type=Path, help="folder of the release before it")
    audit.add_argument(
        "--only-new-people",
        action="store_true",
        help="with --previous: records of those who were there stayed as they were",
    )
    audit.add_argument(
        "--joined", type=int, help="with --previous: how many people joined, if that is known"
    )
    audit.add_argument(
        "--min-feasible",
        type=int,
        default=MIN_FEASIBLE,
        help=f"fewest possible values of a small count (default {MIN_FEASIBLE})",
    )
    audit.add_argument("--out", type=Path, help="folder for audit.html and audit.json")
    audit.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Attack the tier; say and write what was found."""
    from publictier.audit import page
    from publictier.audit.examine import examine
    from publictier.audit.rerelease import Growth

    if arguments.previous is None and (arguments.only_new_people or arguments.joined is not None):
        raise AuditError(
            "--only-new-people and --joined say what happened since the release before. Give it, "
            "too, with --previous."
        )
    growth = Growth(arguments.only_new_people, arguments.joined)
    found = examine(arguments.tier, arguments.previous, growth, arguments.min_feasible)
    print(page.text(found))
    if arguments.out is not None:
        record = json.dumps(page.as_dict(found), indent=2, ensure_ascii=False) + "\n"
        write(arguments.out, {"audit.html": page.page(found), "audit.json": record})
    return BREACH if found.breaches else 0


def write(folder: Path, files: dict[str, str]) -> None:
    """Write files whole or not at all.

    Raises:
        AuditError: the folder cannot be made or written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in files.items():
            part = folder / f"{name}.part"
            part.write_text(content, encoding="utf-8", newline="\n")
            part.replace(folder / name)
    except OSError as error:
        raise AuditError(
            f"The report cannot be written into {folder} ({error.strerror}). Give another --out."
        ) from error
