"""The police: no event of theirs is on the HMPPS topic; they speak the open contract."""

from consumers.translators.reading import Translator

TRANSLATORS: dict[str, Translator] = {}
