"""What the deriver keeps at hand may be forgotten at any time, and never changes what is shown."""

from domain.facts.custody import PersonReceived, PersonReleased
from domain.facts.entry import Entry
from domain.facts.identity import IdentifierObserved
from projections import known as module
from projections.known import Known
from projections.people import PersonFacts
from tests.projections.build import at, told

PRISON, PROBATION = "prison/A1234BC", "probation/X123456"


def entry(fact, position: int, record: str = PRISON) -> Entry:
    """A fact in the log."""
    said = told(fact, id=f"e{position}", record=record, when="2026-03-02T09:00")
    fields = {name: getattr(said, name) for name in said.__dataclass_fields__}
    return Entry(**fields, position=position, recorded_at=at("2026-03-02T09:01"))


RECEIVED = entry(PersonReceived("LEI", "sentence"), 1)
RELEASED = entry(PersonReleased("LEI", "conditional"), 2)
NUMBERED = entry(IdentifierObserved("crn", "X123456"), 3)
ELSEWHERE = entry(PersonReceived("LEI", "remand"), 4, PROBATION)


def test_a_fact_about_somebody_known_is_added():
    """No query is needed: who they are can't have changed."""
    known = Known()
    known.learn([PersonFacts(PRISON, (PRISON,), (RECEIVED,))], [PRISON])

    people, unsure = known.extended([RELEASED])

    assert people == [(PersonFacts(PRISON, (PRISON,), (RECEIVED, RELEASED)), [RELEASED])]
    assert unsure == set()


def test_a_fact_that_tells_who_sends_everyone_concerned_to_the_log():
    """So does one about a record that nobody is known to hold."""
    known = Known()
    known.learn([PersonFacts(PRISON, (PRISON, PROBATION), (RECEIVED,))], [PRISON, PROBATION])

    people, unsure = known.extended([RELEASED, NUMBERED])

    assert (people, unsure) == ([], {PRISON, PROBATION})
    assert Known().extended([ELSEWHERE]) == ([], {PROBATION})


def test_what_is_new_of_somebody_read_again():
    """Nothing can be said of somebody who is another now, or was not known."""
    known = Known()
    known.learn([PersonFacts(PRISON, (PRISON,), (RECEIVED,))], [PRISON])

    def new(*entries: Entry, records: tuple[str, ...] = (PRISON,)):
        return known.new_of(PersonFacts(PRISON, records, entries))

    assert new(RECEIVED, RELEASED, NUMBERED) == (RELEASED, NUMBERED)
    assert new(RECEIVED) == ()
    assert new(RELEASED, RECEIVED) is None
    assert new() is None
    assert new(RECEIVED, ELSEWHERE, records=(PRISON, PROBATION)) is None
    assert known.new_of(PersonFacts(PROBATION, (PROBATION,), (ELSEWHERE,))) is None


def test_memory_is_bounded(monkeypatch):
    """Who was asked for longest ago is forgotten first, and read from the log again."""
    monkeypatch.setattr(module, "MOST_ENTRIES", 1)
    known = Known()
    known.learn([PersonFacts(PRISON, (PRISON,), (RECEIVED,))], [PRISON])
    known.learn([PersonFacts(PROBATION, (PROBATION,), (ELSEWHERE,))], [PROBATION])

    assert known.get(PRISON) is None
    assert known.get(PROBATION) is not None
    assert known.extended([RELEASED]) == ([], {PRISON})
