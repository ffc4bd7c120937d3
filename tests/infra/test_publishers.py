"""What is told back about each source, from a real log through the real deriver."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest

from consumers.labels import labels_for
from domain.facts.custody import PersonReleased
from domain.facts.data import ChangeTold, Opaque, SourceHeartbeat
from domain.facts.entry import Told
from domain.facts.identity import IdentifierObserved, RecordsMerged
from domain.ports import Batch, Parked
from infra.cli.publishers import listed
from infra.clock import FixedClock
from infra.derive import catch_up
from infra.eventstore.store import PostgresFactStore
from infra.migrate import migrate
from infra.policy.load import england_and_wales
from infra.readstore.views import PostgresViews
from projections.deriver import Deriver
from tests.story import at

NOON = at("2026-03-02 12:00")
RELEASED = PersonReleased(prison="LEI", kind="conditional")


@pytest.fixture
def clock() -> FixedClock:
    """Noon on 2 March 2026, until the test moves it."""
    return FixedClock(NOON)


@pytest.fixture
def store(database: str, clock: FixedClock) -> Iterator[PostgresFactStore]:
    """An empty log, with read tables."""
    migrate(database)
    with PostgresFactStore(database, clock) as made:
        yield made


def told(id: str, fact: Any, hours_ago: float = 1, **changed: Any) -> Told:
    """A fact about one prisoner, so long before noon."""
    moment = NOON - timedelta(hours=hours_ago)
    source = changed.pop("source", "/prison/nomis")
    labels = labels_for(source.split("/")[1], fact)
    record = changed.pop("record", "prison/A1234BC")
    return Told(id, source, record, moment, moment, fact, labels, **changed)


def rows(database: str, store: PostgresFactStore, clock: FixedClock) -> dict[str, dict[str, Any]]:
    """Derived and listed, by source."""
    views = PostgresViews(database)
    try:
        catch_up(Deriver(store, views, clock, england_and_wales()))
    finally:
        views.close()
    return {row["source"]: row for row in listed(database)}


def test_what_is_not_understood_and_what_came_late(database, store, clock) -> None:
    """Unread facts that were read again since don't count; a day alone is late only after it."""
    store.record(
        Batch(
            [
                told("e1", Opaque("new.v1", "{}")),
                told("e2", Opaque("new.v1", "{}")),
                told("e2/reread-1", RELEASED, supersedes="e2"),
                told("e3", ChangeTold("dates.changed"), 25),
                told("e4", RELEASED, 47, day_only=True),
                told("e5", RELEASED, 49, day_only=True),
            ]
        )
    )

    row = rows(database, store, clock)["/prison/nomis"]

    assert {name: row[name] for name in ("facts", "opaque", "changes_told", "late")} == {
        "facts": 6,
        "opaque": 1,
        "changes_told": 1,
        "late": 2,
    }


def test_records_that_stand_alone_and_numbers_that_fail(database, store, clock) -> None:
    """Two records that were merged are not alone; a number that fails its check joins nothing."""
    crn, carer = "probation/X123456", "/probation/delius"
    store.record(
        Batch(
            [
                told("e1", RecordsMerged(removed="prison/A1235BC")),
                told("e2", RELEASED, record="prison/A1235BC"),
                told("e3", RELEASED, record="prison/A1236BC"),
                told("p1", IdentifierObserved("noms", "A1237BC"), source=carer, record=crn),
                told("p2", IdentifierObserved("nhs", "9434765918"), source=carer, record=crn),
            ]
        )
    )

    found = rows(database, store, clock)

    assert {name: row["unlinked_records"] for name, row in found.items()} == {
        "/prison/nomis": 1,
        carer: 1,
    }
    assert {name: row["invalid_identifiers"] for name, row in found.items()} == {
        "/prison/nomis": 0,
        carer: 1,
    }


def test_a_source_is_silent_by_its_own_rhythm(database, store, clock) -> None:
    """Nine hours are too long for a prison's system, not for a small provider."""
    alive = SourceHeartbeat()
    sources = ("/prison/nomis", "/voluntary/harbour", "/health/carenotes")
    store.record(
        Batch(
            [told("h1", alive, 0, source=name, record=name.removeprefix("/")) for name in sources]
        )
    )
    clock.at += timedelta(hours=9)

    found = rows(database, store, clock)

    assert {name: (row["expected_hours"], row["silent"]) for name, row in found.items()} == {
        "/health/carenotes": (24, False),
        "/prison/nomis": (6, True),
        "/voluntary/harbour": (168, False),
    }
    assert found["/prison/nomis"]["lag"] == 9 * 3600


def test_what_waits_by_reason(database, store, clock) -> None:
    """Of the source, or of its agency where a message didn't say; settled ones don't count."""
    store.record(
        Batch(
            [told("e1", RELEASED), told("s1", RELEASED, source="/prison/search")],
            [
                Parked("bad-json", "says", b"{", "in.prison.v1", 0, 1),
                Parked("bad-json", "says", b"{", "in.prison.v1", 0, 2),
                Parked("bad-time", "says", b"{}", "in.prison.v1", 0, 3, source="/prison/nomis"),
                Parked("bad-json", "says", b"{", "in.police.v1", 0, 1),
            ],
        )
    )
    store.discard(1, "r.lee", "a test")

    found = rows(database, store, clock)

    assert found["/prison/nomis"]["parked_by_reason"] == {"bad-json": 1, "bad-time": 1}
    assert found["/prison/nomis"]["parked"] == 2
    assert found["/prison/search"]["parked_by_reason"] == {"bad-json": 1}
