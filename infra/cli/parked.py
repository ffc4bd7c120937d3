"""`throughline parked`: what was set aside, and trying it again."""

from base64 import b64encode
from typing import Annotated, Any

import typer

from consumers.door import open_message
from consumers.message import Message
from consumers.refused import Refused
from domain.ports import Batch, Parked
from infra.cli.gaps import Limit
from infra.cli.say import AsJson, as_json, out, table
from infra.cli.session import Data, session
from infra.eventstore.parking import ParkedRow
from infra.failed import FailedError

app = typer.Typer(
    invoke_without_command=True, rich_markup_mode=None, help="Messages that were set aside."
)


@app.callback()
def parked(
    context: typer.Context,
    reason: Annotated[str | None, typer.Option(help="Only this reason code.")] = None,
    agency: Annotated[str | None, typer.Option(help="Only this agency's.")] = None,
    limit: Limit = 100,
    data: Data = None,
    json: AsJson = False,
) -> None:
    """Messages that were set aside, oldest first: why, and where they came from."""
    if context.invoked_subcommand is not None:
        return
    with session(data) as now, now.facts() as facts:
        found = facts.parked(reason=reason, agency=agency, limit=limit)
    if json:
        as_json([_plain(row) for row in found])
        return
    rows = [
        (row.id, row.parked.reason, row.parked.says, _place(row.parked), row.outcome)
        for row in found
    ]
    table(f"{len(rows)} parked", ("id", "reason", "says", "from", "outcome"), rows)


@app.command()
def retry(id: int, data: Data = None, json: AsJson = False) -> None:
    """Tries a parked message again, with today's translators."""
    with session(data) as now, now.facts() as facts:
        row = facts.parked_one(id)
        if row is None:
            raise FailedError(f"{id}: no message is parked under this number")
        try:
            told = open_message(_message(row), received_at=now.clock.now())
        except Refused as refused:
            facts.retried(id, f"refused: {refused.reason}")
            raise FailedError(f"{id}: {refused.reason}: {refused.says}") from refused
        recorded = facts.record(Batch(told))
        outcome = f"{recorded.facts} facts, {recorded.repeats} repeats"
        facts.retried(id, outcome)
    as_json({"id": id, "outcome": outcome}) if json else out.print(f"{id}: {outcome}")


def _place(parked: Parked) -> str:
    return f"{parked.topic}/{parked.partition}@{parked.offset}"


def _message(row: ParkedRow) -> Message:
    parked = row.parked
    return Message(
        topic=parked.topic,
        partition=parked.partition,
        offset=parked.offset,
        value=parked.raw,
        timestamp=parked.told_at or row.recorded_at,
        headers=parked.headers,
    )


def _plain(row: ParkedRow) -> dict[str, Any]:
    parked = row.parked
    return {
        "id": row.id,
        "reason": parked.reason,
        "says": parked.says,
        "topic": parked.topic,
        "partition": parked.partition,
        "offset": parked.offset,
        "source": parked.source,
        "message_id": parked.message_id,
        "recorded_at": row.recorded_at,
        "outcome": row.outcome,
        "raw_base64": b64encode(parked.raw).decode(),
    }
