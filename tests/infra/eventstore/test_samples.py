"""Every form a fact was ever stored in can still be read, and today's facts are stored so."""

import json
from dataclasses import fields
from datetime import UTC, datetime
from pathlib import Path

import pytest
from eventsourcing.persistence import JSONTranscoder

from domain.facts.entry import Told
from domain.facts.registry import BY_TYPE, FACTS
from infra.eventstore.mapper import FactMapper
from infra.eventstore.upcasters import UPCASTERS
from tests.infra.eventstore.examples import SAMPLES, example_fact, example_told, stored_form

FORMS = sorted(SAMPLES.glob("*.json"))


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.stem)
def test_a_stored_form_is_read_today(path: Path) -> None:
    """It becomes a fact, and storing that fact again gives the same form."""
    form = json.loads(path.read_text("utf-8"))
    state = json.dumps(form["state"]).encode()

    entry = FactMapper(JSONTranscoder()).to_entry(
        7, form["record"], form["type"], state, datetime(2026, 4, 1, tzinfo=UTC)
    )

    assert (entry.position, entry.record, entry.source) == (7, form["record"], "/voluntary/harbour")
    if form["type"] in BY_TYPE:
        assert stored_form(entry) == form


@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: fact.TYPE)
def test_every_fact_has_its_stored_form(fact: type) -> None:
    """A new fact comes with its sample (run tests.infra.eventstore.examples)."""
    told = example_told(example_fact(fact))
    form = json.loads((SAMPLES / f"{fact.TYPE}.json").read_text("utf-8"))  # type: ignore[attr-defined]

    read = FactMapper(JSONTranscoder()).to_domain_event(
        FactMapper(JSONTranscoder()).to_stored_event(_in_stream(told))
    )

    assert read.told == told
    assert set(form["state"]["fact"]) <= {field.name for field in fields(fact)}


def test_every_name_ever_stored_is_known() -> None:
    """As a fact, or as an old form with its upcaster."""
    assert {path.stem for path in FORMS} <= BY_TYPE.keys() | UPCASTERS.keys()


def _in_stream(told: Told) -> object:
    from infra.eventstore.mapper import InStream

    return InStream(told.record, 1, told)
