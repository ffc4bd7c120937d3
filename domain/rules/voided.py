"""Findings whose arming fact was taken back or replaced: what stood before stays, as voided."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from domain.facts.entry import Entry
from domain.journey.journey import Journey
from domain.rules.asked import Asked, ask_all
from domain.rules.duty import Ask
from domain.rules.known import HeardBy, counts_from
from domain.rules.rule import Judged, Rule


@dataclass(frozen=True, slots=True)
class Taken:
    """A finding as it stood, and the fact that took its arming away."""

    judged: Judged
    by: Entry


def taken_back(
    journey: Journey, rules: Sequence[Rule], ask: Ask, asked: Asked
) -> Iterator[tuple[str, Taken]]:
    """Each finding, by its id, that an arming fact taken back has left without a successor."""
    going_on = {(j.rule.number, j.duty.leg, j.duty.about) for j in asked.judged.values()}
    latest_first = sorted(
        journey.standing.displaced.items(), key=lambda pair: pair[1].position, reverse=True
    )
    for target, by in latest_first:
        now = min(ask.now, counts_from(by))
        then = Ask(now, ask.policy, HeardBy(ask.heard, now))
        before = ask_all(_just_before(journey, by, then), rules, then)
        for name, judged in before.judged.items():
            duty = judged.duty
            arming = {entry.key for entry in (duty.anchor, *duty.armed_by)}
            successor = (judged.rule.number, duty.leg, duty.about) in going_on
            if target in arming and not (duty.about and successor):
                yield name, Taken(judged, by)


def _just_before(journey: Journey, by: Entry, then: Ask) -> Journey:
    return Journey((e for e in journey.all if e.position < by.position), then.now)
