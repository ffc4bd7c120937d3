"""What a translator hands back: facts, and where they differ from the message that told them."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from consumers.envelopes.event import HmppsEvent
from domain.facts.data import ChangeTold
from domain.facts.made_once import made_once


@made_once
class Reading:
    """One fact read from an event.

    A thing told once and for all needs no name. One that its system tells again when it changes
    (`.updated`, `.amended`), or takes back (`.deleted`, `.reversed`: FactWithdrawn), has one.
    """

    fact: Any
    record: str | None = None  # None: of the person the message is about
    happened_at: datetime | None = None  # None: when the event says it occurred
    day_only: bool = False
    of: str | None = None  # the thing it is a version of, in the publisher's ids: cas3-arrived/<id>
    corrects: bool = False  # it replaces every version of that thing told before it


Translator = Callable[[HmppsEvent], tuple[Reading, ...]]
OPAQUE: tuple[Reading, ...] = ()  # nothing a rule reads: kept whole


def changed(event: HmppsEvent) -> tuple[Reading, ...]:
    """We know that something changed, not what it is now: the message doesn't hold it."""
    return (Reading(ChangeTold(about=event.name)),)


def one(fact: Any) -> tuple[Reading, ...]:
    """The usual case: one message, one fact, about its person, when it occurred."""
    return (Reading(fact),)
