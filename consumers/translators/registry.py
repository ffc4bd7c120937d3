"""Every translator by the name of its event. The list is written out: no import magic."""

from consumers.translators import prison
from consumers.translators.reading import Translator

TRANSLATORS: dict[str, Translator] = {
    **prison.TRANSLATORS,
}

NAMES_TWO: frozenset[str] = prison.NAMES_TWO
