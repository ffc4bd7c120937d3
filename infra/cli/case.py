"""Whose a case is while the person is inside: lines for people, an object for scripts."""

from collections.abc import Iterator
from typing import Any

from domain.calendar import london_day
from domain.journey.case_handover import CaseHandover
from domain.policy.policy import Policy
from infra.cli.say import text

SIDES = {
    "custody-only": "the prison's",
    "custody-with-com": "the prison's, the community supports",
    "community": "the community's",
}
NOTICES = {
    "upcoming-handover": "Today the prison's officer is told that the handover is near",
    "handover-today": "Today the prison's officer is told that the case passes on",
    "officer-overdue": "Today the prison's officer is told that nobody is named outside",
}


def plain(found: CaseHandover | None, policy: Policy) -> dict[str, Any] | None:
    """The same for --json; null where nobody inside is responsible."""
    if found is None:
        return None
    return {
        "side": found.sides.side,
        "supported_on": found.sides.supported_on,
        "handed_over_on": found.sides.handed_over_on,
        "in_progress": found.sides.in_progress,
        "upcoming": found.upcoming(policy),
        "days_overdue": found.days_overdue(),
        "officer_named": found.officer_named,
        "listed_as_overdue": found.listed(policy),
        "notice": found.notice(policy),
        "unit_reminded": found.unit_reminded(policy),
        "parole_on": found.parole_on,
        "parole_decided": found.decided.fact.outcome if found.decided else None,
        "assess_early_allocation_again": found.assess_again is not None,
        "tasks": list(found.tasks.asked) if found.tasks else None,
        "tasks_done": list(found.tasks.done) if found.tasks else None,
    }


def sentences(found: CaseHandover, policy: Policy) -> Iterator[str]:
    """Whose it is, its days, and what somebody should look at."""
    sides, days = found.sides, ""
    if sides.handed_over_on is not None:
        days = f", handover date {text(sides.handed_over_on)}"
        if sides.supported_on != sides.handed_over_on:
            days += f", supported from {text(sides.supported_on)}"
    yield f"Case inside: {SIDES[sides.side]}{days}"
    yield from _late(found, policy)
    if found.parole_on is not None:
        yield f"Parole may be given on {text(found.parole_on)}"
    if found.decided is not None:
        on = text(london_day(found.decided.happened_at))
        yield f"The Parole Board decided, {on}: {found.decided.fact.outcome}"
    if found.assess_again is not None:
        yield "The assessment for early allocation came too early: assess again"
    if found.tasks is not None and not found.tasks.complete:
        left = [task for task in found.tasks.asked if task not in found.tasks.done]
        yield f"Left to do before the handover: {', '.join(left)}"


def _late(found: CaseHandover, policy: Policy) -> Iterator[str]:
    if found.listed(policy):
        yield f"No officer is named outside, {found.days_overdue()} days after the handover date"
    notice = found.notice(policy)
    if notice is not None:
        yield NOTICES[notice]
    if found.unit_reminded(policy):
        yield "Today the delivery unit is reminded that nobody is named"
