"""What messages told, as it stands in the log."""

from collections.abc import Iterable
from dataclasses import fields

from domain.facts.entry import Entry, Told
from tests.consumers.messages import RECEIVED

FIELDS = tuple(field.name for field in fields(Told))


def in_log(words: Iterable[Told]) -> list[Entry]:
    """These words recorded in their order, at one moment."""
    told = [{name: getattr(word, name) for name in FIELDS} for word in words]
    return [
        Entry(**word, position=place, recorded_at=RECEIVED)
        for place, word in enumerate(told, start=1)
    ]
