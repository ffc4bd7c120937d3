"""What agencies hand to one another: papers confirmed or not, on consent or without, asked once or again."""

from collections.abc import Callable
from datetime import date

from infra.simulated.course import Course, long_course, short_course
from infra.simulated.days import days, missed, working_days
from infra.simulated.life import Life
from infra.simulated.places import DELIUS
from infra.simulated.stories import needs, needs_after
from infra.simulated.stories.baseline import Turns, tell
from infra.simulated.stories.identity import seen_by

Script = Callable[[Life], object]
SHARED, CONFIRMED = "handover.pack_shared.v1", "handover.pack_acknowledged.v1"
ASSESSED = "need.assessed.v1"
UNCONFIRMED = "pack-unacknowledged"
FROM_POLICE, TO_CHARITY = "HP36", "HP20"
ABUSE = ["domestic-abuse"]
PURPOSE = ["purpose", "outcome-wanted"]


def told_by_police(life: Life, on: date) -> None:
    """The police write to probation about abuse at home."""
    seen_by(life, life.force_source, life.police, life.at(on, 9), ("noms", life.noms))
    life.say(
        *(life.force_source, life.police, SHARED, life.at(on, 10)),
        point=FROM_POLICE,
        items=ABUSE,
        to="probation",
        basis="statutory",
    )


def confirmed(life: Life, on: date) -> None:
    """Probation says that it has it."""
    life.say(*(DELIUS, life.probation, CONFIRMED, life.at(on, 12)), point=FROM_POLICE, items=ABUSE)


def read_at_once(life: Life, course: Course) -> None:
    """Confirmed on the next working day."""
    on = working_days(course.release_on, 3)
    told_by_police(life, on)
    confirmed(life, working_days(on, 1))


def unread(life: Life, course: Course) -> None:
    """Nobody ever confirms it."""
    _unread(life, course, None)


def read_late(life: Life, course: Course) -> None:
    """Confirmed after a week."""
    _unread(life, course, 5)


def _unread(life: Life, course: Course, after: int | None) -> None:
    on = working_days(course.release_on, 3)
    told_by_police(life, on)
    later = None
    if after is not None:
        confirmed(life, working_days(on, after))
        later = life.sayings[-1].told_at
    life.plant(UNCONFIRMED, "open", missed(working_days(on, 1)), later)


def agreed(life: Life, course: Course) -> None:
    """The person agrees to a charity being told, and it is."""
    on = working_days(course.release_on, 6)
    life.say(
        *(DELIUS, life.probation, "consent.given.v1", life.at(days(on, -1), 14)),
        consent=_consent(life),
        to=_charity(life),
        purposes=["support"],
    )
    _to_charity(life, on)


def not_agreed(life: Life, course: Course) -> None:
    """The charity is told before anybody asked the person."""
    _to_charity(life, working_days(course.release_on, 6))
    life.plant("consent-missing", "breached", life.last_told(SHARED))


def _to_charity(life: Life, on: date) -> None:
    life.say(
        *(DELIUS, life.probation, SHARED, life.at(on, 10)),
        point=TO_CHARITY,
        items=PURPOSE,
        to=_charity(life),
        basis="consent",
        consent=_consent(life),
    )
    source = f"/voluntary/{life.charity}"
    record = f"voluntary/{life.charity}/{life.number:05d}"
    seen_by(life, source, record, life.at(on, 13), ("crn", life.crn))
    life.say(*(source, record, CONFIRMED, life.at(on, 15)), point=TO_CHARITY, items=PURPOSE)


def _charity(life: Life) -> str:
    return f"voluntary:{life.charity}"


def _consent(life: Life) -> str:
    return f"K{life.number:05d}"


def built_on(life: Life, course: Course) -> tuple[str, ...]:
    """Probation takes the prison's screen as it is, and says so."""
    found, screen = _screened(life, course)
    _asked_by_probation(life, course, found, used=screen)
    return found


def asked_again(life: Life, course: Course) -> tuple[str, ...]:
    """Probation asks the same once more, three days after sentence at the latest."""
    found, _ = _screened(life, course)
    _asked_by_probation(life, course, found)
    life.plant("repeat-assessment", "breached", life.last_told(ASSESSED))
    return found


def _screened(life: Life, course: Course) -> tuple[tuple[str, ...], str]:
    found = needs.assessed(life, course)
    return found, next(said.id for said in reversed(life.sayings) if said.type == ASSESSED)


def _asked_by_probation(life: Life, course: Course, found: tuple[str, ...], **used: object) -> None:
    on = days(course.sentenced_on, 3)
    life.say(
        *(DELIUS, life.probation, ASSESSED, life.at(on, 10)),
        tool="oasys",
        pathways=[*found],
        complete=True,
        **used,
    )


def _with(**turns: object) -> Script:
    def script(life: Life) -> object:
        course = long_course(life) if life.chance(0.5) else short_course(life)
        return tell(life, course, Turns(**turns))  # type: ignore[arg-type]

    return script


def _in_need(life: Life, course: Course) -> tuple[str, ...]:
    """One need of some weight, acted on."""
    day, found = needs.screened(life, course, found=("finance",))
    needs.seen(life, day, "finance", severity="medium")
    needs.acted_on(life, day, "finance")
    return found


SHARING: tuple[tuple[str, float, Script], ...] = (
    ("police papers read", 1, _with(outside=read_at_once)),
    ("police papers never read", 0.5, _with(outside=unread)),
    ("police papers read late", 0.5, _with(outside=read_late)),
    ("charity told, agreed", 1, _with(outside=agreed)),
    ("charity told, never agreed", 0.5, _with(outside=not_agreed)),
    ("asked once", 1, _with(needs=built_on)),
    ("asked again", 0.5, _with(needs=asked_again)),
    ("supervision over, needs left", 1, _with(needs=_in_need, last=needs_after.left_open)),
)
