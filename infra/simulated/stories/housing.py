"""Where the person sleeps after the gate, and the duty to ask for help with it."""

from datetime import date, datetime

from domain.calendar import add_months
from infra.simulated import regimes
from infra.simulated.course import Course
from infra.simulated.days import days, missed, working_days
from infra.simulated.life import Life
from infra.simulated.places import CAS3, DELIUS, NOMIS
from infra.simulated.stories.identity import seen_by
from infra.simulated.stories.needs import acted_on

RECORDED = "accommodation.status_recorded.v1"


def housed(life: Life, released_on: date, kind: str = "family") -> None:
    """A roof from the first night, recorded that day."""
    life.say(
        *(DELIUS, life.probation, RECORDED, life.at(released_on, 14)),
        status="temporary" if kind == "cas3" else "settled",
        from_on=released_on,
        kind=kind,
    )


def housed_told_late(life: Life, released_on: date) -> None:
    """A roof from the first night, but recorded three working days later: no gap in the life,
    one in what was known."""
    told_at = life.at(working_days(released_on, 3), 10)
    life.say(
        *(DELIUS, life.probation, RECORDED, life.at(released_on, 14), told_at),
        status="settled",
        from_on=released_on,
        kind="family",
    )
    life.plant("accom-none-on-release-night", "breached", missed(released_on), told_at)
    life.plant("accom-homeless-open", "open", missed(released_on), told_at)
    for _ in range(2):
        life.plant("late-evidence", "breached", told_at)


def homeless(life: Life, released_on: date, roof_on: date | None = None) -> None:
    """No roof on the night of release, and none since (or not before `roof_on`)."""
    life.say(
        *(DELIUS, life.probation, RECORDED, life.at(released_on, 14)),
        status=life.rng.choice(("rough", "none", "shelter")),
        from_on=released_on,
    )
    life.plant("accom-none-on-release-night", "breached", missed(released_on))
    later = None
    if roof_on is not None:
        housed(life, roof_on, "tenancy")
        later = life.sayings[-1].told_at
    life.plant("accom-homeless-open", "open", missed(released_on), later)


def lost_roof(life: Life, released_on: date, lost_on: date) -> None:
    """Housed at first; then the sofa is no longer free, and nothing is recorded since."""
    housed(life, released_on)
    life.say(
        *(DELIUS, life.probation, RECORDED, life.at(lost_on, 15)),
        status="rough",
        from_on=lost_on,
    )
    life.plant("accom-homeless-open", "open", missed(lost_on))


def bed(life: Life, released_on: date, booked_on: date, *, moves_on: bool = True) -> None:
    """A place in transitional accommodation: booked, reached on the day, and a tenancy after it."""
    booking = f"b10914c1-0000-4000-8000-{life.number:012d}"
    life.say(
        *(CAS3, life.probation, "accommodation.cas3.booking.confirmed", life.at(booked_on, 11)),
        bookingId=booking,
        expectedArrivedAt=released_on,
        expectedDepartureOn=days(released_on, 84),
    ).detail = True
    arrived_at = life.at(released_on, 17)
    life.say(
        *(CAS3, life.probation, "accommodation.cas3.person.arrived", arrived_at),
        bookingId=booking,
        arrivedAt=arrived_at,
    ).detail = True
    housed(life, released_on, "cas3")
    if moves_on:
        housed(life, working_days(days(released_on, 60), 1), "tenancy")


def unsettled(life: Life, course: Course) -> None:
    """No settled home three months on, and still supervised then."""
    judged_on = add_months(course.release_on, 3)
    if judged_on < course.expires_on:
        life.plant("accom-not-settled-3mo", "breached", missed(judged_on))


def home_kept(life: Life, on: date) -> None:
    """Back inside, a tenant has somebody see to the tenancy."""
    told = [saying for saying in life.sayings if saying.type == RECORDED]
    if told and told[-1].data.get("kind") == "tenancy":
        acted_on(life, on, "accommodation", "tenancy")


def bed_asked(life: Life, on: date) -> None:
    """Probation asks for such a place, and hears that it is on the list."""
    referral = f"C{life.number:05d}"
    life.say(
        *(DELIUS, life.probation, "referral.made.v1", life.at(on, 12)),
        referral=referral,
        service="cas3",
        pathway="accommodation",
        basis="consent",
    )
    life.say(
        *(CAS3, life.probation, "referral.acknowledged.v1", life.at(working_days(on, 1), 12)),
        referral=referral,
    )


def bed_not_found(life: Life, released_on: date) -> None:
    """Asked for, but there was none on the day."""
    if regimes.beds_asked_for(life.region, released_on):
        life.overdue("HP12", missed(released_on))


def bed_not_asked(life: Life, released_on: date, seen_on: date) -> None:
    """Nobody asks for one, four weeks before release or as soon as the risk was known."""
    due_on = days(released_on, -28)
    if regimes.beds_asked_for(life.region, released_on):
        life.overdue("HP12", missed(short_notice(seen_on) if due_on < seen_on else due_on))


def at_risk(life: Life, on: date) -> None:
    """The prison sees that there will be nowhere to go."""
    life.say(
        *(NOMIS, life.prison, "need.identified.v1", life.at(on, 10)),
        pathway="accommodation",
        severity="high",
        kind="homeless-risk",
    )
    acted_on(life, on, "accommodation", "homeless-risk")


def referred(life: Life, on: date, answered: bool = True) -> str:
    """Probation asks the council for help; the council confirms."""
    referral = f"L{life.number:05d}"
    life.say(
        *(DELIUS, life.probation, "referral.made.v1", life.at(on, 11)),
        referral=referral,
        service="lha",
        pathway="accommodation",
        basis="consent",
    )
    if answered:
        opened = life.at(on, 12)
        seen_by(life, life.council_source, life.council, opened, ("noms", life.noms))
        life.say(
            *(life.council_source, life.council, "referral.acknowledged.v1", life.at(on, 15)),
            referral=referral,
        )
    return referral


def duty_missed(life: Life, due_on: date, made_on: date | None = None) -> None:
    """Nobody asks the council by the due day (or asks late)."""
    later: datetime | None = None
    if made_on is not None:
        referred(life, made_on)
        later = life.last_told("referral.made.v1")
    life.plant("accom-duty-to-refer-missing", "open", missed(due_on), later)
    answered = life.last_told("referral.acknowledged.v1") if later else None
    life.overdue("HP11", missed(due_on), answered)


def short_notice(known_on: date) -> date:
    """The day a late duty is good to: two working days after it became known."""
    return working_days(known_on, 2)
