"""Every gap rule in force, in the order of the catalogue."""

from domain.rules import supervision
from domain.rules.rule import Rule

RULES: tuple[Rule, ...] = tuple(sorted((*supervision.RULES,), key=lambda rule: rule.number))
