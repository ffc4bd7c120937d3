"""A batch made ready before the lock is taken: columns of what to store, and who was heard."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

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

    def add(self, at: int, told: Told, mapper: FactMapper) -> None:
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

    def first_of_each_key(self) -> list[int]:
        """The first line of each key, in order of keys, so that two writers never cross."""
        first: dict[bytes, int] = {}
        for at, key in enumerate(self.keys):
            first.setdefault(key, at)
        return [first[key] for key in sorted(first)]

    def sort_out(self, new: set[bytes], known: Mapping[bytes, int]) -> Heard:
        """Tell new lines from repeats and reused ids. `new`: keys the inbox had not."""
        bodies = dict(known)
        fresh: list[int] = []
        reused: list[int] = []
        repeats = 0
        for at, key in enumerate(self.keys):
            if key in new and key not in bodies:
                bodies[key] = self.bodies[at]
                fresh.append(at)
            elif bodies[key] == self.bodies[at]:
                repeats += 1
            else:
                reused.append(at)
        return Heard(fresh, repeats, reused)
