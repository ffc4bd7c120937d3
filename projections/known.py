"""People as last derived, kept at hand, so that a fact that changes nobody's identity costs no query."""

from collections import OrderedDict
from collections.abc import Iterable, Sequence

from domain.facts.entry import Entry
from domain.people.bookings import says_again
from domain.people.keys import tells_who
from projections.people import PersonFacts

MOST_ENTRIES = 200_000  # about 130 MB


class Known:
    """Bounded memory of who is who and what was said of them. Only a short cut: empty is right.

    A fact that tells who somebody is, or one about a record not held here, sends everyone
    connected with it back to the log.
    """

    def __init__(self) -> None:
        self._people: OrderedDict[str, PersonFacts] = OrderedDict()
        self._person_of: dict[str, str] = {}
        self._entries = 0

    def extended(
        self, entries: Sequence[Entry]
    ) -> tuple[list[tuple[PersonFacts, list[Entry]]], set[str]]:
        """The people these new entries (in log order) are about, each with what is new; and the
        records that have to be read from the log, because others may be behind them now."""
        unsure = {e.record for e in entries if self._may_change_who(e)}
        unsure |= {
            record
            for person in {self._person_of[r] for r in unsure if r in self._person_of}
            for record in self._people[person].records
        }
        new: dict[str, list[Entry]] = {}
        for entry in entries:
            if entry.record not in unsure:
                new.setdefault(self._person_of[entry.record], []).append(entry)
        for person, added in new.items():
            known = self._people[person]
            self._put(PersonFacts(person, known.records, (*known.entries, *added)))
        return [(self._people[person], added) for person, added in new.items()], unsure

    def _may_change_who(self, entry: Entry) -> bool:
        person = self._person_of.get(entry.record)
        if person is None:
            return True
        return tells_who(entry) and not says_again(entry, self._people[person].entries)

    def get(self, person: str) -> PersonFacts | None:
        """What is known of a person, if anything is."""
        return self._people.get(person)

    def new_of(self, found: PersonFacts) -> Sequence[Entry] | None:
        """What is new of somebody read from the log again; None where they may be another now."""
        known = self._people.get(found.person)
        if known is None or known.records != found.records:
            return None
        count = len(known.entries)
        before = [entry.position for entry in known.entries]
        same = [entry.position for entry in found.entries[:count]] == before
        return found.entries[count:] if same else None

    def learn(self, people: Iterable[PersonFacts], connected: Iterable[str]) -> list[str]:
        """Take these people in place of all who held one of these connected records: those."""
        gone = sorted({self._person_of[r] for r in connected if r in self._person_of})
        for person in gone:
            self._drop(person)
        for found in people:
            self._put(found)
        while self._entries > MOST_ENTRIES:
            self._drop(next(iter(self._people)))
        return gone

    def _put(self, found: PersonFacts) -> None:
        before = self._people.get(found.person)
        self._entries += len(found.entries) - (len(before.entries) if before else 0)
        self._people[found.person] = found
        self._people.move_to_end(found.person)
        for record in found.records:
            self._person_of[record] = found.person

    def _drop(self, person: str) -> None:
        gone = self._people.pop(person)
        self._entries -= len(gone.entries)
        for record in gone.records:
            if self._person_of.get(record) == person:
                del self._person_of[record]
