"""`throughline rules`."""

from typing import Any

from domain.handovers.catalogue import POINTS
from domain.handovers.rules import RULES
from domain.policy.policy import Policy
from domain.policy.words import amount_in_words, filled
from infra.cli.say import AsJson, as_json, table
from infra.policy.load import england_and_wales


def rules(json: AsJson = False) -> None:
    """The gap rules and handover points in force, each with its sentence and today's numbers."""
    policy = england_and_wales()
    found: list[dict[str, Any]] = [
        {
            "number": rule.number,
            "code": rule.code,
            "kind": rule.kind,
            "severity": rule.severity,
            "says": in_words(rule.says, policy),
        }
        for rule in RULES
    ]
    points = [{"code": point.code, "says": in_words(point.says, policy)} for point in POINTS]
    if json:
        as_json({"rules": found, "points": points})
        return
    heads = ("number", "code", "kind", "severity", "says")
    table("Gap rules", heads, [[rule[name] for name in heads] for rule in found])
    table("Handover points", ("point", "says"), [list(point.values()) for point in points])


def in_words(says: str, policy: Policy) -> str:
    """A sentence with the numbers in force last."""
    return filled(says, lambda name: amount_in_words(policy.values[name].rows[-1].amount))
