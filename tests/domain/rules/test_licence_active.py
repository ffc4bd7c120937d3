"""Rule 58: whoever is released on licence has one in force that day."""

import pytest

from domain.finding import Verdict
from domain.rules.licence_active import LICENCE_IN_FORCE as RULE
from tests.people import (
    allocated,
    dated,
    died,
    licence,
    received,
    released,
    supervision_started,
)
from tests.story import Said, given, taken_back

IN, OUT = received("2025-11-03"), released("2026-03-02 10:00")
HEARD = "2026-03-03 00:00"


@pytest.mark.parametrize(
    ("active", "verdict", "late_days"),
    [
        ("2025-11-03 12:00", Verdict.AVERTED, None),
        ("2026-03-02 23:59", Verdict.AVERTED, None),
        ("2026-03-03 00:00", Verdict.CLOSED, 1),
    ],
    ids=["with the reception", "that evening", "the day after"],
)
def test_in_force_in_time(active: str, verdict: Verdict, late_days: int | None) -> None:
    given(IN, OUT, licence(active, "activated")).asked("2026-03-03 12:00").then(
        RULE, verdict, due_on="2026-03-02", late_days=late_days
    )


def test_unmet() -> None:
    given(IN, OUT).asked("2026-03-02 23:59").then(RULE, Verdict.NOT_YET_DUE)
    given(IN, OUT).heard(prison=HEARD).then(RULE, Verdict.UNKNOWN)
    given(IN, OUT).heard(probation=HEARD).then(RULE, Verdict.OPEN, severity="critical")


@pytest.mark.parametrize(
    "story",
    [
        (licence("2026-03-01", "approved"),),
        (licence("2026-03-01", "activated"), licence("2026-03-02 20:00", "inactivated")),
        (licence("2025-11-02", "activated"),),
    ],
    ids=["approved only", "undone that day", "from before this custody"],
)
def test_what_is_no_licence_in_force(story: tuple[Said, ...]) -> None:
    given(IN, OUT, *story).heard(probation=HEARD).then(RULE, Verdict.OPEN)


def test_undone_the_day_after_it_was_in_force() -> None:
    story = (licence("2026-03-01", "activated"), licence("2026-03-03 09:00", "inactivated"))
    given(IN, OUT, *story).heard(probation=HEARD).then(RULE, Verdict.AVERTED)


def test_told_late() -> None:
    late = licence("2026-03-02 09:00", "activated").told("2026-03-05")
    given(IN, OUT, late).heard(probation=HEARD).then(RULE, Verdict.LATE_EVIDENCED)


def test_back_in_custody() -> None:
    """That day: no finding. Later: what was open lapses."""
    given(IN, OUT, received("2026-03-02 20:00", "recall")).heard(probation=HEARD).then_nothing(RULE)
    given(IN, OUT, received("2026-03-06", "recall")).heard(probation="2026-03-07").then(
        RULE, Verdict.LAPSED, late_days=4
    )


@pytest.mark.parametrize(
    ("story", "verdicts"),
    [
        ((released("2026-03-02", "unconditional"),), ()),
        ((released("2026-03-02", "time-served"), supervision_started("2026-03-02 13:00")), (1,)),
        ((released("2026-03-02", "bail"), supervision_started("2026-03-02 13:00", "pss")), ()),
        ((OUT, supervision_started("2026-03-02 13:00", "pss")), ()),
        (
            (
                dated("2025-11-05", licence_expires_on="2026-03-01", top_up_ends_on="2026-05-01"),
                OUT,
            ),
            (),
        ),
    ],
    ids=["unconditional", "time served on licence", "top-up", "top-up alone", "licence expired"],
)
def test_who_needs_a_licence(story: tuple[Said, ...], verdicts: tuple[int, ...]) -> None:
    given(IN, *story).heard(probation=HEARD).then(RULE, *(Verdict.OPEN for _ in verdicts))


def test_taken_back_death_and_the_years_of_companies() -> None:
    given(IN, OUT.named("out"), taken_back("out", "2026-03-05")).heard(probation="2026-03-06").then(
        RULE, Verdict.VOIDED
    )
    given(IN, OUT, died("2026-03-02 20:00")).heard(probation=HEARD).then_nothing(RULE)
    case = (allocated("2016-01-05", "provider:crc-north"), released("2016-03-01"))
    given(*case).heard(probation="2016-03-08").then(RULE, Verdict.UNKNOWN)
    given(*case).heard(**{"/provider/crc-north": "2016-03-08"}).then(RULE, Verdict.OPEN)
