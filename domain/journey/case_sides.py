"""Whose case it is today while the person serves a sentence inside, and how far the handover has come.

The spans are those a missing lead is looked for in; this says them in the words of officers:

    custody-only        the prison's
    custody-with-com    the prison's, and the community's officer supports
    community           the community's, and the prison's officer supports
"""

from dataclasses import dataclass
from datetime import date

from domain.calendar import london_day
from domain.facts.responsibility import ResponsibilitySet
from domain.journey.custody import Custody
from domain.journey.handover_due import HandoverDue, handover_due, told_of
from domain.journey.journey import Journey
from domain.journey.responsible_inside import inside_spans
from domain.journey.without_date import Side, held_without_date
from domain.policy.policy import Policy


@dataclass(frozen=True, slots=True)
class CaseSides:
    """The side today, and the two days of the handover where there is one."""

    side: Side
    supported_on: date | None
    handed_over_on: date | None

    @property
    def in_progress(self) -> bool:
        """Whether the handover has begun: somebody of the community has the case or supports."""
        return self.side != "custody-only" and self.handed_over_on is not None


def case_sides(journey: Journey, policy: Policy) -> CaseSides | None:
    """As of now; None where nobody inside is responsible: out, on remand, held for immigration alone."""
    stay = journey.stay_at(journey.as_of)
    if stay is None:
        return None
    here = [s for s in inside_spans(journey, policy) if s.began_at <= journey.as_of < s.ended_at]
    if not here:
        return None
    due = handover_due(journey, policy, stay)
    side: Side = "community"
    if here[-1].side == "custody":
        side = "custody-with-com" if _supported(journey, policy, stay, due) else "custody-only"
    return CaseSides(side, due.date.supported_on if due else None, due.date.on if due else None)


def _supported(journey: Journey, policy: Policy, stay: Custody, due: HandoverDue | None) -> bool:
    """By the dates, by what holds without a date, or by the last word on it in this stay."""
    kept = held_without_date(journey, policy, stay, told_of(journey, policy, stay))
    if kept is not None:
        return kept.side == "custody-with-com"
    on = london_day(journey.as_of)
    words = [e for e in journey.of(ResponsibilitySet) if stay.holds(e.happened_at)]
    word = next((e.fact for e in reversed(words) if e.fact.from_on <= on), None)
    if due is None or (word is not None and word.from_on > due.date.supported_on):
        return word is not None and word.kind == "custody-with-com"
    return due.date.supported_on <= on
