"""Rule 3, its day: short notice, and what a moved release does to it."""

import pytest

from domain.finding import Verdict
from domain.rules.homelessness import HOMELESSNESS_REFERRED as RULE
from tests.people import (
    moved,
    need_closed,
    need_seen,
    planned,
    referred,
    released,
)
from tests.story import Said, given

PLAN = planned("2026-01-20", "2026-06-29")  # 56 days before: Monday 4 May 2026
RISK = need_seen("2026-02-10", "accommodation", "homeless-risk")


@pytest.mark.parametrize(
    ("risk_on", "due_on", "short"),
    [
        ("2026-03-13", "2026-03-13", False),
        ("2026-03-14", "2026-03-17", True),
        ("2026-04-02", "2026-04-08", True),
    ],
    ids=["on the day itself", "a Saturday", "before Easter"],
)
def test_short_notice_where_the_need_is_known_late(risk_on: str, due_on: str, short: bool) -> None:
    """Release 8 May 2026, its day 13 March."""
    risk = need_seen(risk_on, "accommodation", "homeless-risk")

    given(planned("2026-02-02", "2026-05-08"), risk).asked(f"{risk_on} 23:00").then(
        RULE, Verdict.NOT_YET_DUE, due_on=due_on, short_notice=short
    )


def test_a_risk_seen_again_arms_anew() -> None:
    """Closed in time it was exempt; seen again after the day had passed, at short notice."""
    closed = need_closed("2026-03-10", "accommodation", "homeless-risk")
    again = need_seen("2026-05-05", "accommodation", "homeless-risk")

    given(PLAN, RISK, closed, again).asked("2026-05-05 20:00").then(
        RULE, Verdict.NOT_YET_DUE, due_on="2026-05-07", short_notice=True
    )
    given(PLAN, RISK, closed, again, referred("2026-05-07", "r1", "lha")).then(
        RULE, Verdict.AVERTED
    )


def test_short_notice_counts_from_the_recording() -> None:
    """Seen in time, known late."""
    late = need_seen("2026-02-10", "accommodation", "homeless-risk").told("2026-05-05 09:00")

    given(PLAN, late).asked("2026-05-05 10:00").then(
        RULE, Verdict.NOT_YET_DUE, due_on="2026-05-07", short_notice=True
    )


@pytest.mark.parametrize(
    ("change", "due_on", "short"),
    [
        (moved("2026-04-20", "2026-07-20", "2026-06-29"), "2026-05-25", False),
        (moved("2026-05-12", "2026-07-20", "2026-06-29"), "2026-05-25", False),
        (moved("2026-03-02", "2026-06-15", "2026-06-29"), "2026-04-20", False),
        (moved("2026-04-28", "2026-06-15", "2026-06-29"), "2026-04-30", True),
        (moved("2026-05-03", "2026-06-15", "2026-06-29"), "2026-05-04", False),
        (moved("2026-05-12", "2026-06-30", "2026-06-29"), "2026-05-05", False),
    ],
    ids=[
        "later",
        "later, when the day had passed: not yet due again",
        "earlier, in time",
        "earlier, at short notice",
        "earlier never gives more time",
        "a day later, when both days had passed",
    ],
)
def test_a_moved_release_moves_the_day(change: Said, due_on: str, short: bool) -> None:
    """Shared readings 6 and 11."""
    (found,) = given(PLAN, RISK, change).asked("2026-05-13").findings(RULE)

    assert found.deadline is not None
    assert (str(found.deadline.due_on), found.deadline.short_notice) == (due_on, short)


def test_a_date_told_again_is_not_new() -> None:
    """Nor a release on its day."""
    story = given(PLAN, RISK, planned("2026-05-10", "2026-06-29"), released("2026-06-29 10:00"))

    story.heard(probation="2026-07-01").then(
        RULE, Verdict.OPEN, due_on="2026-05-04", short_notice=False
    )


def test_the_release_replaces_the_plan() -> None:
    """Released early, before anybody knew: two working days from then."""
    given(PLAN, RISK, released("2026-04-09 10:00")).asked("2026-04-10").then(
        RULE, Verdict.NOT_YET_DUE, due_on="2026-04-13", short_notice=True
    )
    given(PLAN, RISK, released("2026-07-02 10:00")).heard(probation="2026-07-03").then(
        RULE, Verdict.OPEN, due_on="2026-05-07"
    )
