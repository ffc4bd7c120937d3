"""Every translator by agency, then by the name of its event. Written out: no import magic."""

from consumers.translators import (
    court,
    health,
    local_authority,
    police,
    prison,
    probation,
    provider,
    secure_move,
    voluntary,
)
from consumers.translators.reading import Translator

TRANSLATORS: dict[str, dict[str, Translator]] = {
    "prison": prison.TRANSLATORS | secure_move.TRANSLATORS,
    "probation": probation.TRANSLATORS,
    "police": police.TRANSLATORS,
    "court": court.TRANSLATORS,
    "health": health.TRANSLATORS,
    "local-authority": local_authority.TRANSLATORS,
    "provider": provider.TRANSLATORS,
    "voluntary": voluntary.TRANSLATORS,
}

# Events about two people: their own translators say which number is whose.
NAMES_TWO: frozenset[str] = prison.NAMES_TWO | probation.NAMES_TWO
