"""The loop on a real log: what it records, and how it finds its place again."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from logging import INFO
from threading import Event, Thread

import pytest

from consumers.loop import Loop
from domain.ports import AwayError, Batch, FencedError, Recorded
from infra.clock import FixedClock
from infra.eventstore.migrate import migrate
from infra.eventstore.store import PostgresFactStore
from tests.consumers.sources import TOPIC, MemorySource, release

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)


@pytest.fixture
def store(database: str) -> Iterator[PostgresFactStore]:
    """An empty log."""
    migrate(database)
    with PostgresFactStore(database, FixedClock(NOW)) as made:
        yield made


def loop_on(source: MemorySource, store: object) -> Loop:
    """A loop for which it is noon."""
    return Loop(source, store, lambda _: NOW)  # type: ignore[arg-type]


def drained(loop: Loop, source: MemorySource, store: PostgresFactStore) -> list[str]:
    """Step until nothing is left; the ids in the log."""
    while source.left() or loop._lost or source.moved():
        try:
            loop.step()
        except (AwayError, FencedError):
            continue
    return [entry.id for entry in store.since(0, 1000)]


def test_good_messages_are_recorded_and_bad_ones_parked(store: PostgresFactStore) -> None:
    """Each in its place, the offsets past both, Kafka told."""
    source = MemorySource([[release("e0"), b"{bad", release("e2")], [release("f0")]])

    assert drained(loop_on(source, store), source, store) == ["e0", "e2", "f0"]

    assert [(row.parked.reason, row.parked.offset) for row in store.parked()] == [("bad-json", 1)]
    assert store.reached() == {(TOPIC, 0): 2, (TOPIC, 1): 0}
    assert source.told_done == {(TOPIC, 0): 2, (TOPIC, 1): 0}


def test_a_new_process_goes_on_where_the_log_says(store: PostgresFactStore) -> None:
    """Whatever place Kafka gave it, nothing is recorded twice or left out."""
    values = [release(f"e{n}") for n in range(5)]
    first = MemorySource([values], at_once=3)
    loop = loop_on(first, store)
    loop.step()
    loop.step()

    second = MemorySource([values], next={0: 4})

    assert drained(loop_on(second, store), second, store) == ["e0", "e1", "e2", "e3", "e4"]


def test_what_comes_with_a_new_partition_is_read_again_from_its_place(
    store: PostgresFactStore,
) -> None:
    """Messages polled before the place was sought are dropped, then come in order."""
    source = MemorySource([[release(f"e{n}") for n in range(4)]], next={0: 2})
    loop = loop_on(source, store)

    assert loop.step() is None
    assert drained(loop, source, store) == ["e0", "e1", "e2", "e3"]


def test_a_replaced_consumer_writes_nothing(store: PostgresFactStore) -> None:
    """It holds a batch; its successor records the same and more; the batch is refused whole."""
    values = [release(f"e{n}") for n in range(6)]
    slow, quick = MemorySource([values], at_once=3), MemorySource([values], at_once=4)
    zombie = loop_on(slow, store)
    zombie.step()
    held = zombie.take()
    assert [message.offset for message in held] == [0, 1, 2]
    successor = loop_on(quick, store)
    successor.step()
    successor.step()

    with pytest.raises(FencedError):
        zombie.record(held)

    assert store.tip() == 4
    assert drained(zombie, slow, store) == ["e0", "e1", "e2", "e3", "e4", "e5"]


class Unsure:
    """A store whose answers get lost on the way, before or after the commit, as told."""

    def __init__(self, store: PostgresFactStore, lose: Callable[[int], str]) -> None:
        self._store = store
        self._lose = lose
        self.count = 0

    def record(self, batch: Batch) -> Recorded:
        """As the real one, unless the connection breaks."""
        return self.begin(batch)()

    def begin(self, batch: Batch) -> Callable[[], Recorded]:
        """The same."""
        self.count += 1
        lost = self._lose(self.count)
        if lost == "before":
            raise AwayError("gone")
        end = self._store.begin(batch)

        def ended() -> Recorded:
            recorded = end()
            if lost == "after":
                raise AwayError("gone")
            return recorded

        return ended

    def reached(self) -> object:
        """As the real one."""
        return self._store.reached()


@pytest.mark.parametrize("when", ["before", "after"])
def test_a_lost_answer_loses_and_doubles_nothing(store: PostgresFactStore, when: str) -> None:
    """Every second answer is lost: the log still has each fact once, without repeats."""
    source = MemorySource([[release(f"e{n}") for n in range(9)]])
    unsure = Unsure(store, lambda count: when if count % 2 else "")

    ids = drained(loop_on(source, unsure), source, store)

    assert ids == [f"e{n}" for n in range(9)]
    assert unsure.count == (10 if when == "before" else 5)


def test_a_reused_id_is_parked_with_its_own_message(store: PostgresFactStore) -> None:
    """The bytes and the place of the second message, not of its neighbours."""
    again = release("e0", prison="MDI")
    source = MemorySource([[release("e0"), release("e1"), release("e2"), again, release("e0")]])

    assert drained(loop_on(source, store), source, store) == ["e0", "e1", "e2"]

    (row,) = store.parked()
    assert (row.parked.reason, row.parked.offset, row.parked.raw) == ("id-reuse", 3, again)
    assert (row.parked.source, row.parked.message_id) == ("/prison/nomis", "e0")


def test_a_byte_order_mark_is_read_over_and_noted(
    store: PostgresFactStore, caplog: pytest.LogCaptureFixture
) -> None:
    """Once a batch, by topic; the message is recorded like its neighbours."""
    caplog.set_level(INFO, "consumers.loop")
    source = MemorySource([[release("e0"), b"\xef\xbb\xbf" + release("e1")]])

    assert drained(loop_on(source, store), source, store) == ["e0", "e1"]
    (note,) = [line for line in caplog.messages if "byte order mark" in line]
    assert note.startswith(f"1 messages of {TOPIC} ")


def test_it_is_told_when_something_was_parked(store: PostgresFactStore) -> None:
    """Once a batch that parked something, so that the publisher hears of it."""
    source = MemorySource([[release("e0"), release("e1"), b"{bad", b"{bad", release("e4")]])
    news: list[int] = []
    loop = Loop(source, store, lambda _: NOW, lambda: news.append(source.next[0]))

    drained(loop, source, store)

    assert news == [4]


def test_it_runs_until_told_to_stop(store: PostgresFactStore) -> None:
    """Through refusals of the database, and it ends when asked."""
    source = MemorySource([[release(f"e{n}") for n in range(4)]])
    stop = Event()
    unsure = Unsure(store, lambda count: "after" if count == 1 else "")
    thread = Thread(target=loop_on(source, unsure).run, args=(stop,))

    thread.start()
    while store.tip() < 4:
        store.listen(timeout=5)
    stop.set()
    thread.join()

    assert [entry.id for entry in store.since(0, 10)] == ["e0", "e1", "e2", "e3"]


def test_it_stops_at_once_while_the_database_is_away(store: PostgresFactStore) -> None:
    """A wait that has grown long doesn't hold up the end."""
    source = MemorySource([[release("e0")]])
    stop = Event()

    def away_for_ever(count: int) -> str:
        if count == 3:
            stop.set()
        return "before"

    unsure = Unsure(store, away_for_ever)
    loop_on(source, unsure).run(stop)

    assert unsure.count == 3
    assert store.tip() == 0
