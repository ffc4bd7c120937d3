"""Spells: every trap a fold of stays can meet. In = kept; no hole filled, no end made up."""

from datetime import datetime, timedelta
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
from domain.facts.sentence import SupervisionStarted
from domain.journey.journey import Journey
from domain.journey.spell import Spell
from domain.journey.spells import Outlook, Whereabouts, outlook, spells, where
from tests.people import (
    dated,
    died,
    lead,
    licence,
    moved,
    planned,
    recalled,
    received,
    released,
    removed,
    sentenced,
    supervision_ended,
    supervision_started,
)
from tests.story import Said, at, in_log, said, taken_back

NOW = "2026-06-30"


def journey(*items: Said, now: str = NOW) -> Journey:
    return Journey([e for e in in_log(items) if e.recorded_at <= at(now)], at(now))


def line(spell: Spell) -> str:
    """custody LEI 2026-01-05 09:00 - 2026-02-05 09:00 (conditional)"""
    place = f" {spell.place}" if spell.place else ""
    how = f" ({spell.how_ended})" if spell.how_ended else ""
    return f"{spell.kind}{place} {_wall(spell.began_at)} - {_wall(spell.ended_at)}{how}"


def _wall(moment: datetime | None) -> str:
    return moment.astimezone(LONDON).strftime("%Y-%m-%d %H:%M") if moment else "?"


def lines(*items: Said, now: str = NOW) -> list[str]:
    return [line(spell) for spell in spells(journey(*items, now=now))]


def notes(*items: Said) -> list[str | None]:
    return [spell.note for spell in spells(journey(*items))]


IN = received("2026-01-05 09:00")
OUT = released("2026-02-05 09:00")


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


def test_a_hole_of_the_same_day_between_gate_and_office_is_none() -> None:
    assert "hole" not in {
        s.kind for s in spells(journey(IN, OUT, supervision_started("2026-02-05 16:00")))
    }


def test_two_prisons_at_once_are_a_conflict_and_both_are_kept() -> None:
    story = (IN, received("2026-01-20 09:00", prison="MDI"))
    assert lines(*story) == ["custody LEI 2026-01-05 09:00 - ?", "custody MDI 2026-01-20 09:00 - ?"]
    assert notes(*story) == [
        "conflict: received at MDI without leaving LEI",
        "conflict: held at LEI at the same time",
    ]


def test_a_missing_end_is_not_made_up() -> None:
    story = (
        IN,
        received("2026-01-20 09:00", prison="MDI"),
        released("2026-02-05 09:00", prison="MDI"),
    )
    found = spells(journey(*story))
    assert [line(s) for s in found] == [
        "hole 2026-01-05 09:00 - 2026-01-20 09:00 (sentence)",
        "custody LEI 2026-01-05 09:00 - ?",
        "custody MDI 2026-01-20 09:00 - 2026-02-05 09:00 (conditional)",
        "hole 2026-02-05 09:00 - ?",
    ]
    assert found[0].note == "unknown: end of the time before not known"
    first = found[1]
    assert first.note is not None
    assert "end not known, released from MDI by 2026-02-05" in first.note


def test_nested_stays_are_both_kept_with_the_reason() -> None:
    story = (
        IN,
        received("2026-01-20 09:00", prison="MDI"),
        released("2026-02-05 09:00", prison="MDI"),
        released("2026-03-05 09:00"),
    )
    assert lines(*story)[:2] == [
        "custody LEI 2026-01-05 09:00 - 2026-03-05 09:00 (conditional)",
        "custody MDI 2026-01-20 09:00 - 2026-02-05 09:00 (conditional)",
    ]
    assert all("conflict" in (note or "") for note in notes(*story)[:2])


def test_a_reversed_stay_keeps_both_ends() -> None:
    story = (released("2026-01-05 09:00"), received("2026-02-05 09:00"))
    found = spells(journey(*story))
    assert [line(s) for s in found] == [
        "custody LEI ? - 2026-01-05 09:00 (conditional)",
        "hole 2026-01-05 09:00 - 2026-02-05 09:00 (sentence)",
        "custody LEI 2026-02-05 09:00 - ?",
    ]
    assert found[0].note == "beginning not known"


