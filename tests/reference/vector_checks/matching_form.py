"""Names, days, postcodes and numbers in the form they are compared in.

What a vector gives is told of one record, its aliases first, and the record's form is read.
"""

from datetime import date
from itertools import zip_longest
from typing import Any

from domain.facts.identity import PersonSeen
from domain.facts.sentence import SentenceImposed
from domain.people.comparison import compare
from domain.people.names import split, words
from domain.people.postcodes import outward
from domain.people.record_form import RecordForm, form_of
from tests.domain.people.saying import V1, log, observed, said, seen
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
    one, other = (_of(PersonSeen("", "", day(vector["input"], f"born_on_{x}"))) for x in "ab")
    words = {compared.field: compared.word for compared in compare(one, other)}
    return {"near_match": words["birth"] in ("same", "near")}


def sentences(vector: dict[str, Any]) -> dict[str, Any]:
    """The days of sentences."""
    days = _dates(vector["input"]["sentence_on"])
    found = _of(*(SentenceImposed("custody", one) for one in days)).sentenced
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
    told = [observed(V1, "cro", number) for number in vector["input"]["cros"] or ()]
    return {"cros": list(form_of(V1, log(*told)).numbers["cro"]) or None}


def _of(*facts: Any) -> RecordForm:
    return form_of(V1, log(*(said(V1, fact) for fact in facts)))


def _names(told: dict[str, Any], given: str, family: str) -> dict[str, Any]:
    aliases = (told.get(f"{name}_name_aliases") or () for name in ("first", "last"))
    others = [seen(V1, *both) for both in zip_longest(*aliases, fillvalue="")]
    read = form_of(V1, log(*others, seen(V1, given, family))).names
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
    born = [*_dates(told.get("born_on_aliases")), day(told, "born_on")]
    found = _of(*(PersonSeen("", "", one) for one in born))
    return {"born_on": text(found.birth), "all_born_on": _texts(found.births)}


def _postcodes(told: dict[str, Any]) -> dict[str, Any]:
    found = _of(*(PersonSeen("", "", None, postcode=one) for one in told.get("postcodes") or ()))
    districts = sorted({outward(one) for one in found.postcodes})
    return {"postcodes": list(found.postcodes) or None, "outward_codes": districts or None}


def _dates(texts: list[str | None] | None) -> list[date]:
    return [date.fromisoformat(one) for one in texts or () if one]


def _texts(found: tuple[date, ...]) -> list[str] | None:
    return [one.isoformat() for one in found] or None
