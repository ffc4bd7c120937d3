"""What the bench publishes: the histories of simulated people, on their agencies' own topics."""

from collections.abc import Iterable
from contextlib import closing

from infra.kafka import key_of, producer
from infra.simulated.telling import Telling
from infra.simulated.world import simulate


def histories(people: int) -> tuple[list[Telling], list[Telling]]:
    """(what is told in the open contract, what HMPPS tells in envelopes of its own)."""
    messages = simulate(people, 1).messages
    ours = [one for one in messages if one.headers or b"specversion" in one.value]
    theirs = [one for one in messages if not (one.headers or b"specversion" in one.value)]
    return ours, theirs


def publish(bootstrap_servers: str, messages: Iterable[Telling]) -> None:
    """Publish them, dated as they were told."""
    with closing(producer(bootstrap_servers)) as out:
        for one in messages:
            out.send(
                one.topic,
                one.value,
                key=key_of(one.record, b"bench"),
                headers=list(one.headers),
                timestamp_ms=int(one.told_at.timestamp() * 1000),
            )
        out.flush()
