"""asyncapi.yaml: the topics, who writes and who reads them, and what travels on them."""

from typing import Any

from consumers.contracts.answers import change, reject
from consumers.contracts.fact_schema import OPEN_FACTS, type_of
from consumers.labels import REGIMES
from consumers.topics import topic_of

FACTS = "./facts.schema.json"
STRUCTURED = "application/cloudevents+json"


def asyncapi() -> dict[str, Any]:
    """The AsyncAPI 3.0 document. Actions are ours: we receive facts and send answers."""
    return {
        "asyncapi": "3.0.0",
        "info": {
            "title": "Throughline",
            "version": "1.0.0",
            "description": "Agencies tell facts; findings, handovers and rejects come back.",
        },
        "defaultContentType": "application/json",
        "channels": {
            **{topic_of(agency): _inward(agency) for agency in REGIMES},
            "out.continuity.v1": _outward("out.continuity.v1", "change"),
            **{
                f"out.rejects.{agency}.v1": _outward(f"out.rejects.{agency}.v1", "reject")
                for agency in REGIMES
            },
        },
        "operations": {
            **{f"hear.{agency}": _action("receive", topic_of(agency)) for agency in REGIMES},
            "tell.continuity": _action("send", "out.continuity.v1"),
            **{
                f"reject.{agency}": _action("send", f"out.rejects.{agency}.v1")
                for agency in REGIMES
            },
        },
        "components": {"messages": _messages(), "schemas": _schemas()},
    }


def _inward(agency: str) -> dict[str, Any]:
    return {
        "address": topic_of(agency),
        "description": f"What {agency} tells; its sources begin with /{agency}/.",
        "messages": {
            "structured": {"$ref": "#/components/messages/structured"},
            "binary": {"$ref": "#/components/messages/binary"},
        },
    }


def _outward(topic: str, message: str) -> dict[str, Any]:
    return {
        "address": topic,
        "messages": {message: {"$ref": f"#/components/messages/{message}"}},
    }


def _action(action: str, topic: str) -> dict[str, Any]:
    return {"action": action, "channel": {"$ref": f"#/channels/{topic}"}}


def _schemas() -> dict[str, Any]:
    """Each fact's data by the fact's name."""
    return {type_of(fact): {"$ref": f"{FACTS}#/$defs/{type_of(fact)}"} for fact in OPEN_FACTS}


def _messages() -> dict[str, Any]:
    attributes = ("specversion", "id", "source", "type", "time", "subject")
    return {
        "structured": {
            "summary": "A CloudEvent as one JSON object.",
            "contentType": STRUCTURED,
            "payload": {"$ref": FACTS},
        },
        "binary": {
            "summary": "A CloudEvent with its attributes in headers; the value is the data alone.",
            "contentType": "application/json",
            "headers": {
                "type": "object",
                "required": [f"ce_{name}" for name in attributes],
                "properties": {
                    f"ce_{name}": {"$ref": f"{FACTS}#/$defs/envelope/properties/{name}"}
                    for name in (*attributes, "toldat", "supersedes", "timeprecision")
                },
            },
            "payload": {"type": "object"},
        },
        "change": {
            "summary": "A finding or a handover changed.",
            "contentType": STRUCTURED,
            "payload": change(),
        },
        "reject": {
            "summary": "A message was parked: why, and what would cure it.",
            "contentType": "application/json",
            "payload": reject(),
        },
    }
