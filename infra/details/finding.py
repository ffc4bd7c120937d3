"""Which facts of the log point at a detail that isn't here."""

import json

from domain.facts.data import ChangeTold
from domain.facts.entry import Entry


def url_of(entry: Entry) -> object | None:
    """What a thin fact gives as the address of its detail, unread; None where it gives none.

    A detail that was fetched is never a reason to fetch another: it would be followed for ever.
    """
    if not isinstance(entry.fact, ChangeTold) or entry.extra is None:
        return None
    body = json.loads(entry.extra)
    if not isinstance(body, dict) or "eventDetails" in body:
        return None
    told: object = body.get("detailUrl")
    return None if isinstance(told, str) and not told.strip() else told
