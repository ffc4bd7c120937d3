"""Lives on an integrated offender management scheme: selected, seen often, let go."""

from datetime import date

from infra.simulated.course import Course, long_course_to, longer, short_course
from infra.simulated.days import days, missed, working_days
from infra.simulated.life import Life
from infra.simulated.places import DELIUS
from infra.simulated.stories import needs
from infra.simulated.stories.baseline import Turns, tell
from infra.simulated.stories.identity import seen_by
from infra.simulated.stories.scripts import Script

EVERY = {"red": 7, "amber": 14, "green": 28}  # days between reviews
OVERDUE, LEFT, LINK_LOST = (
    "iom-review-overdue",
    "iom-deselected-with-needs",
    "iom-custody-link-lost",
)
INSIDE_EVERY = 25  # days between contacts inside
REVIEWS = 4


def selected(life: Life, on: date) -> None:
    """The police team selects the person; probation confirms the papers."""
    seen_by(life, life.force_source, life.police, life.at(on, 9), ("noms", life.noms))
    _police(life, on, 10, "iom.selected.v1", scheme=life.region.force, statutory=True)
    _papers(life, on)


def reviewed(life: Life, on: date, colour: str, last: date) -> date:
    """A colour is set, and the team looks again as often as it says. The day of the last review."""
    _police(life, on, 11, "iom.rag_set.v1", rag=colour)
    day = days(on, EVERY[colour] - 1)
    while day < last:
        _police(life, day, 10, "iom.reviewed.v1")
        on, day = day, days(day, EVERY[colour] - 1)
    return on


def deselected(life: Life, on: date) -> None:
    """Off the scheme again."""
    _police(life, on, 12, "iom.deselected.v1", reason="progress")
    _papers(life, on)


def stepped_down(life: Life, on: date) -> None:
    """A plan for the time after the scheme."""
    name = "plan.completed.v1"
    life.say(
        DELIUS, life.probation, name, life.at(on, 13), kind="step-down", pathways=["attitudes"]
    )


def _papers(life: Life, on: date) -> None:
    life.say(
        *(DELIUS, life.probation, "handover.pack_acknowledged.v1", life.at(on, 16)),
        point="HP27",
        items=["risk"],
    )


def _police(life: Life, on: date, hour: int, name: str, **said: object) -> None:
    life.say(life.force_source, life.police, name, life.at(on, hour), **said)


def _managed(life: Life, course: Course) -> date:
    """Selected after release, with a need that weighs; reviewed until shortly before it ends."""
    on = working_days(course.release_on, 3)
    selected(life, on)
    needs.seen(life, on, "attitudes", severity="high")
    needs.acted_on(life, on, "attitudes")
    left_on = working_days(on, 45)
    reviewed(life, on, life.rng.choice(sorted(EVERY)), left_on)
    deselected(life, left_on)
    return left_on


def _let_go(life: Life, course: Course) -> None:
    stepped_down(life, working_days(_managed(life, course), 3))


def _dropped(life: Life, course: Course) -> None:
    left_on = _managed(life, course)
    life.plant(LEFT, "open", missed(working_days(left_on, 5)))


def _planned_late(life: Life, course: Course) -> None:
    left_on = _managed(life, course)
    stepped_down(life, working_days(left_on, 9))
    life.plant(LEFT, "open", missed(working_days(left_on, 5)), life.sayings[-1].told_at)


def _forgotten(life: Life, course: Course) -> None:
    on = working_days(course.release_on, 3)
    selected(life, on)
    last = reviewed(life, on, "amber", days(on, REVIEWS * EVERY["amber"]))
    life.plant(OVERDUE, "open", missed(days(last, EVERY["amber"])))


def _kept_in_sight(life: Life, course: Course) -> None:
    """Selected before the sentence; the scheme keeps coming, and lets go after release."""
    selected(life, working_days(course.sentenced_on, -2))
    day = working_days(course.sentenced_on, 4)
    while day < course.release_on:
        _police(life, day, 14, "iom.contact_made.v1", by_agency="police")
        day = days(day, INSIDE_EVERY)
    left_on = working_days(course.release_on, 6)
    deselected(life, left_on)
    stepped_down(life, working_days(left_on, 2))


def _lost_sight(life: Life, course: Course) -> None:
    """One contact inside, and none since: neither within the month nor before release."""
    selected(life, working_days(course.sentenced_on, -2))
    on = working_days(course.sentenced_on, 4)
    _police(life, on, 14, "iom.contact_made.v1", by_agency="prison")
    life.plant(LINK_LOST, "open", missed(days(on, 28)))
    life.plant(LINK_LOST, "open", missed(days(course.release_on, -28)))


def _after(**turns: object) -> Script:
    """Time enough on licence after the scheme has let go."""

    def script(life: Life) -> object:
        course = longer(short_course(life, days(life.until_on, -110)), 12)
        return tell(life, course, Turns(**turns))  # type: ignore[arg-type]

    return script


def _still_inside(life: Life) -> None:
    course = long_course_to(life, days(life.until_on, 18))
    tell(life, course, Turns(inside=_lost_sight))


MANAGED: tuple[tuple[str, float, Script], ...] = (
    ("on a scheme, let go with a plan", 1.5, _after(outside=_let_go)),
    ("on a scheme, dropped", 0.5, _after(outside=_dropped)),
    ("on a scheme, planned late", 0.5, _after(outside=_planned_late)),
    ("on a scheme, forgotten", 0.5, _after(outside=_forgotten)),
    ("on a scheme, kept in sight inside", 1, _after(inside=_kept_in_sight)),
    ("on a scheme, lost sight of inside", 0.5, _still_inside),
)
