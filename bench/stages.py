"""Where the consumer's time goes, by stage."""

from collections import Counter
from collections.abc import Callable
from time import thread_time as perf_counter
from typing import Any

from consumers import loop
from infra.eventstore.store import PostgresFactStore
from infra.kafka_source import KafkaSource


class Stages:
    """Seconds spent in each stage, within one process."""

    def __init__(self) -> None:
        self._seconds: Counter[str] = Counter()

    def watch(self, owner: Any, name: str, stage: str) -> None:
        """Time every call of owner.name under this stage."""
        inner: Callable[..., Any] = getattr(owner, name)

        def timed_call(*args: Any, **named: Any) -> Any:
            began = perf_counter()
            try:
                return inner(*args, **named)
            finally:
                self._seconds[stage] += perf_counter() - began

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
