"""Rule 83: a service for children is followed by one for adults."""

import pytest

from domain.finding import Verdict
from domain.rules.youth_services import SERVICE_FOLLOWED as RULE
from tests.people import died, need_closed, need_seen, referred
from tests.protected import person, service_ended, service_started, taken_on
from tests.story import given, taken_back

BORN = person("2024-09-02", "2007-08-20")  # eighteen on 20 August 2025
NEED = need_seen("2025-06-01", "health")
ENDED = service_ended("2025-08-18", "child-service", "health")  # ten working days: 2 September
BEGIN = (BORN, NEED, ENDED)
DUE, HEARD = "2025-09-02", "2025-09-03 00:00"
ASKED = referred("2025-08-01", "r1", "gp", "health")


@pytest.mark.parametrize(
    ("moment", "verdict", "late_days"),
    [
        ("2025-08-02", Verdict.AVERTED, None),
        ("2025-09-02 23:00", Verdict.AVERTED, None),
        ("2025-09-03 09:00", Verdict.CLOSED, 1),
    ],
    ids=["before it ended", "last day", "day after"],
)
@pytest.mark.parametrize("how", ["accepted", "started"])
def test_followed(how, moment, verdict, late_days):
    follows = (
        taken_on(moment, "r1") if how == "accepted" else service_started(moment, "x", "health")
    )
    given(*BEGIN, ASKED, follows).asked("2025-09-04").then(
        RULE, verdict, due_on=DUE, late_days=late_days
    )


@pytest.mark.parametrize(
    "other",
    [
        service_started("2025-08-20", "child-service", "health"),
        service_started("2025-08-20", "x", "ete"),
        service_started("2025-08-20", "x"),
        taken_on("2025-08-20", "r9"),
        ASKED,
    ],
    ids=["for children", "another pathway", "no pathway", "unknown referral", "only asked"],
)
def test_what_does_not_follow(other):
    given(*BEGIN, other).heard(probation=HEARD).then(RULE, Verdict.OPEN)


def test_unmet():
    given(*BEGIN).asked("2025-09-02 12:00").then(RULE, Verdict.NOT_YET_DUE)
    given(*BEGIN).heard(local_authority="2025-09-10").then(RULE, Verdict.UNKNOWN)


def test_told_late():
    late = taken_on("2025-08-20", "r1").told("2025-09-04 09:00")
    given(*BEGIN, ASKED, late).heard(probation=HEARD).asked("2025-09-04 10:00").then(
        RULE, Verdict.LATE_EVIDENCED
    )


@pytest.mark.parametrize(
    ("day", "armed"),
    [("2025-05-22", True), ("2025-05-21", False), ("2025-11-18", True), ("2025-11-19", False)],
)
def test_near_the_birthday(day, armed):
    """Ninety days either side, both counted."""
    need = need_seen("2025-01-10", "health")
    story = given(BORN, need, service_ended(day, "child-service", "health"))
    if armed:
        story.then(RULE, Verdict.NOT_YET_DUE)
    else:
        story.then_nothing(RULE)


def test_what_arms():
    other = service_ended("2025-08-18", "programme", "health")
    given(BORN, NEED, other).heard(probation=HEARD).then_nothing(RULE)
    given(NEED, ENDED).heard(probation=HEARD).then_nothing(RULE)
    given(BORN, ENDED).heard(probation=HEARD).then_nothing(RULE)
    elsewhere = need_seen("2025-06-01", "ete")
    given(BORN, elsewhere, ENDED).heard(probation=HEARD).then_nothing(RULE)
    unnamed = service_ended("2025-08-18", "child-service")
    given(BORN, elsewhere, unnamed).heard(probation=HEARD).then(RULE, Verdict.OPEN)


def test_the_need_is_gone():
    """By the deadline that exempts, later it closes."""
    given(*BEGIN, need_closed("2025-09-02", "health")).heard(probation=HEARD).then_nothing(RULE)
    given(*BEGIN, need_closed("2025-09-04", "health")).heard(probation="2025-09-05").then(
        RULE, Verdict.CLOSED, late_days=2
    )
    before = need_closed("2025-08-17", "health")
    given(BORN, NEED, before, ENDED).heard(probation=HEARD).then_nothing(RULE)


def test_ended_and_taken_back():
    given(*BEGIN, died("2025-08-30")).heard(probation=HEARD).then_nothing(RULE)
    given(BORN, NEED, ENDED.named("e"), taken_back("e", "2025-08-25", "local_authority")).then(
        RULE, Verdict.VOIDED
    )
