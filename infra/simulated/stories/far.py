"""People freed far from home, met by their manager before that, or not."""

from collections.abc import Callable

from infra.simulated.course import Course, long_course
from infra.simulated.days import working_days
from infra.simulated.life import Life
from infra.simulated.places import DELIUS
from infra.simulated.regimes import THROUGH_THE_GATE
from infra.simulated.stories import custody, gate
from infra.simulated.stories.baseline import Turns, nothing_more, tell
from infra.simulated.stories.lives import transferred

Script = Callable[[Life], object]
FAR = (
    "EXI"  # in the South, where none of our regions is; women's prisons take people from everywhere
)
OUT_OF_AREA = "out-of-area-release"


def moved_far(life: Life, course: Course) -> None:
    """To a prison at the other end of the country."""
    transferred(life, course, FAR)


def spoken_to(life: Life, course: Course) -> None:
    """The same, but the community manager calls in the last weeks."""
    moved_far(life, course)
    life.say(
        *(DELIUS, life.probation, "contact.made.v1", life.at(working_days(course.release_on, -8), 11)),
        mode="video",
        by_role="com",
    )  # fmt: skip


def unknown_at_home(life: Life, course: Course) -> None:
    """Out, and the manager at home has never spoken to them."""
    if life.sex != "female" and course.release_on >= THROUGH_THE_GATE:
        life.plant(OUT_OF_AREA, "breached", life.last_told(custody.RELEASED))


def _long(**turns: object) -> Script:
    return lambda life: tell(life, long_course(life), Turns(**turns))  # type: ignore[arg-type]


FAR_FROM_HOME: tuple[tuple[str, float, Script], ...] = (
    ("freed far from home, known there", 1, _long(inside=spoken_to)),
    (
        "freed far from home, unknown there",
        1,
        _long(
            inside=moved_far,
            officer=nothing_more,
            gate=gate.met_at_last,
            outside=unknown_at_home,
        ),
    ),
)
