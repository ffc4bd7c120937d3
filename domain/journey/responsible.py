"""Which side is responsible for the person, and since when: the community's or the prison's.

sentenced to custody   |-- prison ------|HO day: either|-- community --|REL|-- community --|over
ten months, recalled   |-- community -------------------------------------------------------|over
community order        |-- community -------------------------------------------------------|over
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from domain.calendar import london_day
from domain.facts.entry import Entry
from domain.facts.sentence import SentenceImposed
from domain.journey.custody import Custody
from domain.journey.first_lead import community_lead_due
from domain.journey.handover_case import serving
from domain.journey.journey import Journey
from domain.journey.release import supervised_releases
from domain.journey.supervision import supervision_over
from domain.policy.policy import Policy

COMMUNITY_SENTENCES = ("community-order", "suspended")
START = datetime.min.replace(tzinfo=UTC)
END = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Span:
    """One side is responsible: [began_at, ended_at)."""

    began_at: datetime
    ended_at: datetime
    side: str  # community | custody | either
    by: Entry  # the fact that made it so
    on: date  # the day from which a lead is missed, where none is there
    first: bool = False  # a sentence begins: until the end of that day nobody misses a lead
    handover: bool = False  # it began with the handover date


def outside_spans(journey: Journey, policy: Policy) -> Iterator[Span]:
    """Community spans: after supervised releases, and under community sentences."""
    if not journey.of(SentenceImposed):
        return
    inside = [(stay.began_at or stay.since or START, stay) for stay in journey.custody]
    for _, release in supervised_releases(journey, policy):
        at = release.happened_at
        following = min((begin for begin, _ in inside if begin > at), default=END)
        yield Span(at, min(_over(journey, at), following), "community", release, london_day(at))
    for sentence in journey.of(SentenceImposed):
        if sentence.fact.kind in COMMUNITY_SENTENCES and sentence.fact.standalone != "curfew":
            yield from _order(journey, policy, sentence, inside)


def _order(
    journey: Journey, policy: Policy, sentence: Entry, inside: list[tuple[datetime, Custody]]
) -> Iterator[Span]:
    """A community sentence until it is over or one to custody is served; remand only interrupts it."""
    at = sentence.happened_at
    served = (begin for begin, stay in inside if begin > at and serving(journey, stay))
    until = min(_over(journey, at), min(served, default=END))
    due = community_lead_due(journey, policy, sentence)
    if due is None:
        return
    span = Span(at, until, "community", sentence, due[0], first=True)
    for begin, stay in inside:
        end = stay.ended_at or END
        if span.began_at < end and begin < span.ended_at:
            if span.began_at < begin:
                yield replace(span, ended_at=begin)
            if stay.released is None or end >= span.ended_at:
                return
            span = Span(end, until, "community", stay.released, london_day(end))
    yield span


def _over(journey: Journey, after: datetime) -> datetime:
    over = supervision_over(journey, after)
    return over.at if over else END
