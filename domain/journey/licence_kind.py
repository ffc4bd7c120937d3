"""Which licence is to be made for somebody in prison, and why none is.

Three ways out lead to one: the first release by law, the release after a recall, a curfew. What bars
everybody comes first; then each way has bars of its own.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from domain.journey.licence_start import LicenceKind, ReleaseDates, time_served
from domain.policy.policy import Policy

CONFIRMED_NEAR = "licence-extended.confirmed-within"
CURFEW_AHEAD = "licence-curfew.ahead"


@dataclass(frozen=True, slots=True)
class Case:
    """Who somebody in prison is to the licence: what is told, and None where it isn't."""

    dates: ReleaseDates = field(default_factory=ReleaseDates)
    sentenced_on: date | None = None
    parole_eligible_on: date | None = None
    parole_approved_on: date | None = None
    booked: bool = True  # a prison has an open booking
    inside: bool = True  # or between two prisons
    died: bool = False
    in_hospital: bool = False
    indeterminate: bool = False
    top_up_broken: bool = False  # inside for breach of post-sentence supervision alone
    recalled: bool = False  # as far as the prison's own flag says
    recalls: tuple[str, ...] | None = (
        None  # kinds of recall its sentences are under; None: not told
    )
    at_expiry: bool = False  # the recall ends with the licence
    curfew_approved: bool = False
    curfews: bool = False  # licences for curfews are made here


@dataclass(frozen=True, slots=True)
class Eligible:
    """The licence to be made, and the bars of each way out."""

    kind: LicenceKind | None
    general: tuple[str, ...]
    conditional: tuple[str, ...]
    recall: tuple[str, ...]
    curfew: tuple[str, ...]


Bar = tuple[str, bool]


def licence_kind(policy: Policy, case: Case, today: date) -> Eligible:
    """The first way out that nothing bars. Without a booking nothing more is asked."""
    if not case.booked:
        return Eligible(None, ("no-active-booking",), (), (), ())
    general = _of(_general(case, today))
    conditional = _of(_conditional(policy, case, today))
    recall = _of(_recall(case, today))
    curfew = _of(_curfew(policy, case, today))
    ways: Sequence[tuple[tuple[str, ...], Callable[[], LicenceKind]]] = (
        (conditional, lambda: "conditional-release"),
        (recall, lambda: _recall_kind(case)),
        (curfew, lambda: "hdc"),
    )
    kind = next((made() for bars, made in ways if not bars and not general), None)
    return Eligible(kind, general, conditional, recall, curfew)


def _of(bars: Iterable[Bar]) -> tuple[str, ...]:
    return tuple(name for name, bars_it in bars if bars_it)


def _general(case: Case, today: date) -> Sequence[Bar]:
    eligible_on = case.parole_eligible_on
    return (
        ("parole-eligible-in-future", eligible_on is not None and eligible_on > today),
        ("died", case.died),
        ("indeterminate", case.indeterminate),
        ("prison-status-not-eligible", not case.inside),
        ("breach-of-top-up-supervision", case.top_up_broken),
        ("restricted-patient", case.in_hospital),
    )


def _conditional(policy: Policy, case: Case, today: date) -> Sequence[Bar]:
    on = case.dates.conditional_on
    late = on is not None and on < today
    return (
        ("no-crd", on is None),
        ("crd-past-not-time-served", late and not _served(policy, case, today)),
        ("extended-sentence-not-eligible", _extended(policy, case, today)),
        ("recall-case", _is_recall(case)),
        ("hdc-release-expected", case.curfew_approved),
    )


def _recall(case: Case, today: date) -> Sequence[Bar]:
    on = case.dates.post_recall_on
    return (
        ("no-prrd", on is None),
        ("prrd-past", on is not None and on < today),
        ("released-at-licence-expiry", case.at_expiry),
        ("no-active-sentences", on is not None and case.recalls == ()),
        ("extended-sentence-not-eligible", _paroled(case)),
        ("hdc-release-expected", case.curfew_approved),
    )


def _curfew(policy: Policy, case: Case, today: date) -> Sequence[Bar]:
    if not case.curfews:
        return (("hdc-not-supported", True),)
    on, ahead = case.dates.conditional_on, policy.pick(CURFEW_AHEAD, today).number
    first = case.dates.hdc_actual_on or case.dates.hdc_eligible_on
    return (
        ("no-crd", on is None),
        ("crd-fewer-than-10-days-ahead", on is not None and (on - today).days < ahead),
        ("no-hdced", first is None),
        ("hdc-release-not-expected", not case.curfew_approved),
    )


def _served(policy: Policy, case: Case, today: date) -> bool:
    return time_served(policy, case.sentenced_on, case.dates.conditional_on, today)


def _paroled(case: Case) -> bool:
    """Let out by the Parole Board at a later hearing, on a licence of its own."""
    return case.parole_eligible_on is not None and case.parole_approved_on is not None


def _extended(policy: Policy, case: Case, today: date) -> bool:
    """On an extended sentence a licence is made here only for the release by law, on or near its day."""
    if case.parole_eligible_on is None:
        return False
    by_law, confirmed = case.dates.conditional_on, case.dates.confirmed_on
    if by_law is None or confirmed is None:
        return _paroled(case)
    near = policy.pick(CONFIRMED_NEAR, today).number
    return _paroled(case) or not 0 <= (by_law - confirmed).days <= near


def _is_recall(case: Case) -> bool:
    """By the dates, where both are told; else the flag, unless there is a first release alone."""
    first, again = case.dates.conditional_on, case.dates.post_recall_on
    if first is not None:
        return again is not None and again > first
    return case.recalled


def _recall_kind(case: Case) -> LicenceKind:
    """A standard recall among them keeps somebody in longest."""
    return "standard-recall" if "standard" in (case.recalls or ()) else "fixed-term-recall"
