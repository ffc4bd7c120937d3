"""Small random histories over the whole catalogue: a few facts of one person around Easter 2026.

Told late or at once, in any order, some of them corrected or taken back, with every feed alive now
and then. Small enough to judge at every moment at which anything could change.
"""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import cache
from itertools import product

from hypothesis import strategies as st

from domain.facts import custody, finance, health, need, plan
from domain.facts.data import FactWithdrawn, SourceHeartbeat
from domain.facts.entry import Entry
from domain.facts.versions import MARK, version_id, versions_of
from tests import people
from tests.domain.histories_outside import OUTSIDE
from tests.story import Said, in_log, said

BEGIN = datetime(2026, 3, 26, tzinfo=UTC)
DAYS = 24
T = "2026-04-01 09:00"  # when each is said is drawn anew

OUT = (people.released(T), people.received(T), people.released(T, kind="court"))
ENDS = (
    people.died(T),
    people.to_hospital(T),
    people.at_large(T),
    people.received(T, basis="recall"),
    people.supervision_ended(T),
)
ALIVE = tuple(said(source, T, SourceHeartbeat()) for source in ("prison", "probation", "health"))
SUPERVISED = (
    people.sentenced(T, months=8, offence_on="2015-01-03"),
    people.dated(T, licence_expires_on="2026-04-10"),
    people.supervision_started(T),
    people.licence(T, "activated"),
)
BEDS = (
    people.status(T, "settled", "2026-04-01"),
    people.status(T, "temporary", "2026-03-28", "2026-04-06"),
    people.status(T, "rough", "2026-04-03"),
    people.status(T, "settled", "2026-04-09"),
    people.need_closed(T, "accommodation"),
)
FIRST = (
    people.arranged(T, "a1", "2026-04-02 10:00"),
    people.arranged(T, "a2", "2026-04-08 10:00"),
    people.rearranged(T, "a1", "2026-04-09 10:00"),
    people.called_off(T, "a1"),
    people.attended(T, "a1"),
)
PLANS = (
    people.planned(T, "2026-04-07", destination="none"),
    people.planned(T, "2026-06-08", kind="conditional"),
    people.planned(T, "2026-05-20", kind="unconditional"),
    people.moved(T, "2026-06-01", "2026-06-08"),
    people.moved(T, "2026-04-09", "2026-04-07"),
)
HOMELESS = (
    people.need_seen(T, "accommodation", "homeless-risk"),
    people.need_closed(T, "accommodation"),
    people.referred(T, "r1", "lha", "accommodation"),
)
LICENCE = tuple(people.licence(T, step) for step in ("approved", "inactivated"))
BOOKED = (
    people.bed(T, "b1", "2026-04-08"),
    people.bed_cancelled(T, "b1"),
    people.confirmed(T, "a2"),
    people.arranged(T, "a2", "2026-06-09 10:00"),
)
LEADS = (
    people.lead(T, "com", "w1"),
    people.lead(T, "com", "w2"),
    people.lead(T, "pom", "w3"),
    people.lead_ended(T, "com", "w1"),
    people.lead_ended(T, "com", "w2"),
    people.responsible("prison", T, "custody-only", "2026-04-20"),
    people.responsible("prison", T, "community", "2026-04-20"),
    people.responsible("probation", T, "community", "2026-04-20"),
)
HANDED_OVER = (
    people.need_seen(T, "finance", "debt"),
    people.need_closed(T, "finance"),
    people.accepted(T, "HP08"),
    people.attended(T, "a1"),
    people.arranged(T, "a1", "2026-04-02 10:00"),
    people.plan_completed(T, "sentence", "finance"),
)
FLAGS = (
    people.accepted(T, "HP08"),
    people.initiated(T, "HP08", "probation"),
    people.acknowledged(T, "HP08", "child"),
    people.flag(T, "child"),
    people.flag_ended(T, "child"),
    people.lead(T, "com", "w1"),
)
TREATED = (people.referred(T, "r2", "treatment"), people.declined(T, "r2"), people.treated(T))
RECALLED = (
    people.recalled(T),
    people.recalled(T, emergency=True),
    people.recall_rescinded(T),
    people.pack_sent(T),
)
CHARGED = (people.sfo_charged(T), people.sfo_notified(T), people.sfo_dropped(T))
MONEY = (
    people.need_seen(T, "finance", "benefit-eligible"),
    said("prison", T, finance.ClaimSubmitted()),
    said("prison", T, finance.SubsistencePaid(pence=9_000)),
    said("prison", T, finance.EmploymentRecorded("employed", date(2026, 4, 8))),
    said("prison", T, finance.EmploymentRecorded("unemployed")),
    people.acknowledged(T, "HP09", "ete"),
)
BEFORE_THE_GATE = (
    said("prison", T, finance.IdSecured()),
    said("prison", T, finance.AccountOpened()),
    people.need_closed(T, "finance", outcome="declined"),
    people.arranged(T, "w1", "2026-04-03 10:00", "work-coach"),
    people.attended(T, "w1"),
)
CARE = (
    said("health", T, health.GpRegistered()),
    people.need_seen(T, "health", "mental-health"),
    people.need_seen(T, "health", "vulnerability"),
    people.need_closed(T, "health"),
    people.arranged(T, "m1", "2026-04-08 10:00", "cmht"),
    people.called_off(T, "m1"),
    people.referred(T, "r3", "reconnect"),
)
SUBSTITUTE = (
    said("health", T, health.TreatmentStarted("custody", substitute=True)),
    said("health", T, health.TreatmentEnded("custody", "drug-free")),
    said("health", T, health.TreatmentStarted("community", substitute=True)),
    said("health", T, health.SubstituteCovered(date(2026, 4, 1), date(2026, 4, 8))),
)
LEARNING = (
    people.received(T),
    people.plan_completed(T, "learning"),
    said("prison", T, plan.PlanReviewed("learning")),
    said("prison", T, custody.PersonTransferred("LEI", "LHI")),
    said("prison", T, need.NeedAssessed("learning-screen", ("ete",), complete=True)),
    people.dated(T, conditional_release_on="2026-09-01"),
)

