"""A licence ready before release: by which day, for which kinds of release, and what readies it."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime

from domain.facts.entry import Entry
from domain.facts.licence import LicenceActivated, LicenceApproved
from domain.finding import Deadline
from domain.journey.journey import Journey
from domain.journey.licence_start import ReleaseDates, licence_start
from domain.journey.licences import undone
from domain.journey.plans import InForce, Planned
from domain.journey.release import SUPERVISED_KINDS
from domain.policy.policy import Policy

HARD_STOP = "licence-hard-stop.before"


def hard_stop(policy: Policy, release_on: date) -> Deadline:
    """So far before the licence starts: the release day, or the last working day before it."""
    dates = ReleaseDates(conditional_on=release_on)
    starts_on = licence_start(policy.calendar, "conditional-release", dates) or release_on
    deadline = policy.before(starts_on, policy.pick(HARD_STOP, release_on))
    moved = _passed_over(policy, starts_on, release_on)
    return replace(deadline, skipped=(*moved, *deadline.skipped))


def _passed_over(policy: Policy, starts_on: date, release_on: date) -> tuple[tuple[date, str], ...]:
    days = (date.fromordinal(n) for n in range(release_on.toordinal(), starts_on.toordinal(), -1))
    return tuple((day, policy.calendar.closed(day) or "") for day in days)


def on_licence(steps: Iterable[InForce]) -> list[InForce]:
    """The release days in force since the kind has been one that needs a licence."""
    kept: list[InForce] = []
    for step in steps:
        needed = step.kind is None or step.kind in SUPERVISED_KINDS
        kept = [*kept, step] if needed else []
    return kept


def approved(journey: Journey, planned: Planned, deadline: Deadline) -> tuple[Entry, ...]:
    """Approvals and activations of this custody that were not undone by the deadline."""
    until = _next_custody(journey, planned)
    return tuple(
        entry
        for entry in journey.of(LicenceApproved, LicenceActivated)
        if (planned.since is None or entry.happened_at >= planned.since)
        and (until is None or entry.happened_at < until)
        and not undone(journey, entry.fact.licence, entry.happened_at, deadline)
    )


def _next_custody(journey: Journey, planned: Planned) -> datetime | None:
    over = planned.stay.ended_at
    later = (stay.began_at for stay in journey.custody if stay.began_at is not None)
    return next((at for at in later if over is not None and at > over), None)
