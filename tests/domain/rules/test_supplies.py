"""Rules 15 and 21: medication and naloxone go through the gate with the person."""

import pytest

from domain.facts.health import (
    MedicationSupplied,
    NaloxoneSupplied,
    RegimenRecorded,
    TreatmentStarted,
)
from domain.finding import Verdict
from domain.rules.supplies import MEDICATION_SUPPLIED, NALOXONE_SUPPLIED
from tests.people import died, need_closed, need_seen, received, released
from tests.story import given, said, taken_back

IN, OUT = received("2026-01-05"), released("2026-03-02 10:00")
COURT = released("2026-03-02 10:00", "court")
ON = said("health", "2026-01-10", RegimenRecorded(active=True))
OFF = said("health", "2026-02-10", RegimenRecorded(active=False))
OPIOID = need_seen("2026-01-08", "drugs-alcohol", "opioid")
SUBSTITUTE = said("health", "2026-01-08", TreatmentStarted("custody", True))
HEARD = "2026-03-03 12:00"


def supplied(time, days=7):
    return said("health", time, MedicationSupplied(days=days))


def naloxone(time, declined=None):
    return said("health", time, NaloxoneSupplied(declined=declined))


@pytest.mark.parametrize(
    ("time", "days", "verdict"),
    [
        ("2026-03-02 10:00", 7, Verdict.AVERTED),
        ("2026-02-27 00:00", 7, Verdict.AVERTED),
        ("2026-02-26 23:59", 7, Verdict.BREACHED),
        ("2026-03-02 10:01", 7, Verdict.BREACHED),
        ("2026-03-02 09:00", 6, Verdict.BREACHED),
    ],
    ids=["at the gate", "three days before", "four days before", "a minute late", "six days"],
)
def test_medication(time, days, verdict):
    given(IN, ON, OUT, supplied(time, days)).heard(health=HEARD).then(MEDICATION_SUPPLIED, verdict)


def test_medication_from_court_has_a_day():
    """Twenty-four hours, to the minute."""
    for time, verdict in (
        ("2026-03-03 10:00", Verdict.AVERTED),
        ("2026-03-03 10:01", Verdict.BREACHED),
    ):
        given(IN, ON, COURT, supplied(time)).heard(health=HEARD).then(MEDICATION_SUPPLIED, verdict)


def test_medication_unmet():
    given(IN, ON, OUT).heard(prison=HEARD).then(MEDICATION_SUPPLIED, Verdict.UNKNOWN)
    given(IN, ON, OUT).heard(health=HEARD).then(MEDICATION_SUPPLIED, Verdict.BREACHED)
    given(IN, ON, OUT, supplied("2026-03-01").told("2026-03-05")).heard(health=HEARD).then(
        MEDICATION_SUPPLIED, Verdict.LATE_EVIDENCED
    )


@pytest.mark.parametrize("story", [(IN, OUT), (IN, ON, OFF, OUT), (IN, ON)])
def test_no_medication_no_duty(story):
    given(*story).heard(health=HEARD).then_nothing(MEDICATION_SUPPLIED)


@pytest.mark.parametrize("history", [OPIOID, SUBSTITUTE], ids=["a need", "a substitute"])
@pytest.mark.parametrize(
    ("given_out", "verdict"),
    [
        (naloxone("2026-01-20"), Verdict.AVERTED),
        (naloxone("2026-03-02 23:59"), Verdict.AVERTED),
        (naloxone("2026-03-02 11:00", declined=True), Verdict.AVERTED),
        (naloxone("2026-03-03 00:00"), Verdict.BREACHED),
        (naloxone("2026-01-04"), Verdict.BREACHED),
    ],
    ids=["inside", "that day", "declined", "the day after", "before this custody"],
)
def test_naloxone(history, given_out, verdict):
    given(IN, history, OUT, given_out).heard(health=HEARD).then(NALOXONE_SUPPLIED, verdict)


def test_naloxone_unmet():
    given(IN, OPIOID, OUT).asked("2026-03-02 23:59").then(NALOXONE_SUPPLIED, Verdict.NOT_YET_DUE)
    given(IN, OPIOID, OUT).heard(probation=HEARD).then(NALOXONE_SUPPLIED, Verdict.UNKNOWN)
    given(IN, OPIOID, OUT).heard(health=HEARD).then(NALOXONE_SUPPLIED, Verdict.BREACHED)


@pytest.mark.parametrize(
    "story",
    [
        (IN, OUT),
        (IN, OPIOID, COURT),
        (IN, OPIOID, need_closed("2026-02-01", "drugs-alcohol", "opioid", "not-required"), OUT),
        (IN, said("health", "2026-01-08", TreatmentStarted("custody", False)), OUT),
        (OPIOID, received("2026-01-09"), OUT),
    ],
    ids=["no history", "from court", "not required", "no substitute", "before this custody"],
)
def test_no_naloxone_duty(story):
    given(*story).heard(health=HEARD).then_nothing(NALOXONE_SUPPLIED)


@pytest.mark.parametrize("rule", [MEDICATION_SUPPLIED, NALOXONE_SUPPLIED])
def test_release_taken_back_and_death(rule):
    story = (IN, ON, OPIOID, OUT.named("out"))
    given(*story, taken_back("out", "2026-03-05")).heard(health=HEARD).then(rule, Verdict.VOIDED)
    given(*story, died("2026-03-02 10:00")).heard(health=HEARD).then_nothing(rule)


def test_a_release_from_court_leaves_the_next_its_naloxone():
    story = (IN, OPIOID, released("2026-01-20 10:00", "court"), received("2026-01-25"), OUT)
    given(*story, need_seen("2026-01-26", "drugs-alcohol", "opioid")).heard(health=HEARD).then(
        NALOXONE_SUPPLIED, Verdict.BREACHED
    )
