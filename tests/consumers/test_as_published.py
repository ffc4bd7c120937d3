"""A raw event tells what the published one tells, under its name, however it spells its fields."""

import pytest

from consumers.codes.raw_events import PUBLISHED, published_as
from consumers.translators.as_published import SPELT
from consumers.translators.registry import NAMES_TWO, TRANSLATORS
from domain.facts.data import ChangeTold, Opaque
from domain.facts.identity import BookingMoved, RecordsMerged
from tests.consumers.messages import domain_event, told

EVENTS = "prison-offender-events.prisoner."


def raw(name, **more):
    """A raw row of booking 3000042 of A1234BC."""
    return {
        "eventType": name,
        "eventDatetime": "2026-03-02T09:30:00",
        "offenderIdDisplay": "A1234BC",
        "bookingId": 3000042,
    } | more


@pytest.mark.parametrize("name", sorted(PUBLISHED))
def test_each_tells_the_same_as_what_is_published_of_it(name):
    """A merge is the one that is first told by its type."""
    row = told(raw(name, type="MERGE") if name == "BOOKING_NUMBER-CHANGED" else raw(name))[0]
    published = told(domain_event(PUBLISHED[name], {}))[0]

    assert row.fact == published.fact == ChangeTold(PUBLISHED[name])
    assert row.labels == published.labels
    assert (row.record, row.source) == ("prison/A1234BC", "/prison/raw")
    assert f'"eventType":"{name}"' in row.extra


def test_two_numbers_are_found_by_what_the_raw_row_calls_them():
    merged = raw("BOOKING_NUMBER-CHANGED", type="MERGE", previousOffenderIdDisplay="A2222BC")
    moved = raw("OFFENDER_BOOKING-REASSIGNED", previousOffenderIdDisplay="A2222BC")

    assert told(merged)[0].fact == RecordsMerged(removed="prison/A2222BC")
    assert told(moved)[0].fact == BookingMoved("3000042", "prison/A2222BC", "prison/A1234BC")
    assert {"BOOKING_NUMBER-CHANGED", "OFFENDER_BOOKING-REASSIGNED"} < NAMES_TWO


def test_a_number_changed_without_a_merge_is_published_to_nobody():
    row = raw("BOOKING_NUMBER-CHANGED", type="BOOK_NUMBER_CHANGE")

    assert told(row)[0].fact == ChangeTold("BOOKING_NUMBER-CHANGED")


def test_a_case_note_is_resettlement_by_its_raw_type_too():
    note = raw("OFFENDER_CASE_NOTES-INSERTED", caseNoteType="RESET", caseNoteSubType="ACCOM")

    assert told(note)[0].fact == ChangeTold("prison.case-note.published/resettlement")


def test_every_published_name_is_one_we_read():
    assert set(PUBLISHED.values()) <= TRANSLATORS["prison"].keys()
    assert set(SPELT) <= set(PUBLISHED.values())


def test_of_most_nothing_is_published():
    assert published_as("BALANCE_UPDATED") is None
    assert isinstance(told(raw("BALANCE_UPDATED"))[0].fact, Opaque)
