"""`throughline parked`: what was set aside; trying it again, or giving it up."""

import getpass
import os
import sys
from base64 import b64encode
from collections import Counter
from typing import Annotated, Any

import typer

from domain.ports import Parked
from infra.cli.say import AsJson, Limit, as_json, out, table
from infra.cli.session import Data, session
from infra.eventstore.parking import ParkedRow
from infra.eventstore.store import PostgresFactStore
from infra.failed import FailedError
from infra.retrying import Retried, waiting
from infra.retrying import retry as try_again

Reason = Annotated[str | None, typer.Option(help="Only this reason code.")]
Agency = Annotated[str | None, typer.Option(help="Only this agency's.")]
Settled = Annotated[bool, typer.Option("--settled", help="Also those recorded or discarded since.")]
Id = Annotated[int, typer.Argument(help="The number it is listed under.")]

app = typer.Typer(
    invoke_without_command=True, rich_markup_mode=None, help="Messages that were set aside."
)


@app.callback()
def parked(
    context: typer.Context,
    reason: Reason = None,
    agency: Agency = None,
    limit: Limit = 100,
    settled: Settled = False,
    data: Data = None,
    json: AsJson = False,
) -> None:
    """Messages that were set aside, oldest first: why, and where they came from."""
    if context.invoked_subcommand is None:
        list_(reason, agency, limit, settled, data, json)


@app.command("list")
def list_(
    reason: Reason = None,
    agency: Agency = None,
    limit: Limit = 100,
    settled: Settled = False,
    data: Data = None,
    json: AsJson = False,
) -> None:
    """The same as without a verb."""
    with session(data) as now, now.facts() as facts:
        found = facts.parked(reason=reason, agency=agency, limit=limit, waiting=not settled)
    if json:
        as_json([plain(row) for row in found])
        return
    heads = ("id", "reason", "says", "from", "outcome")
    rows = [
        (row.id, row.parked.reason, row.parked.says, _place(row.parked), row.settled or row.outcome)
        for row in found
    ]
    table(f"{len(rows)} parked", heads, rows)


@app.command()
def counts(
    reason: Reason = None, agency: Agency = None, data: Data = None, json: AsJson = False
) -> None:
    """How many wait, by reason and agency."""
    with session(data) as now, now.facts() as facts:
        found = facts.parked_counts(reason=reason, agency=agency)
    if not json:
        table(f"{sum(row[2] for row in found)} waiting", ("agency", "reason", "messages"), found)
        return
    by_reason, by_agency = Counter[str](), dict[str, dict[str, int]]()
    for owner, code, count in found:
        by_reason[code] += count
        by_agency.setdefault(owner, {})[code] = count
    as_json({"waiting": by_reason.total(), "by_reason": by_reason, "by_agency": by_agency})


@app.command()
def show(
    id: Id,
    raw: Annotated[bool, typer.Option("--raw", help="The bytes: may be personal.")] = False,
    data: Data = None,
    json: AsJson = False,
) -> None:
    """One of them. What it holds may be personal: it is shown only when asked for."""
    with session(data) as now, now.facts() as facts:
        row = _one(facts, id)
    if json:
        as_json(plain(row) | ({"raw_base64": b64encode(row.parked.raw).decode()} if raw else {}))
    elif raw:
        sys.stdout.buffer.write(row.parked.raw)
        sys.stdout.flush()
    else:
        table(f"parked {id}", ("", ""), list(plain(row).items()))


@app.command()
def retry(
    id: Annotated[int | None, typer.Argument(help="The number it is listed under.")] = None,
    reason: Reason = None,
    agency: Agency = None,
    every: Annotated[bool, typer.Option("--all", help="Everything that waits.")] = False,
    data: Data = None,
    json: AsJson = False,
) -> None:
    """Tries parked messages again, with today's translators. Exit 1: the one named is refused again."""
    many = every or reason is not None or agency is not None
    if many == (id is not None):
        raise typer.BadParameter("name one message, or --reason, --agency or --all")
    with session(data) as now, now.facts() as facts:
        batches = (
            [[_one(facts, id)]] if id is not None else waiting(facts, reason=reason, agency=agency)
        )
        done = [one for rows in batches for one in try_again(facts, rows, now.clock.now())]
    if id is not None:
        _say_one(done[0], json)
    else:
        _say_all(done, json)


@app.command()
def discard(
    id: Id,
    why: Annotated[str, typer.Option(help="Why it will never be of use.")],
    by: Annotated[str | None, typer.Option(help="Who says so; default: who runs this.")] = None,
    data: Data = None,
    json: AsJson = False,
) -> None:
    """Gives a message up. It is kept, with who and why, and is listed under --settled."""
    if not why.strip():
        raise typer.BadParameter("--why: say why, in a few words")
    with session(data) as now, now.facts() as facts:
        row = _one(facts, id)
        if not facts.discard(id, by or _me(), why.strip()):
            raise FailedError(f"{id}: was {row.settled or 'settled'} before")
    as_json({"id": id, "outcome": "discarded"}) if json else out.print(f"{id}: discarded")


def plain(row: ParkedRow) -> dict[str, Any]:
    """All that is known of it, but nothing of what it holds."""
    parked = row.parked
    return {
        "id": row.id,
        "reason": parked.reason,
        "says": parked.says,
        "topic": parked.topic,
        "partition": parked.partition,
        "offset": parked.offset,
        "size": len(parked.raw),
        "headers": [name for name, _ in parked.headers],
        "source": parked.source,
        "message_id": parked.message_id,
        "told_at": parked.told_at,
        "recorded_at": row.recorded_at,
        "retried_at": row.retried_at,
        "outcome": row.outcome,
        "settled": row.settled,
        "settled_at": row.settled_at,
        "settled_by": row.settled_by,
        "settled_why": row.settled_why,
    }


def _me() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a container's user may have no name
        return f"uid {os.getuid()}"


def _one(facts: PostgresFactStore, id: int) -> ParkedRow:
    row = facts.parked_one(id)
    if row is None:
        raise FailedError(f"{id}: no message is parked under this number")
    return row


def _say_one(one: Retried, json: bool) -> None:
    if one.refused is not None:
        raise FailedError(f"{one.id}: {one.refused.reason}: {one.refused.says}")
    as_json({"id": one.id, "outcome": one.outcome}) if json else out.print(
        f"{one.id}: {one.outcome}"
    )


def _say_all(done: list[Retried], json: bool) -> None:
    refused = Counter(one.refused.reason for one in done if one.refused is not None)
    said = {
        "tried": len(done),
        "recorded": len(done) - refused.total(),
        "facts": sum(one.facts for one in done if one.refused is None),
        "refused": refused.total(),
    }
    if json:
        as_json({**said, "refused_by_reason": dict(sorted(refused.items()))})
        return
    out.print(", ".join(f"{count} {word}" for word, count in said.items()))
    for code, count in refused.most_common():
        out.print(f"  refused as {code}: {count}")


def _place(parked: Parked) -> str:
    return f"{parked.topic}/{parked.partition}@{parked.offset}"
