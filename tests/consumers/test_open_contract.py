"""The open contract: CloudEvents whose type is a fact's name, structured and binary."""

import json
from datetime import UTC, date, datetime

import pytest

from consumers.door import open_message, park
from consumers.labels import labels_for
from domain.facts import custody, data, sentence
from domain.facts.entry import Told
from tests.consumers.messages import RECEIVED, SENT, event, message, refused, told


def test_a_structured_event_becomes_its_fact():
    """Every attribute has its place, and instants become UTC."""
    fact = custody.PersonReleased(prison="MDI", kind="conditional")
    expected = Told(
        id="r-1",
        source="/prison/nomis",
        record="prison/A1234BC",
        happened_at=datetime(2026, 3, 2, 9, 30, tzinfo=UTC),
        told_at=datetime(2026, 3, 2, 9, 45, tzinfo=UTC),
        fact=fact,
        labels=labels_for("prison", fact),
    )

    assert told(event()) == (expected,)


def test_binary_tells_the_same_as_structured():
    """Headers and data, or one object: the same fact."""
    attributes = event()
    body = attributes.pop("data")
    headers = tuple((f"ce_{name}", value.encode()) for name, value in attributes.items())

    assert told(body, headers=(*headers, ("trace", b"1"))) == told(event())


def test_without_toldat_the_brokers_clock_counts():
    (fact,) = told(event(toldat=None))

    assert fact.told_at == SENT


def test_only_the_day_known():
    """Midnight London of that day, whatever hour was written beside it."""
    (fact,) = told(event(time="2025-06-10T13:00:00+01:00", timeprecision="day"))

    assert fact.happened_at == datetime(2025, 6, 9, 23, 0, tzinfo=UTC)
    assert fact.day_only is True


def test_unknown_fields_are_kept_beside_the_fact():
    (fact,) = told(
        event(data={"prison": "MDI", "kind": "hdc", "wing": "C", "bed": {"n": 4}}, shard="7")
    )

    assert fact.fact == custody.PersonReleased("MDI", "hdc")
    assert json.loads(fact.extra) == {"wing": "C", "bed": {"n": 4}, "envelope": {"shard": "7"}}


@pytest.mark.parametrize("name", ["custody.person_released.v2", "custody.person_teleported.v1"])
def test_a_type_we_have_no_fact_for_is_kept_whole(name):
    (fact,) = told(event(type=name, data={"prison": "MDI"}))

    assert fact.fact == data.Opaque(name=name, text='{"prison": "MDI"}')
    assert fact.record == "prison/A1234BC"


def test_taking_back_needs_the_id_taken_back():
    gone = event(type="data.fact_withdrawn.v1", data={})
    (fact,) = told(gone | {"supersedes": "r-0"})

    assert (fact.fact, fact.supersedes) == (data.FactWithdrawn(), "r-0")
    assert refused(gone).reason == "missing-field"


def test_days_and_instants_inside_the_data():
    planned = event(type="sentence.release_planned.v1", data={"release_on": "2026-06-01"})
    rotl = event(
        type="custody.temporarily_released.v1",
        data={"prison": "MDI", "return_due_at": "2026-06-01T18:00:00+01:00"},
    )

    assert told(planned)[0].fact == sentence.ReleasePlanned(release_on=date(2026, 6, 1))
    assert told(rotl)[0].fact.return_due_at == datetime(2026, 6, 1, 17, 0, tzinfo=UTC)


