"""Rule 59: it is known on what basis anybody supervises the person."""

import pytest

from domain.finding import Verdict
from domain.rules.legal_status import STATUS_KNOWN as RULE
from tests.people import (
    dated,
    died,
    licence,
    received,
    released,
    sentenced,
    supervision_ended,
    supervision_started,
)
from tests.story import Said, given, taken_back

# Friday 2 May 2025, before a holiday: one working day on is Tuesday 6 May.
IN, OUT = received("2025-01-06"), released("2025-05-02 10:00")
HEARD = "2025-05-07 00:00"


@pytest.mark.parametrize(
    ("said", "verdict", "late_days"),
    [
        (licence("2025-01-06 12:00", "activated"), Verdict.AVERTED, None),
        (licence("2025-05-06 23:59", "activated"), Verdict.AVERTED, None),
        (supervision_started("2025-05-02 00:00"), Verdict.AVERTED, None),
        (supervision_ended("2025-05-06 10:00"), Verdict.AVERTED, None),
        (dated("2025-02-01", sentence_expires_on="2026-05-01"), Verdict.AVERTED, None),
        (dated("2025-05-07 00:00", licence_expires_on="2026-05-01"), Verdict.CLOSED, 1),
        (dated("2025-02-01", conditional_release_on="2025-05-02"), Verdict.OPEN, None),
        (licence("2025-05-01", "approved"), Verdict.OPEN, None),
        (licence("2025-01-05", "activated"), Verdict.OPEN, None),
        (supervision_started("2025-05-01 23:59"), Verdict.OPEN, None),
    ],
)
def test_after_release(said: Said, verdict: Verdict, late_days: int | None) -> None:
    given(IN, OUT, said).heard(prison="2025-05-07 12:00").then(
        RULE, verdict, due_on="2025-05-06", late_days=late_days
    )


def test_dates_of_an_earlier_sentence_say_nothing() -> None:
    told = dated("2024-06-01", sentence_expires_on="2026-05-01")
    story = (told, sentenced("2025-01-06 11:00", months=12), IN, OUT)
    given(*story).heard(prison=HEARD).then(RULE, Verdict.OPEN)


def test_unmet() -> None:
    given(IN, OUT).asked("2025-05-06 23:59").then(RULE, Verdict.NOT_YET_DUE)
    given(IN, OUT).heard(probation=HEARD).then(RULE, Verdict.UNKNOWN)
    given(IN, OUT).heard(prison=HEARD).then(RULE, Verdict.OPEN, severity="high")
    late = licence("2025-05-02 09:00", "activated").told("2025-05-09")
    given(IN, OUT, late).heard(prison=HEARD).then(RULE, Verdict.LATE_EVIDENCED)


@pytest.mark.parametrize(
    ("kind", "armed"),
    [
        ("time-served", True),
        ("hdc", True),
        ("unconditional", False),
        ("bail", False),
        ("court", False),
        ("immigration", False),
    ],
)
def test_kinds_that_name_their_basis(kind: str, armed: bool) -> None:
    given(IN, released("2025-05-02 10:00", kind)).heard(prison=HEARD).then(
        RULE, *((Verdict.OPEN,) if armed else ())
    )


def test_back_dead_or_taken_back() -> None:
    for over in (received("2025-05-06", "recall"), died("2025-05-06")):
        given(IN, OUT, over).heard(prison=HEARD).then_nothing(RULE)
    given(IN, OUT, received("2025-05-09", "recall")).heard(prison="2025-05-10").then(
        RULE, Verdict.LAPSED, late_days=3
    )
    given(IN, OUT.named("out"), taken_back("out", "2025-05-09")).heard(prison="2025-05-10").then(
        RULE, Verdict.VOIDED
    )


# The licence expires on Saturday 1 November 2025; one working day on is Monday the 3rd.
DATES = dated("2025-02-01", sentence_expires_on="2026-05-01", licence_expires_on="2025-11-01")
STORY = (IN, DATES, OUT)


def test_nothing_before_the_day_comes() -> None:
    given(*STORY).asked("2025-10-31 23:59").then(RULE, Verdict.AVERTED)
    given(*STORY).asked("2025-11-01 00:00").then(RULE, Verdict.AVERTED, Verdict.NOT_YET_DUE)


@pytest.mark.parametrize(
    ("said", "verdict"),
    [
        ((supervision_ended("2025-11-01 00:00"),), Verdict.AVERTED),
        ((supervision_started("2025-11-03 23:59", "pss"),), Verdict.AVERTED),
        ((supervision_ended("2025-11-04 00:00"),), Verdict.CLOSED),
        ((supervision_started("2025-11-03", "order"),), Verdict.OPEN),
        ((dated("2025-02-02", top_up_ends_on="2026-05-02"),), Verdict.AVERTED),
        ((dated("2025-02-02", top_up_ends_on="2025-11-01"),), Verdict.OPEN),
        ((), Verdict.OPEN),
    ],
)
def test_when_it_expires(said: tuple[Said, ...], verdict: Verdict) -> None:
    given(*STORY, *said).heard(prison="2025-11-04 12:00").then(RULE, Verdict.AVERTED, verdict)


def test_expiry_concerns_who_is_out_and_supervised() -> None:
    """Ended before, or back inside, there is nothing to know; back after it, it lapses."""
    given(*STORY, supervision_ended("2025-10-31 10:00")).heard(prison="2025-11-04").then(
        RULE, Verdict.AVERTED
    )
    given(*STORY, received("2025-10-31", "recall")).heard(prison="2025-11-04").then(
        RULE, Verdict.AVERTED
    )
    given(*STORY, received("2025-11-06", "remand")).heard(prison="2025-11-07").then(
        RULE, Verdict.AVERTED, Verdict.LAPSED
    )


def test_the_sentence_expires_where_no_licence_date_is_told() -> None:
    story = (IN, dated("2025-02-01", sentence_expires_on="2025-11-01"), OUT)
    given(*story).heard(prison="2025-11-04").then(RULE, Verdict.AVERTED, Verdict.OPEN)


@pytest.mark.parametrize(
    ("expires_on", "verdict"), [("2026-05-09", Verdict.AVERTED), ("2026-05-10", Verdict.OPEN)]
)
def test_no_top_up_follows_from_10_may_2026(expires_on: str, verdict: Verdict) -> None:
    told = dated("2025-02-01", licence_expires_on=expires_on, top_up_ends_on="2026-11-07")
    given(IN, told, OUT).heard(prison="2026-05-14").then(RULE, Verdict.AVERTED, verdict)
