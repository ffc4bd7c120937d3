"""What the domain hands around is never changed: whoever holds it may keep it."""

import importlib
import pkgutil
from collections.abc import Iterator
from dataclasses import is_dataclass
from typing import Any

import domain

# Work in hand: filled while something is worked out, by whoever made it, and handed to nobody who keeps it.
FILLED = {
    "Asked",
    "Earlier",
    "Fold",
    "Moments",
    "Movements",
    "OpenSpell",
    "Pauses",
    "Places",
    "Replay",
    "Share",
    "Shown",
    "_Risk",
    "_Watch",
    "_Words",
}
REMEMBERS = {"Before"}  # works one thing out once, so it has a dictionary of its own


def dataclasses() -> Iterator[Any]:
    """Every one of the domain."""
    for found in pkgutil.walk_packages(domain.__path__, "domain."):
        module = importlib.import_module(found.name)
        for kind in vars(module).values():
            if isinstance(kind, type) and is_dataclass(kind) and kind.__module__ == found.name:
                yield kind


def test_they_are_frozen_or_made_once() -> None:
    changing = {
        kind.__name__
        for kind in dataclasses()
        if not kind.__dataclass_params__.frozen and not kind.__dataclass_params__.unsafe_hash
    }
    assert changing == FILLED


def test_nothing_can_be_put_beside_their_fields() -> None:
    assert {kind.__name__ for kind in dataclasses() if "__slots__" not in vars(kind)} == REMEMBERS
