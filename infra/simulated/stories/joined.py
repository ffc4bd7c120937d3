"""Lives in which agencies contradict each other, or nobody sees that two records are one person."""

from datetime import date

from domain.calendar import london_day
from infra.simulated.course import Course, long_course_to
from infra.simulated.days import days, missed, working_days
from infra.simulated.life import Life
from infra.simulated.places import DELIUS, NOMIS
from infra.simulated.stories import custody, daily, housing, leads
from infra.simulated.stories.baseline import Turns, tell
from infra.simulated.stories.identity import seen_by
from infra.simulated.stories.scripts import Script

CONFLICT, UNLINKED = "facts-conflict", "identity-unlinked"
PLANNED = "sentence.release_planned.v1"
DECIDE_WITHIN, JOIN_WITHIN = 2, 3  # working days


def two_addresses(decided_after: int | None) -> Script:
    """Prison and probation plan for two addresses; somebody decides so many working days on."""

    def script(life: Life) -> None:
        course = long_course_to(life, days(life.until_on, 60))

        def inside(life: Life, course: Course) -> None:
            planned = next(saying for saying in life.sayings if saying.type == PLANNED)
            planned.data["postcode"] = "ZX1 1QQ"
            on = working_days(course.sentenced_on, 20)
            said = planned.data | {"postcode": "ZX2 2QQ"}
            told_at = life.say(DELIUS, life.probation, PLANNED, life.at(on, 12), **said).told_at
            _decided(life, london_day(told_at), decided_after)

        tell(life, course, Turns(inside=inside))

    return script


def _decided(life: Life, on: date, after: int | None) -> None:
    later = None
    if after is not None:
        decided_at = life.at(working_days(on, after), 12)
        name = "data.conflict_adjudicated.v1"
        life.say(DELIUS, life.probation, name, decided_at, about="address", chosen=PLANNED)
        later = life.sayings[-1].told_at
    if after is None or after > DECIDE_WITHIN:
        life.plant(CONFLICT, "open", missed(working_days(on, DECIDE_WITHIN)), later)


def unlinked(life: Life) -> None:
    """On remand, and known by the prison's number alone until probation hears of the person."""
    on = working_days(days(life.opens_on, life.between(5, 330)), 1)
    out_on = working_days(on, life.between(10, 50))
    _remanded(life, on)
    leads.known_to_probation(life, out_on)
    known_at = min(s.told_at for s in life.sayings if s.record == life.probation)
    life.plant(UNLINKED, "open", missed(working_days(on, JOIN_WITHIN)), known_at)
    custody.released(life, out_on, "bail", hour=16)
    housing.housed(life, out_on)


def unlinked_to_this_day(life: Life) -> None:
    """The same, still inside, and nobody has joined anything."""
    on = working_days(days(life.until_on, -life.between(20, 25)), 1)
    _remanded(life, on)
    life.plant(UNLINKED, "open", missed(working_days(on, JOIN_WITHIN)))


def _remanded(life: Life, on: date) -> None:
    custody.received(life, on, "remand")
    seen_by(life, NOMIS, life.prison, life.at(on, 16))
    daily.doctor(life, days(on, 3))
    daily.taught(life, days(on, 8))


JOINED: tuple[tuple[str, float, Script], ...] = (
    ("two addresses, decided", 1, two_addresses(1)),
    ("two addresses, decided late", 0.5, two_addresses(6)),
    ("two addresses to this day", 0.5, two_addresses(None)),
    ("records joined late", 0.5, unlinked),
    ("records never joined", 0.5, unlinked_to_this_day),
)
