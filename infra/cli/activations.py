"""`throughline policy activate` and `policy history`: which policy counts, since when, by whose word."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

from infra.cli.say import AsJson, as_json, out, table
from infra.cli.session import Data, session
from infra.policy.document import Document
from infra.policy.load import SHIPPED, england_and_wales, in_folder, shipped
from infra.policy.versions import Policies, Version

HEADS = ("name", "hash", "position", "at", "by", "note")
SHORT = 12  # characters of a hash that a person compares


def activate(
    by: Annotated[str, typer.Option("--by", help="Who decides it: your staff reference.")],
    folder: Annotated[
        Path | None,
        typer.Argument(exists=True, file_okay=False, help="Policy files; without: those we ship."),
    ] = None,
    name: Annotated[
        str, typer.Option("--as", help="Its name, never used again: 2026-11-22.1")
    ] = "",
    note: Annotated[str, typer.Option(help="Why.")] = "",
    data: Data = None,
    json: AsJson = False,
) -> None:
    """Let a policy count from now on: a fact in the log. A running deriver judges everybody again.

    Files with problems are refused, each with its line, and the old policy stays in force.
    """
    documents: Sequence[Document] = in_folder(folder) if folder else shipped()
    called = name or (folder.name if folder else SHIPPED)
    with session(data) as now, now.facts() as facts:
        policies = Policies(now.database_url, facts)
        was = policies.at()
        version = policies.activate(documents, called, by=by, note=note, at=now.clock.now())
    if json:
        as_json(_plain(version) | {"was": {"name": was.name, "hash": was.content_hash}})
        return
    out.print(f"{version.name} counts from position {version.position} on, in place of {was.name}.")
    out.print("A running `throughline derive` judges everybody again; without one, `rebuild` does.")


def history(data: Data = None, json: AsJson = False) -> None:
    """Every policy that was ever in force here, the one that counts now last."""
    with session(data) as now, now.facts() as facts:
        policies = Policies(now.database_url, facts)
        versions = policies.versions()
        judged, counts = policies.judged_under(), policies.at()
        replaced = policies.replaced()
    first = {"name": SHIPPED, "hash": england_and_wales().content_hash, "position": 0}
    rows = [dict.fromkeys(HEADS) | first, *(_plain(version) for version in versions)]
    if json:
        read = {"judged_under": judged.content_hash, "as_shipped": replaced}
        as_json({"versions": rows, **read})
        return
    short = [row | {"hash": row["hash"][:SHORT]} for row in rows]
    table("Policies", HEADS, [[row[head] for head in HEADS] for row in short])
    for says in replaced:
        out.print(f"As shipped with this release: {says}", markup=False)
    if judged.content_hash != counts.content_hash:
        out.print("What is shown was judged under an older one: run `derive` or `rebuild`.")


def _plain(version: Version) -> dict[str, Any]:
    return {
        "name": version.name,
        "hash": version.content_hash,
        "position": version.position,
        "at": version.at,
        "by": version.by,
        "note": version.note,
    }
