"""Rule 43: a service that is asked answers within five working days, and sees the person within fifteen."""

import pytest

from domain.facts.referral import ReferralAccepted, ReferralDeclined, ReferralMade
from domain.finding import Verdict
from domain.rules.referrals import REFERRAL_TAKEN_UP as RULE
from tests.people import (
    at_large,
    declined,
    died,
    first_session,
    need_closed,
    planned,
    received,
    referred,
    released,
)
from tests.story import given, said, taken_back

# Made on Monday 12 January 2026: answered by Monday 19th, seen by Monday 2 February.
MADE = referred("2026-01-12", "r1", "mentor", "family")
ANSWER, SEEN = "2026-01-19", "2026-02-02"
HEARD = "2026-02-03 00:00"


def accepted(time, ref="r1"):
    return said("health", time, ReferralAccepted(referral=ref))


def told(story):
    """Leg -> verdict, last good day, days late, as one line."""
    found = {one.id.rpartition("/")[2]: one for one in story.findings(RULE)}
    return {
        leg: " ".join(
            str(word)
            for word in (one.verdict.value, one.deadline.due_on, one.late_days)
            if word is not None
        )
        for leg, one in found.items()
    }


def refused(time, reason="threshold", ref="r1"):
    return said("health", time, ReferralDeclined(ref, reason))


@pytest.mark.parametrize(
    ("answer", "verdict"),
    [
        (accepted("2026-01-19 23:59"), "averted 2026-01-19"),
        (refused("2026-01-19 23:59"), "averted 2026-01-19"),
        (accepted("2026-01-20 09:00"), "closed 2026-01-19 1"),
        (refused("2026-01-20 09:00"), "closed 2026-01-19 1"),
    ],
    ids=["taken on the last day", "refused on the last day", "taken the day after", "refused late"],
)
def test_the_answer(answer, verdict):
    story = given(MADE, answer).asked("2026-01-21")

    assert told(story) == {"answer": verdict, "attendance": f"not-yet-due {SEEN}"}


@pytest.mark.parametrize(
    ("when", "verdict"),
    [("2026-02-02 23:59", f"averted {SEEN}"), ("2026-02-03 09:00", f"closed {SEEN} 1")],
    ids=["last day", "day after"],
)
def test_the_attendance(when, verdict):
    story = given(MADE, accepted("2026-01-13"), first_session(when, "r1"))

    assert told(story) == {"answer": f"averted {ANSWER}", "attendance": verdict}


def test_a_first_session_is_an_answer_too():
    given(MADE, first_session("2026-01-19", "r1")).then(RULE, Verdict.AVERTED, Verdict.AVERTED)


def test_unmet():
    """Silence of the service that was named, or else of probation, is unknown."""
    named = said(
        "probation", "2026-01-12", ReferralMade("r1", "mentor", "consent", "family", "health")
    )
    given(MADE).asked("2026-01-19 23:59").then(RULE, Verdict.NOT_YET_DUE, Verdict.NOT_YET_DUE)
    given(MADE).heard(health=HEARD).then(RULE, Verdict.UNKNOWN, Verdict.UNKNOWN)
    given(MADE).heard(probation=HEARD).then(RULE, Verdict.OPEN, Verdict.OPEN)
    given(named).heard(probation=HEARD).then(RULE, Verdict.UNKNOWN, Verdict.UNKNOWN)
    given(named).heard(health=HEARD).then(RULE, Verdict.OPEN, Verdict.OPEN)


@pytest.mark.parametrize(
    ("other", "verdict"),
    [
        (referred("2026-01-20", "r2", "crs", "family"), f"averted {SEEN}"),
        (referred("2026-01-20", "r2", "mentor"), f"averted {SEEN}"),
        (referred("2026-01-20", "r2", "crs"), f"open {SEEN}"),
        (referred("2026-01-20", "r2", "crs", "health"), f"open {SEEN}"),
        (referred("2026-01-15", "r2", "crs", "family"), f"open {SEEN}"),
    ],
    ids=["same pathway", "same service", "neither", "another pathway", "before the refusal"],
)
def test_refused_and_somebody_else_asked(other, verdict):
    story = given(MADE, refused("2026-01-16"), other).heard(probation=HEARD)
    (first, *_) = [one for one in story.findings(RULE) if one.id.endswith("attendance")]

    assert f"{first.verdict.value} {first.deadline.due_on}" == verdict


@pytest.mark.parametrize(
    "no", [declined("2026-01-19", "r1"), need_closed("2026-01-19", "family", outcome="declined")]
)
def test_the_person_says_no(no):
    """In time: no duty. Later: it is closed with that."""
    given(MADE, no).heard(probation=HEARD).then_nothing(RULE)
    late = given(MADE, declined("2026-01-20", "r1")).heard(probation=HEARD)

    assert told(late) == {"answer": f"closed {ANSWER} 1"}


@pytest.mark.parametrize("service", ["lha", "cas3"])
def test_housing_duties_have_rules_of_their_own(service):
    given(referred("2026-01-12", "r1", service)).heard(probation=HEARD).then_nothing(RULE)


def test_made_inside_the_person_can_attend_from_the_release():
    """Release on Friday 30 January: fifteen working days to Friday 20 February."""
    inside = (received("2026-01-02"), planned("2026-01-05", "2026-01-30"), MADE)
    before = given(*inside).asked("2026-01-13")
    after = given(*inside, released("2026-02-02")).asked("2026-02-02 18:00")

    assert told(before)["attendance"] == "not-yet-due 2026-02-20"
    assert told(after)["attendance"] == "not-yet-due 2026-02-23"
    assert told(before)["answer"] == f"not-yet-due {ANSWER}"


@pytest.mark.parametrize("end", [died("2026-01-19"), at_large("2026-01-19")])
def test_it_ends_with_the_person(end):
    given(MADE, end).heard(probation=HEARD).then_nothing(RULE)


def test_back_in_custody_nobody_can_attend():
    taken = (MADE, accepted("2026-01-13"))
    in_time = given(*taken, received("2026-02-02")).heard(probation=HEARD)
    later = given(*taken, received("2026-02-06")).heard(probation="2026-02-07")

    assert told(in_time) == {"answer": f"averted {ANSWER}"}
    assert told(later)["attendance"] == f"lapsed {SEEN} 4"


def test_taken_back():
    gone = (MADE.named("m"), taken_back("m", "2026-01-13", "probation"))
    given(*gone).heard(probation=HEARD).then(RULE, Verdict.VOIDED, Verdict.VOIDED)
