"""Every translator by agency, then by the name of its event. Written out: no import magic.

A prison's raw event reads as the published one of the same change, unless it is listed itself.
"""

from consumers.translators import (
    as_published,
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
    "prison": as_published.translators(prison.TRANSLATORS)
    | prison.TRANSLATORS
    | secure_move.TRANSLATORS,
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
