"""Rule 57: the licence is approved before the hard stop."""

import pytest

from domain.finding import Verdict
from domain.rules.licence import LICENCE_READY as RULE
from tests.people import (
    allocated,
    at_large,
    died,
    from_hospital,
    licence,
    moved,
    planned,
    received,
    released,
    to_hospital,
)
from tests.story import Said, given, taken_back

IN = received("2025-07-01")
PLAN = planned("2025-07-02", "2026-04-07", kind="conditional")  # stop: Wednesday 1 April 2026
HEARD = "2026-04-02 00:00"


@pytest.mark.parametrize(
    ("step", "made", "verdict", "late_days"),
    [
        ("approved", "2026-04-01 23:50", Verdict.AVERTED, None),
        ("activated", "2026-04-01 23:50", Verdict.AVERTED, None),
        ("approved", "2026-04-02 07:30", Verdict.CLOSED, 1),
        ("activated", "2026-04-07 09:00", Verdict.CLOSED, 6),
    ],
)
def test_approved_in_time(step: str, made: str, verdict: Verdict, late_days: int | None) -> None:
    """Two working days before the licence starts, over Easter."""
    given(IN, PLAN, licence(made, step)).then(
        RULE, verdict, due_on="2026-04-01", late_days=late_days
    )


def test_unmet() -> None:
    """Submitted is not approved; silence is unknown."""
    given(IN, PLAN, licence("2026-03-01", "submitted")).heard(probation=HEARD).then(
        RULE, Verdict.OPEN
    )
    given(IN, PLAN).asked("2026-04-01 23:59").then(RULE, Verdict.NOT_YET_DUE)
    given(IN, PLAN).heard(probation="2026-04-01", prison="2026-04-08").then(RULE, Verdict.UNKNOWN)


@pytest.mark.parametrize(
    ("release_on", "due_on"),
    [
        ("2024-05-18", "2024-05-15"),
        ("2026-04-03", "2026-03-31"),
        ("2026-04-05", "2026-03-31"),
        ("2026-04-08", "2026-04-02"),
    ],
    ids=["a Saturday", "Good Friday", "Easter Sunday", "the day after Easter Tuesday"],
)
def test_a_licence_starts_on_a_working_day(release_on: str, due_on: str) -> None:
    """Counted back from the last working day on or before the release."""
    given(planned("2023-10-02", release_on)).asked("2023-10-03").then(
        RULE, Verdict.NOT_YET_DUE, due_on=due_on
    )


@pytest.mark.parametrize(
    ("kind", "armed"),
    [
        *((kind, True) for kind in ("conditional", "hdc", "parole", "recall-end", "early", None)),
        *((kind, False) for kind in ("unconditional", "time-served", "bail", "court")),
        ("immigration", False),
    ],
)
def test_kinds_of_release(kind: str | None, armed: bool) -> None:
    """None given arms it."""
    given(IN, planned("2025-07-02", "2026-04-07", kind=kind)).heard(probation=HEARD).then(
        RULE, *([Verdict.OPEN] if armed else [])
    )


def test_the_latest_plan_that_gives_a_kind_decides() -> None:
    """Also where it was moved without saying it again."""
    other = planned("2025-08-02", "2026-04-07", kind="unconditional")

    given(IN, PLAN, other).heard(probation=HEARD).then_nothing(RULE)
    given(IN, PLAN, other, moved("2025-09-01", "2026-04-08", "2026-04-07")).heard(
        probation="2026-04-10"
    ).then_nothing(RULE)
    given(IN, other, planned("2025-09-02", "2026-04-07", kind="hdc")).heard(probation=HEARD).then(
        RULE, Verdict.OPEN
    )


@pytest.mark.parametrize(
    ("inactivated", "verdict"),
    [("2026-04-01 18:00", Verdict.OPEN), ("2026-04-20", Verdict.AVERTED)],
    ids=["before the stop", "after it"],
)
def test_an_approval_undone(inactivated: str, verdict: Verdict) -> None:
    """What was undone by the day doesn't count; later it changes nothing."""
    given(IN, PLAN, licence("2026-03-20", "approved"), licence(inactivated, "inactivated")).heard(
        probation="2026-04-21"
    ).then(RULE, verdict)


def test_undone_and_approved_anew() -> None:
    """Another licence, or the same one again."""
    for ref in ("l1", "l2"):
        given(
            IN,
            PLAN,
            licence("2026-03-20", "approved"),
            licence("2026-03-25", "inactivated"),
            licence("2026-03-26", "approved", ref),
        ).then(RULE, Verdict.AVERTED)


