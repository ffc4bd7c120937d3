"""Lives in which somebody else should have been told, asked or protected."""

from datetime import date

from infra.simulated.course import Course, long_course, long_course_to, longer, short_course
from infra.simulated.days import days, missed, working_days
from infra.simulated.life import Life
from infra.simulated.places import DELIUS
from infra.simulated.regimes import COMPANIES
from infra.simulated.stories import leads, needs, protection, risk
from infra.simulated.stories.baseline import Turns, tell
from infra.simulated.stories.scripts import Script

NOTICE_MISSING, RISE_UNANSWERED = "child-notice-missing", "risk-escalation-unanswered"
WOMEN_UNASKED, ASSESSED = "women-extra-pathways-unscreened", "need.assessed.v1"
UNREGISTERED, VICTIM_LATE = "rso-notification-late", "victim-contact-late"
RISE = "HP22"


def _with(**turns: object) -> Script:
    """Some months outside still to be told."""

    def script(life: Life) -> object:
        course = longer(short_course(life, days(life.until_on, -50)), 8)
        return tell(life, course, Turns(**turns))  # type: ignore[arg-type]

    return script


def _never_asked(life: Life, course: Course) -> None:
    protection.never_asked(life, course.sentenced_on)


def _unanswered(life: Life, course: Course) -> None:
    protection.children_unanswered(life, course.sentenced_on)


def _answered_late(life: Life, course: Course) -> None:
    on = course.sentenced_on
    protection.children_unanswered(life, on, working_days(on, 15))


def _authority_untold(life: Life, course: Course) -> None:
    """The prison confirms the flag; nobody tells the authority."""
    risk.registered(life, working_days(course.sentenced_on, 1), "RCCO")
    risk.confirmed_by_prison(life, leads.prison_manager(life, course))
    life.plant(NOTICE_MISSING, "open", missed(days(course.release_on, -28)))


def _authority_told_late(life: Life, course: Course) -> None:
    _authority_untold(life, course)
    protection.children_known(life, working_days(course.release_on, -4))
    life.plants[-1].closes_at = life.sayings[-1].told_at


def _on_register(life: Life, course: Course) -> None:
    """A registered sex offender, as the prison confirms."""
    risk.flagged(life, working_days(course.sentenced_on, 1), "rso")
    risk.confirmed_by_prison(life, leads.prison_manager(life, course), "rso")


def _registers(life: Life, course: Course) -> None:
    protection.registered(life, days(course.release_on, 2))
    protection.assessed(life, days(course.release_on, 12))


def _registers_late(life: Life, course: Course) -> None:
    """Comes to the police days too late, and is assessed in time."""
    protection.registered(life, days(course.release_on, 6))
    life.plant(UNREGISTERED, "open", missed(days(course.release_on, 3)), life.sayings[-1].told_at)
    protection.assessed(life, days(course.release_on, 12))


def _never_registers(life: Life, course: Course) -> None:
    for within in (3, 15):
        life.plant(UNREGISTERED, "open", missed(days(course.release_on, within)))


def _rises(life: Life, course: Course) -> date:
    on = working_days(course.release_on, 12)
    life.say(DELIUS, life.probation, "risk.escalated.v1", life.at(on, 10), level="very-high")
    return on


def _answer(life: Life, on: date, name: str, **said: object) -> None:
    life.say(DELIUS, life.probation, name, life.at(on, 15), point=RISE, **said)


def _rise_answered(life: Life, course: Course) -> None:
    """Taken at once; whoever takes the case plans anew."""
    on = _rises(life, course)
    _answer(life, on, "handover.accepted.v1")
    needs.plan(life, working_days(on, 3), tuple(pathway for pathway, _ in needs.SHARES))


def _rise_unanswered(life: Life, course: Course) -> None:
    on = _rises(life, course)
    life.plant(RISE_UNANSWERED, "open", missed(working_days(on, 1)))
    if on >= COMPANIES:
        life.overdue(RISE, missed(on))


