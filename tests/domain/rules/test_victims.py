"""Rule 73: the victim of a grave crime is referred, and approached."""

import pytest

from domain.finding import Verdict
from domain.rules.victims import VICTIM_ASKED as RULE
from tests.people import died, sentenced
from tests.protected import victim_contacted, victim_opted_out, victim_referred
from tests.story import given, taken_back

# Ten working days after Monday 1 September 2025: the 15th; twenty after the 10th: 8 October.
GRAVE = sentenced("2025-09-01", months=12, violent_or_sexual=True)
REFERRED = victim_referred("2025-09-10")


@pytest.mark.parametrize(
    ("contacted", "verdict", "late_days"),
    [
        ("2025-10-08 22:00", Verdict.AVERTED, None),
        ("2025-10-09 09:00", Verdict.CLOSED, 1),
    ],
    ids=["last day", "day after"],
)
def test_approached(contacted, verdict, late_days):
    given(GRAVE, REFERRED, victim_contacted(contacted)).asked("2025-10-09 12:00").then(
        RULE, verdict, due_on="2025-10-08", late_days=late_days
    )


def test_the_second_clock_runs_only_from_a_referral_in_time():
    given(GRAVE).then(RULE, Verdict.NOT_YET_DUE, due_on="2025-09-15")
    given(GRAVE, victim_referred("2025-09-15 23:00")).then(
        RULE, Verdict.NOT_YET_DUE, due_on="2025-10-13"
    )
    given(GRAVE, victim_referred("2025-09-16")).heard(probation="2025-09-17").then(
        RULE, Verdict.OPEN, due_on="2025-09-15"
    )
    given(victim_referred("2025-08-20"), GRAVE).then(RULE, Verdict.NOT_YET_DUE, due_on="2025-09-29")
    given(GRAVE, victim_contacted("2025-09-15")).then(RULE, Verdict.AVERTED, due_on="2025-09-15")


def test_unmet():
    given(GRAVE).heard(prison="2025-09-20").then(RULE, Verdict.UNKNOWN)
    given(GRAVE).heard(probation="2025-09-16 00:00").then(RULE, Verdict.OPEN)
    given(victim_contacted("2025-08-31"), GRAVE).heard(probation="2025-09-16 00:00").then(
        RULE, Verdict.OPEN
    )


def test_told_late():
    late = victim_contacted("2025-09-12").told("2025-09-17 09:00")
    given(GRAVE, late).heard(probation="2025-09-16 09:00").asked("2025-09-17 10:00").then(
        RULE, Verdict.LATE_EVIDENCED
    )


@pytest.mark.parametrize(
    ("fields", "armed"),
    [
        ({"months": 11, "violent_or_sexual": True}, False),
        ({"days": 364, "violent_or_sexual": True}, False),
        ({"days": 365, "violent_or_sexual": True}, True),
        ({"indeterminate": True, "violent_or_sexual": True}, True),
        ({"violent_or_sexual": True}, False),
        ({"months": 30}, False),
        ({"months": 30, "kind": "suspended", "violent_or_sexual": True}, False),
    ],
    ids=["eleven months", "364 days", "365 days", "life", "no length", "theft", "suspended"],
)
def test_which_sentences(fields, armed):
    story = given(sentenced("2025-09-01", **fields)).heard(probation="2025-09-16 00:00")
    if armed:
        story.then(RULE, Verdict.OPEN)
    else:
        story.then_nothing(RULE)


def test_ended_and_taken_back():
    given(GRAVE, victim_opted_out("2025-09-15")).heard(probation="2025-09-20").then_nothing(RULE)
    given(GRAVE, victim_opted_out("2025-09-17")).heard(probation="2025-09-20").then(
        RULE, Verdict.LAPSED, late_days=2
    )
    given(GRAVE, died("2025-09-10")).heard(probation="2025-09-20").then_nothing(RULE)
    given(GRAVE.named("s"), taken_back("s", "2025-09-20", "court")).then(RULE, Verdict.VOIDED)
