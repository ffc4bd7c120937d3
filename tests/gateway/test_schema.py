"""The schema: the committed text is the one that is served, and everything in it is described."""

from pathlib import Path

import pytest

import gateway
from gateway.schema.build import build
from tests.gateway.asking import EmptyReads, app_client

SDL = Path(gateway.__file__).with_name("schema.graphql")


def test_the_committed_schema_is_the_one_served() -> None:
    """After a change: python -m gateway.schema.export"""
    assert SDL.read_text("utf-8") == build().as_str() + "\n"


def test_everything_is_described() -> None:
    """Every type and field of ours, and every argument, says what it is."""
    bare = []
    for name, kind in build()._schema.type_map.items():
        if name.startswith("__"):
            continue
        if not kind.description:
            bare.append(name)
        for field_name, field in getattr(kind, "fields", {}).items():
            if not field.description:
                bare.append(f"{name}.{field_name}")
            bare += [
                f"{name}.{field_name}({argument})"
                for argument, one in getattr(field, "args", {}).items()  # an input has none
                if not one.description
            ]

    assert bare == []


@pytest.mark.anyio
async def test_introspection_can_be_switched_off() -> None:
    """__typename stays."""
    closed = app_client(EmptyReads(), introspection=False)
    code, message = await closed.refused('{ __type(name: "Gap") { name } }')

    assert code == "BAD_USER_INPUT"
    assert "introspection" in message.lower()
    assert await closed.ask("{ __typename }") == {"__typename": "Query"}
