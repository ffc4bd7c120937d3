"""asyncapi.yaml against the JSON Schema that AsyncAPI publishes for its version 3.0.0."""

import json
from copy import deepcopy
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft7Validator

from consumers.contracts.fact_schema import OPEN_FACTS, type_of

COMMITTED = Path(__file__).parents[3] / "consumers" / "contracts" / "asyncapi.yaml"
PUBLISHED = Path(__file__).with_name("asyncapi-3.0.0.schema.json")
ASYNCAPI = Draft7Validator(json.loads(PUBLISHED.read_text(encoding="utf-8")))
DOCUMENT = yaml.safe_load(COMMITTED.read_text(encoding="utf-8"))


def test_the_committed_document_is_asyncapi():
    assert [error.message for error in ASYNCAPI.iter_errors(DOCUMENT)] == []


def without(*path):
    """The document with one thing taken out."""
    return changed(path, lambda place, name: place.pop(name))


def changed(path, change):
    document = deepcopy(DOCUMENT)
    *steps, name = path
    place = document
    for step in steps:
        place = place[step]
    change(place, name)
    return document


def setting(value, *path):
    return changed(path, lambda place, name: place.__setitem__(name, value))


@pytest.mark.parametrize(
    "document",
    [
        without("info", "version"),
        without("operations", "hear.prison", "action"),
        setting("listen", "operations", "hear.prison", "action"),
        setting("2.6.0", "asyncapi"),
        setting({"publish": {}}, "channels", "in.prison.v1"),
        setting(7, "channels", "in.prison.v1", "address"),
        setting("in.prison.v1", "operations", "hear.prison", "channel"),
        setting([], "components", "messages"),
    ],
)
def test_what_isnt_asyncapi_is_found(document):
    """The schema bites: a document with one thing wrong doesn't pass."""
    assert not ASYNCAPI.is_valid(document)


def test_every_fact_is_reachable_by_its_name():
    """One schema each; the reference leads into facts.schema.json beside it."""
    facts = json.loads(COMMITTED.with_name("facts.schema.json").read_text(encoding="utf-8"))

    assert DOCUMENT["components"]["schemas"] == {
        type_of(fact): {"$ref": f"./facts.schema.json#/$defs/{type_of(fact)}"}
        for fact in OPEN_FACTS
    }
    assert DOCUMENT["components"]["schemas"].keys() <= facts["$defs"].keys()
