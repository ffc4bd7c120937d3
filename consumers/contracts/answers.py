"""What we send back: changes of findings and handovers, and what was parked."""

from typing import Any

from consumers.contracts.facts import DIALECT
from consumers.reasons import REASONS

TEXT = {"type": "string"}
MAYBE = {"type": ["string", "null"]}


def change() -> dict[str, Any]:
    """out.continuity.v1: a finding or a handover became something else."""
    return {
        "$schema": DIALECT,
        "title": "A finding or a handover changed",
        "type": "object",
        "required": ["specversion", "id", "source", "type", "time", "data"],
        "properties": {
            "specversion": {"const": "1.0"},
            "id": TEXT,
            "source": TEXT,
            "type": {"enum": ["continuity.finding_changed.v1", "continuity.handover_changed.v1"]},
            "time": {"type": "string", "format": "date-time"},
            "data": {
                "type": "object",
                "required": ["person", "id", "code", "was", "became", "position"],
                "properties": {
                    "person": TEXT,
                    "id": TEXT | {"description": "of the finding or handover: stays the same"},
                    "code": TEXT | {"description": "name of the rule, or HP01 to HP37"},
                    "was": MAYBE | {"description": "verdict or state before; null: new"},
                    "became": MAYBE | {"description": "verdict or state now; null: gone"},
                    "position": {"type": "integer", "description": "of the log, when it changed"},
                },
            },
        },
    }


def reject() -> dict[str, Any]:
    """out.rejects.<agency>.v1: a message of this agency's was parked; nothing of it is lost."""
    says = "; ".join(f"{code}: {sentence}" for code, sentence in sorted(REASONS.items()))
    return {
        "$schema": DIALECT,
        "title": "A message was parked",
        "type": "object",
        "required": ["reason", "says", "topic", "partition", "offset"],
        "properties": {
            "reason": {"enum": sorted(REASONS), "description": says},
            "says": TEXT | {"description": "the field, the value's shape, the cure"},
            "topic": TEXT,
            "partition": {"type": "integer"},
            "offset": {"type": "integer"},
            "message_id": MAYBE,
            "raw_base64": MAYBE | {"description": "the bytes; null where they are very many"},
        },
    }
