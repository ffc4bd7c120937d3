"""Every gap rule in force, in the order of the catalogue."""

from domain.rules.rule import Rule

RULES: tuple[Rule, ...] = ()
