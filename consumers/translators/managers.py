"""Who holds the case in the community: told by the workload service and by Delius, mostly by an id.

Only the manager of the person leads; one of an event, a requirement or a licence condition works
on a part of the sentence.
"""

from consumers.envelopes.event import HmppsEvent
from consumers.translators.reading import Reading, Translator, changed, one
from domain.facts.responsibility import LeadAssigned


def person_manager(event: HmppsEvent) -> tuple[Reading, ...]:
    """person.community.manager.allocated, .transferred: a lead, where one is named."""
    worker, unit = event.text("staffCode"), event.text("teamCode")
    if worker is None or unit is None:
        return changed(event)
    return one(LeadAssigned(role="com", worker=worker, unit=unit))


TRANSLATORS: dict[str, Translator] = {
    "person.community.manager.allocated": person_manager,
    "person.community.manager.transferred": person_manager,
    "event.manager.allocated": changed,
    "requirement.manager.allocated": changed,
    "licence-condition.manager.allocated": changed,
    # about a member of staff: it touches a journey only where it names a person on probation
    "probation.staff.updated": changed,
}
