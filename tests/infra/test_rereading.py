"""What was kept unread, read again on a real log: one further fact, however often and in any order."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from itertools import permutations

import pytest

from consumers.message import Message
from consumers.translators import contract, registry
from consumers.translators.reading import Reading, one
from domain.facts.custody import PersonReleased
from domain.facts.data import ChangeTold, FactWithdrawn, Opaque
from domain.facts.entry import Entry
from domain.journey.journey import Journey
from infra.clock import FixedClock
from infra.eventstore.migrate import migrate
from infra.eventstore.store import PostgresFactStore
from infra.rereading import reread
from infra.taking import take

NEW = "nobody.knows.this.yet"
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
RELEASED = PersonReleased(prison="LEI", kind="conditional")

Knowing = Callable[..., object]


@pytest.fixture
def clock() -> FixedClock:
    """Noon on 2 March 2026, until the test moves it."""
    return FixedClock(NOON)


@pytest.fixture
def store(database: str, clock: FixedClock) -> Iterator[PostgresFactStore]:
    """An empty log."""
    migrate(database)
    with PostgresFactStore(database, clock) as made:
        yield made


@pytest.fixture
def knowing(monkeypatch: pytest.MonkeyPatch) -> Knowing:
    """`with knowing(readings)`: a table of translators that reads NEW so."""

    @contextmanager
    def table(*readings: Reading) -> Iterator[None]:
        with monkeypatch.context() as then:
            then.setitem(registry.TRANSLATORS["prison"], NEW, lambda _: readings)
            yield

    return table


def news(number: str = "A1234BC", **numbers: str) -> Message:
    """An event of a type nobody knows yet."""
    known = {"NOMS": number, **numbers}
    body = {
        "eventType": NEW,
        "occurredAt": "2026-03-02T09:00:00+00:00",
        "personReference": {
            "identifiers": [{"type": kind, "value": value} for kind, value in known.items()]
        },
    }
    return Message("in.prison.v1", 0, 1, json.dumps(body).encode(), NOON - timedelta(hours=1))


def log_of(store: PostgresFactStore) -> list[Entry]:
    """Everything."""
    return list(store.since(0, 1000))


def facts_of(store: PostgresFactStore) -> list[object]:
    """What stands of it."""
    return [entry.fact for entry in Journey(log_of(store), NOON).facts]


def test_an_unknown_type_is_understood_later(store, clock, knowing) -> None:
    """The fact takes the place of what was kept: same source, record and moments, recorded now."""
    take(store, [news()], NOON)
    clock.at += timedelta(days=3)

    with knowing(*one(RELEASED)):
        done = reread(store)

    kept, further = log_of(store)
    assert (done.read, done.understood, done.facts) == (1, 1, 1)
    assert isinstance(kept.fact, Opaque)
    assert further.fact == RELEASED
    assert (further.id, further.supersedes) == (f"{kept.id}/reread-1", kept.id)
    assert (further.source, further.record) == (kept.source, kept.record)
    assert (further.happened_at, further.told_at) == (kept.happened_at, kept.told_at)
    assert further.recorded_at == NOON + timedelta(days=3)
    assert Journey([further, kept], NOON).facts == (further,)


def test_reading_again_twice_records_nothing_more(store, knowing) -> None:
    """Nor does the message itself, told again before or after; nor is it parked as a reused id."""
    with knowing(*one(RELEASED)):
        take(store, [news("A1234BD")], NOON)  # understood at once
    take(store, [news()], NOON)

    with knowing(*one(RELEASED)):
        assert [one.outcome for one in take(store, [news()], NOON)] == ["repeat"]
        assert reread(store).facts == 1
        assert reread(store).facts == 0
        assert [one.outcome for one in take(store, [news()], NOON)] == ["repeat"]

    assert store.tip() == 3
    assert store.parked() == []


def test_understanding_grows(store, knowing) -> None:
    """Unread, then known to have changed, then understood; each in place of the one before."""
    take(store, [news()], NOON)
    with knowing(Reading(ChangeTold(about=NEW))):
        assert reread(store).facts == 1
        assert reread(store).facts == 0
    with knowing(*one(RELEASED)):
        assert reread(store).facts == 1
        assert reread(store).facts == 0

    ids = [entry.id.rpartition("/")[2] for entry in log_of(store)]
    assert ids[1:] == ["reread-1", "reread-2"]
    assert facts_of(store) == [RELEASED]


def test_what_the_message_told_beside_it_is_not_told_again(store, knowing) -> None:
    """Its two numbers stood already; a second fact it tells now has the id it would get today."""
    take(store, [news(CRN="X123456")], NOON)
    told = log_of(store)
    with knowing(Reading(RELEASED), Reading(ChangeTold(about="more"))):
        reread(store)
        reread(store)
        take(store, [news(CRN="X123456")], NOON)

    assert len(told) == 2
    assert store.parked() == []
    standing = facts_of(store)
    assert sorted(type(fact).__name__ for fact in standing) == [
        "ChangeTold",
        "IdentifierObserved",
        "PersonReleased",
    ]


def test_a_thing_told_in_versions_gets_its_own_name(store, knowing) -> None:
    """What was kept is taken back; later versions find the one that was read again."""
    take(store, [news()], NOON)
    with knowing(Reading(RELEASED, of="release/1")):
        assert reread(store).facts == 2
        assert reread(store).facts == 0
        assert [one.outcome for one in take(store, [news()], NOON)] == ["repeat"]

    kept, gone, version = log_of(store)
    assert version.id == f"release/1~{kept.id}"
    assert isinstance(gone.fact, FactWithdrawn)
    assert gone.supersedes == kept.id
    assert facts_of(store) == [RELEASED]


def test_a_message_whose_person_is_known_now(store, knowing) -> None:
    """It moves from the unidentified to its person's record; there it stands alone."""
    take(store, [news("")], NOON)
    with knowing(Reading(RELEASED, record="prison/A1234BC")):
        reread(store)
        assert reread(store).facts == 0

    record = {entry.record: entry for entry in log_of(store)}
    (unidentified,) = record.keys() - {"prison/A1234BC"}
    assert Journey(store.of_records([unidentified]), NOON).facts == ()
    assert [one.fact for one in Journey(store.of_records(["prison/A1234BC"]), NOON).facts] == [
        RELEASED
    ]


