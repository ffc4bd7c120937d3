"""Rule 19: treatment referred to inside is picked up outside."""

import pytest

from domain.finding import Verdict
from domain.rules.health import TREATMENT_PICKED_UP as RULE
from tests.people import at_large, declined, died, received, referred, released, treated
from tests.story import Said, given, taken_back

IN = received("2025-11-03")
REFERRED = referred("2026-02-20", "r1", "treatment", "drugs-alcohol")
OUT = released("2026-03-05 10:00")  # 21 days on: Thursday 26 March
HEARD = "2026-03-27 00:00"


@pytest.mark.parametrize(
    ("seen", "verdict", "late_days"),
    [
        ("2026-03-05 15:00", Verdict.AVERTED, None),
        ("2026-03-26 23:59", Verdict.AVERTED, None),
        ("2026-03-27 09:00", Verdict.CLOSED, 1),
    ],
    ids=["same day", "last day", "day after"],
)
def test_seen_in_time(seen: str, verdict: Verdict, late_days: int | None) -> None:
    """21 calendar days after release."""
    given(IN, REFERRED, OUT, treated(seen)).then(
        RULE, verdict, due_on="2026-03-26", late_days=late_days
    )


def test_unmet() -> None:
    """Health is heard, not probation."""
    given(IN, REFERRED, OUT).asked("2026-03-26 23:59").then(RULE, Verdict.NOT_YET_DUE)
    given(IN, REFERRED, OUT).heard(probation="2026-04-02").then(RULE, Verdict.UNKNOWN)
    given(IN, REFERRED, OUT).heard(health=HEARD).then(RULE, Verdict.OPEN)


def test_treatment_inside_is_none() -> None:
    """Engaged before the release doesn't count."""
    given(IN, REFERRED, treated("2026-03-05 09:00"), OUT).heard(health=HEARD).then(
        RULE, Verdict.OPEN
    )


@pytest.mark.parametrize(
    "words",
    [
        [],
        [referred("2026-02-20", "r1", "gp")],
        [referred("2026-03-05 11:00", "r1", "treatment")],
        [referred("2025-10-01", "r1", "treatment")],
    ],
    ids=["no referral", "to another service", "made after release", "from before this custody"],
)
def test_only_a_referral_made_inside_arms_it(words: list[Said]) -> None:
    """Up to the very moment of release."""
    given(IN, *words, OUT).heard(health=HEARD).then_nothing(RULE)
    given(IN, referred("2026-03-05 10:00", "r1", "treatment"), OUT).heard(health=HEARD).then(
        RULE, Verdict.OPEN
    )


def test_every_kind_of_release() -> None:
    """Also from court; not into immigration detention."""
    for kind in ("court", "bail", "unconditional"):
        given(IN, REFERRED, released("2026-03-05 10:00", kind=kind)).heard(health=HEARD).then(
            RULE, Verdict.OPEN
        )
    given(IN, REFERRED, released("2026-03-05 10:00", kind="immigration")).heard(
        health=HEARD
    ).then_nothing(RULE)


def test_one_finding_however_many_referrals() -> None:
    """And every one of them has to be declined by the person to exempt."""
    two = (IN, REFERRED, referred("2026-02-21", "r2", "treatment"), OUT)

    given(*two).heard(health=HEARD).then(RULE, Verdict.OPEN)
    given(*two, declined("2026-03-10", "r1")).heard(health=HEARD).then(RULE, Verdict.OPEN)
    given(*two, declined("2026-03-10", "r1"), declined("2026-03-26 20:00", "r2")).heard(
        health=HEARD
    ).then_nothing(RULE)
    given(*two, declined("2026-03-10", "r1"), declined("2026-03-29", "r2")).heard(
        health="2026-03-30"
    ).then(RULE, Verdict.LAPSED, late_days=3)
    given(IN, REFERRED, OUT, declined("2026-03-10", "r1", "capacity")).heard(health=HEARD).then(
        RULE, Verdict.OPEN
    )


@pytest.mark.parametrize(
    "end", [received("2026-03-20", basis="recall"), died("2026-03-20"), at_large("2026-03-20")]
)
def test_ended_in_time_there_is_nothing(end: Said) -> None:
    """Back in custody, dead, at large."""
    given(IN, REFERRED, OUT, end).heard(health=HEARD).then_nothing(RULE)


def test_back_in_custody_later_it_lapses() -> None:
    """Seen before it ended stands."""
    given(IN, REFERRED, OUT, received("2026-03-30", basis="recall")).heard(
        health="2026-03-31"
    ).then(RULE, Verdict.LAPSED, late_days=4)
    given(IN, REFERRED, OUT, treated("2026-03-10"), received("2026-03-20", basis="recall")).heard(
        health=HEARD
    ).then(RULE, Verdict.AVERTED)


def test_told_late() -> None:
    """Seen in time, told after health had been heard past the day."""
    given(IN, REFERRED, OUT, treated("2026-03-20").told("2026-04-02 09:00")).heard(
        health=HEARD
    ).asked("2026-04-03").then(RULE, Verdict.LATE_EVIDENCED)


@pytest.mark.parametrize("name", ["out", "ref"])
def test_what_arms_it_taken_back(name: str) -> None:
    """The release or the only referral: voided."""
    by = {"out": "prison", "ref": "probation"}[name]
    given(IN, REFERRED.named("ref"), OUT.named("out"), taken_back(name, "2026-03-09", by)).then(
        RULE, Verdict.VOIDED
    )
