"""gateway.ports.Publishing on the log: the same door as Kafka's consumer, by another road."""

import asyncio
import logging
from collections import Counter
from collections.abc import Sequence

from consumers import bodies
from consumers.message import Message
from consumers.topics import topic_of
from domain.facts.data import ChangeTold, Opaque
from domain.ports import Clock, FactStore
from gateway.ports import Attributes, Published, TooManyError, UnreadableError
from infra.taking import Taken, take

log = logging.getLogger("throughline.publish")

MOST_EVENTS = 500

OPAQUE_SAYS = "No fact has this name: it is kept whole, and no rule reads it."
CHANGE_SAYS = "It says that something changed, not what it is now."


class LogPublishing:
    """Publishing into this log. One body at a time: the log takes one writer at a time anyway."""

    def __init__(self, store: FactStore, clock: Clock) -> None:
        self._store = store
        self._clock = clock
        self._one_at_a_time = asyncio.Lock()  # waiting requests hold no thread

    async def publish(
        self, agency: str, form: str, body: bytes, attributes: Attributes = ()
    ) -> Sequence[Published]:
        """See gateway.ports.Publishing."""
        async with self._one_at_a_time:
            return await asyncio.to_thread(self._publish, agency, form, body, tuple(attributes))

    def _publish(
        self, agency: str, form: str, body: bytes, headers: tuple[tuple[str, bytes], ...]
    ) -> Sequence[Published]:
        now, topic = self._clock.now(), topic_of(agency)
        messages = [Message(topic, -1, 0, one, now, headers) for one in events_in(body, form)]
        taken = take(self._store, messages, now) if messages else []
        reasons = Counter(one.refused.reason for one in taken if one.refused is not None)
        log.info("%s published %s events; parked: %s", agency, len(taken), dict(reasons))
        return [_answer(one) for one in taken]


def events_in(body: bytes, form: str) -> list[bytes]:
    """The events of a body, unread. Raises UnreadableError, TooManyError."""
    if not body.strip():
        raise UnreadableError("The body is empty.")
    try:
        if form == "lines":
            return bodies.lines(body, MOST_EVENTS)
        if form == "one":
            return [body]
        found = bodies.elements(body, MOST_EVENTS)
    except bodies.TooManyError:
        says = f"One request takes at most {MOST_EVENTS} events: send the rest in the next."
        raise TooManyError(says) from None
    if found is None:
        raise UnreadableError("The body isn't one JSON array from its first sign to its last.")
    return found


def _answer(taken: Taken) -> Published:
    types = tuple(told.fact.TYPE for told in taken.told)
    if taken.refused is not None:
        no = taken.refused
        return Published(
            taken.outcome, no.message_id, no.source, no.reason, no.says, types, taken.position
        )
    first = taken.told[0]
    return Published(
        taken.outcome, first.id, first.source, None, remark(first.fact), types, taken.position
    )


def remark(fact: object) -> str | None:
    """What a publisher should know of a fact that was let in, but says nothing to a rule."""
    if isinstance(fact, Opaque):
        return OPAQUE_SAYS
    return CHANGE_SAYS if isinstance(fact, ChangeTold) else None
