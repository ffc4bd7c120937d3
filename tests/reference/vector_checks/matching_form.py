"""Names, days, postcodes and numbers in the form they are compared in."""

from datetime import date
from typing import Any

from domain.people import days, postcodes
from domain.people.matching_form import compared_names, compared_numbers
from domain.people.names import split, words
from tests.reference.vector_checks.days import day, text


def clean_name(vector: dict[str, Any]) -> dict[str, Any]:
    """One name, cleaned."""
    return {"cleaned": " ".join(words(vector["input"]["name"] or ""))}


def names(vector: dict[str, Any]) -> dict[str, Any]:
    """First, middle and family names, with aliases."""
    told = vector["input"]
    given = " ".join(told.get(name) or "" for name in ("first_name", "middle_names"))
    return _names(told, given, told.get("last_name") or "")


def full_name(vector: dict[str, Any]) -> dict[str, Any]:
    """A name told whole, and what stands beside it."""
    told = vector["input"]
    return {**_names(told, *split(told["full_name"] or "")), **_births(told), **_postcodes(told)}


def births(vector: dict[str, Any]) -> dict[str, Any]:
    """A birth and its aliases."""
    return _births(vector["input"])


def near_births(vector: dict[str, Any]) -> dict[str, Any]:
    """Two births that may be one."""
    one, other = (date.fromisoformat(vector["input"][name]) for name in ("born_on_a", "born_on_b"))
    return {"near_match": days.near(one, other)}


def sentences(vector: dict[str, Any]) -> dict[str, Any]:
    """The days of sentences."""
    found = days.real(_dates(vector["input"]["sentence_on"]))
    return {
        "sentence_on": _texts(found),
        "first_on": text(found[0] if found else None),
        "last_on": text(found[-1] if found else None),
    }


def places(vector: dict[str, Any]) -> dict[str, Any]:
    """Postcodes."""
    return _postcodes(vector["input"])


def records_office(vector: dict[str, Any]) -> dict[str, Any]:
    """CRO numbers."""
    return {"cros": list(compared_numbers("cro", vector["input"]["cros"] or ())) or None}


def _names(told: dict[str, Any], given: str, family: str) -> dict[str, Any]:
    aliases = (told.get(f"{name}_name_aliases") or () for name in ("first", "last"))
    read = compared_names(given, family, *aliases)
    first, second, third = (*read.given, *[None] * 3)[:3]
    return {
        "name_1": first,
        "name_2": second,
        "name_3": third,
        "last_name": read.family or None,
        "first_and_last": read.first_and_family or None,
        "forenames": list(read.first_given) or None,
        "last_names": list(read.families) or None,
    }


def _births(told: dict[str, Any]) -> dict[str, Any]:
    others = _dates(told.get("born_on_aliases"))
    return {
        "born_on": text(days.birth_of(day(told, "born_on"), others)),
        "all_born_on": _texts(days.real([day(told, "born_on"), *others])),
    }


def _postcodes(told: dict[str, Any]) -> dict[str, Any]:
    found = postcodes.all_compared(told.get("postcodes") or ())
    outward = sorted({postcodes.outward(one) for one in found})
    return {"postcodes": list(found) or None, "outward_codes": outward or None}


def _dates(texts: list[str | None] | None) -> list[date]:
    return [date.fromisoformat(one) for one in texts or () if one]


def _texts(found: tuple[date, ...]) -> list[str] | None:
    return [one.isoformat() for one in found] or None
