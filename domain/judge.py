"""One call for everything the facts of one person say: the journey, the findings, the handovers."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from operator import attrgetter

from domain.facts.entry import Entry
from domain.finding import Finding, Handover, Judgement, Wake
from domain.handovers.catalogue import POINTS
from domain.handovers.judge import each_point
from domain.handovers.point import Point
from domain.handovers.rules import RULES
from domain.heard import Heard
from domain.journey.journey import Journey
from domain.policy.policy import Policy
from domain.rules.before import Before
from domain.rules.duty import Ask
from domain.rules.judge import each_rule
from domain.rules.known import Replay
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
    met_too: bool = True,
) -> tuple[Journey, Judgement]:
    """Fold the entries as far as they had happened by `now`, and judge.

    The order of the entries, and repeats among them, make no difference. The wakes say when the
    same entries would give another answer: the clock reaches them, or a source is heard past them.
    `stood`, what was shown before the last change, spares finding out since when it is known.
    Without `met_too` that isn't found out for duties met in time and handovers accepted: nine in
    ten are, and it is most of the work.
    """
    journey = Journey(entries, now)
    ask = Ask(now, policy, heard)
    replay = Replay(journey, ask, met_too)  # one, so that no earlier journey is folded twice
    each = {
        **each_rule(journey, rules, ask, stood, replay),
        **each_point(journey, points, ask, stood, replay),
    }
    return journey, _together(
        each, {Wake(e.happened_at) for e in journey.all if e.happened_at > now}
    )


def _together(each: Each, wakes: set[Wake]) -> Judgement:
    """What all of them said; most say nothing. `wakes`: when facts told ahead begin to count."""
    found: dict[str, Finding] = {}
    handovers: list[Handover] = []
    for said in each.values():
        for finding in said.findings:
            found[finding.id] = finding
        if said.handovers:
            handovers += said.handovers
        if said.wakes:
            wakes |= said.wakes
    return Judgement(
        findings=tuple([found[name] for name in sorted(found)]),
        handovers=tuple(sorted(handovers, key=attrgetter("id"))),
        wakes=tuple(sorted(wakes)),
        each=each,
    )
