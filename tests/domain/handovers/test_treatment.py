"""HP14: released on Fri 13 Mar 2026, treatment goes on by Fri 3 Apr."""

from datetime import date

import pytest

from domain.facts.health import TreatmentEnded, TreatmentStarted
from tests.domain.handovers.saying import heard, points, shown, state
from tests.people import arranged, at_large, planned, received, released, sentenced, treated
from tests.story import Said, said

INSIDE = (sentenced("2025-11-13 10:15", months=14), received("2025-11-13 17:05"))
PLAN = planned("2025-12-13", "2026-03-13", kind="conditional")
GONE = released("2026-03-13 09:40")
ALIVE = heard("health", "2026-04-04 08:00")
NOW = "2026-04-04 09:00"


def started(time: str, setting: str = "custody") -> Said:
    return said("health", time, TreatmentStarted(setting, substitute=True))


def ended(time: str, outcome: str | None, setting: str = "custody") -> Said:
    return said("health", time, TreatmentEnded(setting, outcome))


BEGUN = started("2025-12-23 10:00")
ARMED = (*INSIDE, PLAN, BEGUN, GONE)


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        ((), {"state": "overdue", "due": date(2026, 4, 3), "late": None, "notice": False}),
        ((treated("2026-04-03 23:00"),), {"state": "accepted", "due": date(2026, 4, 3), "late": None,
                                          "notice": False}),
        ((treated("2026-04-04 00:30"),), {"state": "accepted", "due": date(2026, 4, 3), "late": 1,
                                          "notice": False}),
        ((treated("2026-03-12"),), {"state": "overdue", "due": date(2026, 4, 3), "late": None,
                                    "notice": False}),
        ((started("2026-03-13 08:00", "community"),),
         {"state": "accepted", "due": date(2026, 4, 3), "late": None, "notice": False}),
    ],
    ids=["nothing", "on the last day", "the day after", "before the release day", "begun outside that day"],
)  # fmt: skip
def test_its_days(items: tuple[Said, ...], expected: dict[str, object]) -> None:
    (one,) = points("HP14", *ARMED, *items, ALIVE, now=NOW)
    assert shown(one) == expected


def test_inside_the_planned_day_counts_and_the_release_replaces_it() -> None:
    (planned_one,) = points("HP14", *INSIDE, PLAN, BEGUN, now="2026-01-10")
    assert shown(planned_one)["due"] == date(2026, 4, 3)
    early = released("2026-03-06 09:40")
    (actual,) = points("HP14", *INSIDE, PLAN, BEGUN, early, now="2026-03-10")
    assert shown(actual)["due"] == date(2026, 3, 27)
    (unplanned,) = points("HP14", *INSIDE, BEGUN, early, now="2026-03-10")
    assert shown(unplanned)["due"] == date(2026, 3, 27)


def test_bail_is_no_release_and_no_plan_no_point() -> None:
    bail = released("2026-03-06 09:40", kind="bail")
    assert points("HP14", *INSIDE, BEGUN, bail, now="2026-03-10") == []
    assert points("HP14", *INSIDE, BEGUN, now="2026-03-10") == []


def test_one_a_custody_however_often_treatment_began() -> None:
    assert len(points("HP14", *INSIDE, PLAN, BEGUN, started("2026-01-23"), now="2026-02-01")) == 1


def test_treatment_that_had_ended_before_the_plan_arms_nothing() -> None:
    story = (started("2025-11-20"), ended("2025-12-01", "dropped"), PLAN)
    assert points("HP14", *INSIDE, *story, now=NOW) == []
    assert len(points("HP14", *INSIDE, *story, started("2026-01-05"), now=NOW)) == 1


def test_drug_free_ends_it_dropped_out_does_not() -> None:
    assert state("HP14", *ARMED, ended("2026-03-01", "drug-free"), ALIVE, now=NOW) == "cancelled"
    assert state("HP14", *ARMED, ended("2026-03-01", "dropped"), ALIVE, now=NOW) == "overdue"


def test_back_in_custody_or_at_large_ends_it() -> None:
    back = received("2026-03-20", basis="recall")
    assert state("HP14", *ARMED, back, ALIVE, now=NOW) == "cancelled"
    assert state("HP14", *ARMED, at_large("2026-03-20"), ALIVE, now=NOW) == "cancelled"


def test_an_appointment_for_treatment_is_a_stage() -> None:
    made = arranged("2026-03-01", "t1", "2026-03-20 10:00", kind="treatment")
    assert state("HP14", *ARMED, made, now="2026-03-14") == "acknowledged"
    assert state("HP14", *ARMED, made, ALIVE, now=NOW) == "overdue"
