"""What the law allows at once, what is only planned, and what is taken back."""

from domain.facts.sentence import SupervisionStarted
from domain.journey.spells import spells
from tests.domain.journey.spelling import IN, OUT, journey, line, lines
from tests.people import (
    died,
    licence,
    moved,
    planned,
    received,
    released,
    sentenced,
    supervision_ended,
    supervision_started,
)
from tests.story import said, taken_back


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
