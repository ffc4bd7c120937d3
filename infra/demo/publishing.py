"""Puts what the simulated agencies say on their own topics, dated as they said it."""

from collections.abc import Sequence

from infra.kafka import key_of, producer
from infra.simulated.telling import Telling


class Publisher:
    """One producer for all eight agencies: they share a machine here, not their topics."""

    def __init__(self, bootstrap_servers: str, key: bytes) -> None:
        self._producer = producer(bootstrap_servers)
        self._key = key
        self.sent = 0

    def publish(self, tellings: Sequence[Telling]) -> dict[tuple[str, int], int]:
        """Send, wait until the broker has all of it, and say the last offset in each partition."""
        sent = [
            self._producer.send(
                telling.topic,
                value=telling.value,
                key=key_of(telling.record, self._key),
                headers=list(telling.headers),
                timestamp_ms=int(telling.told_at.timestamp() * 1000),
            )
            for telling in tellings
        ]
        self._producer.flush()
        last: dict[tuple[str, int], int] = {}
        for one in sent:
            where = one.get(timeout=30)
            last[(where.topic, where.partition)] = where.offset
        self.sent += len(sent)
        return last

    def close(self) -> None:
        """Let the broker go."""
        self._producer.close()
