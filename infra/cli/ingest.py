"""`throughline ingest`."""

from dataclasses import replace
from hashlib import blake2b
from itertools import islice
from pathlib import Path
from typing import Annotated

import typer

from consumers.door import open_message, park
from consumers.files import read_messages
from consumers.message import Message
from consumers.refused import Refused
from domain.facts.entry import Told
from domain.ports import Batch, Parked
from infra.cli.replay import AGENCIES
from infra.cli.say import AsJson, as_json, out, progress
from infra.cli.session import Data, Session, session
from infra.eventstore.store import PostgresFactStore

AT_ONCE = 1000


def ingest(
    files: Annotated[list[Path], typer.Argument(exists=True, help="JSON, JSON lines, folders.")],
    agency: Annotated[str | None, typer.Option(help="Whose topic they would come from.")] = None,
    data: Data = None,
    json: AsJson = False,
) -> None:
    """Takes the same messages from files. Running it again records nothing twice."""
    if agency is not None and agency not in AGENCIES:
        raise typer.BadParameter(f"--agency {agency!r}: one of {', '.join(AGENCIES)}")
    counts = {"messages": 0, "facts": 0, "repeats": 0, "parked": 0}
    with session(data) as now, now.facts() as facts, progress() as bars:
        bar = bars.add_task("messages", total=None)
        messages = read_messages(files, agency)
        while piece := list(islice(messages, AT_ONCE)):
            _take(facts, piece, now, counts)
            bars.update(bar, completed=counts["messages"])
    if json:
        as_json(counts)
    else:
        out.print(", ".join(f"{count} {what}" for what, count in counts.items()))


def _take(
    facts: PostgresFactStore, messages: list[Message], now: Session, counts: dict[str, int]
) -> None:
    told: list[Told] = []
    parked: list[Parked] = []
    for message in map(_placed, messages):
        try:
            told.extend(open_message(message, received_at=now.clock.now()))
        except Refused as refused:
            parked.append(park(message, refused))
    recorded = facts.record(Batch(told, parked))
    counts["messages"] += len(messages)
    counts["facts"] += recorded.facts
    counts["repeats"] += recorded.repeats
    counts["parked"] += recorded.parked


def _placed(message: Message) -> Message:
    """A place of its own in no partition, that only its words decide: parked once, however often."""
    words = blake2b(message.value, digest_size=8).digest()
    return replace(message, partition=-1, offset=int.from_bytes(words, "big") >> 1)
