"""What prisons publish on the HMPPS topic: each subject's events, and how each reads."""

from consumers.translators import (
    absences,
    alerts,
    case_notes,
    learning,
    movements,
    offender_management,
    prison_identity,
    prison_life,
    prison_search,
    prison_sentences,
    raw_movements,
    restricted_patients,
)
from consumers.translators.reading import Translator

TRANSLATORS: dict[str, Translator] = {
    **movements.TRANSLATORS,
    **raw_movements.TRANSLATORS,
    **absences.TRANSLATORS,
    **restricted_patients.TRANSLATORS,
    **prison_identity.TRANSLATORS,
    **prison_search.TRANSLATORS,
    **prison_sentences.TRANSLATORS,
    **offender_management.TRANSLATORS,
    **alerts.TRANSLATORS,
    **case_notes.TRANSLATORS,
    **learning.TRANSLATORS,
    **prison_life.TRANSLATORS,
}

NAMES_TWO: frozenset[str] = prison_identity.NAMES_TWO
