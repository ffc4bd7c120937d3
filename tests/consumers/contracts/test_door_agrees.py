"""What the schema lets pass the door takes, and what the schema refuses the door refuses."""

from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from consumers.contracts.fact_schema import OPEN_FACTS, fact_schema
from consumers.refused import Refused
from consumers.translators.fields import fact_of
from domain.facts.identity import PersonSeen

TEXTS = ("prison", "2026-03-02", "2026-02-30", "x" * 2000, "x" * 2001, "", "1", "3", "5")
OTHERS = (None, True, False, 0, 1, 4, 7, -1, 2_000_000_001, 1.5, [], ["health"], ["nothing"], [1])
MOMENTS = ("2026-03-02T10:00:00Z", "2026-03-02T10:00:00.5+01:00")


def fields_of(schema):
    """For each field: absent, a value it allows, or one of many others."""
    return st.fixed_dictionaries(
        {},
        optional={
            name: st.sampled_from(
                (*allowed(part), *allowed(part), *(MOMENTS if is_moment(part) else TEXTS), *OTHERS)
            )
            for name, part in schema["properties"].items()
        },
    )


def allowed(part) -> tuple:
    inner = part["anyOf"][0] if "anyOf" in part else part
    if inner.get("type") == "array":
        return ([*allowed(inner["items"])],)
    return tuple(inner.get("enum", ())) or {"boolean": (True,), "integer": (3,)}.get(
        inner["type"], MOMENTS if is_moment(part) else ("2026-03-02",)
    )


def is_moment(part) -> bool:
    return "date-time" in str(part)


VALIDATORS = {
    fact: Draft202012Validator(
        fact_schema(fact), format_checker=Draft202012Validator.FORMAT_CHECKER
    )
    for fact in OPEN_FACTS
}


@settings(max_examples=1000, deadline=None)
@given(st.sampled_from(OPEN_FACTS), st.data())
def test_schema_and_door_agree(fact, data):
    told = data.draw(fields_of(fact_schema(fact)))
    if fact is PersonSeen:  # the door is milder here: a birth nobody can read is unknown
        told.pop("date_of_birth_on", None)

    if VALIDATORS[fact].is_valid(told):
        fact_of(fact, told)
    else:
        with pytest.raises(Refused):
            fact_of(fact, told)


def test_moments_are_drawn_so_that_both_readers_know_them():
    """The schema checker leaves date-time to the reader; the values drawn are moments to both."""
    assert all(datetime.fromisoformat(moment).tzinfo for moment in MOMENTS)
