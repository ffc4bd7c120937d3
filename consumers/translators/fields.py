"""The fields of a fact, from the data of an event: strict in what is known, keeping what isn't."""

from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from datetime import UTC, date, datetime
from functools import cache
from typing import Any, get_args, get_type_hints

import msgspec

from consumers.dates import as_day
from consumers.refused import Refused, shape
from domain.facts.identity import PersonSeen
from domain.facts.risk import MappaLevelSet, MappaReferred

LONGEST_TEXT = 2_000
LARGEST_NUMBER = 2_000_000_000
FIRST_YEAR, LAST_YEAR = 1900, 2200  # days are counted on from these dates: leave room to

# The contract lists these as words (1 2 3), so they come as texts too. Each with its largest.
_NUMBER_WORDS: dict[type, dict[str, int]] = {
    MappaReferred: {"level": 3},
    MappaLevelSet: {"level": 3, "category": 4},
}


@dataclass(frozen=True, slots=True)
class _Shape:
    known: frozenset[str]
    checks: tuple[tuple[str, Callable[[str, Any], None]], ...]
    moments: tuple[str, ...]


def fact_of(fact_type: type, data: dict[str, Any]) -> tuple[Any, dict[str, Any]]:
    """(the fact, the fields of the data that it doesn't have). Raises Refused."""
    kept: dict[str, Any] = {}
    if fact_type in _NUMBER_WORDS:
        data = _with_numbers(data, _NUMBER_WORDS[fact_type])
    elif fact_type is PersonSeen:
        data, kept = _without_bad_birth(data)
    try:
        fact: Any = msgspec.convert(data, fact_type)
    except msgspec.ValidationError as wrong:
        raise _refusal(str(wrong)) from None
    shape_of = _shape(fact_type)
    for name, check in shape_of.checks:
        value = getattr(fact, name)
        if value is not None:
            check(name, value)
    if shape_of.moments:
        fact = _in_utc(fact, shape_of.moments)
    if data.keys() <= shape_of.known:
        return fact, kept
    return fact, kept | {name: data[name] for name in data if name not in shape_of.known}


@cache
def _shape(fact_type: type) -> _Shape:
    """What is to be checked of each field beyond its kind, worked out once."""
    hints = get_type_hints(fact_type)
    names = tuple(field.name for field in fields(fact_type))
    kinds = {name: {hints[name], *get_args(hints[name])} for name in names}
    checks: list[tuple[str, Callable[[str, Any], None]]] = []
    for name in names:
        if str in kinds[name]:  # a text, or a tuple of them
            checks.append((name, _check_texts))
        elif datetime in kinds[name] or date in kinds[name]:
            checks.append((name, _check_year))
        elif int in kinds[name]:
            largest = _NUMBER_WORDS.get(fact_type, {}).get(name)
            checks.append((name, _check_number if largest is None else _check_upto(largest)))
    moments = tuple(name for name in names if datetime in kinds[name])
    return _Shape(frozenset(names), tuple(checks), moments)


def _check_texts(name: str, value: Any) -> None:
    for text in value if isinstance(value, tuple) else (value,):
        if not 0 < len(text) <= LONGEST_TEXT:
            cure = f"give 1 to {LONGEST_TEXT}, or leave an optional field out"
            raise Refused("bad-field", f"`data.{name}` holds {shape(text)}; {cure}.")


def _check_year(name: str, value: Any) -> None:
    if not FIRST_YEAR <= value.year < LAST_YEAR:
        raise Refused("implausible-time", f"`data.{name}` isn't of 1900 to {LAST_YEAR - 1}.")


def _check_number(name: str, value: Any) -> None:
    if not 0 <= value <= LARGEST_NUMBER:
        raise Refused("bad-field", f"`data.{name}` must be 0 to {LARGEST_NUMBER}.")


def _check_upto(largest: int) -> Callable[[str, Any], None]:
    def check(name: str, value: Any) -> None:
        if not 1 <= value <= largest:
            raise Refused("bad-field", f"`data.{name}` must be 1 to {largest}.")

    return check


def _with_numbers(data: dict[str, Any], words: dict[str, int]) -> dict[str, Any]:
    return {
        name: int(value)
        if name in words and isinstance(value, str) and value in {"1", "2", "3", "4"}
        else value
        for name, value in data.items()
    }


def _without_bad_birth(data: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """A birth date nobody can read (0000-00-00, 01/02/1990) is unknown, and kept as written:
    the person was seen all the same."""
    written = data.get("date_of_birth_on")
    if not isinstance(written, str) or as_day(written) is not None:
        return data, {}
    rest = {name: value for name, value in data.items() if name != "date_of_birth_on"}
    return rest, {"date_of_birth_on": written}


def _in_utc(fact: Any, moments: tuple[str, ...]) -> Any:
    changed = {}
    for name in moments:
        moment = getattr(fact, name)
        if moment is not None and moment.tzinfo is None:
            raise Refused("bad-time", f"`data.{name}` has no offset; add it.")
        changed[name] = moment and moment.astimezone(UTC)
    return replace(fact, **changed)


def _refusal(wrong: str) -> Refused:
    """Our own words for the checker's complaint: its words may quote the value."""
    says, _, path = wrong.partition(" - at `$")
    where = f"data{path.rstrip('`')}"
    if says.startswith("Object missing required field"):
        return Refused("missing-field", f"`{where}.{says.split('`')[1]}` isn't there.")
    if says.startswith("Expected"):
        return Refused("bad-field", f"`{where}`: {says[0].lower()}{says[1:]}.")
    if says.startswith("Invalid enum value"):
        return Refused("bad-field", f"`{where}` isn't one of the words of its list.")
    return Refused("bad-field", f"`{where}` can't be read as its kind; see the contract.")
