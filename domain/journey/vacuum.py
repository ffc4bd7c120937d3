"""Times at which nobody led the case on the side responsible then."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from domain.calendar import day_end, london_day
from domain.facts.entry import Entry
from domain.journey.journey import Journey
from domain.journey.leads import COMMUNITY, CUSTODY, Lead, leads
from domain.journey.responsible import END, Span, outside_spans
from domain.journey.responsible_inside import inside_spans
from domain.policy.policy import Policy

ROLES = {"community": COMMUNITY, "custody": CUSTODY, "either": COMMUNITY | CUSTODY}


@dataclass(frozen=True, slots=True)
class Vacuum:
    """Nobody in charge: [began_at, ended_at), and the day it counts from."""

    began_at: datetime
    on: date
    by: Entry  # the end that left nobody, or what made the side responsible
    handover: bool = False
    filled_by: Lead | None = None
    ended_at: datetime = END


def spans(journey: Journey, policy: Policy) -> tuple[Span, ...]:
    """Who is responsible, in order. Where a licence and an order overlap, one is enough."""
    return journey.once("spans", lambda: _spans(journey, policy), under=policy)


def _spans(journey: Journey, policy: Policy) -> tuple[Span, ...]:
    found: list[Span] = []
    every = [*inside_spans(journey, policy), *outside_spans(journey, policy)]
    for span in sorted(every, key=lambda span: (span.began_at, span.first, span.by.key)):
        if found and span.began_at < found[-1].ended_at:
            if span.ended_at <= found[-1].ended_at:
                continue
            span = replace(span, began_at=found[-1].ended_at, first=False)  # noqa: PLW2901 the rest of it
        if span.began_at < span.ended_at:
            found.append(span)
    return tuple(found)


def vacuums(journey: Journey, policy: Policy) -> Iterator[Vacuum]:
    """Every vacuum, in order; one that goes on when responsibility passes stays one."""
    running: Vacuum | None = None
    for span in spans(journey, policy):
        goes_on = running is not None and running.ended_at == span.began_at
        if running is not None and not goes_on:
            yield running
            running = None
        for piece, lead in _pieces(span, leads(journey, ROLES[span.side]), goes_on=goes_on):
            if lead is None:
                running = replace(running, ended_at=piece.ended_at) if running else piece
            elif running is not None:
                yield replace(running, ended_at=piece.began_at, filled_by=lead)
                running = None
    if running is not None:
        yield running


def _pieces(
    span: Span, there: Sequence[Lead], *, goes_on: bool
) -> Iterator[tuple[Vacuum, Lead | None]]:
    """The span cut into times with a lead and without; each as if nobody were there, with the lead."""
    at = span.began_at if goes_on else _missed_from(span, there)
    while at < span.ended_at:
        live = [lead for lead in there if lead.live(at)]
        if live:
            until = min(max(lead.ended_at or END for lead in live), span.ended_at)
        else:
            begins = (lead.began_at for lead in there if lead.began_at > at)
            until = min(min(begins, default=END), span.ended_at)
        by, on = _cause(span, there, at)
        yield Vacuum(at, on, by, span.handover, None, until), live[-1] if live else None
        at = until


def _missed_from(span: Span, there: Sequence[Lead]) -> datetime:
    """From when on a lead is missed: a sentence's first lead only once its day is over."""
    if not span.first or any(lead.live(span.began_at) for lead in there):
        return span.began_at
    named = (lead.began_at for lead in there if lead.began_at >= span.began_at)
    return max(span.began_at, min(day_end(span.on), min(named, default=END)))


def _cause(span: Span, there: Sequence[Lead], at: datetime) -> tuple[Entry, date]:
    """What left nobody: the end of a lead, or what made the side responsible."""
    if at > span.began_at:
        for lead in there:
            if lead.ended is not None and lead.ended_at == at:
                return lead.ended, london_day(at)
    return span.by, span.on
