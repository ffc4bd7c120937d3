"""What is published of a prison system's own events, and when a movement still holds."""

import pytest

from consumers.codes.raw_events import published_as, still_holds
from consumers.translators.registry import TRANSLATORS


@pytest.mark.parametrize(
    ("direction", "status", "holds"),
    [
        ("IN", "ACTIVE IN", True),
        ("IN", "active in", True),
        ("IN", "ACTIVE OUT", False),
        ("IN", "INACTIVE OUT", False),
        ("IN", "INACTIVE TRN", False),
        ("IN", "", False),
        ("OUT", "INACTIVE OUT", True),
        ("OUT", "INACTIVE TRN", True),
        ("OUT", "ACTIVE IN", False),
    ],
)
def test_a_movement_that_the_status_bears_out(direction, status, holds):
    assert still_holds(direction, status) is holds


@pytest.mark.parametrize(
    "raw",
    ["OFFENDER_MOVEMENT-RECEPTION", "OFFENDER_BOOKING-REASSIGNED", "SENTENCE_DATES-CHANGED"],
)
def test_what_is_published_of_a_raw_event_is_read_as_well(raw):
    assert published_as(raw) in TRANSLATORS["prison"]


def test_of_most_nothing_is_published():
    assert published_as("BALANCE_UPDATED") is None