def test_released_from_another_prison_than_the_one_known() -> None:
    (spell, _) = spells(journey(IN, released("2026-02-05 09:00", prison="MDI")))
    assert (line(spell), spell.note) == (
        "custody LEI 2026-01-05 09:00 - 2026-02-05 09:00 (conditional)",
        "conflict: released from MDI",
    )


def test_the_new_prison_may_tell_of_the_reception_before_the_move_is_told() -> None:
    story = (
        IN,
        received("2026-01-10 14:00", basis="return", prison="MDI"),
        said("prison", "2026-01-10 15:00", PersonTransferred("LEI", "MDI")),
    )
    assert lines(*story) == [
        "custody LEI 2026-01-05 09:00 - 2026-01-10 15:00 (transfer)",
        "custody MDI 2026-01-10 14:00 - ?",
    ]
    assert notes(*story) == [None, None]


def test_moved_from_where_nobody_was_known_to_be() -> None:
    move = said("prison", "2026-01-10 15:00", PersonTransferred("LEI", "MDI"))
    assert lines(move) == [
        "custody LEI ? - 2026-01-10 15:00 (transfer)",
        "custody MDI 2026-01-10 15:00 - ?",
    ]


def test_licence_with_custody_is_legal() -> None:
    story = (
        IN,
        OUT,
        supervision_started("2026-02-05 10:00"),
        received("2026-03-05 09:00", basis="recall"),
        released("2026-04-05 09:00", kind="recall-end"),
    )
    found = spells(journey(*story))
    assert [line(s) for s in found] == [
        "custody LEI 2026-01-05 09:00 - 2026-02-05 09:00 (conditional)",
        "community 2026-02-05 09:00 - ?",
        "custody LEI 2026-03-05 09:00 - 2026-04-05 09:00 (recall-end)",
    ]
    assert [s.note for s in found] == [None, None, None]


def test_release_and_licence_end_on_one_day() -> None:
    story = (
        IN,
        OUT,
        supervision_started("2026-02-05 10:00"),
        supervision_ended("2026-02-05 15:00"),
    )
    assert lines(*story, now="2026-02-05 16:00")[1:] == [
        "community 2026-02-05 09:00 - 2026-02-05 15:00 (ended)",
        "hole 2026-02-05 15:00 - ?",
    ]


def test_an_end_of_supervision_alone_keeps_its_end() -> None:
    assert (
        lines(supervision_ended("2026-02-05 15:00"))[0] == "community ? - 2026-02-05 15:00 (ended)"
    )


def test_orders_and_top_ups_are_spells_of_their_own() -> None:
    order = sentenced("2026-01-05 10:00", kind="community-order")
    pss = said("probation", "2026-02-05 10:00", SupervisionStarted("pss"))
    assert lines(order, pss, supervision_ended("2026-03-05", kind="pss")) == [
        "community 2026-01-05 10:00 - ?",
        "community 2026-02-05 10:00 - 2026-03-05 12:00 (ended)",
    ]


def test_a_licence_made_ready_inside_begins_with_the_release() -> None:
    ready = licence("2026-02-01 10:00", "activated")
    assert lines(IN, ready, now="2026-02-02") == ["custody LEI 2026-01-05 09:00 - ?"]
    assert lines(IN, ready, OUT)[1] == "community 2026-02-05 09:00 - ?"


def test_plans_told_ahead_stay_plans() -> None:
    plan = planned("2026-01-10", "2026-02-05", kind="conditional", destination="hostel")
    assert lines(IN, plan, moved("2026-01-12", "2026-02-06", "2026-02-05"), now="2026-03-01") == [
        "custody LEI 2026-01-05 09:00 - ?"
    ]
    ahead = released("2026-07-05 09:00").told("2026-06-01")
    assert lines(IN, ahead) == ["custody LEI 2026-01-05 09:00 - ?"]


def test_a_death_taken_back_restores_every_byte() -> None:
    story = (IN, OUT, supervision_started("2026-02-05 10:00"), received("2026-04-05 09:00"))
    dead = died("2026-03-01").named("death")
    before = repr(spells(journey(*story)))

    assert repr(spells(journey(*story, dead))) != before
    assert (
        repr(spells(journey(*story, dead, taken_back("death", "2026-05-01", "probation"))))
        == before
    )


