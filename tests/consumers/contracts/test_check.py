"""What would happen to a message is what does happen to it, with its cure."""

import json

import pytest
from jsonschema import Draft202012Validator

from consumers.contracts.check import Checker
from consumers.contracts.cures import CURES
from consumers.contracts.fact_schema import OPEN_FACTS, type_of
from consumers.contracts.facts import event_schema, facts_schema
from consumers.contracts.sample import sample_event
from consumers.reasons import REASONS
from consumers.topics import topic_of
from tests.consumers.messages import RECEIVED, domain_event, event, message

EVENTS = Draft202012Validator(facts_schema(), format_checker=Draft202012Validator.FORMAT_CHECKER)


def foreseen(*bodies, topic="in.prison.v1", headers=()):
    checker = Checker(RECEIVED)
    return [checker.foresee(message(body, topic, headers)) for body in bodies]


@pytest.mark.parametrize("fact", OPEN_FACTS, ids=type_of)
def test_every_fact_has_a_sample_that_is_taken(fact):
    """By the schema of all facts, by its own, and by the door, with nothing left unread."""
    sample = sample_event(fact)
    alone = Draft202012Validator(event_schema(fact))
    (found,) = foreseen(sample, topic=topic_of(sample["source"].split("/")[1]))

    assert [error.message for error in EVENTS.iter_errors(sample)] == []
    assert [error.message for error in alone.iter_errors(sample)] == []
    assert (found.outcome, found.notes) == ("recorded", ())
    assert [told.fact.TYPE for told in found.told] == [type_of(fact)]


def test_a_facts_own_schema_refuses_other_facts():
    alone = Draft202012Validator(event_schema(OPEN_FACTS[0]))

    assert not alone.is_valid(sample_event(OPEN_FACTS[1]))


def test_repeats_and_reused_ids_are_seen_among_the_messages():
    found = foreseen(event(), event(toldat=None), event(subject="prison/B1234CD"), event(id="x"))

    assert [one.outcome for one in found] == ["recorded", "repeat", "refused", "recorded"]
    assert found[2].refused.reason == "id-reuse"
    assert "supersedes" in found[2].cure


@pytest.mark.parametrize(
    ("body", "outcome", "note"),
    [
        (event(type="custody.person_release.v1"), "opaque", "Did you mean custody.person_released"),
        (event(type="weather.changed.v1"), "opaque", "No fact is called weather.changed.v1"),
        (event(data={"prison": "LEI", "kind": "early", "kynd": "x"}), "recorded", "`data.kynd`"),
        (event(timeprecisoin="day"), "recorded", "`timeprecisoin`"),
        (domain_event("tier.calculation.complete", {}), "refused", None),
        (domain_event("who.knows", {}), "opaque", "No fact is called who.knows"),
    ],
)
def test_what_is_worth_a_look_is_said(body, outcome, note):
    (found,) = foreseen(body)

    assert found.outcome == outcome
    assert [note in said for said in found.notes] == ([True] if note else [])
    assert (found.cure is None) == (outcome != "refused")


def test_a_change_without_its_content_is_told_as_such():
    told = domain_event(
        "tier.calculation.complete",
        {},
        personReference={"identifiers": [{"type": "CRN", "value": "X123456"}]},
    )
    (found,) = foreseen(told, topic="in.probation.v1")

    assert found.outcome == "change"
    assert found.notes == ("It says that something changed, not what it is now.",)


def test_kafkas_binary_form_is_read():
    attributes = {name: value for name, value in event().items() if name != "data"}
    headers = tuple((f"ce_{name}", value.encode()) for name, value in attributes.items())
    (found,) = foreseen({"prison": "LEI", "kind": "early", "more": 1}, headers=headers)

    assert found.outcome == "recorded"
    assert found.notes == ("`data.more` is no field of the contract: kept, read by no rule.",)


def test_a_birth_date_nobody_can_read_is_no_unknown_field():
    name = {"given_names": "Ann", "family_name": "Oxbarrow", "date_of_birth_on": "1/2/80"}
    (found,) = foreseen(event(type="identity.person_seen.v1", data=name))

    assert (found.outcome, found.notes) == ("recorded", ())


def test_no_value_is_ever_shown():
    """What a refusal and a note say names fields and shapes alone."""
    hostile = event(subject="Oxbarrow", data={"prison": 1}), event(time="Oxbarrow")
    for found in foreseen(*hostile, json.dumps({"Message": "Oxbarrow"}).encode()):
        assert found.outcome == "refused"
        assert "Oxbarrow" not in f"{found.refused.says} {found.cure} {found.notes}"


def test_every_reason_has_its_cure():
    """A new code in consumers/reasons.py needs a line in consumers/contracts/cures.py."""
    assert CURES.keys() == REASONS.keys()
