"""Why a verdict is what it is: the tree of its reasons, built on demand by asking the rule again."""

from collections.abc import Iterator, Sequence
from typing import Any

from domain.casework.deferrals import deferrals
from domain.finding import Deadline, Finding, Handover
from domain.handovers.catalogue import POINTS
from domain.handovers.judge import handovers
from domain.handovers.placed import places
from domain.handovers.point import Instance, Point
from domain.handovers.rules import RULES
from domain.journey.journey import Journey
from domain.rules.asked import ask_all
from domain.rules.duty import Ask, Duty, Met
from domain.rules.judge import findings
from domain.rules.locally import locally
from domain.rules.rule import Rule
from domain.why_change import would_change
from domain.why_nodes import (
    Node,
    armed_node,
    deadline_node,
    ended_node,
    fact_node,
    heard_node,
    sentence,
    value_nodes,
)

VERSION = 1


def why(journey: Journey, ask: Ask, finding_id: str) -> dict[str, Any] | None:
    """The reasons of a finding ("50/...") or handover ("HP18/..."); None where none of that id stands."""
    code = finding_id.split("/", 1)[0]
    for point in POINTS:
        if point.code == code:
            return _of_handover(journey, ask, point, finding_id)
    for rule in RULES:
        if str(rule.number) == code:
            return _of_finding(journey, ask, rule, finding_id)
    return None


def _of_finding(journey: Journey, ask: Ask, rule: Rule, name: str) -> dict[str, Any] | None:
    rules = RULES if rule.follows else (rule,)
    found = findings(journey, rules, ask)
    finding = next((one for one in found if one.id == name), None)
    if finding is None:
        return None
    judged = ask_all(journey, rules, ask).judged.get(name)
    duty = judged.duty if judged else None
    because = [
        {
            "n": "rule",
            "code": str(rule.number),
            "name": rule.code,
            "shape": rule.shape,
            "kind": finding.kind,
            "says": sentence(rule.says, ask.policy, finding.values),
            "source": rule.source,
        },
        *value_nodes(ask.policy, finding.values),
        *(_duty_nodes(duty, ask) if duty else _kept_nodes(journey, finding)),
    ]
    return {
        **_head(finding, ask, journey),
        "verdict": finding.verdict.value,
        "since": _iso(finding.opened_at),
        "because": because,
        "would_change": would_change(finding, duty.told_by if duty else ""),
    }


def _duty_nodes(duty: Duty, ask: Ask) -> Iterator[Node]:
    others = (*duty.armed_by, *duty.rests_on)
    yield armed_node(duty.anchor, others, duty.armed_at or duty.anchor.happened_at)
    if duty.deadline is not None:
        yield deadline_node(duty.deadline)
    yield _looked_for(duty.meetings, duty.deadline)
    if duty.deadline is not None:
        yield heard_node(ask, duty.told_by, duty.deadline)
    yield ended_node(duty.ended)


def _of_handover(journey: Journey, ask: Ask, point: Point, name: str) -> dict[str, Any] | None:
    found = handovers(journey, (point,), ask)
    handover = next((one for one in found if one.id == name), None)
    if handover is None:
        return None
    placed = places(journey, point, ask).by_id.get(name)
    because = [
        {
            "n": "rule",
            "code": point.code,
            "shape": "handover",
            "says": sentence(point.says, ask.policy, handover.values),
            "armed_by": point.armed_by,
            "met_by": point.met_by,
            "ends": point.ends,
            "source": point.source,
        },
        *value_nodes(ask.policy, handover.values),
        *(_instance_nodes(placed.instance, ask) if placed else _kept_nodes(journey, handover)),
        {
            "n": "pack",
            "needed": list(handover.needed),
            "shared": list(handover.shared),
            "acknowledged": list(handover.acknowledged),
        },
    ]
    return {
        **_head(handover, ask, journey),
        "verdict": handover.state.value,
        "because": because,
        "would_change": would_change(handover, handover.told_by),
    }


def _instance_nodes(instance: Instance, ask: Ask) -> Iterator[Node]:
    yield armed_node(instance.anchor, instance.arms, instance.armed_at)
    for number, step in enumerate(instance.steps, 1):
        if step.deadline is not None:
            yield {**deadline_node(step.deadline), "step": number}
        yield {**_looked_for(step.meetings, step.deadline), "step": number}
        if step.deadline is not None:
            yield {**heard_node(ask, instance.told_by, step.deadline), "step": number}
    yield ended_node(instance.ended or instance.ended_early)


def _looked_for(meetings: Sequence[Met], deadline: Deadline | None) -> Node:
    """Everything that would have met it, found: in time or too late."""
    return {
        "n": "looked_for",
        "found": [
            {
                "at": met.at.isoformat(),
                "in_time": deadline is None or deadline.in_time(met.at),
                "by": [fact_node(entry) for entry in met.by],
            }
            for met in sorted(meetings, key=lambda met: met.at)
        ],
    }


def _kept_nodes(journey: Journey, kept: Finding | Handover) -> Iterator[Node]:
    """What armed it is gone: all that is left is what it rested on, and what took it back."""
    entries = {entry.key: entry for entry in journey.all}
    rested = [fact_node(entries[key]) for key in kept.rests_on if key in entries]
    yield {"n": "taken_back", "rested_on": rested}
    if kept.deadline is not None:
        yield deadline_node(kept.deadline)


def _deferred(journey: Journey, ask: Ask, name: str) -> dict[str, Any] | None:
    """Whether somebody has put it off or asked to, and until when: it stays what it is."""
    for one in deferrals(journey, locally(journey, ask).policy):
        if one.finding == name:
            return {
                "by": one.by,
                "reason": one.reason,
                "until_on": one.until_on.isoformat(),
                "how": one.how.value,
                "answered_by": one.answered_by,
                "fact": one.fact,
            }
    return None


def _head(found: Finding | Handover, ask: Ask, journey: Journey) -> dict[str, Any]:
    return {
        "why": VERSION,
        "finding": found.id,
        "known_at": _iso(found.known_at),
        "reason": found.reason,
        "deferred": _deferred(journey, ask, found.id),
        "asked": {
            "as_of": ask.now.isoformat(),
            "policy": {"name": ask.policy.name, "hash": ask.policy.content_hash},
        },
    }


def _iso(moment: Any) -> str | None:
    return moment.isoformat() if moment else None
