"""Rules on the prison work coach: seen while there is still time to prepare a claim."""

from collections.abc import Iterator
from datetime import date, timedelta

from domain.calendar import day_start, london_day
from domain.facts.entry import Entry
from domain.finding import Deadline
from domain.journey.appointments import attended_in
from domain.journey.arranged import arranged, kind_of
from domain.journey.ends import Ended, ends, first_end
from domain.journey.journey import Journey
from domain.journey.notice import NOTICE, notice_read
from domain.journey.plans import Planned, in_force, moved_back, planned_releases
from domain.rules.duty import Ask, Duty, Later, Met
from domain.rules.rule import Rule

SEEN, WINDOW = "work-coach.before", "work-coach.window"
WORK_COACH = "work-coach"


def leaving_soon(journey: Journey, ask: Ask) -> Iterator[Duty | Later]:
    """Rule 23: each custody whose planned release has come near."""
    for planned in planned_releases(journey):
        window = ask.policy.pick(WINDOW, planned.on)
        opens_at = day_start(planned.on - timedelta(days=window.number))
        if opens_at > ask.now:
            yield Later(opens_at)
            continue
        first = min(planned.plans, key=lambda entry: (entry.recorded_at, entry.key))

        def last_good(release_on: date) -> Deadline:
            return ask.policy.before(release_on, ask.policy.pick(SEEN, release_on))

        deadline = moved_back(in_force(journey, planned), first.recorded_at, last_good, ask.policy)
        if deadline is None:
            continue
        read = (ask.policy.pick(SEEN, planned.on).read, window.read)
        yield Duty(
            anchor=first,
            deadline=deadline,
            meetings=_met(journey, planned),
            ended=first_end(ends(journey, first.happened_at, absconding=True), _out(planned)),
            told_by="prison",
            armed_by=planned.plans,
            about=planned.name,
            values=(*read, *notice_read(deadline, ask.policy, london_day(deadline.ends_at))),
            armed_at=max(first.happened_at, opens_at),
        )


def _out(planned: Planned) -> Ended | None:
    """Out of prison, the prison's coach can be seen no more."""
    release = planned.released
    return Ended(release.happened_at, "released", (release,)) if release else None


def _met(journey: Journey, planned: Planned) -> tuple[Met, ...]:
    return tuple(
        Met(entry.happened_at, (entry, *_arranged(journey, entry)))
        for entry in attended_in(journey, planned.stay)
        if kind_of(journey, entry.fact.appointment) == WORK_COACH
    )


def _arranged(journey: Journey, attended: Entry) -> tuple[Entry, ...]:
    """The first fact that says what kind of appointment it was."""
    told = arranged(journey, attended.fact.appointment)
    first = next((entry for entry in told if entry.fact.kind == WORK_COACH), None)
    return (first,) if first else ()


WORK_COACH_SEEN = Rule(
    number=23,
    code="fin-work-coach-unseen",
    says=(
        "Whoever is to be released has seen the prison's work coach at least {work-coach.before}"
        " before."
    ),
    shape="within",
    kind="OPEN",
    severity="medium",
    owner="prison work coach",
    told_by="prison",
    duties=leaving_soon,
    values=(SEEN, WINDOW, NOTICE),
    source="Universal Credit for prison leavers, DWP 2026",
)

RULES: tuple[Rule, ...] = (WORK_COACH_SEEN,)
