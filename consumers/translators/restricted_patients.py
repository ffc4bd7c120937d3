"""Restricted patients: in a secure hospital under a prison sentence, and no freer for it.

`added` names no prison as a rule; where it does, that prison stays responsible. `removed` comes
when the person is back in prison and when they are free: which of both isn't said.
"""

from consumers.envelopes.event import HmppsEvent
from consumers.translators.reading import Reading, Translator, changed, one
from domain.facts.custody import MovedToHospital


def added(event: HmppsEvent) -> tuple[Reading, ...]:
    """patient.added."""
    prison = event.text("supportingPrisonId") or event.text("prisonId")
    return changed(event) if prison is None else one(MovedToHospital(prison))


TRANSLATORS: dict[str, Translator] = {
    "restricted-patients.patient.added": added,
    "restricted-patients.patient.removed": changed,
    "restricted-patients.patient.supporting-prison-changed": changed,
}
