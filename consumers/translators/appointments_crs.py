"""Sessions with a commissioned service: attended, missed, and written up afterwards.

The appointment is named by its Delius id, a number or a text; older messages have none, and some
the word null. The first session of a referral, its initial assessment, is told by the referral too.
"""

from typing import Any

from consumers.envelopes.event import HmppsEvent
from consumers.translators.reading import Reading, Translator, changed
from consumers.translators.things import id_in
from domain.facts.appointment import AppointmentAttended, AppointmentMissed
from domain.facts.referral import FirstSessionAttended

INITIAL, SESSION = (
    "intervention.initial-assessment-appointment.",
    "intervention.session-appointment.",
)


def attended(event: HmppsEvent) -> tuple[Reading, ...]:
    """.attended: on time or late."""
    told: list[Any] = []
    appointment, referral = id_in(event, "deliusAppointmentId"), id_in(event, "referralId")
    if appointment is not None:
        told.append(AppointmentAttended(appointment))
    if referral is not None and event.name.startswith(INITIAL):
        told.append(FirstSessionAttended(referral))
    return tuple(Reading(fact) for fact in told) or changed(event)


def missed(event: HmppsEvent) -> tuple[Reading, ...]:
    """.missed."""
    appointment = id_in(event, "deliusAppointmentId")
    return changed(event) if appointment is None else (Reading(AppointmentMissed(appointment)),)


def written_up(event: HmppsEvent) -> tuple[Reading, ...]:
    """.session-feedback-submitted: whether the person came mostly stands in the detail."""
    match (event.text("attended") or "").lower():
        case "yes" | "late":
            return attended(event)
        case "no":
            return missed(event)
        case _:
            return changed(event)


TRANSLATORS: dict[str, Translator] = {
    begins + ends: translator
    for begins in (INITIAL, SESSION)
    for ends, translator in (
        ("attended", attended),
        ("missed", missed),
        ("session-feedback-submitted", written_up),
    )
}
