"""Rule 60: nobody's needs are left behind on the day supervision ends."""

import pytest

from domain.facts.referral import ReferralAccepted, ReferralMade
from domain.finding import Verdict
from domain.rules.cover_ends import NEEDS_LOOKED_AFTER as RULE
from tests.people import (
    allocated,
    dated,
    died,
    need_closed,
    need_seen,
    received,
    released,
    supervision_ended,
    supervision_started,
)
from tests.story import given, said, taken_back

START = supervision_started("2025-03-03", "order", "2026-02-27")
NEED = need_seen("2025-04-02", "accommodation", severity="medium")
END = supervision_ended("2026-02-27 17:00", "order")
HEARD = "2026-03-02 07:00"
AVERTED, BREACHED = Verdict.AVERTED, Verdict.BREACHED


def asked(time, ref="r1", pathway="accommodation", basis="consent"):
    return said("probation", time, ReferralMade(ref, "mentor", basis, pathway))


def taken_on(time, ref="r1"):
    return said("/voluntary/harbour", time, ReferralAccepted(ref))


@pytest.mark.parametrize("end", [(), (END,)], ids=["as planned", "as told"])
@pytest.mark.parametrize(
    ("words", "verdict"),
    [
        ([need_closed("2026-02-27 23:59", "accommodation")], AVERTED),
        ([need_closed("2026-02-28 00:00", "accommodation")], BREACHED),
        ([need_closed("2026-02-20", "accommodation", outcome="declined")], AVERTED),
        ([need_closed("2026-02-20", "finance")], BREACHED),
        ([asked("2026-02-20"), taken_on("2026-02-27 23:59")], AVERTED),
        ([asked("2026-02-20"), taken_on("2026-02-28 00:00")], BREACHED),
        ([asked("2026-02-20")], BREACHED),
        ([asked("2026-02-20", pathway="ete"), taken_on("2026-02-22")], BREACHED),
        ([asked("2026-02-20", basis="statutory"), taken_on("2026-02-22")], BREACHED),
    ],
    ids=[
        *("closed in time", "a day late", "declined", "another need closed", "taken on"),
        *("taken on late", "not answered", "for something else", "by law"),
    ],
)
def test_looked_after(words, verdict, end):
    given(START, NEED, *words, *end).heard(probation=HEARD).then(RULE, verdict, due_on="2026-02-27")


def test_every_need():
    debt = need_seen("2025-05-02", "finance", "debt")
    half = need_closed("2026-02-20", "accommodation")
    given(START, NEED, debt, half, END).heard(probation=HEARD).then(RULE, BREACHED)
    both = (half, need_closed("2026-02-26", "finance"))
    given(START, NEED, debt, *both, END).heard(probation=HEARD).then(RULE, AVERTED)


def test_from_a_fortnight_before():
    given(START, NEED).asked("2026-02-12 23:59").then_nothing(RULE)
    given(START, NEED).asked("2026-02-13 00:00").then(
        RULE, Verdict.NOT_YET_DUE, due_on="2026-02-27"
    )


@pytest.mark.parametrize(
    "story",
    [
        (START, END),
        (START, need_seen("2025-04-02", "accommodation", severity="low"), END),
        (START, NEED, need_seen("2025-06-02", "accommodation", severity="low"), END),
        (START, NEED, need_closed("2026-02-12 23:59", "accommodation"), END),
        (START, NEED, received("2026-02-20", "remand")),
        (START, NEED, died("2026-02-20"), END),
        (supervision_started("2025-03-03", "order"), NEED),
        (START, need_seen("2026-02-28", "accommodation"), END),
    ],
    ids=[
        *("no need", "a low one", "low by now", "closed before", "inside", "died", "no end known"),
        "seen after",
    ],
)
def test_no_duty(story):
    given(*story).heard(probation=HEARD).then_nothing(RULE)


def test_silence_and_late_word():
    given(START, NEED).heard(court=HEARD).then(RULE, Verdict.UNKNOWN)
    closed = need_closed("2026-02-26", "accommodation").told("2026-03-03")
    given(START, NEED, END, closed).heard(probation=HEARD).then(RULE, Verdict.LATE_EVIDENCED)


def test_an_end_told_replaces_the_plan():
    early = supervision_ended("2025-11-14", "order")
    given(START, NEED, early).heard(probation="2025-11-17").then(
        RULE, BREACHED, due_on="2025-11-14"
    )


def test_the_latest_of_the_planned_dates():
    """A licence followed by top-up supervision ends with that."""
    story = (
        released("2025-03-03"),
        dated("2025-03-03", licence_expires_on="2025-06-02", top_up_ends_on="2025-12-01"),
        NEED,
    )
    given(*story).heard(probation="2025-06-10").then_nothing(RULE)
    over = supervision_ended("2025-06-02", "licence")
    given(*story, over).heard(probation="2025-06-10").then_nothing(RULE)
    given(*story, over).heard(probation="2025-12-02").then(RULE, BREACHED, due_on="2025-12-01")


@pytest.mark.parametrize(
    ("licence_on", "due_on"),
    [("2026-05-09", "2026-05-10"), ("2026-05-10", "2026-05-10"), ("2026-05-12", "2026-05-12")],
)
def test_top_up_supervision_is_no_more_from_11_may_2026(licence_on, due_on):
    """One then running ends that day; none begins after it."""
    given(
        released("2025-03-03"),
        dated("2025-03-03", licence_expires_on=licence_on, top_up_ends_on="2026-12-01"),
        NEED,
    ).heard(probation="2026-12-02").then(RULE, BREACHED, due_on=due_on)


def test_supervision_that_goes_on_under_another_name():
    story = given(START, NEED, END, supervision_started("2026-02-28", "order", "2026-08-31"))
    story.heard(probation=HEARD).then_nothing(RULE)


def test_one_finding_for_each_cover():
    """The end of the first was never told; the next one began after it."""
    again = supervision_started("2026-04-01", "order", "2026-06-30")
    given(START, NEED, again).heard(probation="2026-07-02").then(RULE, BREACHED, BREACHED)


def test_out_again_after_a_recall():
    """One cover, one end."""
    given(
        released("2025-03-03"),
        dated("2025-03-03", licence_expires_on="2026-02-27"),
        NEED,
        received("2025-06-02", "recall"),
        released("2025-06-30", "recall-end"),
    ).heard(probation=HEARD).then(RULE, BREACHED, due_on="2026-02-27")


def test_only_an_end_is_told():
    given(NEED, END).heard(probation=HEARD).then(RULE, BREACHED, due_on="2026-02-27")


@pytest.mark.parametrize("gone", ["start", "need"])
def test_taken_back(gone):
    given(
        START.named("start"),
        NEED.by("probation").named("need"),
        taken_back(gone, "2026-03-01", "probation"),
    ).heard(probation=HEARD).then(RULE, Verdict.VOIDED)


def test_the_company_with_the_case_tells():
    story = given(
        supervision_started("2018-03-05", "order", "2019-03-01"),
        need_seen("2018-04-02", "finance"),
        allocated("2018-03-06", "provider:crc-x"),
    )
    story.heard(probation="2019-03-04").then(RULE, Verdict.UNKNOWN)
    story.heard(**{"/provider/crc-x": "2019-03-04"}).then(RULE, BREACHED)
