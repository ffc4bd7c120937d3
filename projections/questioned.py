"""A rule that many put off, tried on the people it is about: would another number spare them?

first-appointment.within   1 day -> 2 days   open -> averted: 3   these three findings
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from domain.calendar import london_day
from domain.faults import NotJudgedError
from domain.heard import Heard
from domain.policy.policy import Policy
from domain.policy.varied import varied
from domain.policy.words import amount_in_words
from domain.rules.duty import Ask
from projections.people import PersonFacts
from projections.ports import Progress
from projections.what_if import Changed, Report, changed

STEPS = (1, -1)  # of the value's own unit: a working day more, a working day less


@dataclass(slots=True)
class Tried:
    """One value of the rule, one step longer or shorter."""

    value: str
    now: str  # what the value is, in words
    other: str  # what was tried
    report: Report = field(default_factory=Report)
    changes: list[Changed] = field(default_factory=list)  # of this rule's verdicts


def tried(
    people: Sequence[PersonFacts],
    code: str,
    values: Iterable[str],
    *,
    upto: Progress,
    heard: Heard,
    policy: Policy,
) -> list[Tried]:
    """Each value of a rule a step more and a step less, on these people; stores nothing.

    Only what would change one of the rule's own verdicts is told.
    """
    day = london_day(upto.as_of)
    ours = Ask(upto.as_of, policy, heard)
    found = [one for name in values for one in _one_value(people, code, name, ours, day)]
    return [one for one in found if one.changes]


def _one_value(
    people: Sequence[PersonFacts], code: str, name: str, ours: Ask, day: date
) -> Iterator[Tried]:
    now = _in_words(ours.policy, name, day)
    for by in STEPS:
        policy = varied(ours.policy, name, by)
        one = Tried(name, now, _in_words(policy, name, day))
        if one.other == now:
            continue
        other = Ask(ours.now, policy, ours.heard)
        for found in people:
            try:
                changes = [each for each in changed(found, ours, other) if each.code == code]
            except NotJudgedError:
                one.report.not_judged += 1
                continue
            one.report.count(changes)
            one.changes += changes
        yield one


def _in_words(policy: Policy, name: str, day: date) -> str:
    """What the nation's rows say on that day; where it has cases, each with its own."""
    rows = [
        row
        for row in policy.values[name].rows
        if not row.area and row.start <= day and (row.end is None or day < row.end)
    ]
    said = [f"{row.case}: {amount_in_words(row.amount)}".removeprefix(": ") for row in rows]
    return ", ".join(said)
