"""Rule 14: whoever leaves prison has a GP where they go."""

import pytest

from domain.facts.health import GpRegistered
from domain.finding import Verdict
from domain.rules.gp import GP_REGISTERED as RULE
from tests.people import at_large, died, moved, need_closed, planned, received, released
from tests.story import given, said, taken_back

HERE, ELSEWHERE = "region/north-east", "region/london"
IN, PLAN = received("2026-03-01"), planned("2026-03-02", "2026-05-22", area=HERE)
OUT = released("2026-05-22 09:30")
DUE, HEARD = "2026-05-22", "2026-05-23 00:00"


def registered(time, area=None):
    return said("health", time, GpRegistered(area))


@pytest.mark.parametrize(
    ("told", "verdict", "late_days"),
    [
        (registered("2026-05-22 23:59"), Verdict.AVERTED, None),
        (registered("2026-05-23 00:00"), Verdict.CLOSED, 1),
        (registered("2019-01-01"), Verdict.AVERTED, None),
        (registered("2026-05-01", HERE), Verdict.AVERTED, None),
        (registered("2026-05-01", ELSEWHERE), Verdict.OPEN, None),
    ],
    ids=["that night", "day after", "long ago", "there", "elsewhere"],
)
def test_registered(told, verdict, late_days):
    given(IN, PLAN, OUT, told).heard(health="2026-05-23 09:00").then(
        RULE, verdict, due_on=DUE, late_days=late_days
    )


def test_no_area_known_is_no_other_area():
    plain = planned("2026-03-02", "2026-05-22")
    given(IN, plain, OUT, registered("2026-05-01", ELSEWHERE)).heard(health=HEARD).then(
        RULE, Verdict.AVERTED
    )


def test_unmet():
    given(IN, PLAN).asked("2026-05-14 23:59").then_nothing(RULE)
    given(IN, PLAN).asked("2026-05-15 00:00").then(RULE, Verdict.NOT_YET_DUE, due_on=DUE)
    given(IN, PLAN, OUT).heard(prison=HEARD).then(RULE, Verdict.UNKNOWN)
    given(IN, PLAN, OUT).heard(health=HEARD).then(RULE, Verdict.OPEN)
    given(IN, OUT).heard(health=HEARD).then(RULE, Verdict.OPEN)
    late = registered("2026-05-20").told("2026-05-25")
    given(IN, PLAN, OUT, late).heard(health=HEARD).asked("2026-05-25 13:00").then(
        RULE, Verdict.LATE_EVIDENCED
    )


@pytest.mark.parametrize(
    "more",
    [
        (OUT, need_closed("2026-05-22", "health", "gp", "declined")),
        (OUT, received("2026-05-22 20:00", "recall")),
        (OUT, died("2026-05-22 20:00")),
        (released("2026-05-22 09:30", "court"),),
        (released("2026-05-22 09:30", "immigration"), received("2026-05-23")),
    ],
    ids=["declined", "back inside", "dead", "from court", "immigration"],
)
def test_exempt(more):
    given(IN, *more).heard(health="2026-05-24").then_nothing(RULE)


def test_after_the_deadline():
    story = given(IN, PLAN, OUT).heard(health=HEARD)
    story.when(need_closed("2026-05-25", "health", outcome="met")).then(
        RULE, Verdict.CLOSED, late_days=3
    )
    story.when(received("2026-05-26", "recall")).then(RULE, Verdict.LAPSED, late_days=4)
    story.when(at_large("2026-05-24")).then(RULE, Verdict.LAPSED, late_days=2)


def test_the_day_moves_with_the_release():
    """By plan, and by the day it came."""
    later = moved("2026-05-20", "2026-05-29", "2026-05-22")
    given(IN, PLAN, later).heard(health="2026-05-25").then(
        RULE, Verdict.NOT_YET_DUE, due_on="2026-05-29"
    )
    given(IN, PLAN, released("2026-05-10")).heard(health="2026-05-12").then(
        RULE, Verdict.OPEN, due_on="2026-05-10"
    )


def test_taken_back():
    story = given(IN, OUT.named("out"), taken_back("out", "2026-05-24"))
    story.heard(health="2026-05-25").then(RULE, Verdict.VOIDED)
    both = given(IN, PLAN.named("plan"), OUT, taken_back("plan", "2026-05-24"))
    both.heard(health="2026-05-25").then(RULE, Verdict.OPEN)
