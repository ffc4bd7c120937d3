"""One fixed example of every fact, and its stored form: how the samples were first written.

`python -m tests.infra.eventstore.examples` writes the samples that don't exist yet. A sample that
exists is never written again: it is what stands in somebody's log.
"""

import json
import types
import typing
from dataclasses import fields
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, Literal

from domain.facts.entry import Labels, Told
from domain.facts.registry import FACTS
from infra.eventstore.stored import encode_state

SAMPLES = Path(__file__).parents[2] / "samples" / "facts"


def example_of(annotation: Any) -> Any:
    """A fixed value of a field's type."""
    if annotation in _FIXED:
        return _FIXED[annotation]
    origin, inner = typing.get_origin(annotation), typing.get_args(annotation)
    if origin is Literal:
        return inner[0]
    if origin in {types.UnionType, typing.Union}:
        return example_of(next(one for one in inner if one is not type(None)))
    if origin is tuple:
        return (example_of(inner[0]),)
    raise TypeError(f"no example of {annotation} yet: add one")


_FIXED: dict[Any, Any] = {
    str: 'text "quoted" \\ é 囚',
    bool: True,
    int: 12,
    date: date(2026, 3, 29),
    datetime: datetime(2026, 10, 25, 0, 30, tzinfo=UTC),
}


def example_fact(fact: type) -> Any:
    """A fact of this class with every field filled."""
    hints = typing.get_type_hints(fact)
    return fact(**{field.name: example_of(hints[field.name]) for field in fields(fact)})


def example_told(fact: Any) -> Told:
    """It as told, with every part of the envelope filled."""
    return Told(
        id="e1/2",
        source="/voluntary/harbour",
        record="voluntary/harbour/881",
        happened_at=datetime(2026, 3, 29, 0, 30, tzinfo=UTC),
        told_at=datetime(2026, 3, 29, 1, 30, 0, 123456, tzinfo=UTC),
        fact=fact,
        labels=Labels("voluntary", "custody", "T2", "uk-gdpr", "assessment", ("mappa", "victim")),
        day_only=True,
        supersedes="e0",
        extra='{"sender":{"x":1}}',
    )


def stored_form(told: Told) -> dict[str, Any]:
    """The columns of a told fact, its state as JSON."""
    state, _ = encode_state(told)
    return {"record": told.record, "type": told.fact.TYPE, "state": json.loads(state)}


def write_missing() -> None:
    """Writes a sample for every fact that has none."""
    SAMPLES.mkdir(parents=True, exist_ok=True)
    for fact in FACTS:
        path = SAMPLES / f"{fact.TYPE}.json"  # type: ignore[attr-defined]
        if not path.exists():
            form = stored_form(example_told(example_fact(fact)))
            path.write_text(json.dumps(form, ensure_ascii=False, indent=2) + "\n", "utf-8")


if __name__ == "__main__":
    write_missing()
