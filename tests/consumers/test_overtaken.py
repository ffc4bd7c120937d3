"""A movement whose message says the person is elsewhere by now is not read as that movement."""

import pytest

from domain.facts import custody, data
from domain.journey.journey import Journey
from tests.consumers.logged import in_log
from tests.consumers.messages import RECEIVED, domain_event, told

EVENTS = "prison-offender-events.prisoner."
IN, OUT = EVENTS + "received", EVENTS + "released"


def says(name, code, reason, at="2026-03-02T09:30:00+00:00", **more):
    """A published movement at MDI."""
    info = {"prisonId": "MDI", "reason": reason, "nomisMovementReasonCode": code} | more
    return domain_event(name, info, occurredAt=at)


@pytest.mark.parametrize(
    ("name", "where", "holds"),
    [
        (IN, {"currentLocation": "IN_PRISON"}, True),
        (IN, {"currentLocation": "OUTSIDE_PRISON"}, False),
        (IN, {"currentLocation": "BEING_TRANSFERRED"}, False),
        (OUT, {"currentLocation": "OUTSIDE_PRISON"}, True),
        (OUT, {"currentLocation": "BEING_TRANSFERRED"}, True),
        (OUT, {"currentLocation": "IN_PRISON"}, False),
        (IN, {"details": "ACTIVE IN:ADM-L"}, True),
        (IN, {"details": "ACTIVE OUT:CRT-CRT"}, False),
        (IN, {"details": "INACTIVE TRN:TRN-NOTR"}, False),
        (OUT, {"details": "ACTIVE IN:ADM-L"}, False),
        (OUT, {"details": "Movement reason code CR"}, True),
        (IN, {"currentLocation": "IN_PRISON", "details": "INACTIVE OUT:REL-CR"}, True),
    ],
)
def test_where_the_person_is_bears_it_out_or_not(name, where, holds):
    """Told as a change by a name of its own where it doesn't; its body is kept."""
    reason, code = ("ADMISSION", "L") if name == IN else ("RELEASED", "CR")
    read = {
        IN: custody.PersonReceived("MDI", "recall"),
        OUT: custody.PersonReleased("MDI", "conditional"),
    }
    first = told(says(name, code, reason, **where))[0]

    assert first.fact == (read[name] if holds else data.ChangeTold(f"{name}/overtaken"))
    assert holds or f'"nomisMovementReasonCode":"{code}"' in first.extra
    assert (first.labels.category, first.labels.tier) == ("custody", "T1")


@pytest.mark.parametrize(
    "where",
    [
        {},
        {"currentLocation": None},
        {"currentLocation": "ELSEWHERE"},
        {"currentLocation": 7, "details": ["ACTIVE OUT"]},
        {"details": "ACTIVE OUTSIDE:?"},
        {"details": "x" * 5000},
    ],
)
def test_what_says_nothing_of_where_contradicts_nothing(where):
    received = told(says(IN, "N", "ADMISSION", **where))[0].fact

    assert received == custody.PersonReceived("MDI", "remand")


@pytest.mark.parametrize("turned", [1, -1])
def test_what_overtook_it_is_told_by_its_own_message(turned):
    """In and out within minutes: both messages are made from the record once the person is out."""
    now = {"currentLocation": "OUTSIDE_PRISON"}
    messages = [
        says(IN, "N", "ADMISSION", "2026-02-01T09:00:00+00:00", currentLocation="IN_PRISON"),
        says(IN, "CR", "ADMISSION", "2026-03-02T09:00:00+00:00", **now),
        says(OUT, "CR", "RELEASED", "2026-03-02T09:05:00+00:00", **now),
    ][::turned]
    journey = Journey(in_log([word for body in messages for word in told(body)]), RECEIVED)

    (stay,) = journey.custody
    assert (stay.received.fact.basis, stay.released.fact.kind) == ("remand", "conditional")
    assert len(journey.of(custody.PersonReceived)) == 1