def _rise_answered_late(life: Life, course: Course) -> None:
    on = _rises(life, course)
    _answer(life, working_days(on, 4), "handover.returned.v1", reason="stays with the team")
    answered_at = life.sayings[-1].told_at
    life.plant(RISE_UNANSWERED, "open", missed(working_days(on, 1)), answered_at)
    if on >= COMPANIES:
        life.overdue(RISE, missed(on), answered_at)


def _victim(life: Life, referred_after: int | None, contacted_after: int | None) -> None:
    """Sentenced for a violent offence; the victim referred and approached so many working days on."""
    course = long_course(life)
    due_on = working_days(course.sentenced_on, 10)

    def inside(life: Life, course: Course) -> None:
        nonlocal due_on
        if referred_after is None:
            return
        on = working_days(course.sentenced_on, referred_after)
        life.say(DELIUS, life.probation, "victim.referred.v1", life.at(on, 11))
        due_on = working_days(on, 20)
        if contacted_after is not None:
            on = working_days(on, contacted_after)
            life.say(DELIUS, life.probation, "victim.contacted.v1", life.at(on, 11))

    tell(life, course, Turns(inside=inside))
    imposed = next(saying for saying in life.sayings if saying.type == "sentence.imposed.v1")
    imposed.data["violent_or_sexual"] = True
    if contacted_after is None:
        life.plant(VICTIM_LATE, "open", missed(due_on))
    elif contacted_after > 20:  # noqa: PLR2004 working days from referral to approach
        life.plant(VICTIM_LATE, "open", missed(due_on), life.last_told("victim.contacted.v1"))


def _woman(life: Life, asked_after: int | None) -> None:
    """Screened like a man: nobody asks about abuse and sex work (or only so many working days on)."""
    life.sex, life.held_at = "female", life.region.women
    course = long_course_to(life, days(life.until_on, 60))

    def screened(life: Life, course: Course) -> tuple[str, ...]:
        day, found = needs.screened(life, course, found=("ete",))
        said = next(saying for saying in reversed(life.sayings) if saying.type == ASSESSED)
        said.data["pathways"] = [*found]
        later = None
        if asked_after is not None:
            needs.women_asked(life, working_days(day, asked_after))
            later = life.sayings[-1].told_at
        life.plant(WOMEN_UNASKED, "open", missed(working_days(day, 3)), later)
        return found

    tell(life, course, Turns(needs=screened))


PROTECTED: tuple[tuple[str, float, Script], ...] = (
    ("safeguarding never asked about", 0.5, _with(enquiries=_never_asked)),
    ("children's services do not answer", 0.5, _with(enquiries=_unanswered)),
    ("children's services answer late", 0.5, _with(enquiries=_answered_late)),
    ("authority never told of a risk", 0.5, _with(prison_manager=_authority_untold)),
    ("authority told late of a risk", 0.5, _with(prison_manager=_authority_told_late)),
    ("registers with the police", 1, _with(prison_manager=_on_register, outside=_registers)),
    ("registers late", 0.5, _with(prison_manager=_on_register, outside=_registers_late)),
    ("never registers", 0.5, _with(prison_manager=_on_register, outside=_never_registers)),
    ("risk rises, answered", 1, _with(outside=_rise_answered)),
    ("risk rises, unanswered", 0.5, _with(outside=_rise_unanswered)),
    ("risk rises, answered late", 0.5, _with(outside=_rise_answered_late)),
    ("victim approached", 1, lambda life: _victim(life, 6, 12)),
    ("victim approached late", 0.5, lambda life: _victim(life, 6, 24)),
    ("victim referred, never approached", 0.5, lambda life: _victim(life, 6, None)),
    ("woman never asked", 0.5, lambda life: _woman(life, None)),
    ("woman asked late", 0.5, lambda life: _woman(life, 9)),
    ("victim never referred", 0.5, lambda life: _victim(life, None, None)),
)
