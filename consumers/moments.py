"""What the moment of a fact is: when it happened, or only when somebody noticed it or sent word.

    instant     when it happened, as far as the publisher knows: the usual case, not marked
    day         the day is known, not the hour
    detected    when a comparison of records showed it: it happened some time before
    published   when it was sent: the message has nothing better, and a history sent again has
                the moment of sending it again

The mark is kept beside the fact, under `_happened`, with the moment as it was written.
"""

import json
from functools import lru_cache

from consumers.dates import doubtful_hour
from consumers.envelopes.event import HmppsEvent
from consumers.refused import Refused
from consumers.translators.reading import Reading
from domain.facts.data import ChangeTold, Opaque

MARK = "_happened"
# A message is kept without spaces between its signs: so this begins no field of a publisher's.
_BEGINS = f'"{MARK}": {{"kind": "'
_JSON = json.JSONEncoder(ensure_ascii=False)

# Court records held by prisons are sent again in whole by an administrator's command.
_RESENT = ("court-case.", "court-appearance.", "charge.", "sentence.", "recall.")
KINDS: tuple[tuple[str, str], ...] = (
    ("prisoner-offender-search.", "detected"),
    ("COMMON_PLATFORM_HEARING", "published"),
    ("LIBRA_COURT_CASE", "published"),
    ("large-court-message", "published"),
    *((begins, "published") for begins in _RESENT),
)


def occurred(event: HmppsEvent, reading: Reading) -> object:
    """The moment of an event, as written. Raises Refused: missing-field.

    Where its publisher left it out, when it was sent will do, so marked, to know that something
    changed; a fact that a rule reads needs a moment of its own.
    """
    if event.occurred is not None:
        return event.occurred
    if event.wrapped_at is None or not isinstance(reading.fact, ChangeTold | Opaque):
        raise Refused("missing-field", "The moment isn't there: occurredAt, or eventDatetime.")
    return event.wrapped_at


def marked(
    content: str | None, event: HmppsEvent, *, own_moment: bool, day_only: bool
) -> str | None:
    """What is kept beside a fact, JSON text: the body, and the mark where there is one to make.

    own_moment: the fact's moment stood elsewhere in the body, not where its event says it occurred
    """
    kind = "day" if day_only else "instant" if own_moment else _kind_of(event)
    text = event.wrapped_at if event.occurred is None else event.occurred
    hour = None if own_moment else doubtful_hour(text)
    if kind == "instant" and hour is None:
        return content
    ours = f'{{{_BEGINS}{kind}"'
    if not own_moment:
        ours += f', "text": {_JSON.encode(text)}'
    if hour is not None:
        ours += f', "hour": "{hour}"'
    ours += "}}"
    return ours if content is None else f"{content[:-1]},{ours[1:]}"


def unmarked(kept: str | None) -> str | None:
    """What was kept, without the mark: the message in its one spelling; None: the mark alone."""
    at = -1 if kept is None else kept.rfind(_BEGINS)
    if kept is None or at < 0:
        return kept
    return None if at == 1 else kept[: at - 1] + "}"


def _kind_of(event: HmppsEvent) -> str:
    return "published" if event.occurred is None else _kind(event.name)


@lru_cache(maxsize=1024)
def _kind(name: str) -> str:
    return next((kind for begins, kind in KINDS if name.startswith(begins)), "instant")
