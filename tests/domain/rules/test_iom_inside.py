"""Rule 68: a scheme does not lose sight of somebody who is sent to prison."""

import pytest

from domain.finding import Verdict
from domain.rules.iom_inside import LINK_KEPT as RULE
from tests.people import moved, planned, received, released
from tests.protected import deselected, scheme_contact, selected
from tests.story import given, taken_back

ON = selected("2025-06-02")
IN = received("2025-09-01 16:00")  # ten working days: Monday 15 September
HEARD = "2025-09-16 00:00"


def legs(story):
    """Verdicts by leg."""
    return {f.id.rpartition("/")[2]: f for f in story.findings(RULE)}


@pytest.mark.parametrize(
    ("contact", "verdict"),
    [("2025-09-15 23:00", Verdict.AVERTED), ("2025-09-16 09:00", Verdict.CLOSED)],
    ids=["last day", "day after"],
)
def test_the_first_contact_inside(contact, verdict):
    """It begins the next clock."""
    found = legs(given(ON, IN, scheme_contact(contact)).asked("2025-09-16 12:00"))

    assert found["reception"].verdict is verdict
    assert found["contact"].verdict is Verdict.NOT_YET_DUE


def test_unmet():
    given(ON, IN).asked("2025-09-15 23:00").then(RULE, Verdict.NOT_YET_DUE, due_on="2025-09-15")
    given(ON, IN).heard(prison="2025-09-20").then(RULE, Verdict.UNKNOWN)
    given(ON, IN).heard(police=HEARD).then(RULE, Verdict.OPEN)


def test_every_four_weeks_inside():
    first, second = scheme_contact("2025-09-10"), scheme_contact("2025-10-09")
    found = given(ON, IN, first, second).asked("2025-10-10").findings(RULE)

    assert sorted(f.verdict for f in found) == [
        Verdict.AVERTED,
        Verdict.CLOSED,
        Verdict.NOT_YET_DUE,
    ]


@pytest.mark.parametrize("basis", ["return", "civil", "immigration"])
def test_receptions_that_do_not_count(basis):
    given(ON, received("2025-09-01", basis)).heard(police=HEARD).then_nothing(RULE)


def test_only_members():
    given(IN).heard(police=HEARD).then_nothing(RULE)
    given(ON, deselected("2025-08-20"), IN).heard(police=HEARD).then_nothing(RULE)
    given(ON, IN, deselected("2025-09-10")).heard(police=HEARD).then_nothing(RULE)
    given(ON, IN, released("2025-09-10")).heard(police=HEARD).then_nothing(RULE)
    given(ON, IN, released("2025-09-20")).heard(police="2025-09-21").then(
        RULE, Verdict.LAPSED, late_days=5
    )


RELEASE = planned("2025-09-02", "2025-12-15")  # four weeks before: 17 November


def before_release(*more):
    return legs(given(ON, IN, RELEASE, *more).heard(police="2025-11-18 01:00"))["release"]


def test_again_before_release():
    """From eight weeks before; earlier is too early."""
    assert before_release().verdict is Verdict.OPEN
    assert before_release(scheme_contact("2025-11-17 22:00")).verdict is Verdict.AVERTED
    assert before_release(scheme_contact("2025-10-20")).verdict is Verdict.AVERTED
    assert before_release(scheme_contact("2025-10-19")).verdict is Verdict.OPEN
    assert before_release(scheme_contact("2025-11-18 00:30")).verdict is Verdict.CLOSED


def test_the_release_moves():
    later = before_release(moved("2025-10-01", "2026-01-12", "2025-12-15"))
    assert later.verdict is Verdict.NOT_YET_DUE
    sooner = before_release(moved("2025-11-10", "2025-11-24", "2025-12-15"))
    assert sooner.deadline.short_notice
    assert str(sooner.deadline.due_on) == "2025-11-12"


def test_no_time_before_release():
    """In for less than four weeks, there is only the reception to answer for."""
    found = legs(given(ON, IN, planned("2025-09-02", "2025-09-26")).heard(police=HEARD))

    assert found.keys() == {"reception"}


def test_selected_inside():
    """Only the release then is asked about, by when it was known."""
    inside = selected("2025-11-20")
    found = legs(given(IN, RELEASE, inside).asked("2025-11-21"))

    assert found.keys() == {"release"}
    assert str(found["release"].deadline.due_on) == "2025-11-24"


def test_told_late_and_taken_back():
    late = scheme_contact("2025-09-12").told("2025-09-17 09:00")
    found = legs(given(ON, IN, late).heard(police=HEARD).asked("2025-09-17 10:00"))
    assert found["reception"].verdict is Verdict.LATE_EVIDENCED
    given(ON, IN.named("r"), taken_back("r", "2025-09-10")).then(RULE, Verdict.VOIDED)
