"""The committed documents are what the fact classes say, and readers of such documents agree."""

import json
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from consumers.contracts.answers import change, reject
from consumers.contracts.as_yaml import as_yaml
from consumers.contracts.asyncapi import asyncapi
from consumers.contracts.facts import facts_schema
from consumers.contracts.generate import documents

COMMITTED = Path(__file__).parents[3] / "consumers" / "contracts"
AGENCIES = ("prison", "probation", "police", "court", "health")
OTHERS = ("local-authority", "provider", "voluntary")


@pytest.mark.parametrize("name", ["facts.schema.json", "asyncapi.yaml"])
def test_committed_document_is_what_is_generated(name):
    """If this fails: python -m consumers.contracts.generate, and look at what changed."""
    assert (COMMITTED / name).read_text(encoding="utf-8") == documents()[name]


def test_yaml_says_what_was_meant():
    assert yaml.safe_load((COMMITTED / "asyncapi.yaml").read_text(encoding="utf-8")) == asyncapi()


plain = st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text(max_size=8)
values = st.recursive(
    plain,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=8,
)


@given(values)
def test_any_value_survives_yaml(value):
    """JSON's escapes are YAML's: what is written is what a YAML reader reads."""
    assert yaml.safe_load(as_yaml(value)) == value


@pytest.mark.parametrize("schema", [facts_schema(), change(), reject()], ids=lambda s: s["title"])
def test_schemas_are_schemas(schema):
    Draft202012Validator.check_schema(schema)


def test_every_topic_has_its_channel_and_its_operation():
    document = asyncapi()
    rejects = [f"out.rejects.{agency}.v1" for agency in (*AGENCIES, *OTHERS)]
    inward = [f"in.{agency}.v1" for agency in (*AGENCIES, *OTHERS)]

    assert document["asyncapi"] == "3.0.0"
    assert sorted(document["channels"]) == sorted([*inward, "out.continuity.v1", *rejects])
    assert sorted(
        (operation["action"], operation["channel"]["$ref"].removeprefix("#/channels/"))
        for operation in document["operations"].values()
    ) == sorted(
        [("receive", name) for name in inward]
        + [("send", name) for name in ("out.continuity.v1", *rejects)]
    )


def test_every_reference_leads_somewhere():
    """#/... within the document, ./facts.schema.json#/... within the schema."""
    document, schema = asyncapi(), json.loads(documents()["facts.schema.json"])
    found = [*_references(document), *_references(schema)]

    assert len(found) > 100
    for whole, reference in [
        *((document, r) for r in _references(document)),
        *((schema, r) for r in _references(schema)),
    ]:
        file, _, path = reference.partition("#")
        place = schema if file else whole
        for step in path.split("/")[1:]:
            assert step in place, reference
            place = place[step]


def _references(value):
    if isinstance(value, dict):
        for name, item in value.items():
            if name == "$ref":
                yield item
            else:
                yield from _references(item)
    elif isinstance(value, list):
        for item in value:
            yield from _references(item)
