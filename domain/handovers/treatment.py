"""HP14: treatment begun in prison carries on outside."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from domain.calendar import day_start, london_day
from domain.facts.entry import Entry
from domain.facts.health import TreatmentEnded, TreatmentEngaged, TreatmentStarted
from domain.finding import State
from domain.handovers.point import Instance, Point, Sign, Step
from domain.journey.appointments import END_OF_TIME, standing_appointments
from domain.journey.custody import Custody
from domain.journey.ends import Ended, ends, first_end
from domain.journey.journey import Journey
from domain.journey.plans import planned_releases
from domain.journey.release import received_after
from domain.rules.duty import Ask, Later, Met

WITHIN = "treatment.within"
NO_RELEASE = ("bail", "immigration")


@dataclass(frozen=True, slots=True)
class _Out:
    """The way out of one custody: the day, the fact that gives it, and since when one was known."""

    stay: Custody
    on: date
    by: Entry
    since: datetime


def _in_treatment(journey: Journey, ask: Ask) -> Iterator[Instance | Later]:
    for out in _ways_out(journey):
        started = _started(journey, out)
        if started is None:
            continue
        armed_at = max(started.happened_at, out.since)
        amount = ask.policy.pick(WITHIN, out.on)
        received = (out.stay.received,) if out.stay.received else ()
        back = received_after(journey, out.stay.ended_at) if out.stay.ended_at else None
        yield Instance(
            anchor=out.stay.received or out.by,
            armed_at=armed_at,
            steps=(Step(ask.policy.after(out.on, amount), _seen(journey, day_start(out.on))),),
            arms=(*received, started, out.by),
            told_by="health",
            ended=first_end(
                ends(journey, armed_at, absconding=True), _drug_free(journey, started), back
            ),
            signs=_arranged(journey, out.stay.began_at or started.happened_at),
            values=(amount.read,),
        )


def _opened(journey: Journey, _ask: Ask, opener: Entry) -> Instance:
    return Instance(
        anchor=opener,
        armed_at=opener.happened_at,
        steps=(Step(None, _seen(journey, opener.happened_at)),),
        arms=(opener,),
        ended=first_end(
            ends(journey, opener.happened_at, absconding=True), _drug_free(journey, opener)
        ),
        signs=_arranged(journey, opener.happened_at),
    )


def _ways_out(journey: Journey) -> Iterator[_Out]:
    """Each custody with a release planned or come; the release as it came replaces the plan."""
    plans = {id(planned.stay): planned for planned in planned_releases(journey)}
    stays = {id(stay): stay for stay in journey.custody}
    stays.update((key, planned.stay) for key, planned in plans.items())
    for key, stay in stays.items():
        told = plans[key].plans if key in plans else ()
        released = stay.released
        if released is not None and released.fact.kind not in NO_RELEASE:
            since = min([released.happened_at, *(plan.happened_at for plan in told[:1])])
            yield _Out(stay, london_day(released.happened_at), released, since)
        elif told:
            yield _Out(stay, told[-1].fact.release_on, told[-1], told[0].happened_at)


def _started(journey: Journey, out: _Out) -> Entry | None:
    """Treatment begun in this custody and not ended by the time its end was in sight."""
    begin = out.stay.began_at or out.stay.since
    ended = [e for e in journey.of(TreatmentEnded) if e.fact.setting == "custody"]
    for entry in journey.of(TreatmentStarted):
        at = entry.happened_at
        inside = (begin is None or at >= begin) and (
            out.stay.ended_at is None or at < out.stay.ended_at
        )
        if entry.fact.setting != "custody" or not inside:
            continue
        armed_at = max(at, out.since)
        if not any(at <= end.happened_at <= armed_at for end in ended):
            return entry
    return None


def _seen(journey: Journey, since: datetime) -> tuple[Met, ...]:
    """A community service treats the person, or has seen them, from the day of release on."""
    return tuple(
        Met(entry.happened_at, (entry,))
        for entry in journey.of(TreatmentEngaged, TreatmentStarted)
        if entry.happened_at >= since
        and (isinstance(entry.fact, TreatmentEngaged) or entry.fact.setting == "community")
    )


def _drug_free(journey: Journey, started: Entry) -> Ended | None:
    for entry in journey.of(TreatmentEnded):
        if entry.fact.outcome == "drug-free" and entry.happened_at >= started.happened_at:
            return Ended(entry.happened_at, "drug-free", (entry,))
    return None


def _arranged(journey: Journey, since: datetime) -> tuple[Sign, ...]:
    """A treatment appointment that stands."""
    return tuple(
        Sign(State.ACKNOWLEDGED, appointment.by[-1])
        for appointment in standing_appointments(journey, END_OF_TIME)
        if appointment.kind == "treatment" and appointment.by[-1].happened_at >= since
    )


HP14 = Point(
    code="HP14",
    says="Treatment for drugs or alcohol begun in prison is taken up outside within {treatment.within}.",
    from_agency="prison",
    to_agency="health",
    told_by="health",
    armed_by="treatment begun in custody and not ended, and a release planned or come",
    met_by="seen by a community service, or treatment begun there, from the release day on",
    ends="drug-free, or back in custody",
    armed=_in_treatment,
    opened=_opened,
    values=(WITHIN,),
    source="continuity of care guidance 2023",
)
