"""Rule 71: a risk that rises is answered at once."""

import pytest

from domain.finding import Verdict
from domain.rules.risk_answered import RISE_ANSWERED as RULE
from tests.people import accepted, allocated, died
from tests.protected import handover_off, returned, risen
from tests.story import given, taken_back

RISE = risen("2026-04-02 16:00")  # Thursday before Easter; the next working day is Tuesday 7 April
DUE, HEARD = "2026-04-07", "2026-04-08 00:00"


@pytest.mark.parametrize("answer", [accepted, returned], ids=["accepted", "returned"])
@pytest.mark.parametrize(
    ("moment", "verdict", "late_days"),
    [
        ("2026-04-02 09:00", Verdict.AVERTED, None),
        ("2026-04-07 23:59", Verdict.AVERTED, None),
        ("2026-04-08 00:15", Verdict.CLOSED, 1),
    ],
    ids=["that morning", "last day", "day after"],
)
def test_answered(answer, moment, verdict, late_days):
    given(RISE, answer(moment, "HP22")).asked("2026-04-08 09:00").then(
        RULE, verdict, due_on=DUE, late_days=late_days
    )


def test_unmet():
    given(RISE).asked("2026-04-07 23:00").then(RULE, Verdict.NOT_YET_DUE)
    given(RISE).heard(police="2026-04-10").then(RULE, Verdict.UNKNOWN)
    given(RISE).heard(probation=HEARD).then(RULE, Verdict.OPEN)
    given(RISE, accepted("2026-04-03", "HP08")).heard(probation=HEARD).then(RULE, Verdict.OPEN)
    given(RISE, accepted("2026-04-01", "HP22")).heard(probation=HEARD).then(RULE, Verdict.OPEN)


def test_told_late():
    late = accepted("2026-04-03", "HP22").told("2026-04-09 09:00")
    given(RISE, late).heard(probation=HEARD).asked("2026-04-09 10:00").then(
        RULE, Verdict.LATE_EVIDENCED
    )


@pytest.mark.parametrize("level", ["low", "medium"])
def test_lower_levels(level):
    given(risen("2026-04-02", level)).heard(probation=HEARD).then_nothing(RULE)


def test_once_a_day_and_one_answer_for_all():
    again = risen("2026-04-02 18:00", "very-high")
    given(RISE, again).heard(probation=HEARD).then(RULE, Verdict.OPEN)
    later = risen("2026-04-07 09:00")
    given(RISE, later, accepted("2026-04-07 12:00", "HP22")).then(
        RULE, Verdict.AVERTED, Verdict.AVERTED
    )


def test_ended_and_taken_back():
    given(RISE, handover_off("2026-04-07", "HP22")).heard(probation=HEARD).then_nothing(RULE)
    given(RISE, died("2026-04-10")).heard(probation="2026-04-11").then(
        RULE, Verdict.LAPSED, late_days=3
    )
    given(RISE.named("r"), taken_back("r", "2026-04-09", "probation")).then(RULE, Verdict.VOIDED)


def test_a_company_with_the_case_answers_for_it():
    """Until June 2021 the silence of the company counts, since then that of probation."""
    to = allocated("2019-05-01", "provider:crc-x")
    rise = risen("2019-05-03")
    given(to, rise).heard(probation="2019-05-09").then(RULE, Verdict.UNKNOWN)
    given(allocated("2026-03-01", "provider:x"), RISE).heard(probation=HEARD).then(
        RULE, Verdict.OPEN
    )
