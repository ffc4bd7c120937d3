"""Where the consumer's processor time goes, by stage: waiting is left out."""

from collections import Counter
from collections.abc import Callable
from time import thread_time
from typing import Any

from consumers import loop
from infra.eventstore.store import PostgresFactStore
from infra.kafka_source import KafkaSource


class Stages:
    """Processor seconds spent in each stage by the consumer's one thread."""

    def __init__(self) -> None:
        self._seconds: Counter[str] = Counter()

    def watch(self, owner: Any, name: str, stage: str) -> None:
        """Time every call of owner.name under this stage."""
        inner: Callable[..., Any] = getattr(owner, name)

        def timed_call(*args: Any, **named: Any) -> Any:
            began = thread_time()
            try:
                return inner(*args, **named)
            finally:
                self._seconds[stage] += thread_time() - began

        setattr(owner, name, timed_call)

    def microseconds(self, facts: int) -> dict[str, float]:
        """Of each stage, per fact."""
        return {stage: round(took / facts * 1e6, 1) for stage, took in self._seconds.items()}


def timed(source: KafkaSource, store: PostgresFactStore) -> Stages:
    """Watch the stages of a loop over these two."""
    stages = Stages()
    stages.watch(source, "poll", "poll_and_decode")
    stages.watch(loop, "open_message", "translate")
    stages.watch(store, "_lines", "encode")
    stages.watch(store._recorder, "begin", "put")  # noqa: SLF001 - the stage has no public name
    stages.watch(source, "done", "tell_kafka")
    return stages
