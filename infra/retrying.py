"""Parked messages, tried again through today's door: recorded, or refused and parked as before."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from consumers.door import open_message, park
from consumers.message import Message
from consumers.refused import Refused
from domain.facts.entry import Told
from domain.ports import Batch, Parked
from infra.eventstore.parking import ParkedRow
from infra.eventstore.store import PostgresFactStore

AT_ONCE = 200
FETCHED = "detail."  # topic of what wasn't published but fetched (`infra.details`)


@dataclass(frozen=True, slots=True)
class Retried:
    """What came of one message."""

    id: int
    refused: Refused | None
    facts: int = 0
    repeats: int = 0

    @property
    def outcome(self) -> str:
        """In words."""
        if self.refused is not None:
            return f"refused: {self.refused.reason}"
        return f"{self.facts} facts, {self.repeats} repeats"


def waiting(
    store: PostgresFactStore,
    *,
    reason: str | None = None,
    agency: str | None = None,
    since: datetime | None = None,
) -> Iterator[Sequence[ParkedRow]]:
    """Everything that waits, oldest first, a batch at a time.

    Details that were fetched are left out: `fetch --again` asks for them anew.
    """
    after = 0
    asked = {"reason": reason, "agency": agency}
    while rows := store.parked(**asked, since=since, after=after, limit=AT_ONCE, waiting=True):
        yield [row for row in rows if not row.parked.topic.startswith(FETCHED)]
        after = rows[-1].id


def retry(
    store: PostgresFactStore, rows: Sequence[ParkedRow], received_at: datetime
) -> list[Retried]:
    """Try these again, all in one transaction; one answer a message, noted beside it.

    Raises AwayError: all was recorded or nothing, and trying again is harmless.
    """
    if not rows:
        return []
    trial = _Trial([message_of(row) for row in rows])
    trial.open(received_at)
    recorded = store.record(Batch(trial.told, origin=trial.origin))
    new = [trial.owners[at] for at in recorded.new]
    done = []
    for at, row in enumerate(rows):
        facts, told = new.count(at), trial.owners.count(at)
        one = Retried(row.id, trial.refused.get(at), facts, told - facts)
        store.retried(row.id, one.outcome, recorded=one.refused is None)
        done.append(one)
    return done


def message_of(row: ParkedRow) -> Message:
    """The message as it came."""
    parked = row.parked
    return Message(
        topic=parked.topic,
        partition=parked.partition,
        offset=parked.offset,
        value=parked.raw,
        timestamp=parked.told_at or row.recorded_at,
        headers=parked.headers,
    )


@dataclass(slots=True)
class _Trial:
    """A batch on its way: whose fact is whose, and who was refused."""

    messages: Sequence[Message]
    told: list[Told] = field(default_factory=list)
    owners: list[int] = field(default_factory=list)  # the message of each fact
    refused: dict[int, Refused] = field(default_factory=dict)

    def open(self, received_at: datetime) -> None:
        """Through the door, each on its own."""
        for at, message in enumerate(self.messages):
            try:
                told = open_message(message, received_at=received_at)
            except Refused as refused:
                self.refused[at] = refused
                continue
            self.told.extend(told)
            self.owners.extend([at] * len(told))

    def origin(self, at: int, reason: str, says: str) -> Parked:
        """The log refuses it: it is parked at its old place, where it stands already."""
        owner, told = self.owners[at], self.told[at]
        refused = self.refused[owner] = Refused(reason, says, told.source, told.id)
        return park(self.messages[owner], refused)
