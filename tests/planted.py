"""A rule of the catalogue, or a point, made to raise while it judges one person: our own mistake."""

from collections.abc import Iterator
from contextlib import contextmanager

from domain.handovers.catalogue import POINTS
from domain.handovers.rules import RULES

RULE, POINT = 50, "HP18"
ASKED_OF_EVERYBODY = 35  # whatever was told of them


@contextmanager
def failing(record: str, number: int = RULE) -> Iterator[None]:
    """For as long as the block, that rule fails on whoever holds this record."""
    rule = next(rule for rule in RULES if rule.number == number)
    with _failing(rule, "duties", record):
        yield


@contextmanager
def failing_point(record: str, code: str = POINT) -> Iterator[None]:
    """The same with a handover point."""
    point = next(point for point in POINTS if point.code == code)
    with _failing(point, "armed", record):
        yield


@contextmanager
def _failing(one: object, name: str, record: str) -> Iterator[None]:
    sound = getattr(one, name)

    def finder(journey, ask):
        if any(entry.record == record for entry in journey.all):
            raise KeyError(f"what was told of {record}")
        return sound(journey, ask)

    object.__setattr__(one, name, finder)  # frozen on purpose: only a test plants anything
    try:
        yield
    finally:
        object.__setattr__(one, name, sound)
