"""A fact kept unread, read again with today's translators: nobody has to send it again. Pure.

kept text -> envelope -> translator -> what it tells now, as if it came today

The text a fact keeps is the message's own, in one spelling; its hash is the message's id. So what
is told now has the ids the same message would get today, and a repeat of it stays a repeat.
"""

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from hashlib import blake2b
from typing import Any

from consumers import strict_json
from consumers.envelopes import read
from consumers.envelopes.cloudevents import CloudEvent
from consumers.envelopes.sns import Unwrapped
from consumers.moments import unmarked
from consumers.translators import contract, hmpps
from domain.facts.data import ChangeTold, Opaque
from domain.facts.entry import Told
from domain.facts.rereads import AGAIN
from domain.facts.versions import HASH, thing_of

UNREAD: tuple[str, ...] = (Opaque.TYPE, ChangeTold.TYPE)

# What `hmpps` keeps of the wrappers beside the body.
_CLASH, _WRAPPED_AT = "(attribute) eventType", "(wrapper) Timestamp"


def read_again(kept: Told, received_at: datetime) -> tuple[Told, ...]:
    """What the message of an unread fact tells today, all of it; nothing where it stays unread.

    Raises Refused, where the door would refuse the message today: the fact stays as it is.
    """
    text = kept_text(kept)
    if text is None:
        return ()
    if first_id(kept) is None:
        if not isinstance(kept.fact, Opaque):
            return ()
        return _better(kept, (_of_contract(kept, text, received_at),))
    event = read.read(_unwrapped(kept, text))
    told = hmpps.translate(event, kept.agency, kept.told_at, received_at)
    if kept_text(told[0]) != text:
        return ()  # not the same message any more: its ids would be strangers' ids
    return _better(kept, tuple(replace(one, told_at=kept.told_at) for one in told))


def content_key(text: str) -> str:
    """The id of an HMPPS message: the hash of its body in one spelling."""
    return blake2b(text.encode(), digest_size=16).hexdigest()


def first_id(kept: Told) -> str | None:
    """The id a kept HMPPS message had when it was read first; None: its publisher chose the id."""
    text = kept_text(kept)
    if text is None:
        return None
    key = content_key(text)
    if thing_of(kept) is not None:
        return f"{kept.id[:-HASH]}{key}" if kept.id.endswith(key[2:]) else None
    return key if kept.id.partition(AGAIN)[0] == key else None


def kept_text(told: Told) -> str | None:
    """The message a fact was read from, where it keeps it."""
    return told.fact.text if isinstance(told.fact, Opaque) else unmarked(told.extra)


def told_by_content(told: Sequence[Told], at: int) -> bool:
    """Whether the id of told[at] is the hash of its message (or one further fact of it).

    Such an id can't be used twice: heard again, it is the same message, however we read it today.
    A message's facts stand side by side, the one that keeps its text first.
    """
    for first in reversed(told[: at + 1]):
        if (first.source, first.told_at) != (told[at].source, told[at].told_at):
            return False
        if (text := kept_text(first)) is not None:
            key = content_key(text)
            return first.id.endswith(key) and key in told[at].id
    return False


def _better(kept: Told, told: tuple[Told, ...]) -> tuple[Told, ...]:
    """Nothing where the message stays unread, or says no more than it did."""
    same = told[0].fact == kept.fact and len(told) == 1
    return () if same or isinstance(told[0].fact, Opaque) else told


def _unwrapped(kept: Told, text: str) -> Unwrapped:
    """The body as the wrappers gave it: what `hmpps` kept of them beside it is given back."""
    body: dict[str, Any] = dict(strict_json.read_text(text))
    attribute = body.pop(_CLASH, None)
    sent = body.pop(_WRAPPED_AT, None)
    if attribute is None and "eventType" not in body:
        attribute = kept.fact.name if isinstance(kept.fact, Opaque) else kept.fact.about
    return Unwrapped(body, attribute, sent)


def _of_contract(kept: Told, text: str, received_at: datetime) -> Told:
    event = CloudEvent(
        id=kept.id,
        source=kept.source,
        type=kept.fact.name,
        subject=kept.record,
        time=kept.happened_at.isoformat(),
        toldat=kept.told_at.isoformat(),
        supersedes=kept.supersedes,
        timeprecision="day" if kept.day_only else None,
        data=json.loads(text),
    )
    extensions = json.loads(kept.extra).get("envelope", {}) if kept.extra else {}
    return contract.translate(event, extensions, kept.agency, kept.told_at, received_at)
