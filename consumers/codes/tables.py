"""Code lists of other people's systems, as data: what each code means for a journey.

The services that own these codes don't agree on every one, and lists change: so a list is a file
with a source on each row, and `unread` is an answer. A code that isn't listed is unread too.
Nobody may turn unread into the nearest kind: a release of unknown kind recorded as conditional
would set duties running that nobody owes.
"""

import csv
from importlib import resources

UNREAD = "unread"


def _table(name: str, *keys: str) -> dict[tuple[str, ...], str]:
    text = resources.files(__package__).joinpath(name).read_text(encoding="utf-8")
    rows = csv.DictReader(text.splitlines())
    return {tuple(row[key] for key in keys): row["reads_as"] for row in rows}


_ADMISSION = _table("admission-reasons.csv", "code")
_RELEASE = _table("release-reasons.csv", "code")
_EVENT = _table("event-reasons.csv", "event_type", "reason")
_REGISTRATION = _table("registrations.csv", "code")


def admission(code: str | None) -> str:
    """What a NOMIS admission code says: a basis, transfer, hospital-return or unread."""
    return _ADMISSION.get((code or "",), UNREAD)


def release(code: str | None) -> str:
    """What a NOMIS release code says: a kind of release, died, hospital, .. or unread."""
    return _RELEASE.get((code or "",), UNREAD)


def event_reason(event_type: str, reason: str | None) -> str:
    """What the `reason` of a received or released event says; by-code: ask the movement code."""
    return _EVENT.get((event_type, reason or ""), UNREAD)


def registration(code: str | None) -> str:
    """What a Delius register type says: flag:<flag>, rosh:<level> or unread."""
    return _REGISTRATION.get((code or "",), UNREAD)
