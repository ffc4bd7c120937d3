"""Rule 1: housed on the night of release."""

import pytest

from domain.finding import Verdict
from domain.rules.accommodation import HOUSED_ON_RELEASE_NIGHT as FIRST_NIGHT
from tests.people import (
    allocated,
    at_large,
    died,
    from_hospital,
    received,
    released,
    removed,
    status,
    to_hospital,
)
from tests.story import Said, given

OUT = released("2026-03-03 10:00")  # Tuesday
HEARD = "2026-03-04 00:00"


@pytest.mark.parametrize(
    ("housing", "verdict"),
    [
        ("settled", Verdict.AVERTED),
        ("temporary", Verdict.AVERTED),
        *((other, Verdict.BREACHED) for other in ("shelter", "squat", "rough", "campsite")),
        ("none", Verdict.BREACHED),
        ("unknown", Verdict.BREACHED),
    ],
)
def test_housed_is_settled_or_temporary(housing: str, verdict: Verdict) -> None:
    """On the night of the release day."""
    given(OUT, status("2026-03-03 15:00", housing, "2026-03-03")).heard(probation=HEARD).then(
        FIRST_NIGHT, verdict, due_on="2026-03-03"
    )


@pytest.mark.parametrize(
    ("words", "verdict"),
    [
        ([], Verdict.BREACHED),
        ([status("2026-03-04", "settled", "2026-03-04")], Verdict.BREACHED),
        ([status("2026-03-02", "settled", "2026-03-02", "2026-03-03")], Verdict.BREACHED),
        ([status("2026-03-02", "settled", "2026-03-02", "2026-03-04")], Verdict.AVERTED),
        (
            [
                status("2026-03-03 11:00", "settled", "2026-03-01"),
                status("2026-03-03 09:00", "none", "2026-03-03"),
            ],
            Verdict.BREACHED,
        ),
        (
            [
                status("2026-03-03 09:00", "none", "2026-03-03"),
                status("2026-03-03 11:00", "temporary", "2026-03-03"),
            ],
            Verdict.AVERTED,
        ),
    ],
    ids=[
        "no record",
        "from the day after",
        "until that day",
        "until the next day",
        "the latest from_on is in force, though told first",
        "of one from_on the latest told",
    ],
)
def test_the_status_in_force_that_night_decides(words: list[Said], verdict: Verdict) -> None:
    """By its own dates, not by when it was said."""
    given(OUT, *words).heard(probation="2026-03-05").then(FIRST_NIGHT, verdict)


def test_a_status_from_before_a_reception_is_over() -> None:
    """One that begins with the release, told inside, counts."""
    given(status("2026-01-02", "settled", "2026-01-02"), received("2026-02-02"), OUT).heard(
        probation=HEARD
    ).then(FIRST_NIGHT, Verdict.BREACHED)
    given(status("2026-02-20", "settled", "2026-03-03"), received("2026-02-02"), OUT).heard(
        probation=HEARD
    ).then(FIRST_NIGHT, Verdict.AVERTED)
    given(status("2026-01-02", "settled", "2026-01-02"), OUT).heard(probation=HEARD).then(
        FIRST_NIGHT, Verdict.AVERTED
    )


@pytest.mark.parametrize(
    "end",
    [
        received("2026-03-03 20:00", basis="remand"),
        received("2026-03-03 20:00", basis="return"),
        died("2026-03-03 20:00"),
        removed("2026-03-03 20:00"),
        to_hospital("2026-03-03 12:00"),
        to_hospital("2026-02-03"),
        at_large("2026-03-03 18:00"),
    ],
)
def test_ended_that_day_there_is_no_first_night(end: Said) -> None:
    """Received again, dead, removed, in hospital, at large."""
    given(OUT, end).heard(probation=HEARD).then_nothing(FIRST_NIGHT)


def test_back_from_hospital_the_night_counts() -> None:
    """Only a stay not ended excuses."""
    given(to_hospital("2026-02-03"), from_hospital("2026-02-20"), OUT).heard(probation=HEARD).then(
        FIRST_NIGHT, Verdict.BREACHED
    )


def test_what_comes_after_the_night_changes_nothing() -> None:
    """A breach of a point in time stays."""
    given(
        OUT,
        received("2026-03-04 09:00", basis="recall"),
        status("2026-03-05", "settled", "2026-03-04"),
    ).heard(probation=HEARD).then(FIRST_NIGHT, Verdict.BREACHED)


def test_every_kind_of_release_but_immigration() -> None:
    """Whoever supervises, or nobody."""
    for kind in ("unconditional", "bail", "court", "time-served", "conditional"):
        given(released("2026-03-03 10:00", kind=kind)).heard(probation=HEARD).then(
            FIRST_NIGHT, Verdict.BREACHED
        )
    given(released("2026-03-03 10:00", kind="immigration")).heard(probation=HEARD).then_nothing(
        FIRST_NIGHT
    )


def test_first_night_told_late_unheard_and_ahead() -> None:
    """Not yet judged on the day itself; unknown in silence; late if told late."""
    home = status("2026-03-03 15:00", "settled", "2026-03-03").told("2026-03-06 09:00")

    given(OUT, status("2026-03-01", "settled", "2026-03-03")).asked("2026-03-03 23:59").then(
        FIRST_NIGHT, Verdict.NOT_YET_DUE
    )
    given(OUT).heard(probation="2026-03-03 23:59", prison="2026-03-09").then(
        FIRST_NIGHT, Verdict.UNKNOWN
    )
    given(OUT, home).heard(probation=HEARD).asked("2026-03-07").then(
        FIRST_NIGHT, Verdict.LATE_EVIDENCED
    )
    given(OUT, home).asked("2026-03-07").then(FIRST_NIGHT, Verdict.AVERTED)


def test_the_company_with_the_case_is_heard() -> None:
    """2014 to 2021."""
    case = (allocated("2016-01-05", "provider:crc-north"), released("2016-03-03 10:00"))

    given(*case).heard(probation="2016-03-08").then(FIRST_NIGHT, Verdict.UNKNOWN)
    given(*case).heard(**{"/provider/crc-north": "2016-03-08"}).then(FIRST_NIGHT, Verdict.BREACHED)
