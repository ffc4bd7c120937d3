"""What isn't called, isn't taken, or is set aside: each visible, with its reason."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from consumers.door import open_message
from consumers.message import Message
from consumers.refused import Refused
from infra.clock import FixedClock
from infra.details.fetcher import Fetcher
from infra.details.telling import told_by
from infra.eventstore.store import PostgresFactStore
from infra.rejects import topic_of
from tests.infra.details.publisher import Publisher, says, says_raw
from tests.infra.details.running import facts, run
from tests.infra.details.thin import arrival, arrived

Heard = Callable[..., None]

BED = {"personReference": {"crn": "X000001"}, "bookingId": "booking-1"}


def test_a_host_that_is_not_listed_is_not_called(
    fetcher_of: Callable[..., Fetcher], heard: Heard, publisher: Publisher, store: PostgresFactStore
) -> None:
    """Not even to see whether it is there; listed later, it is called after the next start."""
    publisher.lay("/events/1", says(arrival()))
    heard(arrived(publisher.url("/events/1")))

    assert run(fetcher_of(hosts=frozenset())) == {"not-allowed": 1}
    assert publisher.asked == []

    later = fetcher_of(hosts=frozenset({f"probation/{publisher.host}"}))
    later.start()
    assert run(later) == {"fetched": 1}
    assert len(facts(store)) == 2


def test_a_host_taken_off_the_list_is_not_called(
    fetcher: Fetcher, fetcher_of: Callable[..., Fetcher], heard: Heard, publisher: Publisher
) -> None:
    """By one that starts with today's list, nor by one that meets another's row."""
    heard(arrived(publisher.url("/events/1")), arrived(publisher.url("/events/2"), 2))
    fetcher.follow()
    stricter = fetcher_of(hosts=frozenset())

    assert stricter.advance()
    assert stricter.table.counts()["not-allowed"] == 1
    stricter.start()

    assert run(stricter) == {"not-allowed": 2}
    assert publisher.asked == []


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("http://localhost:{wiremock.port}/x", "placeholder"),
        ("https://api.example/x - for more see https://docs.example", "prose"),
        ("https://user@127.0.0.1/x", "userinfo"),
        (17, "unreadable"),
    ],
)
def test_an_address_nobody_should_follow(
    fetcher: Fetcher, heard: Heard, url: object, why: str
) -> None:
    """It is counted with its reason, and no list of hosts lets it through."""
    heard(arrived(url))
    fetcher.start()

    assert run(fetcher) == {"not-allowed": 1}
    fetcher.start()
    assert fetcher.table.reasons() == [("not-allowed", why, 1)]


def test_a_redirect_elsewhere_is_refused(
    fetcher: Fetcher, heard: Heard, publisher: Publisher
) -> None:
    """And stays so, however often it starts."""
    publisher.lay("/events/1", says(b"", 302, Location="http://localhost:1/x"))
    heard(arrived(publisher.url("/events/1")))

    assert run(fetcher) == {"not-allowed": 1}
    fetcher.start()
    assert run(fetcher) == {"not-allowed": 1}
    assert len(publisher.asked) == 1


def test_too_large(fetcher: Fetcher, heard: Heard, publisher: Publisher) -> None:
    """It won't become smaller by asking again."""
    publisher.lay("/events/1", says(b" " * (256 * 1024 + 1)))
    heard(arrived(publisher.url("/events/1")))

    assert run(fetcher) == {"failed": 1}
    assert fetcher.table.reasons() == [("failed", "too-large", 1)]


@pytest.mark.parametrize(
    ("body", "why"),
    [(b"<html>", "bad-json"), (b"", "empty"), (b'{"a": 1', "bad-json"), (b"\xff", "bad-utf8")],
)
def test_a_broken_body_is_asked_for_again(
    fetcher: Fetcher,
    heard: Heard,
    publisher: Publisher,
    clock: FixedClock,
    store: PostgresFactStore,
    body: bytes,
    why: str,
) -> None:
    """Half an answer, or an error page with a 200: nothing of it is recorded or parked."""
    publisher.lay("/events/1", says_raw(b"HTTP/1.1 200 OK\r\n\r\n" + body), says(arrival()))
    heard(arrived(publisher.url("/events/1")))

    assert run(fetcher) == {"waiting": 1}
    assert fetcher.table.reasons() == [("waiting", why, 1)]
    assert not store.parked()
    clock.at += timedelta(minutes=1)
    assert run(fetcher) == {"fetched": 1}


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (arrival(eventDetails={"personReference": {"crn": "X000002"}}), "identifier-clash"),
        (arrival(eventType="offender-management.handover.changed"), "source-mismatch"),
        (arrival(eventDetails={"arrivedAt": "soon", **BED}), "bad-time"),
        (b'{"a": 1, "a": 2}', "duplicate-key"),
    ],
    ids=lambda one: one if isinstance(one, str) else "",
)
def test_what_the_door_refuses_is_parked(
    fetcher: Fetcher,
    heard: Heard,
    publisher: Publisher,
    store: PostgresFactStore,
    clock: FixedClock,
    body: bytes,
    reason: str,
) -> None:
    """Whole, so that its publisher is told; and no retry of parked messages lets it in unchecked."""
    publisher.lay("/events/1", says(body))
    heard(arrived(publisher.url("/events/1")))

    assert run(fetcher) == {"failed": 1}
    assert fetcher.table.reasons() == [("failed", f"parked: {reason}", 1)]
    (row,) = store.parked()
    assert (row.parked.reason, row.parked.topic, row.parked.raw) == (
        reason,
        "detail.probation.v1",
        body,
    )
    assert row.parked.source == "/probation/cas1"
    assert topic_of(row) == "out.rejects.probation.v1"
    with pytest.raises(Refused, match="unknown-topic"):
        open_message(Message("detail.probation.v1", -1, 1, body, clock.at), received_at=clock.at)
    assert len(facts(store)) == 1


def test_what_the_log_refuses_is_parked(
    fetcher: Fetcher, heard: Heard, publisher: Publisher, store: PostgresFactStore
) -> None:
    """The id of its detail was taken, by something else: it isn't counted as fetched."""
    thin = arrived(publisher.url("/events/1"))
    publisher.lay("/events/1", says(b"[1]"))
    heard(thin)
    (entry,) = store.since(0, 1)
    (kept,) = told_by(entry, b"[1]", entry.recorded_at)
    heard((replace(kept, record="probation/X000009"),))

    assert run(fetcher) == {"failed": 1}
    assert fetcher.table.reasons() == [("failed", "parked: by the log", 1)]
    (row,) = store.parked()
    assert (row.parked.reason, row.parked.raw) == ("id-reuse", b"[1]")
