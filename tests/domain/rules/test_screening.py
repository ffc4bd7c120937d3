"""Rules 47 and 48: screened on reception, and a plan made of the answers."""

from collections.abc import Callable

import pytest

from domain.facts.need import NeedAssessed
from domain.finding import Verdict
from domain.rules.rule import Rule
from domain.rules.screening import PLAN_MADE, SCREENED_IN_TIME
from tests.people import (
    at_large,
    died,
    plan_completed,
    received,
    released,
    sentenced,
    to_hospital,
)
from tests.story import Said, given, said, taken_back

SENTENCED = sentenced("2025-09-01 11:00", months=20)
IN = received("2025-09-01 16:00")  # 72 hours on: Thursday 4 September 16:00


def screened(time: str, tool: str = "bcst1", *, complete: bool = True) -> Said:
    return said("prison", time, NeedAssessed(tool, ("finance",), complete))


SCREEN = screened("2025-09-02 10:00")  # five working days on: Tuesday 9 September


@pytest.mark.parametrize(
    ("screen", "verdict"),
    [
        (screened("2025-09-01 16:00"), Verdict.AVERTED),
        (screened("2025-09-04 16:00"), Verdict.AVERTED),
        (screened("2025-09-04 16:00", "immediate-needs"), Verdict.AVERTED),
        (screened("2025-09-04 16:01"), Verdict.CLOSED),
        (screened("2025-09-01 15:59"), Verdict.OPEN),
        (screened("2025-09-02", complete=False), Verdict.OPEN),
        (screened("2025-09-02", "oasys"), Verdict.OPEN),
    ],
    ids=["at once", "last moment", "other tool", "late", "before", "not complete", "no screen"],
)
def test_screened_in_time(screen: Said, verdict: Verdict) -> None:
    given(IN, screen).heard(prison="2025-09-04 17:00").then(
        SCREENED_IN_TIME, verdict, due_at="2025-09-04 16:00", late_days=None
    )


def test_unscreened() -> None:
    given(IN).asked("2025-09-04 16:00").then(SCREENED_IN_TIME, Verdict.NOT_YET_DUE)
    given(IN).heard(prison="2025-09-04 16:00").then(SCREENED_IN_TIME, Verdict.UNKNOWN)
    given(IN).heard(probation="2025-09-06").then(SCREENED_IN_TIME, Verdict.UNKNOWN)
    given(IN).heard(prison="2025-09-04 16:01").then(SCREENED_IN_TIME, Verdict.OPEN)
    given(IN, screened("2025-09-04 15:00").told("2025-09-06")).heard(prison="2025-09-05").then(
        SCREENED_IN_TIME, Verdict.LATE_EVIDENCED
    )


@pytest.mark.parametrize("basis", ["remand", "immigration", "civil"])
def test_other_receptions_are_not_screened(basis: str) -> None:
    given(received("2025-09-01", basis)).heard(prison="2025-09-06").then_nothing(SCREENED_IN_TIME)


def test_each_reception_has_its_own_and_return_from_court_none() -> None:
    back = received("2025-09-10", "return")
    given(IN, SCREEN, back).heard(prison="2025-09-20").then(SCREENED_IN_TIME, Verdict.AVERTED)
    again = (released("2026-01-05"), received("2026-02-02", "recall"))
    given(IN, SCREEN, *again).heard(prison="2026-02-06").then(
        SCREENED_IN_TIME, Verdict.AVERTED, Verdict.OPEN
    )


def test_a_day_alone_counts_from_its_end() -> None:
    day = Said(IN.fact, "2025-09-01", IN.source, day_only=True)
    given(day).then(SCREENED_IN_TIME, Verdict.NOT_YET_DUE, due_at="2025-09-05 00:00")


@pytest.mark.parametrize(
    ("day", "tool", "verdicts"),
    [
        ("2015-04-30", "bcst1", ()),
        ("2015-05-01", "bcst1", (Verdict.AVERTED,)),
        ("2021-06-25", "immediate-needs", (Verdict.OPEN,)),
        ("2021-06-26", "immediate-needs", (Verdict.AVERTED,)),
    ],
)
def test_regimes(day: str, tool: str, verdicts: tuple[Verdict, ...]) -> None:
    """From 1 May 2015; the report on immediate needs counts under the unified service."""
    given(received(f"{day} 10:00"), screened(f"{day} 12:00", tool)).heard(prison="2021-07-10").then(
        SCREENED_IN_TIME, *verdicts
    )


