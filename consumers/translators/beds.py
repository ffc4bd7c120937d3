"""What every word about a CAS bed has in common: when it was, and which word it replaces."""

from dataclasses import replace
from typing import Any, Literal

from consumers import dates
from consumers.envelopes.event import HmppsEvent
from consumers.translators.reading import Reading
from domain.facts.data import FactWithdrawn

CAS1, CAS3 = "approved-premises.", "accommodation.cas3."


def when(event: HmppsEvent, fact: Any, field: str) -> Reading:
    """At the moment the body names, else when the event occurred. CAS3 stamps a day: midnight."""
    moment = event.fields.get(field)
    if moment is None:
        field, moment = "occurredAt", event.occurred
    if moment is None:
        return Reading(fact)
    if scheme(event) == "cas3":
        happened_at, day_only = dates.stamped_day(moment, field)
        return Reading(fact, happened_at=happened_at, day_only=day_only)
    return Reading(fact, happened_at=dates.as_told(moment, field))


def version(event: HmppsEvent, told: Reading, of: str) -> Reading:
    """The same, as a version of a thing; an `.updated` word replaces those before it."""
    return replace(told, of=_named(event, of), corrects=is_update(event))


def besides(event: HmppsEvent, told: dict[str, Any | None]) -> tuple[Reading, ...]:
    """What a reason tells besides, thing by thing; an update takes back what it no longer tells."""
    if not is_update(event):
        return tuple(
            Reading(fact, of=_named(event, of)) for of, fact in told.items() if fact is not None
        )
    return tuple(
        Reading(FactWithdrawn() if fact is None else fact, of=_named(event, of), corrects=True)
        for of, fact in told.items()
    )


def scheme(event: HmppsEvent) -> Literal["cas1", "cas3"]:
    """Whose bed it is."""
    return "cas3" if event.name.startswith(CAS3) else "cas1"


def is_update(event: HmppsEvent) -> bool:
    """Whether this word replaces an earlier one of its kind."""
    return event.name.endswith(".updated")


def _named(event: HmppsEvent, of: str) -> str:
    return f"{scheme(event)}-{of}"
