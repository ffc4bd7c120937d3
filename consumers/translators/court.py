"""Courts: hearings are kept whole (envelopes/court.py); what rules read comes by the open contract."""

from consumers.translators.reading import Translator

TRANSLATORS: dict[str, Translator] = {}
