"""Supervision is about where the person wants to get to: somebody asks, again and again."""

from collections.abc import Iterator
from datetime import datetime

from domain.calendar import london_day
from domain.facts.appointment import AppointmentAttended
from domain.facts.entry import Entry
from domain.facts.sentence import ContactSuspended
from domain.journey.arming import once
from domain.journey.arranged import kind_of
from domain.journey.ends import ends
from domain.journey.journey import Journey
from domain.journey.supervision import supervision_ends
from domain.policy.policy import by_end_of
from domain.rules.duty import Ask, Duty
from domain.rules.rule import Rule

MEETINGS = "meetings-without-a-goal.count"
COUNTED = frozenset({"first", "home-visit", "prerelease", "planned", None})


def meetings_without_a_goal(journey: Journey, ask: Ask) -> Iterator[Duty]:
    """Rule 30: the meeting that makes too many in a row; the count then starts anew."""
    run: list[Entry] = []
    fresh_starts = _fresh_starts(journey)
    for entry in _meetings(journey):
        if entry.fact.goal_discussed:
            run = []
            continue
        if run and any(run[-1].happened_at < at <= entry.happened_at for at in fresh_starts):
            run = []
        run = [*run, entry]
        on = london_day(entry.happened_at)
        count = ask.policy.pick(MEETINGS, on)
        if len(run) < count.number:
            continue
        over = ends(journey, entry.happened_at)
        if over is None or over.at >= entry.happened_at:
            yield Duty(
                anchor=entry,
                deadline=by_end_of(on),
                pattern=True,
                rests_on=tuple(run),
                values=(count.read,),
            )
        run = []


def _meetings(journey: Journey) -> Iterator[Entry]:
    """Those that count: of a kind with the officer, or never arranged; not while contact rests."""
    attended = journey.of(AppointmentAttended)
    for entry in once(attended, lambda fact: fact.appointment):
        counted = kind_of(journey, entry.fact.appointment) in COUNTED
        if counted and not _suspended(journey, entry.happened_at):
            yield entry


def _suspended(journey: Journey, moment: datetime) -> bool:
    """By the last word on it until then."""
    told = journey.latest(ContactSuspended, upto=moment)
    return told is not None and told.fact.exempt_reason is None


def _fresh_starts(journey: Journey) -> list[datetime]:
    """When supervision ended, or another custody began."""
    return [
        *(entry.happened_at for entry in supervision_ends(journey)),
        *(stay.began_at for stay in journey.custody if stay.began_at is not None),
    ]


GOALS_ASKED = Rule(
    number=30,
    code="motivation-not-reviewed",
    says="Never {meetings-without-a-goal.count} meetings in a row go by without a goal discussed.",
    shape="no-more-than",
    kind="PIT",
    severity="low",
    owner="community offender manager",
    told_by="",
    duties=meetings_without_a_goal,
    values=(MEETINGS,),
    source="IPPR chapter 2; Senior (desistance)",
)

RULES: tuple[Rule, ...] = (GOALS_ASKED,)
