"""Rule 41: whoever is sent papers confirms them, what tells of risk first."""

import pytest

from domain.facts.handover import HandoverCancelled, PackShared
from domain.finding import Verdict
from domain.rules.packs_confirmed import PACK_CONFIRMED as RULE
from tests.people import accepted, acknowledged, died, flag
from tests.story import given, said, taken_back

ITEMS = ("licence", "release-time")


def shared(time, *items, to="probation", source="prison"):
    return said(source, time, PackShared("HP18", items, to, "statutory"))


PACK = shared("2026-05-22 14:00", *ITEMS)  # Friday before a bank holiday: due Wednesday 27 May
RISK = shared("2026-05-22 14:00", "risk-summary")  # due Tuesday 26 May
HEARD = "2026-05-28 09:00"


@pytest.mark.parametrize(
    ("time", "verdict", "late_days"),
    [
        ("2026-05-22 14:00", Verdict.AVERTED, None),
        ("2026-05-27 23:59", Verdict.AVERTED, None),
        ("2026-05-28 00:00", Verdict.CLOSED, 1),
        ("2026-05-22 13:59", Verdict.OPEN, None),
    ],
    ids=["at once", "last good day", "the day after", "before they were sent"],
)
def test_confirmed(time, verdict, late_days):
    given(PACK, acknowledged(time, "HP18", *ITEMS)).heard(probation=HEARD).then(
        RULE, verdict, due_on="2026-05-27", late_days=late_days
    )


@pytest.mark.parametrize("item", ["risk-summary", "rosh", "flags", "self-harm", "mappa-eligible"])
def test_what_tells_of_risk_is_due_sooner(item):
    story = given(shared("2026-05-22 14:00", item)).heard(probation="2026-05-27 09:00")
    story.then(RULE, Verdict.OPEN, due_on="2026-05-26")


def test_a_flag_of_this_person_tells_of_risk_by_whatever_name():
    story = given(shared("2026-05-22 14:00", "arson")).asked("2026-05-22 15:00")
    story.then(RULE, Verdict.NOT_YET_DUE, due_on="2026-05-27")
    story.when(flag("2026-05-01", "arson")).then(RULE, Verdict.NOT_YET_DUE, due_on="2026-05-26")


def test_one_finding_for_risk_and_one_for_the_rest():
    both = shared("2026-05-22 14:00", "risk-summary", "licence")
    given(both).heard(probation=HEARD).then(RULE, Verdict.OPEN, Verdict.OPEN)
    given(both, acknowledged("2026-05-26 10:00", "HP18", "risk-summary")).heard(
        probation=HEARD
    ).then(RULE, Verdict.AVERTED, Verdict.OPEN)


def test_several_confirmations_meet_it_together():
    """The last one needed is the moment."""
    first = acknowledged("2026-05-26 10:00", "HP18", "licence")
    rest = acknowledged("2026-05-28 10:00", "HP18", "release-time")
    given(PACK, first).heard(probation=HEARD).then(RULE, Verdict.OPEN)
    given(PACK, first, rest).then(RULE, Verdict.CLOSED, late_days=1)
    given(PACK, first, acknowledged("2026-05-27 10:00", "HP18", *ITEMS)).then(RULE, Verdict.AVERTED)


def test_unmet():
    given(PACK).asked("2026-05-27 23:59").then(RULE, Verdict.NOT_YET_DUE)
    given(PACK).heard(prison=HEARD).then(RULE, Verdict.UNKNOWN)
    given(PACK, accepted("2026-05-26", "HP18")).heard(probation=HEARD).then(RULE, Verdict.OPEN)
    given(PACK, acknowledged("2026-05-26", "HP06", *ITEMS)).heard(probation=HEARD).then(
        RULE, Verdict.OPEN
    )


def test_told_late():
    ack = acknowledged("2026-05-27 10:00", "HP18", *ITEMS).told("2026-05-29 08:00")
    given(PACK, ack).heard(probation=HEARD).then(RULE, Verdict.LATE_EVIDENCED)


def test_the_silence_of_the_one_it_was_sent_to_is_read():
    company = shared("2019-05-01", "licence", to="provider:crc-north")
    given(company).heard(probation="2019-05-08").then(RULE, Verdict.UNKNOWN)
    beat = given(company).heard(**{"/provider/crc-north": "2019-05-08"})
    beat.then(RULE, Verdict.OPEN)


def test_handover_cancelled():
    for time, verdicts in (("2026-05-27", []), ("2026-05-29 10:00", [Verdict.LAPSED])):
        off = said("prison", time, HandoverCancelled("HP18", "stays inside"))
        given(PACK, off).heard(probation="2026-05-28 09:00").asked("2026-05-30").then(
            RULE, *verdicts
        )


def test_taken_back_death_and_two_sources():
    story = given(PACK.named("pack"))
    story.when(taken_back("pack", "2026-05-25")).heard(probation=HEARD).then(RULE, Verdict.VOIDED)
    given(PACK, died("2026-05-25")).heard(probation=HEARD).then_nothing(RULE)
    given(PACK, RISK, PACK.by("/prison/hmpps")).heard(probation=HEARD).then(
        RULE, Verdict.OPEN, Verdict.OPEN
    )
