"""Rules on missed appointments: somebody follows it up, and somebody decides what it means."""

from collections.abc import Iterator

from domain.calendar import london_day
from domain.facts.appointment import (
    AbsenceDecided,
    AppointmentAttended,
    AppointmentMissed,
    BreachAlleged,
    ContactAttempted,
    ContactMade,
    EnforcementTaken,
)
from domain.facts.entry import Entry
from domain.facts.recall import RecallAgreed
from domain.finding import Deadline
from domain.journey.appointments import CONTACT
from domain.journey.arming import once
from domain.journey.arranged import kind_of
from domain.journey.ends import Ended, ends, first_end
from domain.journey.holder import HELD_BY_PROVIDERS, holder
from domain.journey.journey import Journey
from domain.journey.release import received_after
from domain.journey.supervision import supervision_over
from domain.rules.duty import Ask, Duty, Met
from domain.rules.rule import Rule

FOLLOWED_UP = "missed-first-appointment.within"
DECIDED = "absence-decided.within"


def first_missed(journey: Journey, ask: Ask) -> Iterator[Duty]:
    """Rule 51: each first appointment to which the person didn't come."""
    for missed in _missed(journey):
        if kind_of(journey, missed.fact.appointment) != "first":
            continue
        on = london_day(missed.happened_at)
        amount = ask.policy.pick(FOLLOWED_UP, on)
        deadline = ask.policy.after(on, amount)
        excused = [e for e in _decisions(journey, missed) if e.fact.acceptable]
        in_time = [e for e in excused if deadline.in_time(e.happened_at)]
        late = [e for e in excused if not deadline.in_time(e.happened_at)]
        yield Duty(
            anchor=missed,
            deadline=deadline,
            meetings=tuple(
                Met(entry.happened_at, (entry,)) for entry in (*_reached(journey, missed), *late)
            ),
            ended=first_end(_over(journey, missed), *(_excused(entry) for entry in in_time)),
            told_by=holder(journey, ask.policy, on, deadline),
            values=(amount.read,),
        )


def absences(journey: Journey, ask: Ask) -> Iterator[Duty]:
    """Rule 52: each contact missed outside custody."""
    for missed in _missed(journey):
        inside = journey.stay_at(missed.happened_at) is not None
        if inside or kind_of(journey, missed.fact.appointment) not in CONTACT:
            continue
        on = london_day(missed.happened_at)
        amount = ask.policy.pick(DECIDED, on)
        deadline: Deadline = ask.policy.after(on, amount)
        yield Duty(
            anchor=missed,
            deadline=deadline,
            meetings=tuple(_settled(journey, missed)),
            ended=_over(journey, missed),
            told_by=holder(journey, ask.policy, on, deadline),
            values=(amount.read,),
        )


def _missed(journey: Journey) -> tuple[Entry, ...]:
    return once(journey.of(AppointmentMissed), lambda fact: fact.appointment)


def _decisions(journey: Journey, missed: Entry) -> list[Entry]:
    ref = missed.fact.appointment
    return [entry for entry in journey.of(AbsenceDecided) if entry.fact.appointment == ref]


def _excused(decision: Entry) -> Ended:
    return Ended(decision.happened_at, "absence acceptable", (decision,))


def _over(journey: Journey, missed: Entry) -> Ended | None:
    """Inside again, or no longer supervised, nobody runs after a missed appointment."""
    at = missed.happened_at
    return first_end(ends(journey, at), received_after(journey, at), supervision_over(journey, at))


def _reached(journey: Journey, missed: Entry) -> Iterator[Entry]:
    """The person was reached or sought at home, or a step was taken. A call that rang out is none."""
    for entry in journey.of(
        ContactMade, ContactAttempted, EnforcementTaken, RecallAgreed, AppointmentAttended
    ):
        tried = isinstance(entry.fact, ContactAttempted)
        if entry.happened_at >= missed.happened_at and not (
            tried and entry.fact.mode != "in-person"
        ):
            yield entry


def _settled(journey: Journey, missed: Entry) -> Iterator[Met]:
    """Acceptable: with the decision. Not acceptable: with the decision and the step that follows."""
    for decision in _decisions(journey, missed):
        if decision.fact.acceptable:
            yield Met(decision.happened_at, (decision,))
            continue
        for step in journey.of(EnforcementTaken, BreachAlleged, RecallAgreed):
            if step.happened_at >= missed.happened_at:
                yield Met(max(decision.happened_at, step.happened_at), (decision, step))


FIRST_FOLLOWED_UP = Rule(
    number=51,
    code="first-appointment-missed-unfollowed",
    says=(
        "Whoever misses the first appointment is reached, or sought in person,"
        " within {missed-first-appointment.within}."
    ),
    shape="within",
    kind="OPEN",
    severity="high",
    owner="community offender manager",
    told_by="the holder of the case",
    duties=first_missed,
    values=(FOLLOWED_UP, HELD_BY_PROVIDERS),
    source="Evans: swift response",
)
ABSENCE_DECIDED = Rule(
    number=52,
    code="absence-undecided",
    says=(
        "Within {absence-decided.within} of a missed contact somebody decides whether that was"
        " acceptable and, where it wasn't, takes the next step."
    ),
    shape="within",
    kind="OPEN",
    severity="medium",
    owner="community offender manager",
    told_by="the holder of the case",
    duties=absences,
    values=(DECIDED, HELD_BY_PROVIDERS),
    source="CRC-AK",
)

RULES: tuple[Rule, ...] = (FIRST_FOLLOWED_UP, ABSENCE_DECIDED)
