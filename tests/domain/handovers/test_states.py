"""The states all points share, told with HP08 (due 22 May 2025) and HP07."""

import pytest

from tests.domain.handovers.saying import (
    called_off,
    heard,
    points,
    returned,
    shared,
    shown,
    state,
)
from tests.people import (
    accepted,
    acknowledged,
    dated,
    died,
    initiated,
    moved,
    planned,
    received,
    released,
    responsible,
    sentenced,
    to_hospital,
)
from tests.story import Said, at, taken_back

INSIDE = (
    sentenced("2024-02-05 10:15", months=48),
    received("2024-02-05 17:10", prison="LII"),
    dated("2024-02-07 10:00", conditional_release_on="2026-02-05").named("dates"),
)
BEFORE, AFTER = "2025-05-21", "2025-05-23 09:00"
ALIVE = heard("probation", "2025-05-23 08:00")
REPORT = "handover-report"


def hp08(*items: Said, now: str = BEFORE) -> str:
    return state("HP08", *INSIDE, *items, now=now)


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        ((), "due"),
        ((initiated("2025-05-01", "HP08"),), "initiated"),
        ((shared("2025-05-02", "HP08", "oasys"),), "shared-partial"),
        ((shared("2025-05-02", "HP08", REPORT),), "shared"),
        ((shared("2025-05-02", "HP08", "oasys"), shared("2025-05-03", "HP08", REPORT)), "shared"),
        ((acknowledged("2025-05-04", "HP08", "oasys"),), "shared-partial"),
        ((acknowledged("2025-05-04", "HP08", REPORT),), "acknowledged"),
        ((accepted("2025-05-05", "HP08"),), "acknowledged"),
        ((initiated("2025-05-06", "HP07"),), "due"),
    ],
    ids=["nothing", "begun", "part", "whole", "in two parts", "part acked", "acked", "accepted alone",
         "another point"],
)  # fmt: skip
def test_the_highest_stage_shown(items: tuple[Said, ...], expected: str) -> None:
    assert hp08(*items) == expected


def test_a_later_lower_stage_takes_nothing_away() -> None:
    assert hp08(shared("2025-05-02", "HP08", REPORT), initiated("2025-05-03", "HP08")) == "shared"


def test_the_pack_is_listed() -> None:
    (one,) = points(
        "HP08",
        *INSIDE,
        shared("2025-05-02", "HP08", "oasys", REPORT),
        acknowledged("2025-05-03", "HP08", "oasys"),
        now=BEFORE,
    )
    assert (one.needed, one.shared, one.acknowledged) == ((REPORT,), (REPORT, "oasys"), ("oasys",))
    assert (one.from_agency, one.to_agency) == ("prison", "probation")


def test_accepted_with_all_in_place_at_the_last_of_them_and_final() -> None:
    done = (
        responsible("prison", "2025-05-10", "community", "2025-05-12"),
        accepted("2025-05-11", "HP08"),
    )
    (one,) = points("HP08", *INSIDE, *done, returned("2025-05-20", "HP08"), ALIVE, now="2025-06-20")
    assert shown(one)["state"] == "accepted"
    assert one.accepted_at is not None
    assert one.accepted_at.isoformat() == "2025-05-11T23:00:00+00:00"  # 12 May, London midnight
    assert one.late_days is None


def test_accepted_late_says_by_how_much() -> None:
    done = (
        responsible("prison", "2025-05-22", "community", "2025-05-22"),
        accepted("2025-05-25", "HP08"),
    )
    (one,) = points("HP08", *INSIDE, *done, ALIVE, now="2025-05-26")
    assert (one.state, one.late_days) == ("accepted", 3)


def test_overdue_only_once_the_teller_was_heard_past_the_day() -> None:
    quiet = heard("probation", "2025-05-22 23:30")
    assert hp08(quiet, now=AFTER) == "due"
    assert hp08(heard("prison", "2025-05-23 08:00"), now=AFTER) == "due"
    assert hp08(heard("probation", "2025-05-23 00:00"), now=AFTER) == "overdue"
    assert hp08(quiet, initiated("2025-05-01", "HP08"), now=AFTER) == "initiated"
    assert hp08(ALIVE, acknowledged("2025-05-04", "HP08", REPORT), now=AFTER) == "overdue"


