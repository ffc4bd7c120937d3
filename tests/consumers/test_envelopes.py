"""Wrappers in every form they are met in: whatever is around the body, the body is what is read."""

import json
from datetime import UTC, datetime

import pytest

from consumers.envelopes import sns
from domain.facts.data import ChangeTold
from tests.consumers.messages import domain_event, notification, refused, told

NAME = "person.community.manager.transferred"
BODY = domain_event(
    "tier.calculation.complete",
    {},
    personReference={"identifiers": [{"type": "CRN", "value": "X123456"}]},
)
SENT = datetime(2026, 3, 2, 9, 59, tzinfo=UTC)
FULL = notification(BODY, "tier.calculation.complete")
MILLISECONDS = {"Type": "Number.java.lang.Long", "Value": "1772445480250"}  # 09:58:00.250


def without(*keys):
    return {name: value for name, value in FULL.items() if name not in keys}


def string_in_string(body, times):
    for _ in range(times):
        body = json.dumps(body)
    return body


WRAPPED = [
    ("bare", BODY),
    ("whole", FULL),
    ("no-message-id", without("MessageId")),
    ("no-type", without("Type")),
    ("no-attributes", without("MessageAttributes")),
    ("message-alone", {"Message": FULL["Message"]}),
    ("attributes-null", FULL | {"MessageAttributes": None}),
    ("attributes-empty", FULL | {"MessageAttributes": {}}),
    ("unknown-wrapper-fields", FULL | {"TopicArn": "arn", "Signature": "x", "New": [1]}),
    ("message-as-an-object", FULL | {"Message": BODY}),
    ("bare-attribute", FULL | {"MessageAttributes": {"eventType": BODY["eventType"]}}),
    (
        "sdk-attribute",
        FULL | {"MessageAttributes": {"eventType": {"StringValue": BODY["eventType"]}}},
    ),
    ("queue", {"MessageId": "1", "ReceiptHandle": "r", "Body": json.dumps(FULL)}),
    ("queue-object", {"Body": FULL}),
    ("twice", {"Message": json.dumps(FULL)}),
    ("string", string_in_string(BODY, 1)),
    ("string-in-string", string_in_string(FULL, 4)),
    ("string-in-string-deep", string_in_string(BODY, 9)),
]


@pytest.mark.parametrize("body", [row[1] for row in WRAPPED], ids=[row[0] for row in WRAPPED])
def test_the_body_is_found_in_any_wrapper(body):
    raw = json.dumps(body).encode()
    (fact,) = told(raw, "in.probation.v1")
    (plain,) = told(BODY, "in.probation.v1")

    assert (fact.id, fact.record, fact.fact) == (plain.id, plain.record, plain.fact)


def test_forty_wrappers_are_taken_off():
    body = BODY
    for _ in range(40):
        body = {"Message": body}

    assert told(body, "in.probation.v1")[0].record == "probation/X123456"


def test_wrappers_without_end_are_too_deep():
    body = BODY
    for _ in range(70):
        body = {"Message": body}

    assert refused(body, "in.probation.v1").reason == "too-deep"


@pytest.mark.parametrize(
    ("wrapper", "told_at"),
    [
        (FULL, SENT),
        (FULL | {"MessageAttributes": {"timestamp": MILLISECONDS}}, SENT),
        (
            without("Timestamp") | {"MessageAttributes": {"timestamp": MILLISECONDS}},
            datetime(2026, 3, 2, 9, 58, 0, 250_000, tzinfo=UTC),
        ),
        (
            without("Timestamp") | {"MessageAttributes": {"timestamp": "1772445480250"}},
            datetime(2026, 3, 2, 9, 58, 0, 250_000, tzinfo=UTC),
        ),
        (
            without("Timestamp")
            | {"MessageAttributes": {"publishedAt": {"Value": "2026-03-02T09:57:00Z"}}},
            datetime(2026, 3, 2, 9, 57, tzinfo=UTC),
        ),
        (without("Timestamp"), datetime(2026, 3, 2, 10, 0, tzinfo=UTC)),
        (
            without("Timestamp") | {"MessageAttributes": {"timestamp": {"Value": "soon"}}},
            datetime(2026, 3, 2, 10, 0, tzinfo=UTC),
        ),
    ],
)
def test_when_it_was_sent_by_the_best_account_there_is(wrapper, told_at):
    (fact,) = told(wrapper, "in.probation.v1")

    assert fact.told_at == told_at


def test_the_outermost_word_counts_and_silence_is_no_word():
    inner = notification(BODY, "inner")
    assert sns.unwrap({"Message": inner}).name == "inner"
    assert sns.unwrap(notification(inner, "outer")).name == "outer"


def test_a_wrapper_that_names_it_otherwise_is_recorded():
    """The body's name counts; the attribute is kept beside it, whether bare or not."""
    for attribute in (NAME, {"Type": "String", "Value": NAME}):
        clash = FULL | {"MessageAttributes": {"eventType": attribute}}
        (fact,) = told(clash, "in.probation.v1")

        assert fact.fact == ChangeTold("tier.calculation.complete")
        assert json.loads(fact.extra)["(attribute) eventType"] == NAME


def test_without_a_name_in_the_body_the_wrapper_gives_it():
    unnamed = {name: value for name, value in BODY.items() if name != "eventType"}
    (fact,) = told(notification(unnamed, "tier.calculation.complete"), "in.probation.v1")

    assert fact.fact == ChangeTold("tier.calculation.complete")
    assert "(attribute) eventType" not in fact.extra


@pytest.mark.parametrize(
    ("flat", "source"),
    [
        ({"offenderId": 1, "crn": "X123456", "sourceId": "7"}, "/probation/delius"),
        ({"bookingId": 1, "offenderIdDisplay": "A1234BC"}, "/prison/raw"),
        ({"bookingId": 1, "offenderIdDisplay": "A1234BC", "nomisEventType": "X"}, "/prison/raw"),
    ],
)
def test_raw_events_may_be_named_by_their_wrapper_alone(flat, source):
    body = notification(flat | {"eventDatetime": "2026-03-02T09:30:00"}, "SOMETHING-CHANGED")
    (fact, *_) = told(body, f"in.{source.split('/')[1]}.v1")

    assert fact.source == source
    assert fact.happened_at == datetime(2026, 3, 2, 9, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ({"Message": "You have chosen to subscribe to the topic"}, "bad-json"),
        ({"Message": ""}, "empty"),
        ({"Message": None}, "no-envelope"),
        ({"Message": 7}, "no-envelope"),
        ({"Message": [1, 2]}, "no-envelope"),
        ({"Message": "{}"}, "no-envelope"),
        ('"text"', "bad-json"),
        (["class", {"no": "pointer"}], "no-envelope"),
        ({"eventType": "tier.calculation.complete", "Message": "{}"}, "missing-field"),
    ],
)
def test_what_is_in_no_envelope_we_read(body, reason):
    assert refused(body, "in.probation.v1").reason == reason