@pytest.mark.parametrize("order", list(permutations(("r1", "r2", "reread"))), ids="-".join)
def test_events_of_the_open_contract(store, monkeypatch, order) -> None:
    """Facts that we learn to know; a correction told before or after them holds either way."""
    told = {"r1": released("r1"), "r2": released("r2", supersedes="r1", kind="unconditional")}
    for step in (*order, "reread"):
        if step == "reread":
            reread(store)
            continue
        with monkeypatch.context() as then:
            then.setattr(contract, "BY_TYPE", {})
            take(store, [told[step]], NOON)

    assert facts_of(store) == [PersonReleased(prison="LEI", kind="unconditional")]


def released(id: str, *, kind: str = "conditional", **more: str) -> Message:
    """A release of the open contract."""
    body = {
        "specversion": "1.0",
        "id": id,
        "source": "/prison/nomis",
        "type": "custody.person_released.v1",
        "time": "2026-03-02T09:00:00Z",
        "subject": "prison/A1234BC",
        "data": {"prison": "LEI", "kind": kind},
        **more,
    }
    return Message("in.prison.v1", 0, 1, json.dumps(body).encode(), NOON)


def test_only_what_was_asked_for(store, clock, knowing) -> None:
    """By the event's name; by when it was recorded."""
    take(store, [news()], NOON)
    clock.at += timedelta(days=1)
    take(store, [news("A1234BD")], NOON)

    with knowing(*one(RELEASED)):
        assert reread(store, name="another.name").read == 0
        assert reread(store, since=NOON + timedelta(hours=1)).facts == 1
        assert reread(store, name=NEW).facts == 1


def test_what_was_known_then_stays_as_it_was(store, clock, knowing) -> None:
    """A replay up to the moment before it was read again."""
    take(store, [news()], NOON)
    clock.at += timedelta(days=3)
    with knowing(*one(RELEASED)):
        reread(store)

    then = store.position_at(NOON + timedelta(days=1))
    (kept,) = store.of_records(["prison/A1234BC"], upto=then)

    assert isinstance(kept.fact, Opaque)


def test_nothing_is_understood_without_a_translator(store, knowing) -> None:
    """A change told without its content stays what it is."""
    take(store, [news()], NOON)
    with knowing(Reading(ChangeTold(about=NEW))):
        take(store, [news("A1234BD")], NOON)
        assert reread(store, name="x").facts == 0
    tip = store.tip()

    done = reread(store)

    assert (done.read, done.understood, done.facts, store.tip()) == (2, 0, 0, tip)


def test_many_at_once(store, knowing) -> None:
    """More than a page, each once."""
    take(store, [news(f"A{number:04}BC") for number in range(1200)], NOON)

    with knowing(*one(RELEASED)):
        done = reread(store)

    assert (done.read, done.understood, done.facts) == (1200, 1200, 1200)