def test_the_licence_of_an_earlier_custody_is_not_this_one() -> None:
    """Nor does one of the next close it."""
    given(licence("2025-06-01", "approved"), IN, PLAN).heard(probation=HEARD).then(
        RULE, Verdict.OPEN
    )
    given(
        IN,
        PLAN,
        released("2026-04-07 10:00"),
        received("2026-05-05", basis="recall"),
        licence("2026-05-20", "approved"),
    ).then(RULE, Verdict.OPEN)


@pytest.mark.parametrize(
    ("change", "due_on", "short"),
    [
        (moved("2026-03-20", "2026-04-20", "2026-04-07"), "2026-04-16", False),
        (moved("2026-03-20", "2026-03-31", "2026-04-07"), "2026-03-27", False),
        (moved("2026-03-26", "2026-03-27", "2026-04-07"), "2026-03-30", True),
        (moved("2026-04-01", "2026-04-02", "2026-04-07"), "2026-04-01", False),
        (released("2026-03-24 10:00"), "2026-03-26", True),
    ],
    ids=[
        "later",
        "earlier, in time",
        "earlier, at short notice",
        "never more time than before",
        "released without warning",
    ],
)
def test_a_moved_release_moves_the_stop(change: Said, due_on: str, short: bool) -> None:
    """Shared readings 6 and 11."""
    (found,) = given(IN, PLAN, change).findings(RULE)

    assert found.deadline is not None
    assert (str(found.deadline.due_on), found.deadline.short_notice) == (due_on, short)


def test_an_approval_survives_a_moved_date() -> None:
    """It is the same custody."""
    given(
        IN, PLAN, licence("2026-03-20", "approved"), moved("2026-03-26", "2026-04-27", "2026-04-07")
    ).then(RULE, Verdict.AVERTED, due_on="2026-04-23")


def test_planned_at_short_notice() -> None:
    """Known after the stop had passed."""
    given(IN, planned("2026-04-02 09:00", "2026-04-07")).then(
        RULE, Verdict.NOT_YET_DUE, due_on="2026-04-08", short_notice=True
    )


@pytest.mark.parametrize(
    "end", [died("2026-03-20"), at_large("2026-03-20"), to_hospital("2025-12-01")]
)
def test_ended_in_time_there_is_nothing(end: Said) -> None:
    """Dead, at large, in hospital."""
    given(IN, PLAN, end).heard(probation=HEARD).then_nothing(RULE)


def test_back_from_hospital_and_lapsed() -> None:
    """A stay in hospital that ended exempts from nothing; a release ends nothing."""
    given(IN, PLAN, to_hospital("2025-12-01"), from_hospital("2026-01-10")).heard(
        probation=HEARD
    ).then(RULE, Verdict.OPEN)
    given(IN, PLAN, released("2026-04-07 10:00")).heard(probation="2026-04-09").then(
        RULE, Verdict.OPEN
    )
    given(IN, PLAN, died("2026-04-04")).heard(probation="2026-04-09").then(
        RULE, Verdict.LAPSED, late_days=3
    )


def test_the_company_with_the_case_is_heard() -> None:
    """By the day of release."""
    case = (
        allocated("2016-01-05", "provider:crc-north"),
        planned("2016-02-01", "2016-06-15"),  # Wednesday: stop on Monday 13 June
    )
    given(*case).heard(probation="2016-06-16").then(RULE, Verdict.UNKNOWN, due_on="2016-06-13")
    given(*case).heard(**{"/provider/crc-north": "2016-06-16"}).then(RULE, Verdict.OPEN)


def test_plans_taken_back() -> None:
    """The only one: voided. One of two: the other holds."""
    given(IN, PLAN.named("p"), taken_back("p", "2026-03-01")).heard(probation=HEARD).then(
        RULE, Verdict.VOIDED
    )
    change = moved("2026-02-01", "2026-05-07", "2026-04-07").named("m")
    given(IN, PLAN, change, taken_back("m", "2026-03-01")).heard(probation=HEARD).then(
        RULE, Verdict.OPEN, due_on="2026-04-01"
    )
    given(IN, PLAN.named("p"), change, taken_back("p", "2026-03-01")).heard(
        probation="2026-05-06"
    ).then(RULE, Verdict.OPEN, due_on="2026-05-05")


def test_told_late() -> None:
    """Approved in time, told after probation had been heard past the day."""
    given(IN, PLAN, licence("2026-03-20", "approved").told("2026-04-04 09:00")).heard(
        probation=HEARD
    ).asked("2026-04-05").then(RULE, Verdict.LATE_EVIDENCED)
