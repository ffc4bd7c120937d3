"""From a thin event to the facts of its detail: real HTTP, real PostgreSQL, a clock that is set."""

import json
from collections.abc import Callable
from datetime import timedelta

import pytest

from domain.facts.accommodation import BedArrived
from domain.facts.data import ChangeTold, Opaque
from infra.clock import FixedClock
from infra.details.fetcher import Fetcher
from infra.details.http import Getter, Patience
from infra.details.schedule import MOST_ATTEMPTS
from infra.eventstore.store import PostgresFactStore
from tests.infra.details.publisher import Publisher, says
from tests.infra.details.running import facts, run
from tests.infra.details.thin import arrival, arrived, handover

Heard = Callable[..., None]


def test_a_thin_event_becomes_the_fact_its_detail_tells(
    fetcher: Fetcher, heard: Heard, publisher: Publisher, store: PostgresFactStore
) -> None:
    """Through the door, as if published then; the thin fact stands beside it."""
    publisher.lay("/events/1", says(arrival()))
    heard(arrived(publisher.url("/events/1")))

    assert run(fetcher) == {"fetched": 1}

    thin, bed = store.since(0, 10)
    assert thin.fact == ChangeTold("approved-premises.person.arrived")
    assert bed.fact == BedArrived("booking-1")
    assert (bed.source, bed.record, bed.told_at) == (thin.source, "probation/X000001", thin.told_at)
    assert publisher.asked == ["/events/1"]


def test_a_body_of_another_shape_is_kept_whole(
    fetcher: Fetcher, heard: Heard, publisher: Publisher, store: PostgresFactStore
) -> None:
    """Of the same source and record, at the same moment, as sensitive as anything unread."""
    body = {
        "specversion": "1.0",  # nobody speaks for another agency by this road
        "id": "1",
        "source": "/police/west-mercia",
        "type": "police.arrested.v1",
        "eventType": "approved-premises.person.arrived",
        "eventDetails": {"z": [1]},
        "Message": "{}",
    }
    publisher.lay("/handovers/1", says(json.dumps(body).encode()))
    heard(handover(publisher.url("/handovers/1")))

    assert run(fetcher) == {"fetched": 1}

    thin, whole = store.since(0, 10)
    assert whole.fact.name == "offender-management.handover.changed/detail"
    assert json.loads(whole.fact.text) == body
    assert (whole.source, whole.record) == (thin.source, thin.record)
    assert (whole.happened_at, whole.told_at) == (thin.happened_at, thin.told_at)
    assert whole.labels.tier == "T3"
    assert json.loads(whole.extra or "") == {"detailOf": thin.id}


@pytest.mark.parametrize("url", [None, "", " "])
def test_an_event_without_an_address_has_no_detail(
    fetcher: Fetcher, heard: Heard, url: str | None
) -> None:
    """Nothing to wait for."""
    heard(arrived(url))

    assert run(fetcher) == {}


def test_a_fetched_detail_is_never_followed(
    fetcher: Fetcher, heard: Heard, publisher: Publisher
) -> None:
    """One that points at another detail, or at itself, ends the matter."""
    again = arrival(
        eventDetails={"personReference": {"crn": "X000001"}}, detailUrl=publisher.url("/events/1")
    )
    publisher.lay("/events/1", says(again))
    heard(arrived(publisher.url("/events/1")))

    assert run(fetcher) == {"fetched": 1}
    assert publisher.asked == ["/events/1"]


def test_a_failure_is_made_up_for_after_a_wait(
    fetcher: Fetcher, heard: Heard, publisher: Publisher, clock: FixedClock
) -> None:
    """500, then nothing until the wait is over, then 200."""
    publisher.lay("/events/1", says(b"", 500), says(arrival()))
    heard(arrived(publisher.url("/events/1")))

    assert run(fetcher) == {"waiting": 1}
    assert fetcher.table.reasons() == [("waiting", "status 500", 1)]
    clock.at += timedelta(seconds=29)
    assert run(fetcher) == {"waiting": 1}
    assert len(publisher.asked) == 1
    clock.at += timedelta(seconds=1)
    assert run(fetcher) == {"fetched": 1}


def test_a_silent_server_holds_up_nobody(
    fetcher_of: Callable[..., Fetcher], heard: Heard, publisher: Publisher, store: PostgresFactStore
) -> None:
    """It is given up in time and waits its turn; its neighbour is fetched."""
    fetcher = fetcher_of(getter=Getter(patience=Patience(silence=1.0)))
    publisher.lay("/events/1", lambda request: request.connection.recv(1))
    publisher.lay("/events/2", says(arrival(2)))
    heard(arrived(publisher.url("/events/1")), arrived(publisher.url("/events/2"), 2))

    assert run(fetcher) == {"waiting": 1, "fetched": 1}
    assert fetcher.table.reasons() == [("waiting", "time-out", 1)]
    assert facts(store)[-1] == BedArrived("booking-2")


def test_an_end_to_trying(
    fetcher: Fetcher, heard: Heard, publisher: Publisher, clock: FixedClock
) -> None:
    """Each wait is twice the last, then six hours; after the last attempt it has failed, visibly,
    and a person may let it wait anew."""
    heard(arrived(publisher.url("/events/1")))
    publisher.lay("/events/1", says(b"", 503))
    waits = []
    while run(fetcher) == {"waiting": 1}:
        asked, began = len(publisher.asked), clock.at
        while len(publisher.asked) == asked:
            clock.at += timedelta(seconds=30)
            fetcher.advance()
        waits.append((clock.at - began).total_seconds())

    assert waits == [*(30 * 2**n for n in range(10)), 6 * 3600]
    assert len(publisher.asked) == MOST_ATTEMPTS
    assert fetcher.table.reasons() == [("failed", "status 503", 1)]

    publisher.lay("/events/1", says(arrival()))
    assert fetcher.table.again(clock.at) == 1
    assert run(fetcher) == {"fetched": 1}


def test_what_is_gone_is_gone(fetcher: Fetcher, heard: Heard, publisher: Publisher) -> None:
    """404: not asked for again."""
    heard(arrived(publisher.url("/events/1")))

    assert run(fetcher) == {"gone": 1}
    assert run(fetcher) == {"gone": 1}
    assert len(publisher.asked) == 1


def test_nothing_of_a_body_stays_behind(
    fetcher: Fetcher, heard: Heard, publisher: Publisher
) -> None:
    """Once it is in the log, or set aside, the row holds none of it."""
    publisher.lay("/events/1", says(arrival()))
    publisher.lay("/events/2", says(b'{"a": 1, "a": 2}'))
    heard(arrived(publisher.url("/events/1")), arrived(publisher.url("/events/2"), 2))

    run(fetcher)

    left = "SELECT count(*) FROM details.detail WHERE body IS NOT NULL"
    assert fetcher.table._connection.execute(left).fetchone() == (0,)


def test_a_further_detail_is_found_later(
    fetcher: Fetcher, heard: Heard, publisher: Publisher, store: PostgresFactStore
) -> None:
    """The log is followed from where it was left."""
    publisher.lay("/a", says(b"[1]"))
    heard(handover(publisher.url("/a")))
    run(fetcher)
    heard(arrived(publisher.url("/b")))

    assert run(fetcher) == {"fetched": 1, "gone": 1}
    assert sum(isinstance(fact, Opaque) for fact in facts(store)) == 1
