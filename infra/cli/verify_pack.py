"""`throughline verify-pack`."""

from pathlib import Path
from typing import Annotated

import typer

from infra.cli.say import AsJson, as_json, out
from infra.failed import FailedError
from infra.packs.archive import UnreadableError
from infra.packs.check import check

File = Annotated[Path, typer.Argument(exists=True, dir_okay=False, help="A pack.")]
Key = Annotated[
    str | None,
    typer.Option("--key", help="The public key it must be sealed by, as you were told it."),
]


def verify_pack(file: File, key: Key = None, json: AsJson = False) -> None:
    """Checks a pack without a database or network, and judges its facts again. Exit 1: it doesn't hold."""
    try:
        found = check(file.read_bytes())
    except UnreadableError as error:
        raise FailedError(f"{file}: {error}") from error
    if key is not None and found.sealed_by not in (None, key.lower()):
        found.wrong.append("signature.json: sealed by another key than the one you gave")
    if json:
        as_json(
            {
                "holds": found.holds,
                "sealed_by": found.sealed_by,
                "people": found.people,
                "facts": found.facts,
                "wrong": found.wrong,
                "differs": found.differs,
            }
        )
    else:
        for problem in (*found.wrong, *found.differs):
            out.print(problem, markup=False)
        if found.holds:
            out.print(f"It holds: {found.people} people, {found.facts} facts, judged the same.")
        out.print(f"sealed by {found.sealed_by or 'nobody'}")
    if not found.holds:
        raise typer.Exit(1)
