"""Movements as NOMIS tells them raw: read where they carry content, versions of one row."""

from datetime import UTC, datetime

import pytest

from domain.facts import custody, data, identity
from domain.journey.conflicts import conflicts
from domain.journey.journey import Journey
from domain.journey.spells import spells
from tests.consumers.logged import in_log
from tests.consumers.messages import RECEIVED, domain_event, told

EVENTS = "prison-offender-events.prisoner."
SEARCH = "prisoner-offender-search.prisoner."
CHANGED = "EXTERNAL_MOVEMENT-CHANGED"


def raw(name=CHANGED, **more):
    """A raw row about A1234BC, booking 3000042, movement 7; None leaves a field out."""
    row = {
        "eventType": name,
        "eventDatetime": "2026-03-02T09:30:10",
        "nomisEventType": name,
        "offenderIdDisplay": "A1234BC",
        "bookingId": 3000042,
        "movementSeq": 7,
    } | more
    return {field: value for field, value in row.items() if value is not None}


def moved(kind, way, reason, came_from="MDI", went_to="LEI", **more):
    """The same with what the movement was."""
    return raw(
        movementType=kind,
        directionCode=way,
        movementReasonCode=reason,
        fromAgencyLocationId=came_from,
        toAgencyLocationId=went_to,
        movementDateTime="2026-03-01T16:05:00",
        **more,
    )


@pytest.mark.parametrize(
    ("kind", "way", "reason", "fact"),
    [
        ("ADM", "IN", "N", custody.PersonReceived("LEI", "remand", "3000042", "MDI")),
        ("ADM", "IN", "L", custody.PersonReceived("LEI", "recall", "3000042", "MDI")),
        ("ADM", "IN", "INT", custody.PersonTransferred("MDI", "LEI")),
        ("ADM", "IN", "O", custody.ReturnedFromHospital("LEI")),
        ("ADM", "IN", "R1", data.ChangeTold(CHANGED)),
        ("TRN", "IN", "PROD", custody.PersonTransferred("MDI", "LEI")),
        ("CRT", "IN", "CRT", custody.PersonReceived("LEI", "return", "3000042", "MDI")),
        ("TAP", "IN", "C3", custody.PersonReceived("LEI", "return", "3000042", "MDI")),
        ("REL", "OUT", "CR", custody.PersonReleased("MDI", "conditional")),
        ("REL", "OUT", "ECSL", custody.PersonReleased("MDI", "early")),
        ("REL", "OUT", "HP", custody.MovedToHospital("MDI")),
        ("REL", "OUT", "UAL", custody.Absconded("unlawfully-at-large")),
        ("REL", "OUT", "DE", custody.Removed("deported")),
        ("REL", "OUT", "DEC", identity.PersonDied()),
        ("REL", "OUT", "MRG", data.ChangeTold(f"{CHANGED}/merge")),
        ("REL", "OUT", "", data.ChangeTold(CHANGED)),
        ("CRT", "OUT", "CRT", data.ChangeTold(f"{CHANGED}/court")),
        ("TAP", "OUT", "C3", data.ChangeTold(f"{CHANGED}/temporary-absence")),
        ("TRN", "OUT", "NOTR", data.ChangeTold(f"{CHANGED}/transfer-out")),
        ("ADM", "OUT", "N", data.ChangeTold(CHANGED)),
        ("OTHER", "IN", "ANY", data.ChangeTold(CHANGED)),
    ],
)
def test_a_raw_movement_reads_by_type_direction_and_reason(kind, way, reason, fact):
    first = told(moved(kind, way, reason))[0]

    assert first.fact == fact
    assert (first.source, first.record) == ("/prison/raw", "prison/A1234BC")


@pytest.mark.parametrize("nowhere", ["OUT", "TRN", None])
def test_outside_and_in_transit_are_no_place_to_come_from(nowhere):
    received = told(moved("ADM", "IN", "N", came_from=nowhere))[0].fact
    transferred = told(moved("ADM", "IN", "INT", came_from=nowhere))[0].fact

    assert received == custody.PersonReceived("LEI", "remand", "3000042")
    assert transferred == custody.PersonTransferred("TRN", "LEI")


