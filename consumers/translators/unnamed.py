"""Prison events that may name nobody: an attendance by its number, a row by the system's own id.

Whose it was must be asked for. Until then the change is kept apart from everybody.
"""

from consumers.envelopes.event import HmppsEvent
from consumers.translators.reading import Reading
from consumers.translators.stays import booking_of
from domain.facts.data import ChangeTold

NOBODY = "prison/unidentified"


def unnamed(event: HmppsEvent) -> tuple[Reading, ...]:
    """A change of the person, or of the stay, where the message names one."""
    named = event.noms or booking_of(event, "prison")
    return (Reading(ChangeTold(about=event.name), record=None if named else NOBODY),)
