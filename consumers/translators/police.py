"""The police: on the HMPPS side only their escorts speak; they themselves by the open contract."""

from consumers.translators import secure_move
from consumers.translators.reading import Translator

TRANSLATORS: dict[str, Translator] = secure_move.TRANSLATORS
