"""Every gap rule in force: those of the catalogue, and the one asked of every handover point."""

from domain.handovers.papers_sent import PAPERS_SENT
from domain.rules import catalogue
from domain.rules.rule import Rule

RULES: tuple[Rule, ...] = tuple(
    sorted((*catalogue.RULES, PAPERS_SENT), key=lambda rule: rule.number)
)
