"""`throughline rules`."""

from domain.handovers.catalogue import POINTS
from domain.rules.catalogue import RULES
from infra.cli.say import AsJson, as_json, table


def rules(json: AsJson = False) -> None:
    """The gap rules and handover points in force, each with its sentence."""
    lines = [(rule.number, rule.code, rule.kind, rule.severity, rule.says) for rule in RULES]
    points = [(point.code, point.says) for point in POINTS]
    if json:
        as_json(
            {
                "rules": [
                    dict(zip(("number", "code", "kind", "severity", "says"), line, strict=True))
                    for line in lines
                ],
                "points": [dict(zip(("code", "says"), line, strict=True)) for line in points],
            }
        )
        return
    table("Gap rules", ("rule", "name", "kind", "severity", "says"), lines)
    table("Handover points", ("point", "says"), points)
