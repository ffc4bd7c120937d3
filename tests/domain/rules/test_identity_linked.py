"""Rule 86: what the prison knows and what probation knows are joined."""

import pytest

from domain.finding import Verdict
from domain.rules.identity_linked import RECORDS_JOINED as RULE
from tests.people import died, received, sentenced, supervision_started, tier
from tests.protected import number, person, reviewed
from tests.story import given, taken_back

# Three working days after Wednesday 1 April 2026, over Easter: Wednesday 8 April.
INSIDE = received("2026-04-01")
DUE = "2026-04-08"


@pytest.mark.parametrize(
    ("moment", "verdict", "late_days"),
    [("2026-04-08 22:00", Verdict.AVERTED, None), ("2026-04-09 09:00", Verdict.CLOSED, 1)],
    ids=["last day", "day after"],
)
@pytest.mark.parametrize(
    "other",
    [
        lambda time: tier(time, "a3"),
        reviewed,
        lambda time: number(time, "crn"),
        lambda time: number(time, "pnc", "court"),
    ],
    ids=["probation", "police", "probation's number", "police number"],
)
def test_joined(other, moment, verdict, late_days):
    given(INSIDE, other(moment)).asked("2026-04-09 12:00").then(
        RULE, verdict, due_on=DUE, late_days=late_days
    )


def test_unmet():
    """Our own clock: never unknown."""
    given(INSIDE).asked("2026-04-08 23:00").then(RULE, Verdict.NOT_YET_DUE)
    given(INSIDE).asked("2026-04-09").then(RULE, Verdict.OPEN, due_on=DUE)
    nhs = number("2026-04-02", "nhs", "health")
    given(INSIDE, nhs, person("2026-04-03")).asked("2026-04-09").then(RULE, Verdict.OPEN)


def test_what_counts_is_when_we_knew():
    late = tier("2026-04-02", "a3").told("2026-04-10 09:00")
    given(INSIDE, late).asked("2026-04-11").then(RULE, Verdict.CLOSED, late_days=2)
    told_late = INSIDE.told("2026-04-20 09:00")
    given(told_late).asked("2026-04-21").then(RULE, Verdict.NOT_YET_DUE, due_on="2026-04-23")


def test_known_from_the_start():
    given(tier("2020-01-01", "a3"), INSIDE).asked("2026-04-02").then(RULE, Verdict.AVERTED)


def test_the_other_way_round():
    """A record outside, and a sentence to custody: the prison is looked for."""
    known, sentence = supervision_started("2026-01-05"), sentenced("2026-04-01", months=8)
    given(known, sentence).asked("2026-04-09").then(RULE, Verdict.OPEN, due_on=DUE)
    given(known, sentence, number("2026-04-08", "noms", "court")).then(RULE, Verdict.AVERTED)
    given(known, sentence, received("2026-04-09")).then(RULE, Verdict.CLOSED, late_days=1)
    order = sentenced("2026-04-01", "community-order", months=8)
    given(known, order).asked("2026-04-09").then_nothing(RULE)
    given(sentence).asked("2026-04-09").then_nothing(RULE)


def test_once_for_a_person():
    again = received("2026-06-01")
    given(INSIDE, again, tier("2026-04-02", "a3")).then(RULE, Verdict.AVERTED)
    given(supervision_started("2026-01-05"), sentenced("2026-04-01", months=8), INSIDE).then(
        RULE, Verdict.AVERTED
    )


def test_nothing_ends_it_but_its_fact():
    given(INSIDE, died("2026-04-20")).asked("2026-04-21").then(RULE, Verdict.CLOSED)
    heard = given(INSIDE).heard(probation="2026-04-02")
    heard.asked("2026-04-09").then(RULE, Verdict.OPEN)
    given(INSIDE.named("r"), taken_back("r", "2026-04-20")).then(RULE, Verdict.VOIDED)
