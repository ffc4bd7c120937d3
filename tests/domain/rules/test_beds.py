"""Rules 4 and 5: who is asked for a bed answers; a bed booked for the day is reached."""

import pytest

from domain.facts.accommodation import BedArrived
from domain.facts.referral import ReferralAccepted, ReferralAcknowledged
from domain.finding import Verdict
from domain.rules.beds import BED_REACHED, HOUSING_ANSWERED
from tests.people import bed, bed_cancelled, declined, died, received, referred, released
from tests.story import given, said, taken_back

# Asked on Monday 12 January 2026: answered by Monday 26th.
ASKED = referred("2026-01-12", "r1", "lha")
DUE, HEARD = "2026-01-26", "2026-01-27 00:00"


def answered(time, fact=ReferralAcknowledged, ref="r1"):
    return said("local_authority", time, fact(referral=ref))


@pytest.mark.parametrize("fact", [ReferralAcknowledged, ReferralAccepted])
@pytest.mark.parametrize(
    ("time", "verdict", "late_days"),
    [("2026-01-26 23:59", Verdict.AVERTED, None), ("2026-01-27 09:00", Verdict.CLOSED, 1)],
    ids=["last day", "day after"],
)
def test_answered(fact, time, verdict, late_days):
    given(ASKED, answered(time, fact)).then(
        HOUSING_ANSWERED, verdict, due_on=DUE, late_days=late_days
    )


def test_a_refusal_is_an_answer():
    given(ASKED, declined("2026-01-26", "r1", "area")).then(HOUSING_ANSWERED, Verdict.AVERTED)


def test_unanswered():
    """The council's silence is read for its referrals, probation's for its own scheme."""
    own = referred("2026-01-12", "r1", "cas3")
    given(ASKED).asked("2026-01-26 23:59").then(HOUSING_ANSWERED, Verdict.NOT_YET_DUE)
    given(ASKED).heard(probation=HEARD).then(HOUSING_ANSWERED, Verdict.UNKNOWN)
    given(ASKED).heard(local_authority=HEARD).then(HOUSING_ANSWERED, Verdict.OPEN)
    given(own).heard(local_authority=HEARD).then(HOUSING_ANSWERED, Verdict.UNKNOWN)
    given(own).heard(probation=HEARD).then(HOUSING_ANSWERED, Verdict.OPEN)


def test_other_referrals_and_other_answers():
    given(referred("2026-01-12", "r1", "mentor")).heard(local_authority=HEARD).then_nothing(
        HOUSING_ANSWERED
    )
    given(ASKED, answered("2026-01-13", ref="r2")).heard(local_authority=HEARD).then(
        HOUSING_ANSWERED, Verdict.OPEN
    )
    given(ASKED, died("2026-01-20")).heard(local_authority=HEARD).then_nothing(HOUSING_ANSWERED)
    given(ASKED.named("a"), taken_back("a", "2026-01-28", "probation")).heard(
        local_authority=HEARD
    ).then(HOUSING_ANSWERED, Verdict.VOIDED)


IN, OUT = received("2026-01-05"), released("2026-03-02 10:00")
BED = bed("2026-02-10", "b1", "2026-03-02")
PAST = "2026-03-03 00:00"


def arrived(time, booking="b1"):
    return said("probation", time, BedArrived(booking=booking))


@pytest.mark.parametrize(
    ("time", "verdict"),
    [("2026-03-02 23:59", Verdict.AVERTED), ("2026-03-03 00:00", Verdict.BREACHED)],
    ids=["that day", "the day after"],
)
def test_the_bed_is_reached(time, verdict):
    given(IN, BED, OUT, arrived(time)).heard(probation="2026-03-04").then(BED_REACHED, verdict)


def test_not_reached():
    given(IN, BED, OUT).asked("2026-03-02 23:00").then(BED_REACHED, Verdict.NOT_YET_DUE)
    given(IN, BED, OUT).heard(prison=PAST).then(BED_REACHED, Verdict.UNKNOWN)
    given(IN, BED, OUT).heard(probation=PAST).then(BED_REACHED, Verdict.BREACHED)
    given(IN, BED, OUT, arrived("2026-03-02 12:00", "b2")).heard(probation=PAST).then(
        BED_REACHED, Verdict.BREACHED
    )


@pytest.mark.parametrize(
    "story",
    [
        (IN, BED),
        (IN, OUT),
        (IN, bed("2026-02-10", "b1", "2026-03-03"), OUT),
        (IN, BED, bed_cancelled("2026-03-02 18:00", "b1"), OUT),
        (IN, BED, OUT, received("2026-03-02 20:00")),
    ],
    ids=["not released", "no bed", "for another day", "cancelled", "back inside that day"],
)
def test_no_bed_to_reach(story):
    given(*story).heard(probation=PAST).then_nothing(BED_REACHED)


def test_two_beds_two_duties():
    story = given(
        IN, BED, bed("2026-02-11", "b2", "2026-03-02", "cas1"), OUT, arrived("2026-03-02 15:00")
    )
    story.heard(probation=PAST).then(BED_REACHED, Verdict.AVERTED, Verdict.BREACHED)
