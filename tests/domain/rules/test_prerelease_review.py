"""Rule 49: the resettlement plan is looked at again twelve weeks before release."""

import pytest

from domain.facts.plan import PlanReviewed
from domain.finding import Verdict
from domain.rules.prerelease_review import PLAN_LOOKED_AT_AGAIN as RULE
from tests.people import (
    allocated,
    at_large,
    died,
    moved,
    plan_completed,
    planned,
    received,
    released,
    removed,
    sentenced,
    to_hospital,
)
from tests.story import given, said, taken_back

IN = received("2025-02-03")
PLAN = planned("2025-02-04", "2025-11-14")  # twelve weeks before: 22 August; 10 wd: 8 September
HEARD = "2025-09-09 06:00"


def reviewed(time, kind="resettlement"):
    return said("probation", time, PlanReviewed(kind))


@pytest.mark.parametrize(
    ("time", "verdict", "late_days"),
    [
        ("2025-09-08 23:59", Verdict.AVERTED, None),
        ("2025-09-09 00:00", Verdict.CLOSED, 1),
        ("2025-07-25 00:00", Verdict.AVERTED, None),
        ("2025-07-24 23:59", Verdict.OPEN, None),
    ],
    ids=["last good day", "the day after", "four weeks ahead", "a day too early"],
)
def test_reviewed(time, verdict, late_days):
    given(IN, PLAN, reviewed(time)).heard(probation="2025-09-09 08:00").then(
        RULE, verdict, due_on="2025-09-08", late_days=late_days
    )


@pytest.mark.parametrize(
    "other",
    [reviewed("2025-09-01", "sentence"), plan_completed("2025-09-01", "resettlement")],
    ids=["another plan", "made, not reviewed"],
)
def test_what_does_not_count(other):
    given(IN, PLAN, other).heard(probation=HEARD).then(RULE, Verdict.OPEN)


def test_unmet():
    given(IN, PLAN).asked("2025-02-05").then(RULE, Verdict.NOT_YET_DUE, due_on="2025-09-08")
    given(IN, PLAN).heard(prison=HEARD).then(RULE, Verdict.UNKNOWN)
    given(IN, PLAN).heard(probation=HEARD).then(RULE, Verdict.OPEN)
    given(IN, PLAN, reviewed("2025-09-08").told("2025-09-10")).heard(probation=HEARD).then(
        RULE, Verdict.LATE_EVIDENCED
    )


def test_a_short_stay_counts_from_reception():
    """Less than twelve weeks inside: the first plan will do."""
    story = (received("2025-12-01"), planned("2025-12-01 18:00", "2026-01-20"))
    for time, verdict in (
        ("2025-12-15 23:59", Verdict.AVERTED),
        ("2025-12-16 00:00", Verdict.CLOSED),
    ):
        made = plan_completed(time, "resettlement")
        given(*story, made).heard(probation="2025-12-16").then(RULE, verdict, due_on="2025-12-15")
    earlier = plan_completed("2025-11-20", "resettlement")
    given(earlier, *story).heard(probation="2025-12-16").then(RULE, Verdict.OPEN)


@pytest.mark.parametrize(
    ("basis", "armed"),
    [("sentence", True), ("recall", True), ("remand", False), ("immigration", False)],
)
def test_basis(basis, armed):
    story = given(received("2025-02-03", basis), PLAN).heard(probation=HEARD)
    story.then(RULE, *([Verdict.OPEN] if armed else []))


def test_no_reception_or_no_plan():
    given(PLAN).heard(probation=HEARD).then_nothing(RULE)
    given(IN).heard(probation=HEARD).then_nothing(RULE)


def test_short_notice():
    """Planned on 6 October for 14 November: two working days from when it became known."""
    given(IN, planned("2025-10-06", "2025-11-14")).asked("2025-10-07").then(
        RULE, Verdict.NOT_YET_DUE, due_on="2025-10-08", short_notice=True
    )


def test_release_moved():
    """A review made for the old day may have been too early for the new one."""
    later = moved("2025-09-01", "2026-01-16", "2025-11-14")
    given(IN, PLAN, later).asked("2025-09-10").then(RULE, Verdict.NOT_YET_DUE, due_on="2025-11-07")
    given(IN, PLAN, reviewed("2025-08-25"), later).heard(probation="2025-11-10").then(
        RULE, Verdict.OPEN, due_on="2025-11-07"
    )


@pytest.mark.parametrize("over", [released, to_hospital, at_large, removed, died])
def test_what_ends_it(over):
    given(IN, PLAN, over("2025-09-08 10:00")).heard(probation=HEARD).then_nothing(RULE)
    given(IN, PLAN, over("2025-09-10 10:00")).heard(probation="2025-09-11").then(
        RULE, Verdict.LAPSED
    )


@pytest.mark.parametrize(
    ("year", "months", "armed"),
    [("2013", 11, False), ("2013", 12, True), ("2014", 11, True)],
    ids=["short, of the Trusts", "twelve months, of the Trusts", "short, a year later"],
)
def test_short_sentences_of_the_trusts(year, months, armed):
    story = given(
        sentenced(f"{year}-07-01", months=months),
        received(f"{year}-07-01 16:00"),
        planned(f"{year}-07-02", f"{year}-12-13"),
    )
    story.heard(probation=f"{year}-12-01").then(RULE, *([Verdict.OPEN] if armed else []))


def test_the_company_with_the_case_tells():
    story = given(
        received("2019-02-04"), planned("2019-02-05", "2019-11-14"), allocated("2019-02-06", "provider:crc-x")
    )  # fmt: skip
    story.heard(probation="2019-11-01").then(RULE, Verdict.UNKNOWN)
    story.heard(**{"/provider/crc-x": "2019-11-01"}).then(RULE, Verdict.OPEN)


@pytest.mark.parametrize("gone", ["in", "plan"])
def test_taken_back(gone):
    given(IN.named("in"), PLAN.named("plan"), taken_back(gone, "2025-09-09")).heard(
        probation=HEARD
    ).then(RULE, Verdict.VOIDED)
