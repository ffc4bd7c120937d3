"""Every gap rule in force, in the order of the catalogue."""

from domain.rules import (
    accommodation,
    beds,
    health,
    homelessness,
    immigration_hold,
    lead,
    lead_churn,
    lead_overlap,
    licence,
    needs,
    needs_acted,
    recall,
    referrals,
    referrals_declined,
    release_changes,
    risk,
    serious_offence,
    sources,
    supervision,
    supplies,
    temporary_release,
)
from domain.rules.rule import Rule

RULES: tuple[Rule, ...] = tuple(
    sorted(
        (
            *accommodation.RULES,
            *beds.RULES,
            *homelessness.RULES,
            *health.RULES,
            *supplies.RULES,
            *needs.RULES,
            *needs_acted.RULES,
            *lead.RULES,
            *lead_overlap.RULES,
            *lead_churn.RULES,
            *supervision.RULES,
            *licence.RULES,
            *release_changes.RULES,
            *risk.RULES,
            *recall.RULES,
            *referrals.RULES,
            *referrals_declined.RULES,
            *serious_offence.RULES,
            *temporary_release.RULES,
            *immigration_hold.RULES,
            *sources.RULES,
        ),
        key=lambda rule: rule.number,
    )
)
