"""`throughline film`."""

from typing import Annotated

import typer

from infra.cli.journey import Record
from infra.cli.replay import moment
from infra.cli.say import AsJson, as_json, out, text
from infra.cli.session import Data, session
from infra.failed import FailedError
from infra.replays import Replayer
from projections.film import Change, Picture


def film(
    record: Record,
    upto: Annotated[str | None, typer.Option(help="The last moment shown.")] = None,
    data: Data = None,
    json: AsJson = False,
) -> None:
    """Each moment at which a verdict of one journey changed, and what changed it."""
    until = moment(upto)
    with session(data) as now, now.facts() as facts:
        pictures = Replayer(now.database_url, facts).film(record, until)
    if pictures is None:
        raise FailedError(f"{record}: nothing was known of it then")
    if json:
        as_json([plain(picture) for picture in pictures])
        return
    for picture in pictures:
        out.print(f"[bold]{text(picture.at)}[/bold]  {picture.by}  {what(picture)}")
        for change in picture.changes:
            out.print(f"    {line(change)}")


def plain(picture: Picture) -> dict[str, object]:
    """One picture for --json; facts by their keys."""
    return {
        "at": picture.at,
        "by": picture.by,
        "told": [{"fact": entry.key, "type": entry.fact.TYPE} for entry in picture.told],
        "heard": list(picture.heard),
        "changes": list(picture.changes),
    }


def what(picture: Picture) -> str:
    """What came: the facts, or who was heard."""
    told = (f"{entry.source} {entry.fact.TYPE.removesuffix('.v1')}" for entry in picture.told)
    return ", ".join((*told, *picture.heard))


def line(change: Change) -> str:
    """One change: what it was, what it is."""
    return f"{change.code}  {change.before or '-'} -> {change.after or '-'}  ({change.id})"
