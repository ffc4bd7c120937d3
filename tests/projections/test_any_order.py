"""One person's messages in any order, any split and twice over: the same people, the same journeys.

With merges, an unmerge, a booking moved, a thing told in versions and one taken back. Everything
is recorded at one moment: what is late is another question, and so is what was shown for a while
and voided.
"""

from dataclasses import fields

from hypothesis import given
from hypothesis import strategies as st

from domain.facts.accommodation import BedArrived
from domain.facts.custody import PersonReceived, PersonReleased
from domain.facts.data import ChangeTold, FactWithdrawn
from domain.facts.entry import Entry, Told
from domain.facts.identity import (
    BookingMoved,
    IdentifierObserved,
    PersonSeen,
    RecordsMerged,
    RecordsUnmerged,
)
from domain.facts.sentence import SentenceImposed
from domain.facts.versions import version_id, versions_of
from domain.finding import Verdict
from domain.heard import HeardLog
from domain.journey.spells import spells
from domain.judge import judge
from infra.policy.load import england_and_wales
from projections.people import people_of
from tests.projections.build import at, told

P1, P2, P3 = "prison/A1234BC", "prison/A2345CD", "prison/A3456DE"
X1, STAY = "probation/X123456", "prison/booking-77"
NOW, RECORDED = at("2026-06-01T12:00"), at("2026-06-01T09:00")
POLICY = england_and_wales()
SEEN = PersonSeen("Ash", "Marlow")
SENTENCED = SentenceImposed("custody", at("2026-01-07T00:00").date(), months=8)
THING = "arrived/b1"
DELIUS = {"source": "/probation/delius", "record": X1}
CAS = {"source": "/probation/cas3", "record": X1}


def version(letter: str) -> str:
    return version_id(THING, letter * 32)


SAID: tuple[Told, ...] = (
    told(SEEN, id="s1", record=P1, when="2026-01-05T10:00"),
    told(SEEN, id="s2", record=P2, when="2026-01-05T10:00"),
    told(SEEN, id="s3", record=P3, when="2026-01-05T10:00"),
    told(SEEN, id="s4", when="2026-01-05T10:00", **DELIUS),
    told(IdentifierObserved("noms", "A1234BC"), id="n", when="2026-01-06T10:00", **DELIUS),
    told(PersonReceived("LEI", "sentence", booking="77"), id="in", record=P1, when="2026-01-07T10:00"),
    told(SENTENCED, id="sen", record=P1, when="2026-01-07T11:00"),
    told(ChangeTold("SENTENCE_DATES-CHANGED"), id="raw", record=STAY, when="2026-01-08T10:00"),
    told(RecordsMerged(P1), id="m1", record=P2, when="2026-02-01T10:00"),
    told(RecordsMerged(P2), id="m2", record=P3, when="2026-02-02T10:00"),
    told(RecordsMerged(P3), id="m3", record=P1, when="2026-02-03T10:00"),
    told(RecordsUnmerged(P2, P3), id="u", record=P3, when="2026-02-10T10:00"),
    told(BookingMoved("77", P1, P3), id="mv", record=P3, when="2026-02-11T10:00"),
    told(PersonReleased("LEI", "conditional"), id="out", record=P1, when="2026-04-02T09:00"),
    told(PersonReleased("LEI", "hdc"), id="out2", record=P1, when="2026-04-02T09:00"),
    told(FactWithdrawn(), id="w", record=P1, when="2026-04-03T09:00", supersedes="out2"),
    told(BedArrived("b1"), id=version("a"), when="2026-04-02T18:00", **CAS),
    told(BedArrived("b1"), id=version("b"), when="2026-04-03T18:00", supersedes=versions_of(THING), **CAS),
    told(BedArrived("b1"), id=version("c"), when="2026-04-04T18:00", supersedes=versions_of(THING), **CAS),
)  # fmt: skip


def recorded(order: list[Told]) -> list[Entry]:
    """As the log keeps them, in the order they came; a repeat is no second entry."""
    once = list({one.key: one for one in order}.values())
    return [
        Entry(
            **{part.name: getattr(one, part.name) for part in fields(Told)},
            position=position,
            recorded_at=RECORDED,
        )
        for position, one in enumerate(once, start=1)
    ]


def journeys(order: list[Told]) -> dict[frozenset[str], tuple]:
    """By the records of each person: the facts that stand, the spells, and every verdict."""
    heard = HeardLog()
    for one in recorded(order):
        heard.add(one.source, one.happened_at, one.recorded_at)
    found = {}
    for person in people_of(recorded(order)):
        journey, judgement = judge(person.entries, now=NOW, policy=POLICY, heard=heard)
        verdicts = sorted(  # without ids: a person is named by the record that came first
            (f.code, str(f.verdict), str(f.deadline))
            for f in judgement.findings
            if f.verdict != Verdict.VOIDED
        )
        stands = tuple(fact.key for fact in journey.facts)
        found[frozenset(person.records)] = (stands, spells(journey), tuple(verdicts))
    return found


EXPECTED = journeys(list(SAID))


def test_who_they_are():
    """P3 into P1 closed a circle and never counted; P2 came back from P3; the stay is P3's now."""
    assert EXPECTED.keys() == {frozenset((P1, P2, X1)), frozenset((P3, STAY))}


@given(st.permutations(SAID), st.lists(st.sampled_from(SAID), max_size=10))
def test_any_order_and_any_repeats(order, again):
    assert journeys([*order, *again]) == EXPECTED
