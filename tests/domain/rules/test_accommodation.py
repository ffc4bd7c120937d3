"""Rules 1 and 2: housed on the night of release, and every day after it."""

import pytest

from domain.finding import Verdict
from domain.rules.accommodation import HOUSED_ON_RELEASE_NIGHT as FIRST_NIGHT
from domain.rules.accommodation import HOUSED_UNDER_SUPERVISION as HOUSED
from tests.people import (
    allocated,
    at_large,
    died,
    from_hospital,
    need_closed,
    need_seen,
    received,
    released,
    removed,
    status,
    supervision_ended,
    supervision_started,
    to_hospital,
)
from tests.story import Said, given, taken_back

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


# Rule 2


def test_housed_from_the_release_day_at_once() -> None:
    """Averted though the day is not over."""
    given(OUT, status("2026-03-03 11:00", "settled", "2026-03-03")).then(
        HOUSED, Verdict.AVERTED, due_on="2026-03-03"
    )


def test_open_until_the_first_day_housed() -> None:
    """Not housed on the release day; the first housed day closes it, also told later."""
    given(OUT).heard(probation=HEARD).then(HOUSED, Verdict.OPEN, due_on="2026-03-03")
    given(OUT, status("2026-03-05 18:00", "temporary", "2026-03-05")).then(
        HOUSED, Verdict.CLOSED, late_days=2, closed_at="2026-03-05 00:00"
    )
    given(OUT, status("2026-03-09", "settled", "2026-03-04")).then(
        HOUSED, Verdict.CLOSED, late_days=1
    )


def test_a_bed_told_ahead_closes_when_its_day_comes() -> None:
    """And not before."""
    ahead = given(OUT, status("2026-03-04 09:00", "settled", "2026-03-06")).heard(probation=HEARD)

    ahead.asked("2026-03-05 23:59").then(HOUSED, Verdict.OPEN)
    ahead.asked("2026-03-06 00:00").then(HOUSED, Verdict.CLOSED, late_days=3)


def test_a_spell_is_one_finding_however_the_status_changes() -> None:
    """Rough, then a squat."""
    given(
        OUT,
        status("2026-03-03 15:00", "rough", "2026-03-03"),
        status("2026-03-08", "squat", "2026-03-08"),
    ).heard(probation="2026-03-10").then(HOUSED, Verdict.OPEN, due_on="2026-03-03")


def test_each_loss_of_a_home_is_a_spell() -> None:
    """A stay runs out, a bed is found, and lost again."""
    story = given(
        OUT,
        status("2026-03-03 11:00", "temporary", "2026-03-03", "2026-03-10"),
        status("2026-03-12", "temporary", "2026-03-12", "2026-03-20"),
        status("2026-03-20 09:00", "none", "2026-03-20"),
    ).heard(probation="2026-03-24")

    found = sorted(story.findings(HOUSED), key=lambda finding: finding.armed_at)

    assert [(f.verdict, str(f.deadline and f.deadline.due_on)) for f in found] == [
        (Verdict.AVERTED, "2026-03-03"),
        (Verdict.CLOSED, "2026-03-10"),
        (Verdict.OPEN, "2026-03-20"),
    ]
    assert found[1].late_days == 2


def test_a_spell_begins_on_the_day_it_is_armed() -> None:
    """Not yet due until that day is over; nothing on the days before."""
    story = given(OUT, status("2026-03-03 11:00", "temporary", "2026-03-03", "2026-03-10"))

    story.asked("2026-03-09 23:59").then(HOUSED, Verdict.AVERTED)
    story.asked("2026-03-10 00:00").then(HOUSED, Verdict.AVERTED, Verdict.NOT_YET_DUE)


@pytest.mark.parametrize(
    ("end", "late_days"),
    [
        (supervision_ended("2026-03-20"), 17),
        (received("2026-03-05", basis="recall"), 2),
        (died("2026-03-09"), 6),
        (removed("2026-03-09"), 6),
        (at_large("2026-03-09"), 6),
    ],
)
def test_the_duty_lapses_with_supervision(end: Said, late_days: int) -> None:
    """Supervision over, back in custody, dead, removed, at large: kept as a failure."""
    given(OUT, end).heard(probation="2026-03-25").then(HOUSED, Verdict.LAPSED, late_days=late_days)


def test_unheard_past_the_day_a_lapse_is_unknown() -> None:
    """Ended after the day passed, but probation silent."""
    given(OUT, received("2026-03-05", basis="recall")).then(HOUSED, Verdict.UNKNOWN)


def test_over_by_the_end_of_the_day_there_is_nothing() -> None:
    """The duty ended before its deadline, unmet."""
    given(OUT, supervision_ended("2026-03-03 18:00")).heard(probation="2026-03-09").then_nothing(
        HOUSED
    )


def test_supervision_that_goes_on_the_next_day_has_not_ended() -> None:
    """Licence to supervision after it."""
    given(
        OUT,
        supervision_ended("2026-03-20"),
        supervision_started("2026-03-21", "pss"),
    ).heard(probation="2026-03-25").then(HOUSED, Verdict.OPEN)


def test_nobody_supervised_no_duty() -> None:
    """Unconditional release."""
    given(released("2026-03-03 10:00", kind="unconditional")).heard(
        probation="2026-03-09"
    ).then_nothing(HOUSED)


def test_a_closed_need_exempts_in_time_and_closes_later() -> None:
    """Whatever the outcome; of another pathway it says nothing."""
    given(OUT, need_closed("2026-03-03 20:00", "accommodation", outcome="declined")).heard(
        probation="2026-03-09"
    ).then_nothing(HOUSED)
    given(received("2025-09-01"), need_closed("2026-02-01", "accommodation"), OUT).heard(
        probation="2026-03-09"
    ).then_nothing(HOUSED)
    given(OUT, need_closed("2026-03-06", "accommodation")).then(HOUSED, Verdict.CLOSED, late_days=3)
    given(OUT, need_closed("2026-03-03 20:00", "finance")).heard(probation="2026-03-09").then(
        HOUSED, Verdict.OPEN
    )


def test_a_need_closed_in_an_earlier_custody_exempts_from_nothing() -> None:
    """Nor one seen again since."""
    given(need_closed("2025-05-01", "accommodation"), received("2025-09-01"), OUT).heard(
        probation="2026-03-09"
    ).then(HOUSED, Verdict.OPEN)
    given(
        received("2025-09-01"),
        need_closed("2026-02-01", "accommodation"),
        need_seen("2026-02-20", "accommodation", "homeless-risk"),
        OUT,
    ).heard(probation="2026-03-09").then(HOUSED, Verdict.OPEN)


def test_a_second_release_begins_anew() -> None:
    """The first time out lapsed with the return; the second has its own first day."""
    given(
        OUT,
        received("2026-03-05", basis="recall"),
        released("2026-03-19 10:00", kind="recall-end"),
        status("2026-03-19 12:00", "settled", "2026-03-19"),
    ).heard(probation="2026-03-25").then(HOUSED, Verdict.AVERTED, Verdict.LAPSED)


def test_a_release_or_a_status_taken_back() -> None:
    """What armed a spell is gone: voided."""
    given(OUT.named("r"), taken_back("r", "2026-03-05")).heard(probation="2026-03-09").then(
        HOUSED, Verdict.VOIDED
    )
    given(
        OUT,
        status("2026-03-03 11:00", "settled", "2026-03-03"),
        status("2026-03-09 09:00", "rough", "2026-03-09").named("s"),
        taken_back("s", "2026-03-11", "probation"),
    ).heard(probation="2026-03-12").then(HOUSED, Verdict.AVERTED, Verdict.VOIDED)
