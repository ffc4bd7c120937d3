"""Rule 80: an alleged breach goes on to the court."""

import pytest

from domain.finding import Verdict
from domain.rules.breach import BREACH_PRESENTED as RULE
from tests.overseen import breach, enforced
from tests.people import allocated, died, received, supervision_ended, supervision_started
from tests.story import Said, given, taken_back

ORDER = supervision_started("2025-11-03", "order")
ALLEGED = breach("2026-03-26", "2026-03-26")  # ten working days on, over Easter: Monday 13 April
HEARD = "2026-04-14 00:00"


@pytest.mark.parametrize(
    ("time", "action", "verdict", "late_days"),
    [
        ("2026-03-26 00:00", "presented", Verdict.AVERTED, None),
        ("2026-04-13 23:59", "presented", Verdict.AVERTED, None),
        ("2026-04-14 00:00", "presented", Verdict.CLOSED, 1),
        ("2026-04-01 10:00", "referred", Verdict.OPEN, None),
        ("2026-04-01 10:00", "warning", Verdict.OPEN, None),
        ("2026-04-01 10:00", "home-visit", Verdict.OPEN, None),
        ("2026-03-25 23:59", "presented", Verdict.OPEN, None),
    ],
)
def test_presented_in_time(time: str, action: str, verdict: Verdict, late_days: int | None) -> None:
    given(ORDER, ALLEGED, enforced(time, action)).heard(probation=HEARD).then(
        RULE, verdict, due_on="2026-04-13", late_days=late_days
    )


def test_unmet() -> None:
    given(ORDER, ALLEGED).asked("2026-04-13 23:59").then(RULE, Verdict.NOT_YET_DUE)
    given(ORDER, ALLEGED).heard(prison=HEARD).then(RULE, Verdict.UNKNOWN)
    given(ORDER, ALLEGED).heard(probation=HEARD).then(RULE, Verdict.OPEN)
    given(ORDER, ALLEGED, enforced("2026-04-10", "presented").told("2026-04-20")).heard(
        probation=HEARD
    ).then(RULE, Verdict.LATE_EVIDENCED)


def test_it_counts_from_the_day_it_was_known() -> None:
    """Not from the day on which it was written down; told twice of one day, it is one."""
    late = breach("2026-03-30", "2026-03-26")
    given(ORDER, late).then(RULE, Verdict.NOT_YET_DUE, due_on="2026-04-13")
    given(ORDER, ALLEGED, late).heard(probation=HEARD).then(RULE, Verdict.OPEN)


def test_withdrawn() -> None:
    given(ORDER, ALLEGED, enforced("2026-04-13", "withdrawn")).heard(probation=HEARD).then_nothing(
        RULE
    )
    given(ORDER, ALLEGED, enforced("2026-04-15", "withdrawn")).heard(probation="2026-04-16").then(
        RULE, Verdict.LAPSED, late_days=2
    )


@pytest.mark.parametrize(
    ("story", "armed"),
    [
        ((supervision_started("2025-11-03", "licence"),), False),
        ((supervision_started("2025-11-03", "licence"), ORDER), True),
        ((supervision_started("2025-11-03", "pss"),), True),
        ((supervision_started("2025-11-03"), supervision_ended("2026-03-25")), True),
        ((supervision_started("2025-11-03"), supervision_ended("2026-03-26 18:00")), False),
        ((), True),
    ],
    ids=["licence", "order too", "top-up", "licence over", "over that day", "none known"],
)
def test_on_licence_alone_it_is_a_matter_of_recall(story: tuple[Said, ...], armed: bool) -> None:
    given(*story, ALLEGED).heard(probation=HEARD).then(RULE, *((Verdict.OPEN,) if armed else ()))


def test_inside_or_dead() -> None:
    """A return to custody changes nothing; death ends it."""
    given(ORDER, ALLEGED, received("2026-04-01", "remand")).heard(probation=HEARD).then(
        RULE, Verdict.OPEN
    )
    given(ORDER, ALLEGED, died("2026-04-01")).heard(probation=HEARD).then_nothing(RULE)


def test_taken_back() -> None:
    given(ORDER, ALLEGED.named("b"), taken_back("b", "2026-04-15", "probation")).heard(
        probation="2026-04-16"
    ).then(RULE, Verdict.VOIDED)


# Known on Tuesday 1 March 2016: eight working days end on Friday 11 March.
COMPANY = (
    allocated("2016-01-05", "provider:crc-north"),
    supervision_started("2016-01-04", "order"),
    breach("2016-03-01", "2016-03-01"),
)


def test_a_company_refers_and_probation_presents() -> None:
    """Each leg is told by its own side."""
    given(*COMPANY).asked("2016-03-05").then(RULE, Verdict.NOT_YET_DUE, due_on="2016-03-11")
    given(*COMPANY).heard(probation="2016-03-20").then(RULE, Verdict.UNKNOWN)
    given(*COMPANY).heard(**{"/provider/crc-north": "2016-03-12"}).then(RULE, Verdict.OPEN)
    referred = enforced("2016-03-09", "referred").by("/provider/crc-north")
    given(*COMPANY, referred).heard(**{"/provider/crc-north": "2016-03-20"}).then(
        RULE, Verdict.AVERTED, Verdict.UNKNOWN
    )
    given(*COMPANY, referred).heard(probation="2016-03-12 00:00").then(
        RULE, Verdict.AVERTED, Verdict.OPEN
    )
    given(*COMPANY, referred, enforced("2016-03-11 20:00", "presented")).then(
        RULE, Verdict.AVERTED, Verdict.AVERTED
    )


def test_presented_at_once_no_referral_is_missed() -> None:
    given(*COMPANY, enforced("2016-03-09", "presented")).then(RULE, Verdict.AVERTED)


def test_a_referral_taken_back_takes_its_leg_along() -> None:
    given(
        *COMPANY,
        enforced("2016-03-09", "referred").named("r"),
        taken_back("r", "2016-03-10", "probation"),
    ).asked("2016-03-10 18:00").then(RULE, Verdict.NOT_YET_DUE, Verdict.VOIDED)


@pytest.mark.parametrize("day", ["2014-05-12", "2021-06-28"])
def test_outside_those_years_there_is_one_clock(day: str) -> None:
    case = (
        allocated("2013-01-05", "provider:crc-north"),
        supervision_started("2013-01-05", "order"),
    )
    due_on = {"2014-05-12": "2014-05-27", "2021-06-28": "2021-07-12"}[day]
    given(*case, breach(day, day)).then(RULE, Verdict.NOT_YET_DUE, due_on=due_on)
