"""Rule 66: whoever is on a managed scheme is looked at as often as the colour says."""

import pytest

from domain.finding import Verdict
from domain.rules.iom_review import REVIEW_HELD as RULE
from tests.people import died, received, released
from tests.protected import colour, deselected, reviewed, selected
from tests.story import given, taken_back

ON = selected("2025-06-01")
RED = colour("2025-06-02")
DUE, HEARD = "2025-06-09", "2025-06-10 00:00"


@pytest.mark.parametrize(
    ("rag", "due"),
    [("red", "2025-06-09"), ("amber", "2025-06-16"), ("green", "2025-06-30")],
)
def test_each_colour_has_its_clock(rag, due):
    given(ON, colour("2025-06-02", rag)).then(RULE, Verdict.NOT_YET_DUE, due_on=due)


def test_last_good_day_and_the_day_after():
    """A review begins a clock of its own."""
    given(RED, reviewed("2025-06-09 23:59")).then(RULE, Verdict.AVERTED, Verdict.NOT_YET_DUE)
    late = given(RED, reviewed("2025-06-10 09:00"))
    late.then(RULE, Verdict.CLOSED, Verdict.NOT_YET_DUE)
    (closed,) = (f for f in late.findings(RULE) if f.verdict is Verdict.CLOSED)
    assert closed.late_days == 1


def test_unmet():
    given(RED).asked("2025-06-09 23:59").then(RULE, Verdict.NOT_YET_DUE)
    given(RED).heard(probation="2025-06-12").then(RULE, Verdict.UNKNOWN)
    given(RED).heard(police=HEARD).then(RULE, Verdict.OPEN, due_on=DUE)


def test_told_late():
    given(RED, reviewed("2025-06-05").told("2025-06-11 09:00")).heard(police=HEARD).asked(
        "2025-06-11 10:00"
    ).then(RULE, Verdict.LATE_EVIDENCED, Verdict.NOT_YET_DUE)


def test_one_review_closes_all_that_wait():
    given(RED, reviewed("2025-06-03"), reviewed("2025-06-20")).asked("2025-06-20 13:00").then(
        RULE, Verdict.AVERTED, Verdict.CLOSED, Verdict.NOT_YET_DUE
    )


def test_two_forces_tell_of_one_review():
    again = reviewed("2025-06-03 15:00").by("/police/dyfed-powys")
    given(RED, reviewed("2025-06-03"), again).asked("2025-06-03 16:00").then(
        RULE, Verdict.AVERTED, Verdict.NOT_YET_DUE
    )


def test_a_review_without_a_colour_begins_nothing():
    given(ON, reviewed("2025-06-03")).then_nothing(RULE)


def test_a_new_colour_has_its_own_clock():
    """By the due day it takes the place of the old one; later the old failure stands."""
    green = colour("2025-06-09 10:00", "green")
    given(RED, green).then(RULE, Verdict.NOT_YET_DUE, due_on="2025-07-07")
    given(RED, colour("2025-06-11", "green")).heard(police="2025-06-12").then(
        RULE, Verdict.LAPSED, Verdict.NOT_YET_DUE
    )


def test_inside_the_longer_clock_holds():
    inside = received("2025-05-20")
    given(inside, RED).then(RULE, Verdict.NOT_YET_DUE, due_on="2025-06-30")
    given(inside, released("2025-05-30"), RED).then(RULE, Verdict.NOT_YET_DUE, due_on=DUE)
    given(RED, received("2025-06-09 22:00")).then(RULE, Verdict.NOT_YET_DUE, due_on="2025-06-30")
    given(RED, received("2025-06-10")).heard(police=HEARD).then(RULE, Verdict.OPEN, due_on=DUE)


def test_it_ends_with_the_scheme_and_the_person():
    given(RED, deselected("2025-06-09")).heard(police=HEARD).then_nothing(RULE)
    given(RED, deselected("2025-06-14")).heard(police="2025-06-15").then(
        RULE, Verdict.LAPSED, late_days=5
    )
    given(RED, died("2025-06-08")).heard(police=HEARD).then_nothing(RULE)
    given(RED, deselected("2025-06-03"), reviewed("2025-06-04")).heard(police=HEARD).then_nothing(
        RULE
    )


def test_the_colour_taken_back():
    given(RED.named("c"), taken_back("c", "2025-06-11", "police")).then(RULE, Verdict.VOIDED)
