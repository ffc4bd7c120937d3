"""Rule 53: a meeting in person is offered in every whole month of supervision."""

import pytest

from domain.facts.appointment import ContactMade
from domain.facts.sentence import ContactSuspended
from domain.finding import Verdict
from domain.rules.monthly_contact import SEEN_MONTHLY as RULE
from tests.people import (
    allocated,
    arranged,
    at_large,
    attended,
    called_off,
    dated,
    died,
    missed,
    received,
    released,
    supervision_ended,
    supervision_started,
)
from tests.story import given, said, taken_back

OUT = released("2026-01-20")
HEARD = "2026-03-01 00:00"  # February has just ended
AVERTED, BREACHED, UNKNOWN = Verdict.AVERTED, Verdict.BREACHED, Verdict.UNKNOWN
RUNNING = Verdict.NOT_YET_DUE


def contact(time, mode="in-person"):
    return said("probation", time, ContactMade(mode, "com"))


def suspended(time, exempt_reason=None):
    return said("probation", time, ContactSuspended("reset", exempt_reason))


@pytest.mark.parametrize(
    ("meeting", "verdict"),
    [
        ([contact("2026-02-28 23:59")], AVERTED),
        ([contact("2026-02-01 00:00")], AVERTED),
        ([contact("2026-01-31 23:59")], BREACHED),
        ([contact("2026-02-10", "phone")], BREACHED),
        ([arranged("2026-01-22", "a", "2026-02-10 10:00", "planned")], AVERTED),
        ([arranged("2026-01-22", "a", "2026-02-10 10:00", "home-visit")], AVERTED),
        ([arranged("2026-01-22", "a", "2026-02-10 10:00", "gp")], BREACHED),
        ([arranged("2026-01-22", "a", "2026-02-10 10:00", "planned", "video")], BREACHED),
        ([arranged("2026-01-22", "a", "2026-02-10"), missed("2026-02-10 13:00", "a")], AVERTED),
        ([arranged("2026-01-22", "a", "2026-02-10"), attended("2026-02-10 13:00", "a")], AVERTED),
        ([arranged("2026-01-22", "a", "2026-02-10"), called_off("2026-02-09", "a")], BREACHED),
    ],
    ids=[
        *("last minute", "first minute", "the month before", "by phone", "planned", "home visit"),
        *("a doctor", "by video", "missed", "attended", "called off"),
    ],
)
def test_what_counts(meeting, verdict):
    given(OUT, *meeting).heard(probation=HEARD).then(RULE, verdict, RUNNING, due_on="2026-02-28")


def test_unmet():
    given(OUT).asked("2026-01-31 23:59").then_nothing(RULE)
    given(OUT).asked("2026-02-01 00:00").then(RULE, RUNNING, due_on="2026-02-28")
    given(OUT).heard(prison=HEARD).then(RULE, UNKNOWN, RUNNING)
    given(OUT).heard(probation=HEARD).then(RULE, BREACHED, RUNNING)
    given(OUT, contact("2026-02-10").told("2026-03-02")).heard(probation=HEARD).then(
        RULE, Verdict.LATE_EVIDENCED, RUNNING
    )


def test_each_month_is_one_finding():
    given(OUT, contact("2026-03-10")).heard(probation="2026-04-01").then(
        RULE, BREACHED, AVERTED, RUNNING
    )


@pytest.mark.parametrize(
    ("start", "armed"),
    [
        (released("2026-02-01"), True),
        (released("2026-02-02"), False),
        (supervision_started("2026-02-01", "order"), True),
        (released("2026-01-20", "unconditional"), False),
    ],
    ids=["on the first", "on the second", "an order", "unsupervised"],
)
def test_from_when(start, armed):
    story = given(start).asked("2026-02-20")
    story.then(RULE, *([RUNNING] if armed else []))


@pytest.mark.parametrize(
    ("end", "verdicts"),
    [
        (supervision_ended("2026-02-27"), []),
        (supervision_ended("2026-02-28"), [BREACHED]),
        (received("2026-02-28", "recall"), []),
        (received("2026-03-01", "recall"), [BREACHED]),
        (died("2026-02-10"), []),
        (suspended("2026-02-28"), []),
        (suspended("2026-02-10", "mappa"), [BREACHED, RUNNING]),
        (at_large("2026-02-10"), [BREACHED, RUNNING]),
        (dated("2026-01-20", licence_expires_on="2026-02-27"), []),
        (dated("2026-01-20", licence_expires_on="2026-02-28"), [BREACHED]),
    ],
    ids=[
        *("ended inside it", "on its last day", "back inside", "back the day after", "died"),
        *("suspended", "exempt", "at large", "planned end inside it", "planned for its last day"),
    ],
)
def test_until_when(end, verdicts):
    given(OUT, end).heard(probation="2026-03-01 13:00").then(RULE, *verdicts)


def test_what_was_met_before_it_ended_stands():
    given(OUT, contact("2026-02-05"), received("2026-02-20", "recall")).heard(probation=HEARD).then(
        RULE, AVERTED
    )


def test_extended_beyond_the_plan():
    """The end as told replaces the planned one."""
    start = supervision_started("2026-01-01", "order", "2026-01-31")
    given(start, supervision_ended("2026-02-28", "order")).heard(probation=HEARD).then(
        RULE, BREACHED, BREACHED
    )


def test_out_again_after_a_recall():
    """A stretch of its own: March is not whole."""
    story = given(
        OUT, received("2026-02-20", "recall"), released("2026-03-06", "recall-end")
    ).heard(probation="2026-05-01")
    story.then(RULE, BREACHED, RUNNING)


def test_one_supervision_follows_another():
    story = (
        supervision_started("2026-01-01", "licence", "2026-02-10"),
        supervision_ended("2026-02-10 12:00", "licence"),
        supervision_started("2026-02-11", "pss", "2026-12-31"),
    )
    given(*story).heard(probation=HEARD).then(RULE, BREACHED, BREACHED, RUNNING)


def test_no_top_up_supervision_from_11_may_2026():
    """One then running ends on 10 May, whatever its date."""
    top_up = supervision_started("2026-04-01", "pss", "2026-12-31")
    given(top_up).heard(probation="2026-06-01").then(RULE, BREACHED)
    order = supervision_started("2026-04-01", "order", "2026-12-31")
    given(order).heard(probation="2026-06-01").then(RULE, BREACHED, BREACHED, RUNNING)


def test_told_inside_for_the_release_to_come():
    story = (received("2025-12-01"), supervision_started("2026-01-15"))
    given(*story).heard(probation=HEARD).then_nothing(RULE)
    given(*story, OUT).heard(probation=HEARD).then(RULE, BREACHED, RUNNING)


def test_release_taken_back():
    given(OUT.named("out"), taken_back("out", "2026-03-01")).heard(probation=HEARD).then(
        RULE, Verdict.VOIDED, Verdict.VOIDED
    )


def test_the_company_with_the_case_tells():
    story = given(released("2019-01-20"), allocated("2019-01-21", "provider:crc-x"))
    story.heard(probation="2019-03-01").then(RULE, UNKNOWN, RUNNING)
    story.heard(**{"/provider/crc-x": "2019-03-01"}).then(RULE, BREACHED, RUNNING)
