"""Rule 45: nobody is asked again by another agency what was asked within the month."""

import pytest

from domain.facts.need import NeedAssessed
from domain.facts.risk import RiskEscalated, RoshAssessed
from domain.finding import Verdict
from domain.rules.asked_again import NOT_ASKED_AGAIN as RULE
from tests.people import died, flag
from tests.story import given, said, taken_back


def assessed(source, time, *pathways, complete=True, **fields):
    found = NeedAssessed("oasys", pathways, complete, **fields)
    return said(source, time, found)


FIRST = assessed("prison", "2026-03-09 10:00", "finance", "accommodation").named("first")
SECOND = assessed("probation", "2026-03-17 10:00", "accommodation", "ete").named("second")


def test_asked_again():
    """Breached there and then, whoever is silent."""
    given(FIRST).then_nothing(RULE)
    given(FIRST, SECOND).then(RULE, Verdict.BREACHED, due_on="2026-03-17")


@pytest.mark.parametrize(
    ("time", "verdicts"),
    [
        ("2026-03-09 10:00", [Verdict.BREACHED]),
        ("2026-04-06 23:59", [Verdict.BREACHED]),
        ("2026-04-07 00:00", []),
    ],
    ids=["the same hour", "28 days", "29 days"],
)
def test_how_soon(time, verdicts):
    given(FIRST, assessed("probation", time, "finance")).then(RULE, *verdicts)


@pytest.mark.parametrize(
    "second",
    [
        assessed("probation", "2026-03-17", "ete"),
        assessed("prison", "2026-03-17", "finance"),
        assessed("probation", "2026-03-17", "finance", complete=False),
        assessed("probation", "2026-03-17", "finance", used="first"),
        assessed("probation", "2026-03-17", "finance", statutory=True),
    ],
    ids=["other pathways", "same agency", "unfinished", "built on the first", "by law"],
)
def test_no_repeat(second):
    given(FIRST, second).then_nothing(RULE)


def test_what_is_used_must_be_one_of_them():
    given(FIRST, assessed("probation", "2026-03-17", "finance", used="other")).then(
        RULE, Verdict.BREACHED
    )


@pytest.mark.parametrize(
    "change",
    [
        said("police", "2026-03-12", RiskEscalated("high")),
        said("probation", "2026-03-12", RoshAssessed("medium")),
        flag("2026-03-12", "self-harm"),
    ],
    ids=["escalated", "assessed", "flagged"],
)
def test_a_change_of_risk_excuses_it(change):
    given(FIRST, change, SECOND).then_nothing(RULE)
    third = assessed("health", "2026-03-19", "ete")
    given(FIRST, change, SECOND, third).then(RULE, Verdict.BREACHED, due_on="2026-03-19")


def test_one_finding_for_each_later_one():
    third = assessed("health", "2026-03-18", "finance", "ete")
    given(FIRST, SECOND, third).then(RULE, Verdict.BREACHED, Verdict.BREACHED)


def test_taken_back_or_corrected():
    """The one that completes it leaves a voided finding; another part none."""
    given(FIRST, SECOND, taken_back("second", "2026-03-20", "probation")).then(RULE, Verdict.VOIDED)
    given(FIRST, SECOND, taken_back("first", "2026-03-20")).then_nothing(RULE)
    better = assessed("probation", "2026-03-17 10:00", "accommodation", used="first")
    story = given(FIRST, SECOND, better.told("2026-03-18 10:00").instead_of("second"))
    story.asked("2026-03-18 09:00").then(RULE, Verdict.BREACHED)
    story.asked("2026-03-19").then(RULE, Verdict.VOIDED)


def test_after_death():
    given(FIRST, died("2026-03-10"), SECOND).then_nothing(RULE)
