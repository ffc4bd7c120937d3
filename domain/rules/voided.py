"""Findings whose arming fact was taken back or replaced: what stood before stays, as voided."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
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
    """A finding as it stood, and the fact that took its arming away."""

    judged: Judged
    by: Entry
    reads: frozenset[type]  # what the rule looked at then


@dataclass(slots=True)
class Moments:
    """A journey as it was judged when each of its corrections was recorded."""

    journey: Journey
    ask: Ask
    _then: dict[tuple[str, int], tuple[Journey, Ask]] = field(default_factory=dict)
    _displaced: list[tuple[str, Entry]] | None = None
    _told: frozenset[type] | None = None

    def displaced(self) -> list[tuple[str, Entry]]:
        """Key of a fact that stands no more, and what displaced it: the latest correction first."""
        if self._displaced is None:  # every rule and point asks
            pairs = self.journey.standing.displaced.items()
            self._displaced = sorted(pairs, key=lambda pair: pair[1].position, reverse=True)
        return self._displaced

    def lacked(self, types: frozenset[type]) -> bool:
        """Whether no fact of these classes stands, or stood when a correction was recorded."""
        if not self.displaced():
            return self.journey.lacks(types)
        if self._told is None:
            self._told = frozenset({type(entry.fact) for entry in self.journey.all})
        return self._told.isdisjoint(types)

    def then(self, by: Entry, upto: int) -> tuple[Journey, Ask]:
        """When `by` began to count, by the entries up to a position of the log, and those recorded
        since where it was told ahead."""
        known = self._then.get((by.key, upto))
        if known is None:
            now = min(self.ask.now, counts_from(by))
            entries = (
                entry
                for entry in self.journey.all
                if entry.position <= upto or (entry.key != by.key and entry.recorded_at < now)
            )
            heard = HeardBy(self.ask.heard, now)
            known = Journey(entries, now), Ask(now, self.ask.policy, heard)
            self._then[by.key, upto] = known
        return known


def taken_back(moments: Moments, rules: Sequence[Rule]) -> Iterator[tuple[str, Taken]]:
    """Each finding, by its id, that an arming fact taken back left without a successor there and then.

    What became of a successor later changes nothing: it ended in its own right.
    """
    for target, by in moments.displaced():
        before = ask_all(*_asking(moments, rules, by, by.position - 1))
        armed = [(name, one) for name, one in before.judged.items() if _armed(one, target)]
        if not armed:  # nearly always: what was left then need not be asked
            continue
        after = ask_all(*_asking(moments, rules, by, by.position))
        for name, judged in _orphaned(armed, after):
            number = judged.rule.number
            reads = before.reads[number] | after.reads[number]
            yield name, Taken(judged, by, reads)


def gone_since(moments: Moments, name: str, taken: Taken) -> datetime:
    """Since when it is voided."""
    taken_at = _taken_at(moments, taken.by, name, taken.judged)
    replay = Replay(moments.journey, moments.ask)
    return replay.gone_since(name, taken.judged, taken.reads, taken_at)


def _asking(
    moments: Moments, rules: Sequence[Rule], by: Entry, upto: int
) -> tuple[Journey, Sequence[Rule], Ask]:
    journey, ask = moments.then(by, upto)
    return journey, rules, ask


def _armed(judged: Judged, target: str) -> bool:
    duty = judged.duty
    return duty.anchor.key == target or any(entry.key == target for entry in duty.armed_by)


def _orphaned(armed: list[tuple[str, Judged]], after: Asked) -> Iterator[tuple[str, Judged]]:
    """Of what a fact armed, that which nothing arms any more."""
    going_on = {_subject(judged) for judged in after.judged.values()} - {None}
    for name, judged in armed:
        if name not in after.judged and _subject(judged) not in going_on:
            yield name, judged


def _taken_at(moments: Moments, by: Entry, name: str, judged: Judged) -> datetime:
    """With `by`; a finding that was voided already (a recall rescinded) had been so before."""
    if judged.ruling.verdict is not Verdict.VOIDED:
        return counts_from(by)
    replay = Replay(*moments.then(by, by.position - 1))
    return replay.since(name, judged, frozenset({object}))


def _subject(judged: Judged) -> tuple[int, str, str] | None:
    """What there is one finding of, whichever fact it hangs on; None where it hangs on one fact."""
    duty = judged.duty
    return (judged.rule.number, duty.leg, duty.about) if duty.about else None
