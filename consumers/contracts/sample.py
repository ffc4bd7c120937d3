"""One event of each fact, whole and invented: what a publisher starts from."""

from dataclasses import fields
from datetime import date, datetime
from types import NoneType
from typing import Any, Literal, get_args, get_origin, get_type_hints

from consumers.contracts.fact_schema import NUMBER_WORDS, type_of
from domain.facts.data import FactWithdrawn

WHEN = "2026-03-02T09:30:00+00:00"
DAY = "2026-03-02"

# Whose the fact usually is, by its first word; the others are probation's.
OWNERS = {
    "custody": ("/prison/nomis", "prison/A1234BC"),
    "identity": ("/prison/nomis", "prison/A1234BC"),
    "sentence": ("/court/common-platform", "court/D0001"),
    "police": ("/police/west-mercia", "police/2012/0001A"),
    "iom": ("/police/west-mercia", "police/2012/0001A"),
    "health": ("/health/spine", "health/T000001"),
    "substance": ("/health/spine", "health/T000001"),
    "accommodation": ("/local-authority/leeds", "local-authority/leeds-1"),
    "referral": ("/voluntary/harbour", "voluntary/harbour-1"),
    "service": ("/provider/crc-x", "provider/crc-x-1"),
}
PROBATION = ("/probation/delius", "probation/X000001")

# What a text may look like where its name alone doesn't say; others read <name>-1.
WORDS = {
    "about": "date",
    "agency": "health",
    "by_agency": "police",
    "category": "C",
    "flag": "domestic-abuse",
    "from_prison": "LEI",
    "to_prison": "MDI",
    "prison": "LEI",
    "place": "LEI",
    "arrived_from": "court",
    "postcode": "LS1 1AA",
    "area": "region/yorkshire",
    "unit": "unit/n03-ccd",
    "point": "HP01",
    "tool": "bcst2",
    "service": "gp",
    "kind": "other",
    "reason": "other",
    "given_names": "Dunstable",
    "family_name": "Oxbarrow",
    "nationality": "British",
    "to_agency": "probation",
    "tier": "B2",
    "note": "Rang the hostel.",
    "from_record": "prison/A1234BC",
    "to_record": "prison/A1234BD",
    "removed": "prison/A1234BD",
    "reactivated": "prison/A1234BD",
    "kept": "prison/A1234BC",
    "other": "probation/X000001",
}


def sample_event(fact: type) -> dict[str, Any]:
    """An event of this fact with every field filled, as it would be sent."""
    name = type_of(fact)
    source, subject = OWNERS.get(name.split(".", 1)[0], PROBATION)
    hints = get_type_hints(fact)
    event = {
        "specversion": "1.0",
        "id": "e1",
        "source": source,
        "type": name,
        "time": WHEN,
        "subject": subject,
        "data": {field.name: _value(fact, field.name, hints[field.name]) for field in fields(fact)},
    }
    return event | {"supersedes": "e0"} if fact is FactWithdrawn else event


def _value(fact: type, name: str, hint: Any) -> Any:
    words = NUMBER_WORDS.get((fact, name))
    if words is not None:
        return words[0]
    if get_origin(hint) is Literal:
        return get_args(hint)[0]
    if get_origin(hint) is tuple:
        return [_value(fact, name, get_args(hint)[0])]
    plain = {str: WORDS.get(name, f"{name}-1"), bool: True, int: 1, date: DAY, datetime: WHEN}
    if hint in plain:
        return plain[hint]
    return _value(fact, name, next(one for one in get_args(hint) if one is not NoneType))