STORY = (SENTENCED, IN, SCREEN)


@pytest.mark.parametrize(
    ("planned", "verdict", "late_days"),
    [
        ("2025-09-01 16:00", Verdict.AVERTED, None),
        ("2025-09-09 23:59", Verdict.AVERTED, None),
        ("2025-09-10 00:00", Verdict.CLOSED, 1),
        ("2025-09-01 15:59", Verdict.OPEN, None),
    ],
    ids=["with the reception", "last day", "day after", "before the reception"],
)
def test_planned_in_time(planned: str, verdict: Verdict, late_days: int | None) -> None:
    given(*STORY, plan_completed(planned, "resettlement")).heard(probation="2025-09-10 12:00").then(
        PLAN_MADE, verdict, due_on="2025-09-09", late_days=late_days
    )


def test_unplanned() -> None:
    given(*STORY).asked("2025-09-09 23:59").then(PLAN_MADE, Verdict.NOT_YET_DUE)
    given(*STORY).heard(prison="2025-09-11").then(PLAN_MADE, Verdict.UNKNOWN)
    given(*STORY).heard(probation="2025-09-10 00:00").then(PLAN_MADE, Verdict.OPEN)
    given(*STORY, plan_completed("2025-09-05", "sentence")).heard(probation="2025-09-11").then(
        PLAN_MADE, Verdict.OPEN
    )
    given(*STORY, plan_completed("2025-09-05", "resettlement").told("2025-09-12")).heard(
        probation="2025-09-11"
    ).then(PLAN_MADE, Verdict.LATE_EVIDENCED)


@pytest.mark.parametrize(
    ("length", "armed"),
    [
        ({"months": 48}, True),
        ({"months": 47, "days": 30}, True),
        ({"months": 48, "days": 1}, False),
        ({"days": 90}, True),
        ({}, False),
        ({"indeterminate": True}, False),
    ],
    ids=["four years", "just under", "a day over", "days only", "not told", "indeterminate"],
)
def test_up_to_four_years(length: dict[str, int], armed: bool) -> None:
    given(sentenced("2025-09-01 11:00", **length), IN, SCREEN).heard(probation="2025-09-11").then(
        PLAN_MADE, *((Verdict.OPEN,) if armed else ())
    )


def test_the_first_screen_alone_arms() -> None:
    given(*STORY, screened("2025-09-03 10:00")).heard(probation="2025-09-11").then(
        PLAN_MADE, Verdict.OPEN, due_on="2025-09-09"
    )
    given(SENTENCED, IN).heard(probation="2025-09-11").then_nothing(PLAN_MADE)


def test_while_companies_ran_it_any_of_them_tells() -> None:
    story = (
        sentenced("2018-11-05 11:00", months=20),
        received("2018-11-05 16:00"),
        screened("2018-11-06"),
    )
    given(*story).heard(probation="2018-11-14").then(PLAN_MADE, Verdict.UNKNOWN)
    given(*story).heard(**{"/provider/crc-any": "2018-11-14"}).then(PLAN_MADE, Verdict.OPEN)
    early = (
        sentenced("2015-04-27 11:00", months=20),
        received("2015-04-27 16:00"),
        screened("2015-04-30"),
    )
    given(*early).heard(probation="2018-11-14").then_nothing(PLAN_MADE)


@pytest.mark.parametrize("rule", [SCREENED_IN_TIME, PLAN_MADE], ids=["47", "48"])
@pytest.mark.parametrize("over", [died, released, to_hospital, at_large])
def test_over(rule: Rule, over: Callable[[str], Said]) -> None:
    story = (SENTENCED, IN) if rule is SCREENED_IN_TIME else STORY
    given(*story, over("2025-09-04 15:00")).heard(
        prison="2025-09-20", probation="2025-09-20"
    ).then_nothing(rule)
    given(*story, over("2025-09-12")).heard(prison="2025-09-20", probation="2025-09-20").then(
        rule, Verdict.LAPSED
    )


def test_taken_back() -> None:
    given(IN.named("in"), taken_back("in", "2025-09-20")).heard(prison="2025-09-21").then(
        SCREENED_IN_TIME, Verdict.VOIDED
    )
    given(SENTENCED, IN, SCREEN.named("s"), taken_back("s", "2025-09-20")).heard(
        probation="2025-09-21"
    ).then(PLAN_MADE, Verdict.VOIDED)
