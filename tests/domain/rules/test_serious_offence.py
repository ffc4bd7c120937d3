"""Rule 74: a serious further offence is notified, and reviewed."""

import pytest

from domain.finding import Finding, Verdict
from domain.rules.serious_offence import OFFENCE_REPORTED as RULE
from tests.people import sfo_charged, sfo_dropped, sfo_notified, sfo_reviewed
from tests.story import Story, given, shown, taken_back

CHARGED = sfo_charged("2026-03-24")  # notice by 9 April over Easter, review by 24 June


def legs(story: Story) -> dict[str, Finding]:
    """The findings by leg."""
    return {finding.id.rsplit("/", 1)[1]: finding for finding in story.findings(RULE)}


@pytest.mark.parametrize(
    ("made", "verdict", "late_days"),
    [
        ("2026-03-24 00:10", Verdict.AVERTED, None),
        ("2026-04-09 23:50", Verdict.AVERTED, None),
        ("2026-04-10 09:00", Verdict.CLOSED, 1),
    ],
)
def test_notified_in_time(made: str, verdict: Verdict, late_days: int | None) -> None:
    """Ten working days; from the day of the charge on."""
    found = legs(given(CHARGED, sfo_notified(made)).asked("2026-04-12"))

    assert (found["notice"].verdict, found["notice"].late_days) == (verdict, late_days)
    assert found["review"].verdict is Verdict.NOT_YET_DUE
    assert "2026-06-24" in shown(found["review"])


def test_the_review_runs_from_the_charge() -> None:
    """Not from the notice."""
    story = given(CHARGED, sfo_notified("2026-04-20"), sfo_reviewed("2026-06-25"))
    found = legs(story)

    assert (found["notice"].late_days, found["review"].late_days) == (11, 1)


def test_dropped_each_leg_ends_by_its_own_day() -> None:
    """The notice had become late: lapsed; the review was still ahead: nothing."""
    found = legs(given(CHARGED, sfo_dropped("2026-04-15")).heard(probation="2026-07-01"))

    assert {leg: finding.verdict for leg, finding in found.items()} == {"notice": Verdict.LAPSED}
    given(CHARGED, sfo_dropped("2026-04-01")).heard(probation="2026-07-01").then_nothing(RULE)


def test_silent_and_taken_back() -> None:
    """Unknown in silence; voided when the charge is taken back; one charge a day."""
    given(CHARGED).asked("2026-07-01").then(RULE, Verdict.UNKNOWN, Verdict.UNKNOWN)
    given(CHARGED.named("c"), taken_back("c", "2026-04-01", "probation")).then(
        RULE, Verdict.VOIDED, Verdict.VOIDED
    )
    given(CHARGED, sfo_charged("2026-03-24 18:00")).heard(probation="2026-07-01").then(
        RULE, Verdict.OPEN, Verdict.OPEN
    )
