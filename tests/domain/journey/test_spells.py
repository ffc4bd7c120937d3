"""Spells and holes: in = kept; no hole is filled, no end made up."""

from datetime import timedelta
from itertools import permutations

import pytest

from domain.calendar import LONDON
from domain.facts.custody import (
    Absconded,
    MovedToHospital,
    PersonTransferred,
    ReturnedFromHospital,
    TemporarilyReleased,
    TemporaryReleaseFailed,
    TemporaryReleaseReturned,
)
from domain.journey.spells import spells
from tests.domain.journey.spelling import IN, OUT, journey, lines, notes
from tests.people import (
    recalled,
    received,
    released,
    supervision_ended,
    supervision_started,
)
from tests.story import Said, at, said


def test_inside_out_and_supervised() -> None:
    assert lines(IN, OUT, supervision_started("2026-02-05 10:00")) == [
        "custody LEI 2026-01-05 09:00 - 2026-02-05 09:00 (conditional)",
        "community 2026-02-05 09:00 - ?",
    ]


def test_transfers_hospital_and_days_out_each_have_their_spell() -> None:
    story = (
        IN,
        said("prison", "2026-01-10 12:00", PersonTransferred("LEI", "MDI")),
        said("prison", "2026-01-12 08:00", MovedToHospital("MDI")),
        said("prison", "2026-01-15 08:00", ReturnedFromHospital("MDI")),
        said("prison", "2026-01-20 08:00", TemporarilyReleased("MDI", at("2026-01-20 18:00"))),
        said("prison", "2026-01-20 17:00", TemporaryReleaseReturned("MDI")),
        released("2026-02-05 09:00", prison="MDI"),
    )
    assert lines(*story, supervision_started("2026-02-05 09:30"), now="2026-02-10") == [
        "custody LEI 2026-01-05 09:00 - 2026-01-10 12:00 (transfer)",
        "custody MDI 2026-01-10 12:00 - 2026-01-12 08:00 (hospital)",
        "hospital MDI 2026-01-12 08:00 - 2026-01-15 08:00 (returned)",
        "custody MDI 2026-01-15 08:00 - 2026-01-20 08:00 (temporary-release)",
        "temporary-release MDI 2026-01-20 08:00 - 2026-01-20 17:00 (returned)",
        "custody MDI 2026-01-20 17:00 - 2026-02-05 09:00 (conditional)",
        "community 2026-02-05 09:00 - ?",
    ]


@pytest.mark.parametrize(
    ("left", "note"), [("TRN", None), ("MDI", "conflict: transferred from MDI")]
)
def test_a_move_told_by_the_receiving_side_alone(left: str, note: str | None) -> None:
    """It comes from "in transit", which is no prison; from another prison than known, it conflicts."""
    story = (IN, said("prison", "2026-01-10 12:00", PersonTransferred(left, "BXI")))

    assert lines(*story) == [
        "custody LEI 2026-01-05 09:00 - 2026-01-10 12:00 (transfer)",
        "custody BXI 2026-01-10 12:00 - ?",
    ]
    assert notes(*story) == [note, None]


def test_who_does_not_come_back_is_at_large_until_received() -> None:
    story = (
        IN,
        said("prison", "2026-01-20 08:00", TemporarilyReleased("LEI", at("2026-01-20 18:00"))),
        said("prison", "2026-01-20 18:00", TemporaryReleaseFailed(at("2026-01-20 18:00"))),
        said("prison", "2026-01-20 20:00", Absconded("unlawfully-at-large")),
        received("2026-01-25 09:00", basis="return"),
    )
    assert lines(*story)[1:] == [
        "temporary-release LEI 2026-01-20 08:00 - 2026-01-20 18:00 (failed to return)",
        "at-large 2026-01-20 18:00 - 2026-01-25 09:00 (received)",
        "custody LEI 2026-01-25 09:00 - ?",
    ]


