"""Laws of spells: order, repeats and batches make no difference; nothing told is dropped."""

from datetime import timedelta
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from domain.facts.custody import Removed
from domain.facts.entry import Entry
from domain.facts.identity import PersonDied
from domain.journey.journey import Journey
from domain.journey.movements import MOVES
from domain.journey.spells import spells
from tests.domain.histories import BEGIN, DAYS, histories

NOW = BEGIN + timedelta(days=DAYS + 1)


@settings(max_examples=30)
@given(histories(), st.integers(0, 10_000))
def test_order_and_repeats_make_no_difference(log: tuple[Entry, ...], seed: int) -> None:
    shuffled = [*log, *log[::2]]
    Random(seed).shuffle(shuffled)  # noqa: S311 - a seeded order, no secret
    assert spells(Journey(shuffled, NOW)) == spells(Journey(log, NOW))


@settings(max_examples=30)
@given(histories())
def test_every_movement_told_is_in_a_spell(log: tuple[Entry, ...]) -> None:
    journey = Journey(log, NOW)
    kept = {key for spell in spells(journey) for key in spell.rests_on}
    told = {e.key for e in journey.of(*MOVES) if not isinstance(e.fact, PersonDied | Removed)}
    assert told <= kept


@settings(max_examples=30)
@given(histories())
def test_no_spell_ends_before_it_begins_and_no_hole_is_empty(log: tuple[Entry, ...]) -> None:
    for spell in spells(Journey(log, NOW)):
        if spell.began_at is not None and spell.ended_at is not None:
            assert spell.began_at <= spell.ended_at
            assert spell.kind != "hole" or spell.began_at < spell.ended_at


@settings(max_examples=30)
@given(histories())
def test_holes_cover_only_what_nothing_else_does(log: tuple[Entry, ...]) -> None:
    found = spells(Journey(log, NOW))
    holes = [spell for spell in found if spell.kind == "hole"]
    others = [
        spell for spell in found if spell.kind != "hole" and spell.began_at and spell.ended_at
    ]
    for hole in holes:
        for other in others:
            begin = max(hole.began_at or NOW, other.began_at or NOW)
            end = min(hole.ended_at or NOW, other.ended_at or NOW)
            assert begin >= end