def test_the_last_day_is_good_to_its_end() -> None:
    assert hp08(heard("probation", "2025-05-22 20:00"), now="2025-05-22 23:59") == "due"


@pytest.mark.parametrize(
    ("halt", "expected"),
    [(returned("2025-05-12", "HP08"), "returned"), (called_off("2025-05-12", "HP08"), "cancelled")],
    ids=["returned", "called off"],
)
def test_sent_back_or_called_off_it_stands_past_the_day(halt: Said, expected: str) -> None:
    begun = initiated("2025-05-01", "HP08")
    assert hp08(begun, halt) == expected
    assert hp08(begun, halt, ALIVE, now=AFTER) == expected
    assert hp08(begun, halt, shared("2025-05-13", "HP08", REPORT)) == expected


def test_begun_again_the_stages_before_are_forgotten_and_the_day_stays() -> None:
    story = (
        shared("2025-05-02", "HP08", REPORT),
        returned("2025-05-12", "HP08"),
        initiated("2025-05-14", "HP08"),
    )
    assert hp08(*story) == "initiated"
    (one,) = points("HP08", *INSIDE, *story, ALIVE, now=AFTER)
    assert shown(one) == {
        "state": "overdue",
        "due": one.deadline.due_on if one.deadline else None,
        "late": None,
        "notice": False,
    }
    assert one.shared == ()


def test_met_after_a_return_it_is_accepted_all_the_same() -> None:
    story = (
        returned("2025-05-12", "HP08"),
        responsible("prison", "2025-05-20", "community", "2025-05-20"),
        accepted("2025-05-20", "HP08"),
    )
    assert hp08(*story) == "accepted"


def test_an_acceptance_that_was_sent_back_is_forgotten() -> None:
    story = (
        accepted("2025-05-10", "HP08"),
        returned("2025-05-12", "HP08"),
        responsible("prison", "2025-05-14", "community", "2025-05-14"),
    )
    assert hp08(*story) == "returned"


@pytest.mark.parametrize(
    "end", [died("2025-05-10"), to_hospital("2025-05-10")], ids=["death", "hospital"]
)
def test_an_end_of_the_duty_cancels_for_good(end: Said) -> None:
    assert hp08(end) == "cancelled"
    assert hp08(end, accepted("2025-05-20", "HP08"), ALIVE, now=AFTER) == "cancelled"


def test_an_end_cancels_even_what_is_overdue_but_not_what_is_accepted() -> None:
    assert hp08(ALIVE, died("2025-06-10"), now="2025-06-11") == "cancelled"
    done = (
        responsible("prison", "2025-05-10", "community", "2025-05-10"),
        accepted("2025-05-10", "HP08"),
    )
    assert hp08(*done, died("2025-06-10"), now="2025-06-11") == "accepted"


def test_what_had_ended_before_it_was_armed_never_was() -> None:
    before = to_hospital("2024-02-06")
    assert points("HP08", *INSIDE, before, now=BEFORE) == []


def test_released_before_it_is_due_ends_it_released_after_does_not() -> None:
    assert hp08(released("2025-05-12", kind="hdc", prison="LII"), ALIVE, now=AFTER) == "cancelled"
    late = released("2025-05-24", prison="LII")
    assert hp08(ALIVE, late, now="2025-05-25") == "overdue"


def test_the_arming_fact_taken_back_cancels_unless_accepted() -> None:
    back = taken_back("dates", "2025-05-01")
    (one,) = points("HP08", *INSIDE, back, now=BEFORE)
    assert (one.state, one.reason) == ("cancelled", "arming fact taken back")
    assert one.known_at is not None
    assert one.known_at.isoformat() == "2025-05-01T11:01:00+00:00"
    done = (
        responsible("prison", "2025-04-10", "community", "2025-04-10"),
        accepted("2025-04-10", "HP08"),
    )
    assert hp08(*done, back) == "accepted"


