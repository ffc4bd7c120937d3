"""Who tells what probation does: probation itself or, from 2014 to 2021, the company with the case."""

from datetime import date

from domain.facts.responsibility import CaseAllocated
from domain.finding import Deadline
from domain.journey.journey import Journey
from domain.policy.policy import Policy

PROBATION = "probation"
PROVIDER = "provider:"
HELD_BY_PROVIDERS = "regime.providers-hold-cases"


def holder(journey: Journey, policy: Policy, anchor_on: date, deadline: Deadline) -> str:
    """`probation`, or the source of the provider with the case at the deadline: `/provider/crc-x`."""
    if policy.pick(HELD_BY_PROVIDERS, anchor_on).no_duty:
        return PROBATION
    held_by = PROBATION
    for entry in journey.of(CaseAllocated):
        if deadline.in_time(entry.happened_at):
            to: str = entry.fact.to
            held_by = (
                f"/provider/{to.removeprefix(PROVIDER)}" if to.startswith(PROVIDER) else PROBATION
            )
    return held_by