def test_death_ends_what_runs_and_what_is_told_after_it_is_a_conflict() -> None:
    after = received("2026-04-05 09:00")
    found = spells(journey(IN, died("2026-03-01 10:00"), after))
    assert [line(s) for s in found] == [
        "custody LEI 2026-01-05 09:00 - 2026-03-01 10:00 (died)",
        "hole 2026-03-01 10:00 - 2026-04-05 09:00 (sentence)",
        "custody LEI 2026-04-05 09:00 - ?",
    ]
    assert found[2].note == "conflict: after the person had died or been removed"
    assert found[1].note == "gone"


def test_replacing_closes_only_what_it_names() -> None:
    first = received("2026-01-05 09:00").named("first")
    again = received("2026-01-06 09:00").instead_of("first").told("2026-03-01")
    other = received("2026-01-20 09:00", prison="MDI")
    assert lines(first, other, again) == [
        "custody LEI 2026-01-06 09:00 - ?",
        "custody MDI 2026-01-20 09:00 - ?",
    ]


def test_one_movement_told_by_two_sources_is_one() -> None:
    story = (
        IN,
        IN.by("/prison/archive"),
        OUT,
        OUT.by("/prison/archive"),
        supervision_started("2026-02-05 10:00"),
    )
    assert len(spells(journey(*story))) == 2
    assert len(spells(journey(*story))[0].rests_on) == 4


@pytest.mark.parametrize(
    ("story", "expected"),
    [
        ((), Whereabouts("unknown", None)),
        ((dated("2026-01-05", licence_expires_on="2027-01-01"),), Whereabouts("unknown", None)),
        ((IN,), Whereabouts("custody", "LEI")),
        ((IN, said("prison", "2026-01-10", PersonTransferred("LEI", "MDI"))), Whereabouts("custody", "MDI")),
        ((IN, said("prison", "2026-01-10", MovedToHospital("LEI"))), Whereabouts("hospital", "LEI")),
        ((IN, said("prison", "2026-01-10", TemporarilyReleased("LEI", at("2026-01-11")))),
         Whereabouts("custody", "LEI")),
        ((IN, said("prison", "2026-01-10", Absconded("escape"))), Whereabouts("at-large", None)),
        ((IN, OUT), Whereabouts("community", None)),
        ((sentenced("2026-01-05", kind="community-order"),), Whereabouts("community", None)),
        ((IN, OUT, received("2026-03-01", basis="recall", prison="BXI")), Whereabouts("custody", "BXI")),
        ((IN, OUT, said("prison", "2026-03-01", Absconded("unlawfully-at-large"))),
         Whereabouts("at-large", None)),
        ((IN, removed("2026-02-01")), Whereabouts("removed", None)),
        ((IN, removed("2026-02-01"), received("2026-05-01")), Whereabouts("custody", "LEI")),
        ((IN, died("2026-02-01")), Whereabouts("died", None)),
    ],
)  # fmt: skip
def test_where_the_person_is(story: tuple[Said, ...], expected: Whereabouts) -> None:
    assert where(journey(*story)) == expected


def test_the_outlook_inside_and_outside() -> None:
    story = (
        IN,
        lead("2026-01-06", "pom", "p1"),
        planned("2026-01-10", "2026-02-06", kind="hdc", destination="hostel", area="region/wales"),
        moved("2026-01-12", "2026-02-05", "2026-02-06"),
    )
    inside = outlook(journey(*story))
    assert inside.release_on is not None
    assert (inside.release_on.isoformat(), inside.release_kind, inside.destination) == (
        "2026-02-05",
        "hdc",
        "hostel",
    )
    assert (inside.area, inside.lead_role, inside.lead_worker) == ("region/wales", "pom", "p1")

    outside = outlook(journey(*story, OUT, lead("2026-01-20", "com", "c1")))
    assert outside == Outlook(None, None, None, "region/wales", "com", "c1")
    assert outlook(journey()) == Outlook(None, None, None, None, None, None)
    assert outlook(journey(lead("2026-01-20", "com", "c1"))).area == "unit/x"
