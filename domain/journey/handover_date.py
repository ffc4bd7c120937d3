"""HO, the handover date: the day on which probation takes a case over from the prison.

Periods of the policy follow each other; the first whose answer falls in its own time holds.

    v1   to 19 Oct 2022   early, parole or indeterminate, CRC, MAPPA 2 or 3, else HDC or plain
    v2   to  2 Apr 2023   the same without MAPPA and HDC; none if release is within ten months
    v3   since            early, parole or indeterminate, plain; CRC cases are plain too

Whether the model covers the case at all is asked in model_covers.py.
"""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache

from domain.journey.early_allocation import VALUES as EARLY_ALLOCATION
from domain.journey.handover_anchor import ANCHOR, HandoverCase, earliest_release, first_of
from domain.journey.model_covers import COVERS, OMIC, covered
from domain.policy.policy import Amount, Policy

EARLY = "handover-date.early-allocation"
PAROLE = "handover-date.parole"
CRC = "handover-date.crc"
MAPPA = "handover-date.mappa"
HDC = "handover-date.hdc"
PLAIN = "handover-date.determinate"
TEN_MONTHS = "handover-date.none-within"
NEVER = date(9000, 1, 1)
SUPPORT = "handover-date.support"
AMOUNTS = (EARLY, PAROLE, CRC, MAPPA, HDC, PLAIN, TEN_MONTHS)
FAR = "handover-date.hearing-far"
VALUES = (*AMOUNTS, SUPPORT, FAR, ANCHOR, *COVERS, *EARLY_ALLOCATION)
MAPPA_LEVELS = (2, 3)
CRC_CASE = "crc"
PLAIN_CASES = ("determinate", "mappa", "hdc")


@dataclass(frozen=True, slots=True)
class HandoverDate:
    """The day, and how it came about."""

    on: date
    supported_on: date  # since when the community supports the prison: that day, or before
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
    release_on = earliest_release(case, policy, as_of_on)
    return None if release_on is None else _counted(case, policy, release_on)


@lru_cache(maxsize=10_000)
def _counted(case: HandoverCase, policy: Policy, release_on: date) -> HandoverDate | None:
    """HO from an earliest release: the same case is asked about again and again."""
    for first, last in _periods(policy):
        answer = _answer(case, policy, first, release_on)
        if answer is None or (last is not None and answer.on > last):
            continue
        on = max(answer.on, first)
        begun = covered(case, policy, on, release_on, company=answer.why == CRC_CASE)
        if begun is None:
            return None
        since, read = supported(case, policy, on, answer.why, release_on)
        values = tuple(amount.read for amount in (*answer.read, *begun, *read))
        return HandoverDate(on, since, answer.why, release_on, answer.counted_from, values)
    return None


def why_none(case: HandoverCase, policy: Policy, as_of_on: date) -> str:
    """Why a case without handover date has none: no-dates, within-ten-months or before-the-model."""
    release_on = earliest_release(case, policy, as_of_on)
    if release_on is None:
        return "no-dates"
    answers = (_answer(case, policy, first, release_on) for first, _ in _periods(policy))
    fits = any(
        answer is not None and (last is None or answer.on <= last)
        for answer, (_, last) in zip(answers, _periods(policy), strict=True)
    )
    return "before-the-model" if fits else "within-ten-months"


def supported(
    case: HandoverCase, policy: Policy, on: date, why: str, release_on: date
) -> tuple[date, tuple[Amount, ...]]:
    """Since when the community's officer works beside the prison's, no later than the handover.

    A life sentence in open conditions: since the person came into them. Else as the policy of the
    handover date says; most say nothing, and the support begins with the handover itself.
    """
    if case.indeterminate and case.open_since_on is not None:
        return min(case.open_since_on, on), ()
    amount = policy.pick(SUPPORT, on)
    if why not in PLAIN_CASES or amount.no_duty:
        return on, ()
    return min(_day(policy.before(release_on, amount).due_on), on), (amount,)


def model_starts_on(policy: Policy, start: str) -> date:
    """The first day on which prisons hold cases, for these people; NEVER, where a policy says so."""
    rows = [row for row in policy.values[OMIC].rows if not row.area]
    begins = (row.start for row in rows if row.case == start and row.amount != "no-duty")
    return min(begins, default=NEVER)


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
    release_on = case.hdc_actual_on or first_of(
        case.conditional_on, case.automatic_on, case.hdc_eligible_on
    )
    return _back(policy, CRC, CRC_CASE, on, release_on) if release_on else None


def _determinate(case: HandoverCase, policy: Policy, on: date, release_on: date) -> _Answer | None:
    soon = policy.pick(TEN_MONTHS, on)
    if not soon.no_duty and _day(policy.after(case.sentenced_on, soon).due_on) >= release_on:
        return None
    return _never_before(case, policy, on, _backwards(case, policy, on, release_on))


def determinate_on(case: HandoverCase, policy: Policy, on: date, release_on: date) -> date:
    """The determinate date by one period's policy, whatever the time from sentence to release.

    Somebody within ten months has no handover date, as the community is responsible from the
    start. This tells when the handover would have been.
    """
    return _never_before(case, policy, on, _backwards(case, policy, on, release_on)).on


def _never_before(case: HandoverCase, policy: Policy, on: date, answer: _Answer) -> _Answer:
    """No earlier than the sentence, since short sentences are asked about at all."""
    if policy.pick(TEN_MONTHS, on).no_duty:
        return answer
    return replace(answer, on=max(answer.on, case.sentenced_on))


def _backwards(case: HandoverCase, policy: Policy, on: date, release_on: date) -> _Answer:
    if case.mappa_level in MAPPA_LEVELS and not policy.pick(MAPPA, on).no_duty:
        return _back(policy, MAPPA, "mappa", on, release_on)
    plain = _back(policy, PLAIN, "determinate", on, release_on)
    hdc = policy.pick(HDC, on)
    if hdc.no_duty:
        return plain
    hdc_on = case.hdc_actual_on or first_of(case.hdc_eligible_on)
    if hdc_on is None or (case.hdc_actual_on is None and plain.on <= hdc_on):
        return plain
    return _back(policy, HDC, "hdc", on, hdc_on)


def _back(policy: Policy, name: str, why: str, on: date, release_on: date) -> _Answer:
    amount = policy.pick(name, on)
    return _Answer(_day(policy.before(release_on, amount).due_on), why, release_on, (amount,))


def _day(day: date | None) -> date:
    """A day deadline always has its day."""
    if day is None:
        raise ValueError("a handover date is counted in days")
    return day
