"""Agencies that contradict each other: both accounts are kept, with the reason."""

from domain.facts.custody import (
    PersonTransferred,
)
from domain.journey.spells import spells
from tests.domain.journey.spelling import IN, journey, line, lines, notes
from tests.people import (
    received,
    released,
)
from tests.story import said


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
