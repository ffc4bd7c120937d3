"""Rule 76: the recall papers go within hours."""

import pytest

from domain.finding import Verdict
from domain.rules.recall import RECALL_PACK_SENT as RULE
from tests.people import allocated, died, pack_sent, recall_rescinded, recalled, sentenced
from tests.story import at, given, taken_back

AGREED = recalled("2025-02-17 11:00")


@pytest.mark.parametrize(
    ("sent", "verdict"),
    [
        ("2025-02-18 10:58", Verdict.AVERTED),
        ("2025-02-18 11:00", Verdict.AVERTED),
        ("2025-02-18 11:01", Verdict.CLOSED),
    ],
    ids=["in time", "at the very hour", "a minute late"],
)
def test_sent_in_time(sent: str, verdict: Verdict) -> None:
    """24 hours, the last moment included; late days are not counted in hours."""
    given(AGREED, pack_sent(sent)).then(RULE, verdict, due_at="2025-02-18 11:00", late_days=None)


def test_unmet() -> None:
    """Heard past the hour means after it, not at it."""
    given(AGREED).asked("2025-02-18 11:00").then(RULE, Verdict.NOT_YET_DUE)
    given(AGREED).heard(probation="2025-02-18 11:00").then(RULE, Verdict.UNKNOWN)
    given(AGREED).heard(prison="2025-02-19").then(RULE, Verdict.UNKNOWN)
    given(AGREED).heard(probation="2025-02-18 11:01").then(RULE, Verdict.OPEN, severity="high")


def test_emergencies_have_two_hours() -> None:
    """Said to be one, or the person serves an indeterminate sentence to custody."""
    given(recalled("2025-02-17 11:00", emergency=True)).heard(probation="2025-02-17 14:00").then(
        RULE, Verdict.OPEN, due_at="2025-02-17 13:00", severity="critical"
    )
    given(sentenced("2015-02-02", indeterminate=True), AGREED).heard(
        probation="2025-02-17 14:00"
    ).then(RULE, Verdict.OPEN, due_at="2025-02-17 13:00")
    given(
        sentenced("2015-02-02", indeterminate=True), sentenced("2024-02-02", months=20), AGREED
    ).asked("2025-02-17 14:00").then(RULE, Verdict.NOT_YET_DUE, due_at="2025-02-18 11:00")


@pytest.mark.parametrize(
    ("agreed", "due_at", "emergency"),
    [
        ("2026-10-24 15:00", "2026-10-25 14:00", False),
        ("2026-03-28 15:00", "2026-03-29 16:00", False),
        ("2026-03-29 00:30", "2026-03-29 03:30", True),
    ],
)
def test_hours_elapse_over_the_clock_change(agreed: str, due_at: str, emergency: bool) -> None:
    """And over weekends and holidays."""
    given(recalled(agreed, emergency=emergency)).then(RULE, Verdict.NOT_YET_DUE, due_at=due_at)


def test_a_recall_known_to_the_day_counts_from_its_end() -> None:
    """The hour isn't known."""
    day = recalled("2025-02-17")
    day = type(day)(day.fact, "2025-02-17", day.source, day_only=True)

    given(day).then(RULE, Verdict.NOT_YET_DUE, due_at="2025-02-19 00:00")


def test_a_pack_belongs_to_the_last_recall_before_it() -> None:
    """The earlier one stays unmet; two on one day are one."""
    given(AGREED, recalled("2025-02-18 09:00"), pack_sent("2025-02-18 10:00")).heard(
        probation="2025-02-19 12:00"
    ).then(RULE, Verdict.AVERTED, Verdict.OPEN)
    given(AGREED, recalled("2025-02-17 15:00"), pack_sent("2025-02-18 10:00")).then(
        RULE, Verdict.AVERTED, due_at="2025-02-18 11:00"
    )
    given(pack_sent("2025-02-17 10:59"), AGREED).heard(probation="2025-02-19").then(
        RULE, Verdict.OPEN
    )


@pytest.mark.parametrize("sent", [[], [pack_sent("2025-02-17 18:00")]])
def test_rescinded_it_is_voided_whatever_it_was(sent: list) -> None:
    """The last recall before it, and no other."""
    given(AGREED, *sent, recall_rescinded("2025-02-17 20:00")).heard(probation="2025-02-19").then(
        RULE, Verdict.VOIDED
    )
    given(AGREED, *sent, recalled("2025-02-20 11:00"), recall_rescinded("2025-02-20 12:00")).heard(
        probation="2025-02-22"
    ).then(RULE, Verdict.AVERTED if sent else Verdict.OPEN, Verdict.VOIDED)


def test_taken_back_and_ended() -> None:
    """The agreement withdrawn: voided. Dead in time: nothing; later: lapsed."""
    given(AGREED.named("r"), taken_back("r", "2025-02-17 12:00", "probation")).then(
        RULE, Verdict.VOIDED
    )
    given(AGREED, died("2025-02-18 10:00")).heard(probation="2025-02-19").then_nothing(RULE)
    given(AGREED, died("2025-02-18 12:00")).heard(probation="2025-02-19").then(RULE, Verdict.LAPSED)


def test_told_late_and_by_whom() -> None:
    """Sent in time, told late; between 2014 and 2021 the company is heard."""
    given(AGREED, pack_sent("2025-02-18 09:00").told("2025-02-19 09:00")).heard(
        probation="2025-02-18 15:00"
    ).then(RULE, Verdict.LATE_EVIDENCED)
    case = (allocated("2016-01-05", "provider:crc-north"), recalled("2016-03-03 10:00"))
    given(*case).heard(probation="2016-03-08").then(RULE, Verdict.UNKNOWN)
    given(*case).heard(**{"/provider/crc-north": "2016-03-08"}).then(RULE, Verdict.OPEN)


def test_voided_since_it_was_rescinded_though_taken_back_ahead_of_that() -> None:
    """Told to count from the next day on, the withdrawal comes second: the rescission was first."""
    story = given(
        recalled("2025-02-17 10:00").named("first"),
        taken_back("first", "2025-02-18 10:00", "probation").told("2025-02-17 10:30"),
        recall_rescinded("2025-02-17 20:00"),
    )
    (finding,) = story.asked("2025-02-25").findings(RULE)

    assert finding.verdict is Verdict.VOIDED
    assert finding.known_at == at("2025-02-17 20:01")