REFUSALS = [
    (event(source="/probation/delius"), "source-mismatch"),
    (event(source="nomis"), "bad-field"),
    (event(source=None), "missing-field"),
    (event(id=None), "missing-field"),
    (event(id=""), "bad-id"),
    (event(id="x" * 129), "bad-id"),
    (event(id=7), "bad-id"),
    (event(id="a\tb"), "bad-id"),
    (event(subject=None), "missing-field"),
    (event(subject="A1234BC"), "bad-field"),
    (event(time=None), "missing-field"),
    (event(time="2026-03-02T09:30:00"), "bad-time"),
    (event(time=1772444400), "bad-time"),
    (event(time="1899-12-31T23:59:59Z"), "implausible-time"),
    (event(time="2026-03-02T10:06:01Z"), "implausible-time"),
    (event(time="0001-01-01T00:00:00+14:00"), "implausible-time"),
    (event(toldat="2026-03-03T00:00:00Z"), "implausible-time"),
    (event(timeprecision="hour"), "bad-field"),
    (event(specversion="0.3"), "bad-field"),
    (event(supersedes="r-1"), "bad-field"),
    (event(data_base64="e30="), "bad-field"),
    (event(data=[1]), "bad-field"),
    (event(data={"kind": "hdc"}), "missing-field"),
    (event(data={"prison": "MDI", "kind": "escaped"}), "bad-field"),
    (event(data={"prison": 7, "kind": "hdc"}), "bad-field"),
    (event(data={"prison": "", "kind": "hdc"}), "bad-field"),
    (event(data={"prison": "M" * 2001, "kind": "hdc"}), "bad-field"),
    (event(type="sentence.release_planned.v1", data={"release_on": "2026-02-30"}), "bad-field"),
    (event(type="sentence.release_planned.v1", data={"release_on": "01/02/2026"}), "bad-field"),
    (
        event(
            type="custody.temporarily_released.v1",
            data={"prison": "MDI", "return_due_at": "2026-06-01T18:00:00"},
        ),
        "bad-time",
    ),
]


@pytest.mark.parametrize(("body", "reason"), REFUSALS)
def test_what_the_contract_does_not_allow(body, reason):
    no = refused(body)

    assert no.reason == reason


def test_a_refusal_never_shows_the_value():
    """The publisher is told the field and its shape; values may be personal."""
    no = refused(event(data={"prison": "MDI", "kind": "Jane Doe of 4 High Street"}))

    assert "Jane" not in no.says
    assert no.says == "`data.kind` isn't one of the words of its list."
    assert (no.source, no.message_id) == ("/prison/nomis", "r-1")


def test_the_last_good_moment_is_five_minutes_ahead():
    (fact,) = told(event(time="2026-03-02T10:06:00Z"))

    assert fact.happened_at == datetime(2026, 3, 2, 10, 6, tzinfo=UTC)


def test_a_header_given_twice_or_not_text():
    attributes = event()
    body = attributes.pop("data")
    headers = tuple((f"ce_{name}", value.encode()) for name, value in attributes.items())

    assert refused(body, headers=(*headers, ("ce_id", b"r-2"))).reason == "duplicate-key"
    assert refused(body, headers=(*headers, ("ce_shard", b"\xff"))).reason == "bad-utf8"


def test_a_heartbeat_needs_no_subject():
    """It is about the feed, not about a person."""
    (beat,) = told(event(type="data.source_heartbeat.v1", subject=None, data=None))

    assert (beat.record, beat.fact) == ("prison/nomis", data.SourceHeartbeat())


def test_any_agency_speaks_it_on_its_own_topic():
    (fact,) = told(event(source="/voluntary/harbour"), topic="in.voluntary.v1")

    assert fact.agency == fact.labels.publisher == "voluntary"
    assert fact.labels.regime == "uk-gdpr"
    assert refused(event(), topic="in.martian.v1").reason == "unknown-topic"


def test_a_parked_message_is_whole():
    """Nothing of the message is lost, and the reason goes with it."""
    sent = message(event(source="/police/west-mercia"), headers=(("h", b"1"),))
    no = refused(event(source="/police/west-mercia"))

    kept = park(sent, no)

    assert (kept.reason, kept.raw, kept.topic, kept.partition, kept.offset, kept.headers) == (
        "source-mismatch",
        sent.value,
        "in.prison.v1",
        0,
        7,
        (("h", b"1"),),
    )
    assert (kept.told_at, kept.source, kept.message_id) == (SENT, "/police/west-mercia", "r-1")


def test_opening_twice_gives_the_same():
    """Pure: the same bytes, the same facts."""
    sent = message(event())

    assert open_message(sent, received_at=RECEIVED) == open_message(sent, received_at=RECEIVED)
