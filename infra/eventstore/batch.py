"""A batch made ready before the lock is taken: columns of what to store, and who was heard."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from domain.facts.entry import Told
from infra.eventstore.inbox import inbox_key
from infra.eventstore.mapper import FactMapper


@dataclass(frozen=True, slots=True)
class Heard:
    """What the inbox said of each line."""

    new: Sequence[int]  # lines to append, in order
    repeats: int  # told before with the same body
    reused: Sequence[int]  # told before with another body


@dataclass(slots=True)
class Lines:
    """One line a fact, as columns: the form in which PostgreSQL takes them fastest."""

    keys: list[bytes] = field(default_factory=list)
    bodies: list[int] = field(default_factory=list)
    records: list[str] = field(default_factory=list)
    types: list[str] = field(default_factory=list)
    states: list[bytes] = field(default_factory=list)
    told: list[int] = field(default_factory=list)  # which of the batch's facts it is
    dated: list[datetime | None] = field(default_factory=list)  # when received, if not just now

    def add(self, at: int, told: Told, mapper: FactMapper, dated: datetime | None = None) -> None:
        """Make one fact ready. Raises ValueError or TypeError for what can't be stored."""
        state, body = mapper.to_bytes(told)
        if "\0" in told.record:
            raise ValueError("record: PostgreSQL keeps no NUL in text")
        self.keys.append(inbox_key(told.source, told.id))
        self.bodies.append(body)
        self.records.append(told.record)
        self.types.append(told.fact.TYPE)
        self.states.append(state)
        self.told.append(at)
        self.dated.append(dated)

    def sort_out(self, known: Mapping[bytes, int]) -> Heard:
        """Tell new lines from repeats and reused ids. `known`: what the inbox has of these keys."""
        bodies = dict(known)
        new: list[int] = []
        reused: list[int] = []
        for at, (key, body) in enumerate(zip(self.keys, self.bodies, strict=True)):
            heard = bodies.get(key)
            if heard is None:
                bodies[key] = body
                new.append(at)
            elif heard != body:
                reused.append(at)
        return Heard(new, len(self.keys) - len(new) - len(reused), reused)

    def only(self, chosen: Sequence[int]) -> "Lines":
        """These lines alone."""
        if len(chosen) == len(self.keys):
            return self
        columns = (self.keys, self.bodies, self.records, self.types, self.states, self.told)
        return Lines(*([column[at] for at in chosen] for column in (*columns, self.dated)))  # type: ignore[arg-type]

    def moments(self, moment: datetime, earliest: datetime) -> list[datetime]:
        """When each line counts as recorded: as dated, else at `moment`; never falling."""
        moments = []
        for dated in self.dated:
            earliest = max(earliest, dated or moment)
            moments.append(earliest)
        return moments

    def versions(self, last: dict[str, int | None]) -> list[int]:
        """The next version of each line's record, from the last that stands in the log."""
        given = []
        for record in self.records:
            last[record] = version = (last[record] or 0) + 1
            given.append(version)
        return given
