"""HO, the handover date: the day on which probation takes a case over from the prison.

Periods of the policy follow each other; the first whose answer falls in its own time holds.

    v1   to 19 Oct 2022   early, parole or indeterminate, CRC, MAPPA 2 or 3, else HDC or plain
    v2   to  2 Apr 2023   the same without MAPPA and HDC; none if release is within ten months
    v3   since            early, parole or indeterminate, plain; CRC cases are plain too

"Never before the sentence" (v2) needs no code: more than ten months lie between them.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from domain.policy.policy import Amount, Policy

EARLY = "handover-date.early-allocation"
PAROLE = "handover-date.parole"
CRC = "handover-date.crc"
MAPPA = "handover-date.mappa"
HDC = "handover-date.hdc"
PLAIN = "handover-date.determinate"
TEN_MONTHS = "handover-date.none-within"
NEVER = date(9000, 1, 1)
OMIC = "omic.in-force"
AMOUNTS = (EARLY, PAROLE, CRC, MAPPA, HDC, PLAIN, TEN_MONTHS)
VALUES = (*AMOUNTS, OMIC)
MAPPA_LEVELS = (2, 3)


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


@dataclass(frozen=True, slots=True)
class HandoverDate:
    """The day, and how it came about."""

    on: date
    why: str  # early-allocation | parole | crc | mappa | hdc | determinate
    release_on: date  # the earliest release
    counted_from: date  # the day it was counted back from: that release, or a curfew date
    values: tuple[tuple[str, int], ...]  # policy rows read


@dataclass(frozen=True, slots=True)
class _Answer:
    on: date
    why: str
    counted_from: date
    read: tuple[Amount, ...]


def handover_date(case: HandoverCase, policy: Policy, as_of_on: date) -> HandoverDate | None:
    """HO; None where there is none: no release date, within ten months, or before the model began."""
    release_on = earliest_release(case, as_of_on)
    return None if release_on is None else _counted(case, policy, release_on)


@lru_cache(maxsize=10_000)
def _counted(case: HandoverCase, policy: Policy, release_on: date) -> HandoverDate | None:
    """HO from an earliest release: the same case is asked about again and again."""
    for first, last in _periods(policy):
        answer = _answer(case, policy, first, release_on)
        if answer is None or (last is not None and answer.on > last):
            continue
        on = max(answer.on, first)
        begun = policy.pick(OMIC, on, case.start)
        if begun.no_duty:
            return None
        values = tuple(amount.read for amount in (*answer.read, begun))
        return HandoverDate(on, answer.why, release_on, answer.counted_from, values)
    return None


def why_none(case: HandoverCase, policy: Policy, as_of_on: date) -> str:
    """Why a case without handover date has none: no-dates, within-ten-months or before-the-model."""
    release_on = earliest_release(case, as_of_on)
    if release_on is None:
        return "no-dates"
    answers = (_answer(case, policy, first, release_on) for first, _ in _periods(policy))
    fits = any(
        answer is not None and (last is None or answer.on <= last)
        for answer, (_, last) in zip(answers, _periods(policy), strict=True)
    )
    return "before-the-model" if fits else "within-ten-months"


def model_starts_on(policy: Policy, start: str) -> date:
    """The first day on which prisons hold cases, for these people; NEVER, where a policy says so."""
    rows = [row for row in policy.values[OMIC].rows if not row.area]
    begins = (row.start for row in rows if row.case == start and row.amount != "no-duty")
    return min(begins, default=NEVER)


def earliest_release(case: HandoverCase, as_of_on: date) -> date | None:
    """ER. Life: the tariff's end if ahead, else the hearing if ahead, else whichever is nearer."""
    if not case.indeterminate:
        return case.parole_on or _first(case.conditional_on, case.automatic_on)
    told = [day for day in (case.tariff_on, case.hearing_on) if day is not None]
    for day in told:
        if day > as_of_on:
            return day
    return min(told, key=lambda day: as_of_on - day, default=None)


@lru_cache(maxsize=16)
def _periods(policy: Policy) -> tuple[tuple[date, date | None], ...]:
    """First and last day of each stretch in which none of the amounts changes."""
    rows = [row for name in AMOUNTS for row in policy.values[name].rows]
    ends = {row.end for row in rows if row.area and row.end}  # the nation's rows follow each other
    starts = sorted({row.start for row in rows} | ends)
    return tuple(
        (start, following - timedelta(days=1) if following else None)
        for start, following in zip(starts, [*starts[1:], None], strict=True)
    )


def _answer(case: HandoverCase, policy: Policy, on: date, release_on: date) -> _Answer | None:
    """The day the policy of one period gives, or None: no handover date."""
    if case.early:
        return _back(policy, EARLY, "early-allocation", on, release_on)
    if case.indeterminate or case.parole_on:
        return _back(policy, PAROLE, "parole", on, release_on)
    if case.crc and not policy.pick(CRC, on).no_duty:
        return _crc(case, policy, on)
    return _determinate(case, policy, on, release_on)


def _crc(case: HandoverCase, policy: Policy, on: date) -> _Answer | None:
    release_on = case.hdc_actual_on or _first(
        case.conditional_on, case.automatic_on, case.hdc_eligible_on
    )
    return _back(policy, CRC, "crc", on, release_on) if release_on else None


def _determinate(case: HandoverCase, policy: Policy, on: date, release_on: date) -> _Answer | None:
    soon = policy.pick(TEN_MONTHS, on)
    if not soon.no_duty and _day(policy.after(case.sentenced_on, soon).due_on) >= release_on:
        return None
    if case.mappa_level in MAPPA_LEVELS and not policy.pick(MAPPA, on).no_duty:
        return _back(policy, MAPPA, "mappa", on, release_on)
    plain = _back(policy, PLAIN, "determinate", on, release_on)
    hdc = policy.pick(HDC, on)
    if hdc.no_duty:
        return plain
    hdc_on = case.hdc_actual_on or _first(case.hdc_eligible_on)
    if hdc_on is None or (case.hdc_actual_on is None and plain.on <= hdc_on):
        return plain
    return _back(policy, HDC, "hdc", on, hdc_on)


def _back(policy: Policy, name: str, why: str, on: date, release_on: date) -> _Answer:
    amount = policy.pick(name, on)
    return _Answer(_day(policy.before(release_on, amount).due_on), why, release_on, (amount,))


def _first(*days: date | None) -> date | None:
    return min((day for day in days if day is not None), default=None)


def _day(day: date | None) -> date:
    """A day deadline always has its day."""
    if day is None:
        raise ValueError("a handover date is counted in days")
    return day
