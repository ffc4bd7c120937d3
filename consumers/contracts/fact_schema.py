"""A fact class as JSON Schema: what a publisher may put into `data`."""

from dataclasses import MISSING, fields
from datetime import date, datetime
from inspect import cleandoc
from types import NoneType
from typing import Any, Literal, get_args, get_origin, get_type_hints

from consumers.translators.fields import LARGEST_NUMBER, LONGEST_TEXT
from domain.facts.data import ChangeTold, Opaque
from domain.facts.plan import PlanExempted, PlanScheduled
from domain.facts.registry import FACTS
from domain.facts.risk import MappaLevelSet, MappaReferred

# What only our own translators say: a publisher sends the content itself, and of learning plans
# what the open contract has a word for.
OURS = (ChangeTold, Opaque, PlanExempted, PlanScheduled)
OPEN_FACTS: tuple[type, ...] = tuple(fact for fact in FACTS if fact not in OURS)

PLAIN: dict[Any, dict[str, Any]] = {
    str: {"type": "string", "minLength": 1, "maxLength": LONGEST_TEXT},
    bool: {"type": "boolean"},
    int: {"type": "integer", "minimum": 0, "maximum": LARGEST_NUMBER},
    date: {"type": "string", "format": "date"},
    datetime: {"type": "string", "format": "date-time"},
}

# The contract lists these as words, so they come as numbers or as texts.
NUMBER_WORDS: dict[tuple[type, str], tuple[int, ...]] = {
    (MappaReferred, "level"): (1, 2, 3),
    (MappaLevelSet, "level"): (1, 2, 3),
    (MappaLevelSet, "category"): (1, 2, 3, 4),
}


def type_of(fact: type) -> str:
    """The name a fact is published under: custody.person_released.v1."""
    name: str = fact.TYPE  # type: ignore[attr-defined]
    return name


def fact_schema(fact: type) -> dict[str, Any]:
    """The schema of one fact's `data`. Unknown fields pass: they are kept."""
    hints = get_type_hints(fact)
    schema: dict[str, Any] = {
        "title": type_of(fact),
        "description": cleandoc(fact.__doc__ or ""),
        "type": "object",
        "properties": {
            field.name: _field(fact, field.name, hints[field.name]) for field in fields(fact)
        },
    }
    required = [field.name for field in fields(fact) if field.default is MISSING]
    if required:
        schema["required"] = required
    return schema


def _field(fact: type, name: str, hint: Any) -> dict[str, Any]:
    words = NUMBER_WORDS.get((fact, name))
    if words is None:
        return _value(hint)
    absent = [None] if NoneType in get_args(hint) else []
    return {"enum": [*words, *(str(word) for word in words), *absent]}


def _value(hint: Any) -> dict[str, Any]:
    if hint in PLAIN:
        return dict(PLAIN[hint])
    if get_origin(hint) is Literal:
        return {"type": "string", "enum": list(get_args(hint))}
    if get_origin(hint) is tuple:
        return {"type": "array", "items": _value(get_args(hint)[0])}
    told = [part for part in get_args(hint) if part is not NoneType]
    if len(told) != 1:
        raise TypeError(f"{hint!r} has no JSON Schema here; use a form other facts use.")
    return {"anyOf": [_value(told[0]), {"type": "null"}]}
