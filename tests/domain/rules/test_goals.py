"""Rule 30: the third meeting in a row without a goal discussed."""

import pytest

from domain.finding import Verdict
from domain.rules.goals import GOALS_ASKED
from tests.people import arranged, attended, died, received, released, supervision_ended
from tests.services import asked_about_goals, contact_suspended
from tests.story import given, taken_back

OUT = released("2026-02-02")
ONE, TWO, THREE = (attended(f"2026-02-{day} 10:00", f"a{day}") for day in ("03", "17", "24"))
RULE = GOALS_ASKED


def test_the_third_is_a_breach_there_and_then():
    given(OUT, ONE, TWO).then_nothing(RULE)
    given(OUT, ONE, TWO, THREE).then(RULE, Verdict.BREACHED, due_on="2026-02-24")


def test_the_count_starts_anew():
    more = [attended(f"2026-03-{day}", f"b{day}") for day in ("03", "10", "17")]
    given(OUT, ONE, TWO, THREE, *more[:2]).then(RULE, Verdict.BREACHED)
    given(OUT, ONE, TWO, THREE, *more).then(RULE, Verdict.BREACHED, Verdict.BREACHED)


@pytest.mark.parametrize(
    "between",
    [
        asked_about_goals("2026-02-20", "g"),
        supervision_ended("2026-02-20"),
        received("2026-02-20", "recall"),
    ],
    ids=["a goal", "supervision over", "back inside"],
)
def test_what_breaks_the_run(between):
    given(OUT, ONE, TWO, between, THREE).then_nothing(RULE)


@pytest.mark.parametrize(
    ("kind", "counts"),
    [("first", True), ("home-visit", True), ("prerelease", True), ("work-coach", False), ("gp", False)],
)  # fmt: skip
def test_meetings_with_the_officer_count(kind, counts):
    """Others neither count nor break the run."""
    made = arranged("2026-02-10", "a17", "2026-02-17 10:00", kind)
    story = given(OUT, made, ONE, TWO, THREE)
    if counts:
        story.then(RULE, Verdict.BREACHED)
    else:
        story.then_nothing(RULE)
        story.when(attended("2026-03-03", "a4")).then(RULE, Verdict.BREACHED)


def test_contact_that_rests():
    given(OUT, ONE, contact_suspended("2026-02-10"), TWO, THREE).then_nothing(RULE)
    given(OUT, ONE, contact_suspended("2026-02-10", "mappa"), TWO, THREE).then(
        RULE, Verdict.BREACHED
    )


def test_one_meeting_told_by_two_counts_once():
    again = attended("2026-02-17 11:00", "a17").by("/provider/crc-x")
    given(OUT, ONE, TWO, again).then_nothing(RULE)


def test_taken_back():
    """The meeting that made it three: voided. Another one: there never were three."""
    given(OUT, ONE, TWO, THREE.named("x"), taken_back("x", "2026-03-02", "probation")).then(
        RULE, Verdict.VOIDED
    )
    given(OUT, ONE.named("x"), TWO, THREE, taken_back("x", "2026-03-02", "probation")).then_nothing(
        RULE
    )
    given(OUT, ONE, TWO, died("2026-02-20"), THREE).then_nothing(RULE)
