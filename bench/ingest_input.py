"""What the bench publishes: the histories of simulated people, on their agencies' own topics."""

from contextlib import closing

from infra.kafka import key_of, producer
from infra.simulated.world import simulate


def publish_history(bootstrap_servers: str, people: int) -> list[tuple[str, bytes]]:
    """Publish it all; (record, value) of each message in the order it was told."""
    messages = simulate(people, 1).messages
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
    return [(one.record, one.value) for one in messages]