THEMES: tuple[tuple[Said, ...], ...] = (
    (*OUT, *BEDS, *SUPERVISED),
    (*OUT, *FIRST, *SUPERVISED),
    (*OUT[:2], *PLANS, *HOMELESS),
    (*OUT[:2], *PLANS, *LICENCE),
    (*PLANS[2:], *BOOKED, *FIRST[1:3]),
    LEADS,
    HANDED_OVER,
    FLAGS,
    (*OUT, *TREATED),
    (*OUT, *MONEY, PLANS[0]),
    (*OUT[:2], *PLANS, *BEFORE_THE_GATE),
    (*OUT, *CARE, PLANS[0]),
    (*OUT, *SUBSTITUTE, TREATED[0]),
    (*OUT[:2], *LEARNING),
    RECALLED,
    CHARGED,
    *OUTSIDE,
)

themes, ends = st.sampled_from(THEMES), st.sampled_from(ENDS)
MOMENTS = [
    BEGIN + timedelta(days=day, hours=hour)
    for day, hour in product(range(DAYS + 1), (0, 9, 15, 23))
]
DELAYS = (timedelta(minutes=1), timedelta(minutes=1), timedelta(hours=9), timedelta(days=5))
moments, delays = st.sampled_from(MOMENTS), st.sampled_from(DELAYS)
tellings = st.sampled_from(list(product(MOMENTS, DELAYS)))


@st.composite
def histories(
    draw: st.DrawFn, longest: int = 9, theme: tuple[Said, ...] | None = None
) -> tuple[Entry, ...]:
    """A log of one person about one theme of the catalogue, in order of recording."""
    theme = theme or draw(themes)
    words = (*theme, *ALIVE, draw(ends))
    entries: list[Entry] = []
    for number in range(draw(st.integers(2, longest))):
        word = words[draw(st.integers(0, len(words) - 1))]
        # Half are told once and for all, half as versions of a thing.
        name = version_id(f"e{number}", f"{0:032x}") if number % 2 else f"e{number}"
        entries.append(_entry(word, name, *draw(tellings)))
    for number in range(draw(st.integers(0, 2))):
        target = entries[draw(st.integers(0, len(entries) - 1))]
        entries.append(draw(_corrections(target, number)))
    entries.sort(key=lambda entry: entry.recorded_at)
    return tuple(replace(entry, position=n) for n, entry in enumerate(entries, 1))


@cache
def _said(word: Said) -> Entry:
    (entry,) = in_log([word])
    return entry


def _entry(word: Said, name: str, happened_at: datetime, delay: timedelta) -> Entry:
    entry = _said(word)
    recorded_at = happened_at + delay
    return replace(
        entry, id=name, happened_at=happened_at, told_at=recorded_at, recorded_at=recorded_at
    )


@st.composite
def _corrections(draw: st.DrawFn, target: Entry, number: int) -> Entry:
    """The same source takes a fact back, or says it again for another moment; it names the fact by
    its id, or all versions of the thing told so far."""
    recorded_at = target.recorded_at + draw(delays)
    again, by_thing = draw(st.booleans()), MARK in target.id and draw(st.booleans())
    thing = target.id.partition(MARK)[0]
    return replace(
        target,
        id=version_id(thing, f"{number + 1:032x}") if by_thing else f"c{number}",
        happened_at=draw(moments) if again else recorded_at,
        told_at=recorded_at,
        recorded_at=recorded_at,
        supersedes=versions_of(thing) if by_thing else target.id,
        fact=target.fact if again else FactWithdrawn(),
    )
