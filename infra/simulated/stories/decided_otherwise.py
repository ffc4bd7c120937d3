"""Cases that pass to the community on a day of their own: parole decides, or it was allocated early."""

from domain.calendar import add_months
from infra.simulated.course import Course, long_course_to
from infra.simulated.days import days
from infra.simulated.life import Life
from infra.simulated.regimes import EARLY_BEFORE, parole_passes_on
from infra.simulated.stories import handover
from infra.simulated.stories.baseline import Turn, Turns, handed_over, tell
from infra.simulated.stories.scripts import Script

DATES = "sentence.dates_calculated.v1"
LATER = 300  # days from the parole date to the release without parole
AHEAD = 60  # days from the end of what is told to the release


def parole(turn: Turn) -> Script:
    """Parole may decide before the sentence does."""

    def script(life: Life) -> object:
        course = long_course_to(life, days(life.until_on, AHEAD))
        parole_on = course.calculated_on

        def dated(life: Life, course: Course) -> None:
            dates = next(saying for saying in life.sayings if saying.type == DATES)
            dates.data["parole_eligible_on"] = parole_on
            dates.data["conditional_release_on"] = days(parole_on, LATER)

        course = handover.passing_where_covered(life, course, parole_passes_on(parole_on))
        return tell(life, course, Turns(inside=dated, handover=turn))

    return script


def early(turn: Turn) -> Script:
    """Allocated early: fifteen months before release."""

    def script(life: Life) -> object:
        course = long_course_to(life, days(add_months(life.opens_on, EARLY_BEFORE + 1), 20))

        def dated(life: Life, course: Course) -> None:
            dates = next(saying for saying in life.sayings if saying.type == DATES)
            dates.data["early_allocation"] = True

        passes_on = add_months(course.calculated_on, -EARLY_BEFORE)
        course = handover.passing_where_covered(life, course, passes_on)
        return tell(life, course, Turns(inside=dated, handover=turn))

    return script


parole_in_time, parole_late = parole(handed_over), parole(handover.days_late)
early_in_time, early_late = early(handed_over), early(handover.days_late)
