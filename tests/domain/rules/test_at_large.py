"""Rule 77: whoever's licence is revoked is back in prison the next day."""

import pytest

from domain.finding import Verdict
from domain.rules.at_large import BACK_INSIDE as RULE
from tests.overseen import revoked
from tests.people import died, recall_rescinded, recalled, received, released
from tests.story import Said, given, taken_back

OUT = (received("2025-11-03"), released("2026-03-02"), recalled("2026-04-02 10:00"))
REVOKED = revoked("2026-04-03 10:00")  # Good Friday: plain days count
HEARD = "2026-04-05 00:00"


@pytest.mark.parametrize(
    ("back", "verdict", "late_days"),
    [
        (received("2026-04-03 10:01", "recall"), Verdict.AVERTED, None),
        (received("2026-04-04 23:59", "remand"), Verdict.AVERTED, None),
        (received("2026-04-05 00:00", "recall"), Verdict.CLOSED, 1),
        (received("2026-05-05", "recall"), Verdict.CLOSED, 31),
    ],
    ids=["at once", "last day, any basis", "day after", "a month later"],
)
def test_back_in_time(back: Said, verdict: Verdict, late_days: int | None) -> None:
    given(*OUT, REVOKED, back).then(RULE, verdict, due_on="2026-04-04", late_days=late_days)


def test_unmet() -> None:
    """The prison would have said so; probation and the police can't."""
    given(*OUT, REVOKED).asked("2026-04-04 23:59").then(RULE, Verdict.NOT_YET_DUE)
    given(*OUT, REVOKED).heard(probation=HEARD, police=HEARD).then(RULE, Verdict.UNKNOWN)
    given(*OUT, REVOKED).heard(prison=HEARD).then(RULE, Verdict.OPEN, severity="critical")
    given(*OUT, REVOKED).heard(prison="2026-05-20").then(RULE, Verdict.OPEN)


def test_told_late() -> None:
    back = received("2026-04-04 20:00", "recall").told("2026-04-07")
    given(*OUT, REVOKED, back).heard(prison=HEARD).then(RULE, Verdict.LATE_EVIDENCED)


def test_inside_already() -> None:
    inside = received("2026-04-03 10:00", "recall")
    given(*OUT, inside, REVOKED).heard(prison=HEARD).then_nothing(RULE)
    given(*OUT, inside, released("2026-04-03 10:30", "court"), revoked("2026-04-03 11:00")).heard(
        prison=HEARD
    ).then(RULE, Verdict.OPEN)


def test_rescinded_it_is_voided_whatever_it_was() -> None:
    back = received("2026-04-04 20:00", "recall")
    for said in ((), (back,)):
        given(*OUT, REVOKED, *said, recall_rescinded("2026-04-06")).heard(prison="2026-04-07").then(
            RULE, Verdict.VOIDED
        )
    another = (recalled("2026-04-06 10:00"), recall_rescinded("2026-04-06 12:00"))
    given(*OUT, REVOKED, *another).heard(prison="2026-04-07").then(RULE, Verdict.OPEN)


def test_taken_back_told_twice_and_death() -> None:
    given(*OUT, REVOKED.named("r"), taken_back("r", "2026-04-06", "probation")).heard(
        prison="2026-04-07"
    ).then(RULE, Verdict.VOIDED)
    given(*OUT, REVOKED, revoked("2026-04-03 15:00")).heard(prison=HEARD).then(RULE, Verdict.OPEN)
    given(*OUT, REVOKED, died("2026-04-04")).heard(prison=HEARD).then_nothing(RULE)
    given(*OUT, REVOKED, died("2026-04-06")).heard(prison="2026-04-07").then(RULE, Verdict.LAPSED)
