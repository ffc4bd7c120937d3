"""The case that a handover date is about, and the release that the date is counted back from."""

from dataclasses import dataclass
from datetime import date

from domain.policy.policy import Policy

ANCHOR = "handover-anchor.parole-eligible"


@dataclass(frozen=True, slots=True)
class HandoverCase:
    """All that the date depends on. Dates not told are None."""

    sentenced_on: date
    indeterminate: bool = False
    early: bool = False
    crc: bool = False
    mappa_level: int | None = None
    conditional_on: date | None = None
    automatic_on: date | None = None
    parole_on: date | None = None
    hdc_eligible_on: date | None = None
    hdc_actual_on: date | None = None
    tariff_on: date | None = None
    hearing_on: date | None = None
    start: str = "england-men"  # england-men | wales | women: when the model began for them
    open_kind: str = ""  # prescoed | mens-open | womens-open; empty: not in open conditions
    open_since_on: date | None = None


def earliest_release(case: HandoverCase, policy: Policy, as_of_on: date) -> date | None:
    """ER. Life: the tariff's end if ahead, else the hearing if ahead, else whichever is nearer.

    An earlier form for life: beside the hearing the day of parole eligibility, and neither once
    it has come.
    """
    if not case.indeterminate:
        return case.parole_on or first_of(case.conditional_on, case.automatic_on)
    if case.tariff_on is not None and case.tariff_on > as_of_on:
        return case.tariff_on
    if not policy.pick(ANCHOR, as_of_on).no_duty:
        told = (case.hearing_on, case.parole_on)
        return first_of(*(day for day in told if day is not None and day > as_of_on))
    if case.hearing_on is not None and case.hearing_on > as_of_on:
        return case.hearing_on
    gone = [day for day in (case.tariff_on, case.hearing_on) if day is not None]
    return min(gone, key=lambda day: as_of_on - day, default=None)


def first_of(*days: date | None) -> date | None:
    """The earliest of the days there are."""
    return min((day for day in days if day is not None), default=None)
