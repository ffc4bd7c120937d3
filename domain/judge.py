"""One call for everything the facts of one person say: the journey, the findings, the handovers."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from types import MappingProxyType

from domain.facts.entry import Entry
from domain.finding import Finding, Handover, Judgement, Wake
from domain.handovers.catalogue import POINTS
from domain.handovers.judge import each_point, handovers
from domain.handovers.point import Point
from domain.heard import Heard
from domain.journey.journey import Journey
from domain.policy.policy import Policy
from domain.rules.before import Before
from domain.rules.catalogue import RULES
from domain.rules.duty import Ask
from domain.rules.judge import each_rule, findings
from domain.rules.rule import Rule
from domain.rules.said import Each


def judge(
    entries: Iterable[Entry],
    *,
    now: datetime,
    policy: Policy,
    heard: Heard,
    rules: Sequence[Rule] = RULES,
    points: Sequence[Point] = POINTS,
    stood: Before | None = None,
) -> tuple[Journey, Judgement]:
    """Fold the entries as far as they had happened by `now`, and judge.

    The order of the entries, and repeats among them, make no difference. The wakes say when the
    same entries would give another answer: the clock reaches them, or a source is heard past them.
    `stood`, what was shown before the last change, spares finding out since when it is known.
    """
    journey = Journey(entries, now)
    ask = Ask(now, policy, heard)
    if journey.standing.corrected:
        found, wakes = findings(journey, rules, ask, stood)
        points_found, more = handovers(journey, points, ask, stood)
        return journey, _judgement(journey, found, points_found, wakes | more)
    each = {**each_rule(journey, rules, ask, stood), **each_point(journey, points, ask, stood)}
    return journey, _judgement(
        journey,
        {finding.id: finding for said in each.values() for finding in said.findings}.values(),
        [handover for said in each.values() for handover in said.handovers],
        {wake for said in each.values() for wake in said.wakes},
        each,
    )


def _judgement(
    journey: Journey,
    found: Iterable[Finding],
    handovers: Iterable[Handover],
    wakes: set[Wake],
    each: Each = MappingProxyType({}),
) -> Judgement:
    ahead = {Wake(e.happened_at) for e in journey.all if e.happened_at > journey.as_of}
    return Judgement(
        findings=tuple(sorted(found, key=lambda finding: finding.id)),
        handovers=tuple(sorted(handovers, key=lambda handover: handover.id)),
        wakes=tuple(sorted(wakes | ahead)),
        each=each,
    )
