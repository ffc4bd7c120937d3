"""Rules 88 and 89: feeds that fall silent, and what is told too late."""

import pytest

from domain.finding import Verdict
from domain.rules.licence import LICENCE_READY
from domain.rules.sources import SOURCE_HEARD as SILENT
from domain.rules.sources import TOLD_IN_TIME as LATE
from tests.people import licence, pack_sent, planned, recalled, received, released, status
from tests.story import Said, at, given, heartbeat, taken_back

IN = received("2025-09-08 10:59").told("2025-09-08 11:00")


@pytest.mark.parametrize(
    ("asked", "verdict"),
    [
        ("2025-09-08 12:00", Verdict.NOT_YET_DUE),
        ("2025-09-09 11:00", Verdict.NOT_YET_DUE),
        ("2025-09-09 11:01", Verdict.OPEN),
    ],
    ids=["an hour", "a day", "a day and a minute"],
)
def test_a_day_of_silence(asked: str, verdict: Verdict) -> None:
    """Counted from the recording of its last word."""
    given(IN).asked(asked).then(SILENT, verdict, due_at="2025-09-09 11:00")


@pytest.mark.parametrize(
    ("again", "closed"),
    [("2025-09-09 11:00", False), ("2025-09-09 11:01", True)],
    ids=["after a day", "after a day and a minute"],
)
def test_a_finished_silence(again: str, closed: bool) -> None:
    """Longer than a day it stays as closed; up to a day it leaves nothing."""
    beat = heartbeat("prison", again).told(again)

    given(IN, beat).asked("2025-09-09 15:00").then(
        SILENT, *([Verdict.CLOSED] if closed else []), Verdict.NOT_YET_DUE
    )


def test_what_counts_is_that_something_arrived() -> None:
    """Old news is a word; what was told ahead of its recording is none."""
    old = received("2025-02-10 08:00").told("2025-02-17 12:00")

    given(old).asked("2025-02-18 09:00").then(
        SILENT, Verdict.NOT_YET_DUE, due_at="2025-02-18 12:00"
    )


def test_each_source_with_a_record_of_the_person() -> None:
    """Others are nobody's business here."""
    given(IN, licence("2025-09-08 12:00", "approved")).asked("2025-09-10").then(
        SILENT, Verdict.OPEN, Verdict.OPEN
    )


def test_silence_before_the_person_was_known_there_is_not_counted() -> None:
    """From the source's first word about the person on."""
    given(IN).heard(prison="2025-09-10").asked("2025-09-10 13:00").then(
        SILENT, Verdict.CLOSED, Verdict.NOT_YET_DUE
    )


# Rule 89

AGREED = recalled("2025-04-21 10:00")


@pytest.mark.parametrize(
    ("told", "late"),
    [("2025-04-22 10:00", False), ("2025-04-22 10:06", True)],
    ids=["at the hour", "six minutes past it"],
)
def test_told_after_the_hour(told: str, late: bool) -> None:
    """Sent in time, recorded after the deadline's end, though nobody was heard past it."""
    given(AGREED, pack_sent("2025-04-22 09:50").told(told)).asked("2025-04-22 11:00").then(
        LATE, *([Verdict.BREACHED] if late else [])
    )


def test_told_after_midnight() -> None:
    """The very next day is late; due as in the duty it met."""
    home = status("2026-03-03 15:00", "settled", "2026-03-03")
    out = released("2026-03-03 10:00", kind="unconditional")

    given(out, home.told("2026-03-04 00:05")).asked("2026-03-04 09:00").then(
        LATE, Verdict.BREACHED, due_on="2026-03-03", opened_at="2026-03-04 00:05"
    )
    given(out, home.told("2026-03-03 23:59")).asked("2026-03-04 09:00").then_nothing(LATE)


def test_known_since_what_it_follows_from_was_known() -> None:
    """The release was told last: before it there was no night to be late for."""
    home = status("2026-03-03 15:00", "settled", "2026-03-03").told("2026-03-04 00:05")
    out = released("2026-03-03 10:00", kind="unconditional").told("2026-03-05 09:00")

    (one,) = given(home, out).asked("2026-03-06").findings(LATE)
    assert one.known_at == at("2026-03-05 09:00")


PLANNED = (received("2025-07-01"), planned("2025-07-02", "2026-04-07"))
APPROVED = licence("2026-03-20", "approved")


@pytest.mark.parametrize(
    "words",
    [
        [licence("2026-04-04", "approved")],
        [APPROVED, licence("2026-03-25", "approved", "l2").told("2026-04-05 09:00")],
        [],
    ],
    ids=["met late", "a second one told in time", "unmet"],
)
def test_nothing_was_told_too_late(words: list[Said]) -> None:
    """Only what met a duty in time can be."""
    given(*PLANNED, *words).heard(probation="2026-04-10").then_nothing(LATE)


def test_evidence_and_anchor_taken_back() -> None:
    """Evidence gone: nothing was late. Its duty gone: voided with it."""
    late = APPROVED.named("l").told("2026-04-05 09:00")
    plan = PLANNED[1].named("p")

    given(*PLANNED, late).then(LATE, Verdict.BREACHED)
    given(*PLANNED, late, taken_back("l", "2026-04-06", "probation")).then_nothing(LATE)
    given(PLANNED[0], plan, late, taken_back("p", "2026-04-06")).then(LATE, Verdict.VOIDED).then(
        LICENCE_READY, Verdict.VOIDED
    )
