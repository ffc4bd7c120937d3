"""What prisons publish on the HMPPS topic, and how each event reads."""

from consumers.translators import movements
from consumers.translators.reading import Translator

TRANSLATORS: dict[str, Translator] = {
    "prison-offender-events.prisoner.received": movements.received,
    "prison-offender-events.prisoner.released": movements.released,
    "prisoner-offender-search.prisoner.received": movements.received,
    "prisoner-offender-search.prisoner.released": movements.released,
}
NAMES_TWO: frozenset[str] = frozenset()
