"""Escorts: an escape and a death are facts, the rest is a change, and each finds its person."""

import json
from datetime import UTC, date, datetime

import pytest

from consumers.translators.secure_move import TRANSLATORS
from domain.facts.custody import Absconded
from domain.facts.data import ChangeTold, Opaque
from domain.facts.identity import IdentifierObserved, PersonDied, PersonSeen
from tests.consumers.messages import notification, refused, told

TOPIC = "in.police.v1"
MALE = {"id": "g", "type": "genders", "attributes": {"key": "male"}}


def event(kind, about=("moves", "m-1"), included=(), **changed):
    attributes = {
        "event_type": kind,
        "occurred_at": "2026-03-02T09:30:00+00:00",
        "recorded_at": "2026-03-02T09:40:00+00:00",
        "details": {},
    } | changed
    eventable = {"data": {"type": about[0], "id": about[1]}}
    return {
        "data": {
            "id": "e-1",
            "type": "events",
            "attributes": attributes,
            "relationships": {"eventable": eventable},
        },
        "included": list(included),
    }


def person(**attributes):
    return {"id": "p-1", "type": "people", "attributes": attributes}


def facts(body, topic=TOPIC):
    return [(fact.record, fact.fact) for fact in told(body, topic)]


@pytest.mark.parametrize("kind", ["MoveStart", "move_start"])
@pytest.mark.parametrize("wrap", [lambda body: body, lambda body: body["data"], notification])
def test_a_move_is_a_change_under_its_own_name(kind, wrap):
    (fact,) = told(wrap(event(kind)), TOPIC)

    assert (fact.record, fact.fact) == ("police/move:m-1", ChangeTold("secure-move.move_start"))
    assert fact.source == "/police/secure-move"
    assert fact.happened_at == datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
    assert fact.told_at == datetime(2026, 3, 2, 9, 40, tzinfo=UTC)
    assert "recorded_at" in fact.extra


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        ("PerCourtReleaseOnBail", "per_court_release_on_bail"),
        ("MoveNotifyPremisesOfArrivalIn30Mins", "move_notify_premises_of_arrival_in_30_mins"),
        ("PersonMoveBookedIntoReceivingEstablishment",
         "person_move_booked_into_receiving_establishment"),
    ],
)  # fmt: skip
def test_both_spellings_of_a_name_are_one(kind, name):
    assert name in TRANSLATORS
    assert facts(event(kind)) == facts(event(name))


@pytest.mark.parametrize(
    ("kind", "fact"),
    [
        ("PersonMovePersonEscaped", Absconded("escape")),
        ("person_move_person_escaped_kpi", Absconded("escape")),
        ("PersonMoveDeathInCustody", PersonDied()),
        ("PerEscape", ChangeTold("secure-move.per_escape")),
        ("per_self_harm", ChangeTold("secure-move.per_self_harm")),
        ("per_court_release", ChangeTold("secure-move.per_court_release")),
        ("person_move_released_error", ChangeTold("secure-move.person_move_released_error")),
    ],
)
def test_only_what_is_said_outright_is_a_fact(kind, fact):
    assert facts(event(kind)) == [("police/move:m-1", fact)]


@pytest.mark.parametrize(
    ("about", "record"),
    [
        (("moves", "m-1"), "police/move:m-1"),
        (("people", "p-1"), "police/person:p-1"),
        (("journeys", "j-1"), "police/journey:j-1"),
        (("person_escort_records", "r-1"), "police/per:r-1"),
        (("lodgings", "l-1"), "police/lodgings:l-1"),
    ],
)
def test_without_a_number_it_is_about_the_thing(about, record):
    assert facts(event("move_start", about)) == [(record, ChangeTold("secure-move.move_start"))]


def test_with_the_person_beside_it_each_record_learns_the_numbers():
    beside = [
        person(
            prison_number="A1234BC",
            police_national_computer="2012/0394773H",
            criminal_records_office=None,
            first_names="Owain",
            last_name="Testerton",
            date_of_birth="1988-05-17",
        ),
        MALE,
    ]

    assert facts(event("PersonMovePersonEscaped", included=beside)) == [
        ("prison/A1234BC", Absconded("escape")),
        ("prison/A1234BC", PersonSeen("Owain", "Testerton", date(1988, 5, 17), "male")),
        ("prison/A1234BC", IdentifierObserved("pnc", "2012/0394773H")),
        ("police/person:p-1", IdentifierObserved("noms", "A1234BC")),
        ("police/person:p-1", IdentifierObserved("pnc", "2012/0394773H")),
        ("police/move:m-1", IdentifierObserved("noms", "A1234BC")),
        ("police/move:m-1", IdentifierObserved("pnc", "2012/0394773H")),
    ]


def test_two_people_beside_it_are_nobody():
    two = [person(prison_number="A1234BC"), person(prison_number="A1234BD")]

    assert facts(event("MoveStart", included=two)) == facts(event("MoveStart"))


def test_prisons_may_send_them_and_others_may_not():
    body = event("PersonMovePersonEscaped", included=[person(prison_number="A1234BC")])

    assert facts(body, "in.prison.v1")[0] == ("prison/A1234BC", Absconded("escape"))
    assert told(body, "in.prison.v1")[0].source == "/prison/secure-move"
    assert refused(body, "in.probation.v1").reason == "source-mismatch"


def test_a_webhook_notification_is_read_as_well():
    body = event("x")
    body["data"] |= {
        "type": "notifications",
        "attributes": {"event_type": "update_move_status", "timestamp": "2026-03-02T09:30:00Z"},
        "relationships": {"move": {"data": {"type": "moves", "id": "m-1"}}},
    }

    assert facts(body) == [("police/move:m-1", ChangeTold("secure-move.update_move_status"))]


def test_a_name_nobody_listed_is_kept_whole():
    ((record, fact),) = facts(event("MoveTeleported"))

    assert record == "police/move:m-1"
    assert isinstance(fact, Opaque)
    assert json.loads(fact.text)["data"]["attributes"]["event_type"] == "MoveTeleported"


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (event("MoveStart", occurred_at=None), "missing-field"),
        (event("MoveStart", occurred_at="2026-03-02T09:30:00Z+01:00"), "bad-time"),
        (event("MoveStart", occurred_at=1772444400000), "bad-time"),
        (event(None), "bad-field"),
        (event(""), "bad-field"),
        (event("x" * 201), "bad-field"),
        (event("MoveStart", included=[person(prison_number=7)]), "bad-field"),
        ({"data": {"type": "moves", "attributes": {}}}, "no-envelope"),
        ({"data": [event("MoveStart")["data"]]}, "no-envelope"),
    ],
)
def test_what_can_not_be_kept_is_refused(body, reason):
    assert refused(body, TOPIC).reason == reason
