"""Code lists of other people's systems, as data: what each code means for a journey.

The services that own these codes don't agree on every one, and lists change: so a list is a file
with a source on each row, and `unread` is an answer. A code that isn't listed is unread too.
Nobody may turn unread into the nearest kind: a release of unknown kind recorded as conditional
would set duties running that nobody owes.
"""

from datetime import date

from consumers.codes.dated import code_list

_ADMISSION = code_list("admission-reasons.csv", "code")
_RELEASE = code_list("release-reasons.csv", "code")
_EVENT = code_list("event-reasons.csv", "event_type", "reason")
_MOVEMENT = code_list("movement-types.csv", "movement_type", "direction")
_ABSENCE = code_list("absence-types.csv", "code")
_ALERT = code_list("alert-codes.csv", "code")
_CASE_NOTE = code_list("case-note-subtypes.csv", "type", "subtype")
_REGISTRATION = code_list("registrations.csv", "code")


def admission(code: str | None, on: date | None = None) -> str:
    """What a NOMIS admission code says: a basis, transfer, hospital-return or unread."""
    return _ADMISSION.read(code, on=on)


def release(code: str | None, on: date | None = None) -> str:
    """What a NOMIS release code says: a kind of release, died, hospital, .. or unread."""
    return _RELEASE.read(code, on=on)


def movement(kind: str | None, way: str | None, on: date | None = None) -> str:
    """What a NOMIS movement type says with its direction (IN, OUT): admission and release are for
    the reason code to tell; return, court, temporary-absence, transfer, transfer-out or unread."""
    return _MOVEMENT.read(kind, way, on=on)


def event_reason(event_type: str, reason: str | None, on: date | None = None) -> str:
    """What the `reason` of a received or released event says; by-code: ask the movement code."""
    return _EVENT.read(event_type, reason, on=on)


def absence(code: str | None) -> str:
    """What a type of temporary absence says: licence, escort or unread."""
    return _ABSENCE.read(code)


def alert(code: str | None) -> str:
    """What a prison alert says: flag:<flag> or unread."""
    return _ALERT.read(code)


def case_note(kind: str | None, subtype: str | None) -> str:
    """What a prison case note is about: a pathway, resettlement (in general) or unread."""
    return _CASE_NOTE.read(kind, subtype)


def registration(code: str | None) -> str:
    """What a Delius register type says: flag:<flag>, rosh:<level> or unread."""
    return _REGISTRATION.read(code)
