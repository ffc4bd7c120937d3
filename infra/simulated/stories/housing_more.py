"""Lives about homes: one kept or lost during a short sentence, one looked at, one after the first bed."""

from datetime import date

from domain.calendar import add_months
from infra.simulated.course import Course, long_course, short_course
from infra.simulated.days import days, missed, working_days
from infra.simulated.life import Life
from infra.simulated.places import DELIUS
from infra.simulated.stories import custody, housing, needs, protection
from infra.simulated.stories.baseline import Turns, tell
from infra.simulated.stories.scripts import Script, at_risk_on

NIGHTS, HALF_A_YEAR = 84, 6
CHECK_DAYS, PROPOSED_DAYS = 10, 60
TENANCY = ("accommodation", "tenancy")
CLIFF, AT_RISK, UNCHECKED = (
    "accom-cas3-cliff",
    "accom-tenancy-at-risk",
    "accom-address-unchecked",
)


def _long(**turns: object) -> Script:
    return lambda life: tell(life, long_course(life), Turns(**turns))  # type: ignore[arg-type]


def _short(**turns: object) -> Script:
    return lambda life: tell(life, short_course(life), Turns(**turns))  # type: ignore[arg-type]


def _bed_and_no_more(life: Life, course: Course) -> str:
    """A bed by the day, and nowhere to go after it."""
    on = at_risk_on(life, course)
    housing.at_risk(life, on)
    housing.referred(life, on)
    housing.bed_asked(life, on)
    housing.bed(life, course.release_on, working_days(course.release_on, -6), moves_on=False)
    life.plant(CLIFF, "breached", missed(days(course.release_on, NIGHTS)))
    housing.unsettled(life, course)
    return "hostel"


def _tenant(life: Life, course: Course) -> date:
    day, _ = needs.screened(life, course, found=(TENANCY[0],))
    needs.seen(life, day, *TENANCY, severity="low")
    return day


def _landlord_told(life: Life, course: Course) -> tuple[str, ...]:
    """A tenant whose landlord hears of it within days."""
    needs.acted_on(life, _tenant(life, course), *TENANCY)
    return (TENANCY[0],)


def _landlord_not_told(life: Life, course: Course) -> tuple[str, ...]:
    """A tenant for whom nobody does anything."""
    _tenant(life, course)
    return (TENANCY[0],)


def _tenancy_lost(life: Life, course: Course) -> None:
    """What nobody did inside is a gap, where the way out was near enough to keep the home."""
    due_on = working_days(course.sentenced_on, 10)
    soon = course.release_on <= add_months(course.sentenced_on, HALF_A_YEAR)
    if soon and due_on < course.release_on:
        life.plant(AT_RISK, "open", missed(due_on), life.last_told(custody.RELEASED))


def _proposed(life: Life, course: Course) -> tuple[str, date]:
    """Somebody names an address two months before release, and the enquiries are made anew.

    Says its id, and when.
    """
    on, ref = working_days(days(course.release_on, -PROPOSED_DAYS), 1), f"A{life.number:05d}"
    life.say(
        *(DELIUS, life.probation, "address.proposed.v1", life.at(on, 10)),
        address=ref,
        postcode=life.postcode,
    )
    protection.enquired(life, on)
    return ref, on


def _looked_at(life: Life, ref: str, on: date) -> None:
    life.say(
        *(DELIUS, life.probation, "address.checked.v1", life.at(on, 15)),
        address=ref,
        suitable=True,
    )


def _address_checked(life: Life, course: Course) -> None:
    """Probation looks at it within the week."""
    ref, on = _proposed(life, course)
    _looked_at(life, ref, working_days(on, 4))


def _address_unchecked(life: Life, course: Course) -> None:
    """Nobody ever looks at it."""
    _, on = _proposed(life, course)
    life.plant(UNCHECKED, "open", missed(days(on, CHECK_DAYS)))


def _address_checked_late(life: Life, course: Course) -> None:
    """Somebody does after three weeks."""
    ref, on = _proposed(life, course)
    _looked_at(life, ref, working_days(on, 15))
    later = life.sayings[-1].told_at
    life.plant(UNCHECKED, "open", missed(days(on, CHECK_DAYS)), later)


HOUSING: tuple[tuple[str, float, Script], ...] = (
    ("bed found, no home after it", 1, _long(housing=_bed_and_no_more)),
    ("tenancy kept", 1, _short(needs=_landlord_told)),
    ("tenancy lost", 1, _short(needs=_landlord_not_told, outside=_tenancy_lost)),
    ("address checked", 1.5, _long(inside=_address_checked)),
    ("address never checked", 0.5, _long(inside=_address_unchecked)),
    ("address checked late", 0.5, _long(inside=_address_checked_late)),
)
