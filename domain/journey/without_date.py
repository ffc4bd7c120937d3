"""Who holds a case that has no handover date though dates are told: recalled, held, refused parole.

In this order, and the first that holds:

    a life sentence on top of another           the prison
    life, the next hearing far ahead, and
        recalled, MAPPA no higher than 1        the prison, supported, until the hearing is near
        parole refused, MAPPA 2 or 3            the community, from the decision
        parole refused                          the prison, supported, until the hearing is near
    recalled, held for immigration              the community, from the reception or the hold
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from domain.calendar import ONE_DAY, day_start
from domain.facts.custody import ImmigrationHoldServed
from domain.facts.entry import Entry
from domain.journey.custody import Custody
from domain.journey.handover_case import ToldCase
from domain.journey.handover_date import FAR
from domain.journey.journey import Journey
from domain.journey.parole import refused
from domain.journey.sentence import custody_sentences
from domain.policy.policy import Policy

MAPPA_LEVELS = (2, 3)

Side = Literal["custody-only", "custody-with-com", "community"]


@dataclass(frozen=True, slots=True)
class Held:
    """Whose the case is without a handover date, since when, by which fact, and until when."""

    side: Side
    by: Entry
    at: datetime
    until: datetime | None = None


def held_without_date(
    journey: Journey, policy: Policy, stay: Custody, told: ToldCase | None
) -> Held | None:
    """Who holds it as of now; None: the dates decide."""
    now = min(journey.as_of, stay.ended_at or journey.as_of)
    standing = (
        one
        for one in every_held(journey, policy, stay, told)
        if one.at <= now and (one.until is None or now < one.until)
    )
    return next(standing, None)


def every_held(
    journey: Journey, policy: Policy, stay: Custody, told: ToldCase | None
) -> Iterator[Held]:
    """All that hold at some time, the one that goes before the others first."""
    added = _on_top(journey, told) if told else None
    if added is not None:
        yield Held("custody-only", added, added.happened_at)
    back = back_inside(journey, stay)
    near_at = hearing_near_at(told, policy) if told else None
    if told is not None and near_at is not None:
        yield from _far(journey, told, back, near_at)
    for entry in back:
        yield Held("community", entry, entry.happened_at)


def hearing_near_at(told: ToldCase, policy: Policy) -> datetime | None:
    """From when on the next hearing of a life sentence is no longer far ahead."""
    hearing_on: date | None = told.case.hearing_on
    if not told.case.indeterminate or hearing_on is None:
        return None
    last_far = policy.before(hearing_on, policy.pick(FAR, hearing_on)).due_on
    return day_start(last_far + ONE_DAY) if last_far else None


def back_inside(journey: Journey, stay: Custody) -> list[Entry]:
    """Receptions on recall or for immigration, and holds served, in one stay."""
    back = [entry for entry in stay.receptions if entry.fact.basis in ("recall", "immigration")]
    held_ = [e for e in journey.of(ImmigrationHoldServed) if stay.holds(e.happened_at)]
    return [*held_, *back]


def _far(journey: Journey, told: ToldCase, back: list[Entry], near_at: datetime) -> Iterator[Held]:
    recalled = [e for e in back if getattr(e.fact, "basis", "") == "recall"]
    watched = told.case.mappa_level in MAPPA_LEVELS
    if recalled and not watched and recalled[0].happened_at < near_at:
        yield Held("custody-with-com", recalled[0], recalled[0].happened_at, near_at)
    decided = refused(journey, told.sentence)
    if decided is None or decided.happened_at >= near_at:
        return
    if watched:
        yield Held("community", decided, decided.happened_at, near_at)
    else:
        yield Held("custody-with-com", decided, decided.happened_at, near_at)


def _on_top(journey: Journey, told: ToldCase) -> Entry | None:
    """The sentence served, where it is for life and came on top of one for life."""
    if not told.case.indeterminate:
        return None
    before = [
        e
        for e in custody_sentences(journey, told.sentence.happened_at)
        if e.fact.indeterminate and e.fact.sentenced_on < told.case.sentenced_on
    ]
    return told.sentence if before else None
