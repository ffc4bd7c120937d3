"""Rule 2: housed under supervision, from the day of release on."""

import pytest

from domain.finding import Verdict
from domain.rules.accommodation import HOUSED_UNDER_SUPERVISION as HOUSED
from tests.people import (
    at_large,
    died,
    need_closed,
    need_seen,
    received,
    released,
    removed,
    status,
    supervision_ended,
    supervision_started,
)
from tests.story import Said, given, taken_back

OUT = released("2026-03-03 10:00")  # Tuesday
HEARD = "2026-03-04 00:00"


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


def test_spells_of_one_status_are_numbered_from_the_second_on() -> None:
    """Both times a bed runs out, what was said before either of them holds again."""
    story = given(
        OUT,
        status("2026-03-03 10:30", "none", "2026-03-02").named("none"),
        status("2026-03-03 11:00", "temporary", "2026-03-03", "2026-03-10"),
        status("2026-03-12", "temporary", "2026-03-12", "2026-03-20"),
    ).heard(probation="2026-03-24")

    found = sorted(story.findings(HOUSED), key=lambda finding: finding.armed_at)

    assert [finding.id for finding in found[1:]] == [
        "2//probation/delius#none",
        "2//probation/delius#none/2",
    ]
