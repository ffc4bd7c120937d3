"""What probation publishes on the HMPPS topic, gathered: which event reads how."""

from consumers.translators import (
    accommodation,
    addresses,
    assessments,
    delius_raw,
    interventions,
    licences,
    managers,
    places_asked,
    probation_people,
    programmes,
    recommendations,
    registrations,
    supervision,
)
from consumers.translators.reading import Translator

TRANSLATORS: dict[str, Translator] = {
    **accommodation.TRANSLATORS,
    **addresses.TRANSLATORS,
    **assessments.TRANSLATORS,
    **delius_raw.TRANSLATORS,
    **interventions.TRANSLATORS,
    **licences.TRANSLATORS,
    **managers.TRANSLATORS,
    **places_asked.TRANSLATORS,
    **probation_people.TRANSLATORS,
    **programmes.TRANSLATORS,
    **recommendations.TRANSLATORS,
    **registrations.TRANSLATORS,
    **supervision.TRANSLATORS,
}

NAMES_TWO = probation_people.NAMES_TWO
