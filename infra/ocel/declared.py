"""What an export declares before anything else: the types of its events and objects (OCEL 2.0).

An event carries when we recorded it, who told it, and those of its own words that come from closed
lists. Nothing anybody wrote freely leaves: no name, no number, no address, no note.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from domain.facts.registry import FACTS

OF_EVERY_EVENT = (
    ("recorded_at", "time"),
    ("told_at", "time"),
    ("source", "string"),
    ("category", "string"),
    ("basis", "string"),
    ("stands", "boolean"),
)
OBJECTS: Mapping[str, Sequence[tuple[str, str]]] = {
    "person": (("state", "string"), ("area", "string")),
    "agency": (),
    "gap": (
        ("rule", "string"),
        ("number", "integer"),
        ("kind", "string"),
        ("severity", "string"),
        ("owner", "string"),
        ("area", "string"),
        ("deadline", "time"),
        ("late_days", "integer"),
        ("verdict", "string"),
    ),
    "handover": (
        ("point", "string"),
        ("area", "string"),
        ("deadline", "time"),
        ("late_days", "integer"),
        ("state", "string"),
    ),
}


def event_types() -> list[dict[str, Any]]:
    """Every fact that agencies can tell, by its name."""
    return [
        _type(name, (*OF_EVERY_EVENT, *((word, "string") for word in words)))
        for name, words in closed_words().items()
    ]


def object_types() -> list[dict[str, Any]]:
    """People, agencies, gaps, handovers."""
    return [_type(name, attributes) for name, attributes in OBJECTS.items()]


@cache
def closed_words() -> Mapping[str, Mapping[str, frozenset[str]]]:
    """Of each fact's name, its fields that hold a word of a closed list, with that list."""
    return {fact.TYPE: dict(_closed(fact)) for fact in FACTS}  # type: ignore[attr-defined]


def _closed(fact: type) -> list[tuple[str, frozenset[str]]]:
    hints = get_type_hints(fact).items()
    words = ((name, _words(hint)) for name, hint in hints if name != "TYPE")
    taken = {name for name, _ in OF_EVERY_EVENT}
    return [(f"said_{name}" if name in taken else name, known) for name, known in words if known]


def _words(hint: Any) -> frozenset[str]:
    if get_origin(hint) is Literal:
        return frozenset(word for word in get_args(hint) if isinstance(word, str))
    if get_origin(hint) in (Union, UnionType):
        return frozenset[str]().union(*(_words(one) for one in get_args(hint)))
    return frozenset()


def _type(name: str, attributes: Sequence[tuple[str, str]]) -> dict[str, Any]:
    return {"name": name, "attributes": [{"name": a, "type": kind} for a, kind in attributes]}
