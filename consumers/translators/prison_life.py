"""Daily life in a prison: cell, diet, visits, who is kept apart. No rule reads it; it is shown.

Activities and appointments name an attendance by its number and no person at all.
"""

from consumers.translators.reading import Translator, changed
from consumers.translators.things import again, first, undone
from consumers.translators.unnamed import unnamed

ACTIVITIES = (
    *("activity-schedule.created", "activity-schedule.amended", "scheduled-instance.amended"),
    *("prisoner.allocated", "prisoner.allocation-amended", "prisoner.attendance-created"),
    *("prisoner.attendance-amended", "prisoner.attendance-expired", "prisoner.attendance-deleted"),
)
APPOINTMENTS = ("created", "updated", "cancelled", "uncancelled", "deleted")

TRANSLATORS: dict[str, Translator] = {
    "prison-offender-events.prisoner.cell.move": changed,
    # kept apart from another prisoner; visits, or one visitor, restricted
    "prison-offender-events.prisoner.non-association-detail.changed": changed,
    "prison-offender-events.prisoner.restriction.changed": changed,
    "prison-offender-events.prisoner.person-restriction.changed": changed,
    "prison-offender-events.prisoner.dietary.information.updated": changed,
    "ASSESSMENT-UPDATED": changed,
    **{f"activities.{what}": unnamed for what in ACTIVITIES},
    **{f"appointments.appointment-instance.{what}": unnamed for what in APPOINTMENTS},
    "incentives.iep-review.inserted": first("incentive-review", "id"),
    "incentives.iep-review.updated": again("incentive-review", "id"),
    "incentives.iep-review.deleted": undone("incentive-review", "id"),
    "prison-visit.booked": first("visit", "reference"),
    "prison-visit.changed": again("visit", "reference"),
    "prison-visit.cancelled": again("visit", "reference"),
}
