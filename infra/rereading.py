"""What was kept unread, read again: recorded as a further fact, each once, however often asked.

    e1              data.opaque.v1           stays in the log, for replays of what was known then
    e1/reread-1     supersedes e1            understood today
    e1/reread-2     supersedes e1/reread-1   understood better still

What a message told beside that, and the ids it would get today, stay as they are: the inbox says
which of them stand, so a message that comes again afterwards is a repeat.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from consumers.labels import labels_for
from consumers.refused import Refused
from consumers.rereading import UNREAD, first_id, read_again
from domain.facts.data import FactWithdrawn, Opaque
from domain.facts.entry import Entry, Told
from domain.facts.rereads import reread_id, withdrawn_id
from domain.facts.versions import is_of_versions
from domain.ports import Batch
from infra.eventstore.store import PostgresFactStore

AT_ONCE = 500


@dataclass(slots=True)
class Reread:
    """What came of it, in messages; `facts` were recorded."""

    read: int = 0
    understood: int = 0
    facts: int = 0
    refused: Counter[str] = field(default_factory=Counter)  # by reason: they stay as they are


def reread(
    store: PostgresFactStore,
    *,
    name: str | None = None,
    since: datetime | None = None,
    on_read: Callable[[int], None] = lambda _: None,
) -> Reread:
    """Read every unread fact again, those of one event's name or recorded since then alone.

    Raises AwayError: what was recorded by then stands, and asking again goes on.
    """
    done, upto = Reread(), store.tip()
    after = 0 if since is None else store.position_at(since)
    while page := store.of_types(UNREAD, after, upto, AT_ONCE):
        after = page[-1].position
        asked = [entry for entry in page if name is None or _name(entry) == name]
        further = list(_further(asked, done))
        new = _unrecorded(store, further)
        done.facts += store.record(Batch(new)).facts if new else 0
        done.read += len(asked)
        recorded = {one.key for one in new}
        done.understood += len({one.of for one in further if one.last.key in recorded})
        on_read(len(page))
    return done


@dataclass(slots=True)
class _Further:
    """A fact told by a message now, under the first of its ids that isn't taken."""

    of: int  # position of the unread fact
    told: Told  # as the door tells it today
    number: int = 0
    stands: bool = False  # whether the last of these ids says just this

    @property
    def last(self) -> Told:
        """It as the number-th reading: in place of the one before."""
        if not self.number:
            return self.told
        supersedes = reread_id(self.told.id, self.number - 1)
        if is_of_versions(self.told):
            supersedes = self.told.supersedes or supersedes
        return replace(self.told, id=reread_id(self.told.id, self.number), supersedes=supersedes)


def _further(entries: Sequence[Entry], done: Reread) -> Iterator[_Further]:
    for entry in entries:
        try:
            told = read_again(entry, entry.recorded_at)
        except Refused as refused:
            done.refused[refused.reason] += 1
            continue
        if told and told[0].fact == entry.fact:
            told = told[1:]
        elif told and not _takes_its_place(entry, told[0]):
            yield _Further(entry.position, _withdrawal(entry))
        yield from (_Further(entry.position, one) for one in told)


def _takes_its_place(entry: Entry, told: Told) -> bool:
    """Whether what is told now replaces the unread fact by its id, and where that one is read."""
    first = first_id(entry) or entry.id
    return (told.source, told.id, told.record) == (entry.source, first, entry.record)


def _withdrawal(entry: Entry) -> Told:
    fact = FactWithdrawn()
    return Told(
        withdrawn_id(entry.id),
        entry.source,
        entry.record,
        entry.happened_at,
        entry.told_at,
        fact,
        labels_for(entry.agency, fact),
        supersedes=entry.id,
    )


def _unrecorded(store: PostgresFactStore, further: Sequence[_Further]) -> list[Told]:
    """Those that don't stand yet, each once."""
    asked = list(further)
    while asked:
        heard = store.heard([one.last for one in asked])
        known = [(one, same) for one, same in zip(asked, heard, strict=True) if same is not None]
        for one, same in known:
            one.stands, one.number = same, one.number + 1
        asked = [one for one, _ in known]
    return list({one.last.key: one.last for one in further if not one.stands}.values())


def _name(entry: Entry) -> str:
    name: str = entry.fact.name if isinstance(entry.fact, Opaque) else entry.fact.about
    return name