def test_it_happened_when_the_movement_did_in_london():
    (first, *_) = told(moved("REL", "OUT", "CR") | {"movementDateTime": "2026-02-28T16:05:00"})

    assert first.happened_at == datetime(2026, 2, 28, 16, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    ("name", "published"),
    [("OFFENDER_MOVEMENT-RECEPTION", "received"), ("OFFENDER_MOVEMENT-DISCHARGE", "released")],
)
def test_by_its_numbers_alone_it_is_a_change(name, published):
    """Of the row, under the name it is published by."""
    first = told(raw(name))[0]

    assert first.fact == data.ChangeTold(EVENTS + published)
    assert first.id.startswith("movement/3000042/7~")
    assert told(raw())[0].fact == data.ChangeTold(CHANGED)


def test_later_words_about_a_row_replace_the_earlier_ones():
    """Inserted, then changed, then deleted: each of movement 7 of that booking."""
    thin = told(raw("EXTERNAL_MOVEMENT_RECORD-INSERTED"))[0]
    inserted = told(moved("REL", "OUT", "CR", recordInserted=True))[0]
    changed = told(moved("REL", "OUT", "HD", recordInserted=False))[0]
    deleted = told(raw(recordDeleted=True))[0]

    assert [fact.id.partition("~")[0] for fact in (thin, inserted, changed, deleted)] == [
        "movement/3000042/7"
    ] * 4
    assert (thin.supersedes, inserted.supersedes) == (None, None)
    assert changed.supersedes == deleted.supersedes == "movement/3000042/7~"
    assert deleted.fact == data.FactWithdrawn()


def test_without_its_numbers_nothing_is_replaced():
    for body in (moved("REL", "OUT", "CR", movementSeq=None), raw(movementSeq=None)):
        assert told(body)[0].supersedes is None
    gone = told(raw(recordDeleted=True, movementSeq=None))[0]

    assert (gone.fact, gone.supersedes) == (data.ChangeTold(CHANGED), None)


def families():
    """A reception and a release, each told by four families about one booking."""
    search = {"nomsNumber": "A1234BC", "prisonId": "LEI"}
    events = search | {"reason": "ADMISSION", "nomisMovementReasonCode": "N"}
    gone = search | {"reason": "RELEASED", "nomisMovementReasonCode": "CR"}
    at = {"occurredAt": "2026-03-02T09:00:00+00:00"}
    return [
        moved("ADM", "IN", "N", movementSeq=1) | {"movementDateTime": "2026-02-01T10:00:00"},
        raw("OFFENDER_MOVEMENT-RECEPTION", movementSeq=1, eventDatetime="2026-02-01T10:00:00"),
        domain_event(EVENTS + "received", events, occurredAt="2026-02-01T10:01:00+00:00"),
        domain_event(SEARCH + "received", search | {"reason": "NEW_ADMISSION"}, **at),
        moved("REL", "OUT", "CR", came_from="LEI", went_to="OUT"),
        raw("OFFENDER_MOVEMENT-DISCHARGE"),
        domain_event(EVENTS + "released", gone, occurredAt="2026-03-01T16:06:00+00:00"),
        domain_event(SEARCH + "released", search | {"reason": "RELEASED"}, **at),
    ]


@pytest.mark.parametrize("turned", [1, -1], ids=["forwards", "backwards"])
@pytest.mark.parametrize("begin", range(8))
def test_four_families_tell_one_stay_in_any_order(begin, turned):
    """All are kept as evidence; the journey has one reception and one release."""
    messages = (families()[begin:] + families()[:begin])[::turned]
    journey = Journey(in_log([word for body in messages for word in told(body)]), RECEIVED)

    (stay,) = journey.custody
    assert (stay.received.fact.basis, stay.released.fact.kind) == ("remand", "conditional")
    assert len(journey.of(custody.PersonReleased)) == 2
    (spell,) = [one for one in spells(journey) if one.kind == "custody"]
    assert (spell.place, spell.how_ended, spell.note) == ("LEI", "conditional", None)
    assert conflicts(journey) == ()
