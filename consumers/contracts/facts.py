"""facts.schema.json: the envelope, and every fact that may stand in it."""

from typing import Any

from consumers.contracts.fact_schema import OPEN_FACTS, fact_schema, type_of
from consumers.labels import REGIMES
from domain.facts.data import FactWithdrawn

DIALECT = "https://json-schema.org/draft/2020-12/schema"
LONGEST_ID = 128
SOURCE = "^/(" + "|".join(REGIMES) + ")(/[^/# ]+)+$"


def facts_schema() -> dict[str, Any]:
    """One CloudEvent of the open contract, in structured form."""
    return {
        "$schema": DIALECT,
        "title": "What a publisher tells Throughline, version 1",
        "$ref": "#/$defs/event",
        "$defs": {
            "event": {
                "description": "An envelope whose data is what its type says.",
                "allOf": [
                    {"$ref": "#/$defs/envelope"},
                    *(_data_of(type_of(fact)) for fact in OPEN_FACTS),
                    _when(type_of(FactWithdrawn), {"required": ["supersedes"]}),
                ],
            },
            "envelope": envelope(),
            **{type_of(fact): fact_schema(fact) for fact in OPEN_FACTS},
        },
    }


def event_schema(fact: type) -> dict[str, Any]:
    """The schema of one fact's events alone: envelope and data, in one document."""
    name = type_of(fact)
    whole = envelope()
    whole["properties"] |= {"type": {"const": name}, "data": fact_schema(fact)}
    if fact is FactWithdrawn:
        whole["required"].append("supersedes")
    return {"$schema": DIALECT, "title": name, **whole}


def envelope() -> dict[str, Any]:
    """The attributes of CloudEvents 1.0 as the open contract uses them, and its extensions."""
    a_day = "only the day is known: `time` is midnight London of that day"
    words = {
        "specversion": {"const": "1.0"},
        "id": _text("unique within source; the same id with another body is refused"),
        "source": {
            "type": "string",
            "pattern": SOURCE,
            "description": "/<agency>/<system>; the agency owns the topic",
        },
        "type": {
            "type": "string",
            "enum": [type_of(fact) for fact in OPEN_FACTS],
            "description": "name of the fact; a later version's name is kept, unread",
        },
        "time": _moment("when it happened, with offset"),
        "timeprecision": {"const": "day", "description": a_day},
        "subject": {
            "type": "string",
            "pattern": "^[^/ ]+/[^ ]+$",
            "description": "the record: prison/A1234BC, probation/X123456",
        },
        "toldat": _moment("when the agency's system sent it; absent: the broker's timestamp"),
        "supersedes": _text("id of an earlier event of this source which this one replaces"),
        "datacontenttype": {"type": "string"},
        "data": {"type": "object", "description": "the fact's fields; unknown ones are kept"},
    }
    return {
        "type": "object",
        "properties": words,
        "required": ["specversion", "id", "source", "type", "time", "subject", "data"],
    }


def _text(says: str) -> dict[str, Any]:
    return {"type": "string", "minLength": 1, "maxLength": LONGEST_ID, "description": says}


def _moment(says: str) -> dict[str, Any]:
    return {"type": "string", "format": "date-time", "description": says}


def _data_of(name: str) -> dict[str, Any]:
    return _when(name, {"properties": {"data": {"$ref": f"#/$defs/{name}"}}})


def _when(name: str, then: dict[str, Any]) -> dict[str, Any]:
    is_it = {"properties": {"type": {"const": name}}, "required": ["type"]}
    return {"if": is_it, "then": then}
