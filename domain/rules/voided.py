"""Findings whose arming fact was taken back or replaced: what stood before stays, as voided."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from domain.facts.entry import Entry
from domain.finding import Verdict
from domain.journey.journey import Journey
from domain.rules.asked import Asked, ask_all
from domain.rules.duty import Ask
from domain.rules.known import HeardBy, Replay, counts_from
from domain.rules.rule import Judged, Rule


@dataclass(frozen=True, slots=True)
class Taken:
    """A finding as it stood, the fact that took its arming away, and since when it is voided."""

    judged: Judged
    by: Entry
    since: datetime


def taken_back(journey: Journey, rules: Sequence[Rule], ask: Ask) -> Iterator[tuple[str, Taken]]:
    """Each finding, by its id, that an arming fact taken back left without a successor there and then.

    What became of a successor later changes nothing: it ended in its own right.
    """
    latest_first = sorted(
        journey.standing.displaced.items(), key=lambda pair: pair[1].position, reverse=True
    )
    for target, by in latest_first:
        before = _judged_at(journey, rules, ask, by, by.position - 1)
        after = _judged_at(journey, rules, ask, by, by.position)
        for name, judged in _orphaned(target, before, after):
            number = judged.rule.number
            reads = before.reads[number] | after.reads[number]
            taken_at = _taken_at(journey, rules, ask, by, name, judged)
            since = Replay(journey, rules, ask).gone_since(name, number, reads, taken_at)
            yield name, Taken(judged, by, since)


def _orphaned(target: str, before: Asked, after: Asked) -> Iterator[tuple[str, Judged]]:
    """What this fact armed, and nothing arms any more."""
    going_on = {_subject(judged) for judged in after.judged.values()} - {None}
    for name, judged in before.judged.items():
        arming = {entry.key for entry in (judged.duty.anchor, *judged.duty.armed_by)}
        if target in arming and name not in after.judged and _subject(judged) not in going_on:
            yield name, judged


def _judged_at(
    journey: Journey, rules: Sequence[Rule], ask: Ask, by: Entry, position: int
) -> Asked:
    """What was judged as `by` was recorded, by the entries up to a position of the log."""
    return ask_all(*_then(journey, rules, ask, by, position))


def _then(
    journey: Journey, rules: Sequence[Rule], ask: Ask, by: Entry, position: int
) -> tuple[Journey, Sequence[Rule], Ask]:
    now = min(ask.now, counts_from(by))
    known = Journey((entry for entry in journey.all if entry.position <= position), now)
    return known, rules, Ask(now, ask.policy, HeardBy(ask.heard, now))


def _taken_at(
    journey: Journey, rules: Sequence[Rule], ask: Ask, by: Entry, name: str, judged: Judged
) -> datetime:
    """With `by`; a finding that was voided already (a recall rescinded) had been so before."""
    if judged.ruling.verdict is not Verdict.VOIDED:
        return counts_from(by)
    replay = Replay(*_then(journey, rules, ask, by, by.position - 1))
    return replay.since(name, judged, frozenset({object}))


def _subject(judged: Judged) -> tuple[int, str, str] | None:
    """What there is one finding of, whichever fact it hangs on; None where it hangs on one fact."""
    duty = judged.duty
    return (judged.rule.number, duty.leg, duty.about) if duty.about else None
