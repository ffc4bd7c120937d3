"""`throughline rules`."""

from typing import Any

from domain.handovers.catalogue import POINTS
from domain.handovers.point import Point
from domain.handovers.rules import RULES
from domain.policy.policy import Policy
from domain.policy.words import UNREAD, amount_in_words, filled, tag_in_words
from domain.rules.rule import Rule
from infra.cli.amounts import counted_with
from infra.cli.say import AsJson, as_json, out, table
from infra.policy.load import england_and_wales


def rules(json: AsJson = False) -> None:
    """The gap rules and handover points in force, each with its sentence and today's numbers."""
    policy = england_and_wales()
    found = [_rule(rule, policy) for rule in RULES]
    points = [_point(point, policy) for point in POINTS]
    if json:
        as_json({"rules": found, "points": points})
        return
    heads = ("number", "code", "kind", "severity", "says")
    table("Gap rules", (*heads, "tags"), [_cells(rule, heads) for rule in found])
    steps = ("code", "from", "to", "says")
    table("Handover points", (*steps, "tags"), [_cells(point, steps) for point in points])
    out.print("Tags: " + "; ".join(tag_in_words(tag) for tag in UNREAD), markup=False)


def _cells(of: dict[str, Any], heads: tuple[str, ...]) -> list[Any]:
    return [*(of[name] for name in heads), " ".join(of["tags"])]


def _rule(rule: Rule, policy: Policy) -> dict[str, Any]:
    return {
        "number": rule.number,
        "code": rule.code,
        "kind": rule.kind,
        "severity": rule.severity,
        "says": in_words(rule.says, policy),
        "owner": rule.owner,
        "shape": rule.shape,
        "told_by": rule.told_by,
        "source": rule.source,
        **counted_with(policy, rule.values),
    }


def _point(point: Point, policy: Policy) -> dict[str, Any]:
    return {
        "code": point.code,
        "says": in_words(point.says, policy),
        "from": point.from_agency,
        "to": point.to_agency,
        "told_by": point.told_by,
        "armed_by": point.armed_by,
        "met_by": point.met_by,
        "ends": point.ends,
        "pack": point.pack,
        "source": point.source,
        **counted_with(policy, point.values),
    }


def in_words(says: str, policy: Policy) -> str:
    """A sentence with the numbers in force last."""
    return filled(
        says,
        lambda name: amount_in_words(policy.values[name].rows[policy.values[name].last].amount),
    )
