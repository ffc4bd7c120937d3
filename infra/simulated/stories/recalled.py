"""Lives with a recall: released, called back within months, and what came of it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from infra.simulated.course import Course, longer, short_course
from infra.simulated.days import days, working_days
from infra.simulated.life import Life
from infra.simulated.stories import daily, gate, recall
from infra.simulated.stories.baseline import Turns, tell


@dataclass(frozen=True, slots=True)
class Recalled:
    """Released, recalled within months, and what came of it."""

    kind: str = "fixed"
    pack: str = "in time"  # | late | never
    emergency: bool = False
    found: bool = True  # or still at large
    after: Callable[[Life, date, str], None] = recall.looked_after  # once back inside

    def __call__(self, life: Life) -> None:
        """Tell it."""
        latest = days(life.until_on, -(60 if self.pack == "never" else 160))
        course = longer(short_course(life, latest), 18)
        on = working_days(days(course.release_on, life.between(40, 55)), 1)

        def outside(life: Life, course: Course) -> None:
            never = self.pack == "never"
            last_on = course.expires_on if never else on  # nobody comes for them, and they come in
            gate.supervised(life, course.release_on, last_on)
            self._recall(life, on)
            if not self.found:
                gate.unseen(life, course.release_on, course.expires_on)

        tell(life, course, Turns(supervised=False, outside=outside, work=self._work))

    def _work(self, life: Life, course: Course) -> None:
        """Back inside before anybody asks about work again, unless nobody comes for them."""
        daily.work_known(life, course.release_on)
        if self.pack == "never" or not self.found:
            daily.work_known_later(life, course.release_on)

    def _recall(self, life: Life, on: date) -> None:
        if self.pack == "in time":
            recall.in_time(life, on, self.kind, self.emergency)
        else:
            recall.late(life, on, self.kind, self.pack == "late", self.emergency)
        if self.pack == "never":
            return
        revoked_on = days(on, 1) if self.pack == "in time" else working_days(on, 3)
        if not self.found:
            recall.at_large(life, revoked_on)
            return
        at_once = life.chance(0.5)
        received_on = days(revoked_on, 1 if at_once else life.between(3, 6))
        recall.arrested(life, received_on)
        release_on = recall.back_inside(life, received_on, self.kind)
        if not at_once:
            recall.at_large(life, revoked_on)
        self.after(life, received_on, self.kind)
        if self.kind == "fixed":
            recall.released_again(life, received_on, release_on)


# Three in ten are recalled within nine months (OM23).
RECALLS = (
    ("recalled, back, out again", 37.5, Recalled()),
    ("recalled for good", 22.5, Recalled("standard")),
    ("recalled at night", 7.5, Recalled(emergency=True)),
    ("recalled, not found", 7.5, Recalled(found=False)),
    ("recalled, nobody in touch", 7.5, Recalled("standard", after=recall.out_of_touch)),
    ("recalled, nobody in touch, out again", 7.5, Recalled(after=recall.out_of_touch)),
    ("recalled, no plan for the way out", 7.5, Recalled(after=recall.not_planned)),
    ("recall papers late", 7.5, Recalled(pack="late")),
    ("recall papers late at night", 3.75, Recalled("standard", "late", emergency=True)),
    ("recall papers never", 11.25, Recalled(pack="never")),
)
