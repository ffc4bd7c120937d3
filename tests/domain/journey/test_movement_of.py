"""Every fact about custody has its row in the table, for every basis and kind it can have."""

from typing import get_args, get_type_hints

from domain.facts.custody import PersonReleased, TemporaryReleaseFailed
from domain.journey.movement_of import ROWS, movement_of
from domain.journey.movements import MOVES
from domain.journey.probation_record import PrisonMovement


def test_every_word_of_every_movement_has_a_row():
    """But for overdue from leave, which is a warning."""
    told = {(fact, why) for fact in MOVES for why in words(fact)}

    assert told - ROWS.keys() == {(TemporaryReleaseFailed, "")}
    assert ROWS.keys() <= told


def test_a_word_for_no_prison_names_none():
    assert movement_of(PersonReleased("OUT", "early")) == PrisonMovement("released", "early", None)
    assert movement_of(PersonReleased("LEI", "hdc")) == PrisonMovement("released", "", "LEI")


def words(fact: type) -> tuple[str, ...]:
    hints = get_type_hints(fact)
    return get_args(hints.get("basis") or hints.get("kind")) or ("",)
