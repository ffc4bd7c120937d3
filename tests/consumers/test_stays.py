"""Messages that name a booking: with a person, they give the map; alone, they wait for it."""

import json
from datetime import UTC, datetime

import pytest

from consumers.door import open_message
from consumers.message import Message
from domain.facts.identity import IdentifierObserved

SENT = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
RAW = {
    "eventType": "SENTENCE_DATES-CHANGED",
    "eventDatetime": "2026-03-02T08:00:00",
    "nomisEventType": "S2_RESULT",
}


def told(agency: str = "prison", **fields):
    """What the door makes of a raw event with these fields."""
    body = json.dumps({**RAW, **fields}).encode()
    return open_message(Message(f"in.{agency}.v1", 0, 0, body, SENT), received_at=SENT)


@pytest.mark.parametrize("booking", [77, "77", " 77 "])
def test_alone_it_is_a_record_of_its_own(booking):
    (only,) = told(bookingId=booking)

    assert only.record == "prison/booking-77"


def test_with_a_person_it_is_seen_on_their_record():
    facts = told(bookingId=77, offenderIdDisplay="A1234BC")

    assert {fact.record for fact in facts} == {"prison/A1234BC"}
    assert IdentifierObserved("booking", "77") in [fact.fact for fact in facts]


@pytest.mark.parametrize(
    "booking", ["38430A", "b10914c1-0000-4000-8000-000000000001", "0", 10**12, ""]
)
def test_what_is_no_booking_id_files_nothing(booking):
    """A booking number, a bed's id, a nought: none is a stay of ours."""
    (only,) = told(bookingId=booking)

    assert only.record == "prison/unidentified"
