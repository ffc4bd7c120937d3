"""The detail body an accommodation event points at: eventDetails beside a type spelt its own way.

notification  accommodation.cas3.person.arrived
detail        accommodation.cas3.person-arrived        -> read as the notification's name
"""

from typing import Any

from consumers.envelopes.event import HmppsEvent, name_of, numbers

_SPELLINGS = ((".person-", ".person."), (".booking-", ".booking."), (".referral-", ".referral."))


def read(body: dict[str, Any], attribute: str | None, sent: object | None) -> HmppsEvent | None:
    """None where the body isn't a detail. Raises Refused."""
    details = body.get("eventDetails")
    if not isinstance(details, dict):
        return None
    name, clash = name_of(body, attribute)
    person = details.get("personReference")
    if not isinstance(person, dict):
        person = {}
    for spelt, meant in _SPELLINGS:
        name = name.replace(spelt, meant)
    return HmppsEvent(
        name=name,
        occurred=body.get("timestamp"),
        fields=details,
        body=body,
        noms=numbers(person.get("noms"), person.get("nomsNumber")),
        crns=numbers(person.get("crn")),
        sent=(sent,),
        clash=clash if clash != name else None,
    )
