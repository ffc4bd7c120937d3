"""The samples of tests/samples/messages: a message a file, and beside it what it must tell.

<agency>/<name>.json     the message, as that agency sends it to its topic
<agency>/<name>.tells    one line a fact:  type  source  record  moment  fields
                         or one line:      refused: <reason>
"""

import json
from collections.abc import Iterator
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

from consumers.door import open_message
from consumers.files import read_messages
from consumers.message import Message
from consumers.refused import Refused
from domain.facts.entry import Told

FOLDER = Path(__file__).parents[1] / "samples" / "messages"
RECEIVED = datetime(2030, 1, 1, tzinfo=UTC)  # later than any clone of these files


def files() -> Iterator[Path]:
    """Every sample message, found by folder."""
    yield from sorted(FOLDER.glob("*/*.json"))


def message(path: Path) -> Message:
    """The sample as its agency's topic would give it."""
    (only,) = read_messages([path], agency=path.parent.name)
    return only


def tells(sent: Message) -> list[str]:
    """What the door makes of it, a line each."""
    try:
        return [line(fact) for fact in open_message(sent, received_at=RECEIVED)]
    except Refused as no:
        return [f"refused: {no.reason}"]


def line(fact: Told) -> str:
    """One fact on one line; empty fields and the kept body are left out."""
    fields = {name: value for name, value in asdict(fact.fact).items() if value is not None}
    if "text" in fields:
        fields["text"] = "..."
    moment = fact.happened_at.isoformat() + (" (day)" if fact.day_only else "")
    told = json.dumps(fields, default=str, ensure_ascii=False)
    taken = f" supersedes {fact.supersedes}" if fact.supersedes else ""
    return f"{fact.fact.TYPE} {fact.source} {fact.record} {moment} {told}{taken}"