def test_taken_back_and_said_again_it_was_accepted_all_along() -> None:
    first = acknowledged("2025-05-01", "HP36", "arrest").named("first")
    lost = taken_back("first", "2025-05-02", "probation")
    again = acknowledged("2025-05-03", "HP36", "arrest").instead_of("first")

    (one,) = points("HP36", first, lost, again, now="2025-05-04")
    (alone,) = points("HP36", first, now="2025-05-04")
    assert (one.state, one.known_at) == ("accepted", alone.known_at)


def test_dates_replaced_it_is_the_same_instance() -> None:
    again = dated("2024-02-07 10:00", conditional_release_on="2026-03-05").instead_of("dates")
    (one,) = points("HP08", *INSIDE, again.told("2024-06-01"), now=BEFORE)
    assert one.state == "due"
    assert one.deadline is not None
    assert one.deadline.due_on is not None
    assert one.deadline.due_on.isoformat() == "2025-06-21"


def test_a_handover_fact_with_nothing_armed_opens_one_without_a_day() -> None:
    (one,) = points("HP08", initiated("2025-05-01", "HP08"), ALIVE, now=AFTER)
    assert (one.state, one.deadline) == ("initiated", None)
    assert one.anchor == "/prison/nomis#e1"


def test_facts_before_the_arming_are_not_the_armed_one_s() -> None:
    early = shared("2024-02-06", "HP08", REPORT)
    found = points("HP08", *INSIDE, early, now=BEFORE)
    assert sorted((one.state.value, one.deadline is None) for one in found) == [
        ("due", False),
        ("shared", True),
    ]


def test_what_an_instance_rests_on() -> None:
    (one,) = points("HP08", *INSIDE, initiated("2025-05-01", "HP08").named("begun"), now=BEFORE)
    assert one.rests_on == (
        "/prison/nomis#e2",
        "/court/common-platform#e1",
        "/prison/nomis#dates",
        "/prison/nomis#begun",
    )
    assert one.id == "HP08//prison/nomis#e2"
    assert {name for name, _ in one.values} == {"handover-date.determinate", "omic.in-force"}


def test_what_was_never_an_instance_is_none_once_its_facts_are_taken_back():
    """Accepted twice as it was begun: one handover, whose beginning and then one acceptance go."""
    story = (
        accepted("2026-03-26 00:00", "HP21").named("one"),
        accepted("2026-03-26 00:00", "HP21").named("two"),
        initiated("2026-03-26 00:00", "HP21", "probation").named("begun"),
        taken_back("begun", "2026-03-26 00:02"),
        taken_back("one", "2026-03-26 09:00", "probation"),
    )

    (only,) = points("HP21", *story, now="2026-04-01")

    assert (only.id, only.state) == ("HP21//prison/nomis#begun", "accepted")


def test_cancelled_again_is_known_since_it_was_last_cancelled():
    """Its plan taken back, planned anew for a day, and then for one on which there is none."""
    story = (
        received("2026-03-27 09:00").named("in"),
        planned("2026-03-27 08:00", "2026-06-08").named("plan"),
        taken_back("plan", "2026-03-27 10:00"),
        moved("2026-04-03 08:00", "2026-06-01", "2026-06-08"),
        planned("2026-04-07 08:00", "2026-05-20", kind="unconditional").told("2026-04-12 08:00"),
    )

    shown_at = {
        now: [
            (one.state.value, one.known_at)
            for one in points("HP17", *story, now=now)
            if one.id == "HP17//prison/nomis#in"
        ]
        for now in ("2026-04-02", "2026-04-05", "2026-04-20")
    }

    assert shown_at == {
        "2026-04-02": [("cancelled", at("2026-03-27 10:01"))],
        "2026-04-05": [("due", at("2026-04-03 08:01"))],
        "2026-04-20": [("cancelled", at("2026-04-12 08:00"))],
    }
