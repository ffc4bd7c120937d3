"""Why a finding may be put off: a closed list for each rule, how long each may last, who has to agree.

deferred.longest   recorded-late: 14 days   not-safe-now: 14 days   50/seen-at-the-gate: 7 days
deferred.second                             not-safe-now: 1         (a second person agrees first)
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from domain.finding import Deadline
from domain.policy.policy import Amount, Policy

LONGEST, SECOND = "deferred.longest", "deferred.second"
VALUES = (LONGEST, SECOND)


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason for which a finding may be put off on a day."""

    name: str
    longest: Deadline  # the last day it may rest
    second: bool  # it rests only once somebody else has agreed


def reason_of(policy: Policy, finding: str, name: str, day: date) -> Reason | None:
    """The reason of that name, for a finding's rule, on the day it is put off; None: it is none."""
    longest = _picked(policy, LONGEST, finding, name, day)
    if longest is None or isinstance(longest.row.amount, str):
        return None
    second = _picked(policy, SECOND, finding, name, day)
    asks = second is not None and not isinstance(second.row.amount, str) and second.number > 0
    return Reason(name, policy.after(day, longest), asks)


def reasons(policy: Policy, finding: str, day: date) -> Iterator[Reason]:
    """All for which this finding may be put off on a day, by name."""
    cases = {row.case.rpartition("/") for row in policy.values[LONGEST].rows}
    for name in sorted({name for of, _, name in cases if of in ("", _rule(finding))}):
        found = reason_of(policy, finding, name, day)
        if found is not None:
            yield found


def _rule(finding: str) -> str:
    """50 of 50/prison/nomis#e1."""
    return finding.partition("/")[0]


def _picked(policy: Policy, value: str, finding: str, reason: str, day: date) -> Amount | None:
    """A rule's own row goes before the one of every rule."""
    for case in (f"{_rule(finding)}/{reason}", reason):
        if any(
            row.case == case and row.start <= day and (row.end is None or day < row.end)
            for row in policy.values[value].rows
            if not row.area
        ):
            return policy.pick(value, day, case)
    return None
