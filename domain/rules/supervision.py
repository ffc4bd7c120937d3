"""Rules on supervision: nobody leaves prison without a first meeting to go to."""

from collections.abc import Iterator
from datetime import date

from domain.calendar import day_end, london_day
from domain.facts.entry import Entry
from domain.facts.responsibility import CaseAllocated
from domain.facts.risk import TierSet
from domain.finding import Deadline
from domain.journey.appointments import standing_appointments
from domain.journey.ends import ends, last_moment
from domain.journey.holder import HELD_BY_PROVIDERS, holder
from domain.journey.journey import Journey
from domain.journey.release import SHORT_SENTENCES, release_name, supervised_releases
from domain.rules.duty import Ask, Duty, Met
from domain.rules.rule import Rule

FIRST_APPOINTMENT = "first-appointment.within"
LIGHTEST_TIER = "4"


def released_to_supervision(journey: Journey, ask: Ask) -> Iterator[Duty]:
    """Rule 50: each supervised release, judged by what stood at the end of its day."""
    for _, release in supervised_releases(journey, ask.policy):
        on = london_day(release.happened_at)
        within = ask.policy.pick(FIRST_APPOINTMENT, on, _tier(journey, on))
        deadline = ask.policy.after(on, within)
        yield Duty(
            anchor=release,
            deadline=deadline,
            meetings=_first_meetings(journey, on, deadline),
            ended=ends(journey, release.happened_at),
            told_by=holder(journey, ask.policy, on, deadline),
            at_deadline=True,
            about=release_name(release),
            values=(within.read,),
        )


def _first_meetings(journey: Journey, on: date, deadline: Deadline) -> tuple[Met, ...]:
    """First appointments arranged by the end of the release day, for a day up to the last good one."""
    last_on = deadline.due_on or on
    return tuple(
        Met(last_moment(on), appointment.by)
        for appointment in standing_appointments(journey, day_end(on))
        if appointment.kind == "first" and on <= appointment.starts_on <= last_on
    )


def _tier(journey: Journey, on: date) -> str:
    """Which row of the policy: the lightest tier has its own, wherever tiers count."""
    told: Entry | None = None
    for entry in journey.of(CaseAllocated, TierSet):
        if entry.happened_at < day_end(on) and entry.fact.tier is not None:
            told = entry
    return f"tier-{LIGHTEST_TIER}" if told and told.fact.tier == LIGHTEST_TIER else ""


FIRST_APPOINTMENT_ARRANGED = Rule(
    number=50,
    code="first-appointment-not-arranged",
    says=(
        "When someone is released under supervision, a first appointment has been arranged by the end"
        " of that day, for a day within {first-appointment.within}."
    ),
    shape="at",
    kind="PIT",
    severity="high",
    owner="community offender manager",
    told_by="the holder of the case",
    duties=released_to_supervision,
    values=(FIRST_APPOINTMENT, SHORT_SENTENCES, HELD_BY_PROVIDERS),
    source="CRC-SL002R; National Standards 2007",
)

RULES: tuple[Rule, ...] = (FIRST_APPOINTMENT_ARRANGED,)
