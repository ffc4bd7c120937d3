"""Who a defendant is, as the Common Platform and Libra write it.

    Common Platform   personDefendant.personDetails.firstName, dateOfBirth 1990-02-01, pncId
    Libra             name.forename1, defendantDob 01/02/1990, pnc

What can't be read (a birth on 30 Feb, a sex of N) is not known; the body is kept as it came.
"""

import re
from typing import Any

from consumers.dates import as_day
from consumers.envelopes.court import objects
from domain.facts.identity import PersonSeen

LONGEST_NAME = 200
_ORGANISATION = "O"
_LIBRA_DAY = re.compile(r"([0-9]{2})/([0-9]{2})/([0-9]{4})")
_SEXES: dict[object, Any] = {"MALE": "male", "FEMALE": "female", "M": "male", "F": "female"}


def seen(told: dict[str, Any]) -> tuple[PersonSeen, ...]:
    """The person, and every alias; nothing for an organisation, or where a name is missing."""
    if "personDefendant" in told or "legalEntityDefendant" in told or "pncId" in told:
        return _common_platform(told)
    return _libra(told)


def numbers_of(told: dict[str, Any]) -> dict[str, list[str]]:
    """Police numbers as written, by kind; an organisation has none."""
    if told.get("defendantType") == _ORGANISATION:
        return {}
    written = {"pnc": ("pncId", "pnc"), "cro": ("croNumber", "cro")}
    return {
        kind: found
        for kind, fields in written.items()
        if (found := [text for field in fields if (text := _text(told.get(field)))])
    }


def _common_platform(told: dict[str, Any]) -> tuple[PersonSeen, ...]:
    details = _object(_object(told.get("personDefendant")).get("personDetails"))
    birth = _text(details.get("dateOfBirth"))
    ethnicity = _object(details.get("ethnicity"))
    person = _person(
        (details.get("firstName"), details.get("middleName")),
        details.get("lastName"),
        date_of_birth_on=as_day(birth) if birth else None,
        sex=_SEXES.get(_text(details.get("gender"))),
        ethnicity=_text(ethnicity.get("selfDefinedEthnicityDescription")),
        nationality=_text(details.get("nationalityCode")),
        postcode=_text(_object(details.get("address")).get("postcode")),
    )
    aliases = (
        _person((alias.get("firstName"), alias.get("middleName")), alias.get("lastName"))
        for alias in objects(told.get("aliases"))
    )
    return tuple(each for each in (person, *aliases) if each is not None)


def _libra(told: dict[str, Any]) -> tuple[PersonSeen, ...]:
    if told.get("defendantType") == _ORGANISATION:
        return ()
    name = _object(told.get("name"))
    person = _person(
        tuple(name.get(field) for field in ("forename1", "forename2", "forename3")),
        name.get("surname"),
        date_of_birth_on=_libra_day(_text(told.get("defendantDob"))),
        sex=_SEXES.get(_text(told.get("defendantSex"))),
        nationality=_text(told.get("nationality1")),
        postcode=_text(_object(told.get("defendantAddress")).get("pcode")),
    )
    return () if person is None else (person,)


def _person(given: tuple[object, ...], family: object, **known: Any) -> PersonSeen | None:
    """None where either name is missing: half a name would match half the country."""
    given_names = " ".join(text for each in given if (text := _text(each)))
    family_name = _text(family)
    return PersonSeen(given_names, family_name, **known) if given_names and family_name else None


def _libra_day(written: str | None) -> Any:
    """Libra writes 01/02/1990 for the first of February: its own form, no guess."""
    found = _LIBRA_DAY.fullmatch(written or "")
    return as_day(f"{found[3]}-{found[2]}-{found[1]}") if found else as_day(written or "")


def _object(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _text(value: object) -> str | None:
    if not isinstance(value, str) or not 0 < len(value.strip()) <= LONGEST_NAME:
        return None
    return value.strip()
