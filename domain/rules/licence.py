"""Rules on the licence: it is approved while there is still time to prepare the release."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime

from domain.calendar import london_day
from domain.facts.licence import LicenceActivated, LicenceApproved
from domain.finding import Deadline
from domain.journey.ends import ends
from domain.journey.holder import HELD_BY_PROVIDERS, holder
from domain.journey.journey import Journey
from domain.journey.licences import undone
from domain.journey.notice import NOTICE, notice_read
from domain.journey.plans import InForce, Planned, in_force, moved_back, planned_releases
from domain.journey.release import SUPERVISED_KINDS
from domain.rules.duty import Ask, Duty, Met
from domain.rules.rule import Rule

HARD_STOP = "licence-hard-stop.before"


def licence_needed(journey: Journey, ask: Ask) -> Iterator[Duty]:
    """Rule 57: each planned release that needs a licence, and one planned without saying how."""
    for planned in planned_releases(journey):
        steps = _on_licence(in_force(journey, planned))
        if not steps:
            continue

        def last_good(release_on: date) -> Deadline | None:
            return _hard_stop(ask, release_on)

        deadline = moved_back(steps, steps[0].known_at, last_good, ask.policy)
        if deadline is not None:
            yield _duty(journey, ask, planned, deadline)


def _duty(journey: Journey, ask: Ask, planned: Planned, deadline: Deadline) -> Duty:
    anchor = min(planned.plans, key=lambda entry: (entry.recorded_at, entry.key))
    return Duty(
        anchor=anchor,
        deadline=deadline,
        meetings=_approved(journey, planned, deadline),
        ended=ends(journey, anchor.happened_at, absconding=True),
        told_by=holder(journey, ask.policy, planned.on, deadline),
        armed_by=planned.plans,
        about=planned.name,
        values=(
            ask.policy.pick(HARD_STOP, planned.on).read,
            *notice_read(deadline, ask.policy, london_day(deadline.ends_at)),
        ),
    )


def _hard_stop(ask: Ask, release_on: date) -> Deadline:
    """So far before the licence starts: the release day, or the last working day before it."""
    starts_on = ask.policy.calendar.last_on_or_before(release_on)
    deadline = ask.policy.before(starts_on, ask.policy.pick(HARD_STOP, release_on))
    moved = _passed_over(ask, starts_on, release_on)
    return replace(deadline, skipped=(*moved, *deadline.skipped))


def _passed_over(ask: Ask, starts_on: date, release_on: date) -> tuple[tuple[date, str], ...]:
    days = (date.fromordinal(n) for n in range(release_on.toordinal(), starts_on.toordinal(), -1))
    return tuple((day, ask.policy.calendar.closed(day) or "") for day in days)


def _on_licence(steps: tuple[InForce, ...]) -> list[InForce]:
    """The release days in force since the kind has been one that needs a licence."""
    kept: list[InForce] = []
    for step in steps:
        needed = step.kind is None or step.kind in SUPERVISED_KINDS
        kept = [*kept, step] if needed else []
    return kept


def _approved(journey: Journey, planned: Planned, deadline: Deadline) -> tuple[Met, ...]:
    """Approvals and activations of this custody that were not undone by the deadline."""
    until = _next_custody(journey, planned)
    return tuple(
        Met(entry.happened_at, (entry,))
        for entry in journey.of(LicenceApproved, LicenceActivated)
        if (planned.since is None or entry.happened_at >= planned.since)
        and (until is None or entry.happened_at < until)
        and not undone(journey, entry.fact.licence, entry.happened_at, deadline)
    )


def _next_custody(journey: Journey, planned: Planned) -> datetime | None:
    over = planned.stay.ended_at
    later = (stay.began_at for stay in journey.custody if stay.began_at is not None)
    return next((at for at in later if over is not None and at > over), None)


LICENCE_READY = Rule(
    number=57,
    code="licence-not-ready",
    says=(
        "Whoever is to be released on licence has it approved {licence-hard-stop.before} before"
        " it starts, at the latest."
    ),
    shape="within",
    kind="OPEN",
    severity="high",
    owner="community offender manager",
    told_by="the holder of the case",
    duties=licence_needed,
    values=(HARD_STOP, NOTICE, HELD_BY_PROVIDERS),
    source="create and vary a licence: hard stop",
)

RULES: tuple[Rule, ...] = (LICENCE_READY,)