@pytest.mark.parametrize("hours", [0, 3])
def test_short_and_zero_length_stays_are_kept(hours: int) -> None:
    end = f"2026-03-01 {9 + hours:02d}:00"
    short = (received("2026-03-01 09:00", basis="remand"), released(end, kind="court"))
    assert f"custody LEI 2026-03-01 09:00 - {end} (court)" in lines(*short)


def test_recall_and_release_on_one_day_in_every_order_of_arrival() -> None:
    story = (
        IN,
        released("2026-02-05 08:00"),
        received("2026-02-05 12:00", basis="recall"),
        released("2026-02-05 17:00", kind="recall-end"),
        supervision_started("2026-02-05 17:30"),
    )
    expected = lines(*story)
    assert expected == [
        "custody LEI 2026-01-05 09:00 - 2026-02-05 08:00 (conditional)",
        "hole 2026-02-05 08:00 - 2026-02-05 12:00 (recall)",
        "custody LEI 2026-02-05 12:00 - 2026-02-05 17:00 (recall-end)",
        "community 2026-02-05 17:00 - ?",
    ]
    names = tuple(item.named(f"n{n}") for n, item in enumerate(story))
    for order in permutations(names):
        assert lines(*order) == expected


def test_released_and_received_at_one_instant() -> None:
    leaves_first = (IN, released("2026-02-05 09:00"), received("2026-02-05 09:00", basis="recall"))
    assert lines(*leaves_first) == [
        "custody LEI 2026-01-05 09:00 - 2026-02-05 09:00 (conditional)",
        "custody LEI 2026-02-05 09:00 - ?",
    ]


@pytest.mark.parametrize("days", [1, 9, 10, 400])
def test_holes_stay_whatever_their_length_and_are_named_from_both_sides(days: int) -> None:
    back = (at("2026-02-05 09:00") + timedelta(days=days)).astimezone(LONDON)
    story = (
        IN,
        released("2026-02-05 09:00", kind="unconditional"),
        received(back.strftime("%Y-%m-%d %H:%M"), basis="remand"),
    )
    (hole,) = [s for s in spells(journey(*story, now="2028-01-01")) if s.kind == "hole"]
    assert hole.ended_at is not None
    assert hole.began_at is not None
    assert (hole.ended_at - hole.began_at).days in (days, days - 1)
    assert (hole.how_began, hole.how_ended, hole.note) == ("unconditional", "remand", "liberty")
    assert len(hole.rests_on) == 2


@pytest.mark.parametrize(
    ("story", "name"),
    [
        ((IN, OUT), "pending-supervision: released, no supervision begun"),
        ((IN, OUT, supervision_started("2026-02-14")), "pending-supervision: released, no supervision begun"),
        ((IN, released("2026-02-05 09:00", kind="bail")), "on-bail"),
        ((IN, released("2026-02-05 09:00", kind="court")), "unknown: after release by court"),
        ((IN, OUT, recalled("2026-02-20")), "pending-custody: recalled, not yet received"),
        ((IN, OUT, supervision_started("2026-02-05 10:00"), supervision_ended("2026-03-05")), "liberty"),
    ],
    ids=["none begun", "begun nine days later", "bail", "court", "recalled", "over"],
)  # fmt: skip
def test_the_names_of_holes(story: tuple[Said, ...], name: str) -> None:
    assert [s.note for s in spells(journey(*story)) if s.kind == "hole"] == [name]


def test_supervision_ended_before_the_gate_of_its_day_did_not_wait_for_it() -> None:
    told = (supervision_started("2026-02-05 07:00"), supervision_ended("2026-02-05 08:00"))

    assert "community 2026-02-05 07:00 - 2026-02-05 08:00 (ended)" in lines(*told, IN, OUT)


def test_a_hole_of_the_same_day_between_gate_and_office_is_none() -> None:
    assert "hole" not in {
        s.kind for s in spells(journey(IN, OUT, supervision_started("2026-02-05 16:00")))
    }
