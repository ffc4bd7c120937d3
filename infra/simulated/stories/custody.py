"""Court, reception, dates, and the way out."""

from datetime import date, datetime, timedelta

from infra.simulated.course import Course
from infra.simulated.days import calendar, days
from infra.simulated.life import Life
from infra.simulated.places import COURT, DELIUS, DPS, NOMIS, SEARCH
from infra.simulated.stories.identity import seen_by

RECEIVED = "prison-offender-events.prisoner.received"
RELEASED = "prison-offender-events.prisoner.released"
A_DAY = timedelta(days=1)
CODES = {
    "remand": "N",
    "sentence": "I",
    "recall": "L",
    "conditional": "CR",
    "recall-end": "PD",
    "hdc": "HD",
    "parole": "PX",
    "early": "ECSL",
    "died": "DEC",
}  # NOMIS movement codes


def sentenced(life: Life, course: Course) -> None:
    """A court passes a sentence of custody."""
    seen_by(life, COURT, life.court, life.at(course.sentenced_on, 9), ("pnc", life.pnc))
    life.say(
        *(COURT, life.court, "sentence.imposed.v1", life.at(course.sentenced_on, 10)),
        kind="custody",
        sentenced_on=course.sentenced_on,
        months=course.months,
    )


def received(life: Life, on: date, basis: str = "sentence", prison: str | None = None) -> datetime:
    """A prison takes the person in; both families of events tell of it."""
    moment = life.at(on, 15)
    where = life.held_at = prison or life.held_at
    life.say(
        *(NOMIS, life.prison, RECEIVED, moment),
        nomsNumber=life.noms,
        reason="ADMISSION",
        nomisMovementReasonCode=CODES[basis],
        prisonId=where,
        currentLocation="IN_PRISON",
        currentPrisonStatus="UNDER_PRISON_CARE",
    )
    life.say(
        *(SEARCH, life.prison, "prisoner-offender-search.prisoner.received", moment),
        nomsNumber=life.noms,
        reason="READMISSION" if basis == "recall" else "NEW_ADMISSION",
        prisonId=where,
    )
    return moment


def transferred(life: Life, on: date, prison: str) -> None:
    """Moved to another prison, which tells of it."""
    life.say(
        *(NOMIS, life.prison, RECEIVED, life.at(on, 12)),
        nomsNumber=life.noms,
        reason="TRANSFERRED",
        nomisMovementReasonCode="INT",
        prisonId=prison,
    )
    life.held_at = prison


def registered(life: Life, on: date) -> None:
    """The prison says who it has taken in."""
    seen_by(life, NOMIS, life.prison, life.at(on, 16), ("pnc", life.pnc))


def dates(life: Life, course: Course, on: date | None = None) -> None:
    """The key dates of the sentence are worked out."""
    moment = life.at(on or days(course.sentenced_on, 1), 10)
    life.say(
        *(NOMIS, life.prison, "sentence.dates_calculated.v1", moment),
        conditional_release_on=course.calculated_on,
        sentence_expires_on=course.expires_on,
        licence_expires_on=course.expires_on,
    )


def release_planned(life: Life, course: Course, destination: str, on: date | None = None) -> None:
    """A day and a destination are planned."""
    moment = life.at(on or days(course.sentenced_on, 2), 11)
    life.say(
        *(NOMIS, life.prison, "sentence.release_planned.v1", moment),
        release_on=course.planned_on,
        kind="conditional",
        destination=destination,
        area=life.region.area,
    )


def day_considered(life: Life, planned_at: datetime, release_on: date) -> None:
    """Before a weekend or a holiday: the day is kept, and somebody says why, in good time."""
    if not before_a_rest(release_on):
        return
    life.say(
        *(NOMIS, life.prison, "sentence.release_day_decided.v1", planned_at + A_DAY),
        decision="kept",
        reason="no suitable day before",
    )


def before_a_rest(release_on: date) -> bool:
    """Whether nothing is open on the day after."""
    return not calendar().is_working(days(release_on, 1))


def released(life: Life, on: date, kind: str = "conditional", hour: int = 9) -> datetime:
    """The prison lets the person go."""
    moment = life.at(on, hour)
    if kind not in CODES:
        life.say(
            *(NOMIS, life.prison, "custody.person_released.v1", moment),
            prison=life.held_at,
            kind=kind,
        )
        return moment
    life.say(
        *(NOMIS, life.prison, RELEASED, moment),
        nomsNumber=life.noms,
        reason="RELEASED",
        nomisMovementReasonCode=CODES[kind],
        prisonId=life.held_at,
        currentLocation="OUTSIDE_PRISON",
        currentPrisonStatus="NOT_UNDER_PRISON_CARE",
    )
    life.say(
        *(SEARCH, life.prison, "prisoner-offender-search.prisoner.released", moment),
        nomsNumber=life.noms,
        reason="RELEASED",
        prisonId=life.held_at,
    )
    return moment


def supervision(life: Life, course: Course, released_on: date) -> None:
    """Supervision begins at the gate and ends with the licence."""
    life.say(
        *(DELIUS, life.probation, "sentence.supervision_started.v1", life.at(released_on, 10)),
        kind="licence",
        ends_on=course.expires_on,
    )


def supervision_ended(life: Life, course: Course) -> None:
    """The licence comes to its end."""
    life.say(
        *(DELIUS, life.probation, "sentence.supervision_ended.v1", life.at(course.expires_on, 16)),
        kind="licence",
    )


def prison_life(life: Life, course: Course, upto: date) -> None:
    """What no rule reads is told too, and kept: moves, notes, alerts."""
    day = days(course.sentenced_on, life.between(3, 10))
    while day < upto:
        name, fields = life.rng.choice(EVERYDAY)
        life.say(DPS, life.prison, name, life.at(day, 13), nomsNumber=life.noms, **fields)
        day = days(day, life.between(40, 90))


EVERYDAY: tuple[tuple[str, dict[str, object]], ...] = (
    ("person.case-note.created", {"type": "RESET", "subType": "GEN"}),
    ("incentives.iep-review.inserted", {"id": 12345}),
    ("prison-visit.booked", {"reference": "ab-cd-ef"}),
    ("person.alert.created", {"alertCode": "XEL"}),
    ("prison-library.book.lent", {"title": "Treasure Island"}),  # a type nobody reads yet
)
