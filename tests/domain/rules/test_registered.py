"""Rule 72: registered and assessed soon after release."""

import pytest

from domain.finding import Verdict
from domain.rules.registered import REGISTERED_IN_TIME as RULE
from tests.people import died, flag, flag_ended, received, released
from tests.protected import assessed, registered
from tests.story import given, taken_back

FLAG = flag("2026-01-10", "rso", "probation")
OUT = released("2026-02-13 10:00")  # register by Monday 16 February, assessed by the 28th
SEEN, DONE = registered("2026-02-14"), assessed("2026-02-20", "arms", "attitudes")


def leg(story, name):
    """The finding of one leg."""
    return next(f for f in story.findings(RULE) if f.id.endswith(name))


@pytest.mark.parametrize(
    ("came", "verdict", "late_days"),
    [
        ("2026-02-16 23:59", Verdict.AVERTED, None),
        ("2026-02-17 00:10", Verdict.CLOSED, 1),
        ("2026-02-13 09:00", Verdict.OPEN, None),
    ],
    ids=["last day", "day after", "before release"],
)
def test_registered(came, verdict, late_days):
    found = leg(given(FLAG, OUT, registered(came)).heard(police="2026-02-18"), "register")
    assert (found.verdict, found.late_days) == (verdict, late_days)


@pytest.mark.parametrize(
    ("made", "verdict"),
    [
        (assessed("2026-02-28 20:00", "oasys", "attitudes"), Verdict.AVERTED),
        (assessed("2026-03-01 00:10", "arms", "attitudes"), Verdict.CLOSED),
        (assessed("2026-02-20", "arms", "attitudes", complete=False), Verdict.OPEN),
        (assessed("2026-02-20", "bcst2", "attitudes"), Verdict.OPEN),
    ],
    ids=["last day", "day after", "unfinished", "another tool"],
)
def test_assessed(made, verdict):
    assert leg(given(FLAG, OUT, made).heard(police="2026-03-02"), "assessment").verdict is verdict


def test_unmet():
    given(FLAG, OUT).asked("2026-02-16 12:00").then(RULE, Verdict.NOT_YET_DUE, Verdict.NOT_YET_DUE)
    given(FLAG, OUT).heard(probation="2026-03-05").then(RULE, Verdict.UNKNOWN, Verdict.UNKNOWN)
    given(FLAG, OUT).heard(police="2026-02-17 00:00").then(RULE, Verdict.OPEN, Verdict.NOT_YET_DUE)


def test_told_late():
    story = given(FLAG, OUT, SEEN.told("2026-02-18 09:00"), DONE).heard(police="2026-02-17 09:00")
    story.asked("2026-02-21").then(RULE, Verdict.LATE_EVIDENCED, Verdict.AVERTED)


def test_what_arms():
    given(OUT).heard(police="2026-03-05").then_nothing(RULE)
    ended = flag_ended("2026-02-13 23:00", "rso", "police")
    given(FLAG, OUT, ended).heard(police="2026-03-05").then_nothing(RULE)
    given(OUT, flag("2026-02-13 23:00", "rso")).heard(police="2026-03-05").then(
        RULE, Verdict.OPEN, Verdict.OPEN
    )
    given(OUT, flag("2026-02-14", "rso")).heard(police="2026-03-05").then_nothing(RULE)
    given(FLAG, released("2026-02-13", "immigration")).heard(police="2026-03-05").then_nothing(RULE)


def test_it_ends_inside_and_with_the_person():
    back = received("2026-02-20", "recall")
    given(FLAG, OUT, back).heard(police="2026-03-05").then(RULE, Verdict.LAPSED)
    given(FLAG, OUT, died("2026-02-14")).heard(police="2026-03-05").then_nothing(RULE)


def test_taken_back():
    given(FLAG.named("f"), OUT, taken_back("f", "2026-02-20", "probation")).then(
        RULE, Verdict.VOIDED, Verdict.VOIDED
    )
    given(FLAG, OUT.named("r"), taken_back("r", "2026-02-20")).then(
        RULE, Verdict.VOIDED, Verdict.VOIDED
    )
