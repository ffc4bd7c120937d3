"""Who manages the person inside, and when the community takes over.

allocation.changed names the manager where one was allocated; where one was removed, or the message
is thin, the content is at its detailUrl. The specification's pom.allocated isn't sent by anybody.
"""

from consumers.envelopes.event import HmppsEvent
from consumers.translators.reading import Reading, Translator, changed, one
from domain.facts.responsibility import LeadAssigned


def allocated(event: HmppsEvent) -> tuple[Reading, ...]:
    """offender-management.allocation.changed: a prison offender manager, where one is named."""
    worker, prison = event.text("staffCode"), event.text("prisonId")
    if worker is None or prison is None:
        return changed(event)
    return one(LeadAssigned(role="pom", worker=worker, unit=prison))


TRANSLATORS: dict[str, Translator] = {
    "offender-management.allocation.changed": allocated,
    "offender-management.pom.allocated": changed,
    "offender-management.handover.changed": changed,
}
