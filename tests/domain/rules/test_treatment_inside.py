"""Rules 18 and 20: treatment begun inside is handed on, and no day goes without a substitute."""

from datetime import date

import pytest

from domain.facts.health import SubstituteCovered, TreatmentEnded, TreatmentStarted
from domain.finding import Verdict
from domain.rules.substitute import SUBSTITUTE_COVERED
from domain.rules.treatment_referral import TREATMENT_REFERRED
from tests.people import at_large, died, received, referred, released
from tests.story import given, said, taken_back

IN, OUT = received("2025-12-01"), released("2026-04-02 09:30")
BOTH = (TREATMENT_REFERRED, SUBSTITUTE_COVERED)


def started(time="2025-12-10", setting="custody", substitute=True):
    return said("health", time, TreatmentStarted(setting, substitute))


def ended(time, outcome=None):
    return said("health", time, TreatmentEnded("custody", outcome))


def covered(from_on, to_on, time="2026-04-01"):
    days = date.fromisoformat(from_on), date.fromisoformat(to_on)
    return said("health", time, SubstituteCovered(*days))


@pytest.mark.parametrize(
    ("made", "verdict"),
    [
        (referred("2026-04-02 09:30", "r1", "treatment"), Verdict.AVERTED),
        (referred("2026-04-02 09:31", "r1", "treatment"), Verdict.BREACHED),
        (referred("2025-11-30", "r1", "treatment"), Verdict.BREACHED),
        (referred("2026-03-01", "r1", "mentor"), Verdict.BREACHED),
    ],
    ids=["at the gate", "a minute later", "of an earlier time", "another service"],
)
def test_referred(made, verdict):
    given(IN, started(), made, OUT).heard(health="2026-04-02 12:00").then(
        TREATMENT_REFERRED, verdict, due_at="2026-04-02 09:30"
    )


def test_referral_unmet():
    given(IN, started()).heard(health="2026-04-02 12:00").then_nothing(TREATMENT_REFERRED)
    given(IN, started(), OUT).heard(prison="2026-04-03").then(TREATMENT_REFERRED, Verdict.UNKNOWN)
    late = referred("2026-03-30", "r1", "treatment").told("2026-04-06")
    given(IN, started(), OUT, late).heard(health="2026-04-03").asked("2026-04-06 13:00").then(
        TREATMENT_REFERRED, Verdict.LATE_EVIDENCED
    )


@pytest.mark.parametrize(
    ("story", "open_at_release"),
    [
        ((ended("2026-04-01 23:59"),), False),
        ((ended("2026-04-02 00:00"),), True),
        ((ended("2026-04-02 08:00", "dropped"),), True),
        ((ended("2026-04-02 08:00", "drug-free"),), False),
        ((ended("2026-02-01", "dropped"), started("2026-03-01")), True),
        ((ended("2026-04-02 10:00", "drug-free"),), True),
    ],
    ids=["day before", "that day", "dropped that day", "drug-free", "begun again", "after it"],
)
def test_open_episode(story, open_at_release):
    asked = given(IN, started(), OUT, *story).heard(health="2026-04-03 00:00")
    for rule in BOTH:
        found = {finding.verdict for finding in asked.findings(rule)}
        assert (Verdict.BREACHED in found) is open_at_release


def test_no_treatment_no_duty():
    for story in (
        (IN, OUT),
        (IN, started(setting="community"), OUT),
        (started("2025-11-30"), IN, OUT),
    ):
        for rule in BOTH:
            given(*story).heard(health="2026-04-04").then_nothing(rule)


def test_from_court_nobody_could_refer_but_the_dose_is_missed():
    story = given(IN, started(), released("2026-04-02 09:30", "court")).heard(
        health="2026-04-03 00:00"
    )
    story.then_nothing(TREATMENT_REFERRED)
    assert Verdict.BREACHED in {f.verdict for f in story.findings(SUBSTITUTE_COVERED)}


def verdicts(story):
    """By day of April, what rule 20 says."""
    found = story.findings(SUBSTITUTE_COVERED)
    return {finding.deadline.due_on.day: finding.verdict for finding in found}


DOSE = started("2026-04-07 10:00", "community")


def test_each_day_until_the_first_dose_outside():
    """Covered on Thursday and Friday, first dose on Tuesday: three days without."""
    story = given(IN, started(), covered("2026-04-02", "2026-04-03"), OUT, DOSE)
    assert verdicts(story) == {
        2: Verdict.AVERTED,
        3: Verdict.AVERTED,
        4: Verdict.BREACHED,
        5: Verdict.BREACHED,
        6: Verdict.BREACHED,
    }


def test_each_day_from_its_start():
    """Met is told at the day's end only: what is arranged may be taken back."""
    story = given(IN, started(), covered("2026-04-02", "2026-04-30"), OUT)
    assert verdicts(story.asked("2026-04-03 23:59")) == {2: Verdict.AVERTED, 3: Verdict.NOT_YET_DUE}
    assert len(verdicts(story.asked("2026-04-04 00:00"))) == 3
    assert max(verdicts(story.asked("2026-05-20"))) == 23


def test_silence_and_a_cover_told_late():
    story = given(IN, started(), OUT)
    assert verdicts(story.heard(prison="2026-04-03"))[2] is Verdict.UNKNOWN
    late = covered("2026-04-02", "2026-04-02", "2026-04-01").told("2026-04-05")
    heard = story.when(late).heard(health="2026-04-04 00:00").asked("2026-04-05 13:00")
    assert verdicts(heard)[2] is Verdict.LATE_EVIDENCED
    assert verdicts(heard)[3] is Verdict.BREACHED
    assert verdicts(heard)[4] is Verdict.UNKNOWN


@pytest.mark.parametrize(
    "over",
    [
        received("2026-04-04 20:00", "recall"),
        died("2026-04-04 20:00"),
        at_large("2026-04-04 20:00"),
    ],
    ids=["back inside", "dead", "at large"],
)
def test_days_from_an_end_on_are_none(over):
    story = given(IN, started(), OUT, over).heard(health="2026-04-08")
    assert verdicts(story) == {2: Verdict.BREACHED, 3: Verdict.BREACHED}


def test_another_substance_and_a_dose_on_the_day():
    plain = given(IN, started(substitute=False), OUT).heard(health="2026-04-05")
    plain.then_nothing(SUBSTITUTE_COVERED)
    same_day = given(IN, started(), OUT, started("2026-04-02 15:00", "community"))
    same_day.heard(health="2026-04-05").then_nothing(SUBSTITUTE_COVERED)
    talk = given(IN, started(), OUT, started("2026-04-03", "community", substitute=False))
    assert set(verdicts(talk.heard(health="2026-04-05 00:00"))) == {2, 3, 4, 5}


@pytest.mark.parametrize("rule", BOTH, ids=["18", "20"])
@pytest.mark.parametrize("what", ["out", "begun"])
def test_taken_back(rule, what):
    story = given(IN, started().named("begun"), OUT.named("out"))
    source = "prison" if what == "out" else "health"
    after = story.when(taken_back(what, "2026-04-03 12:00", source)).heard(health="2026-04-05")
    assert {finding.verdict for finding in after.findings(rule)} == {Verdict.VOIDED}
