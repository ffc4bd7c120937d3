"""Whether a movement was overtaken: the message tells where the person is by now, and that differs.

    received  currentLocation IN_PRISON                           nothing against it
    received  currentLocation OUTSIDE_PRISON, BEING_TRANSFERRED   overtaken
    released  currentLocation IN_PRISON                           overtaken
    received  details "INACTIVE OUT:REL-CR", no currentLocation   overtaken

A reception or release is published minutes after the raw event, and its prison, reason and code
are those of the person's record on publishing. If another movement came first, they are that
other movement's: a reception with the code of a release. Nothing of it can be read without a
guess, and its publisher means to drop it. What overtook it has a message of its own, and a raw row
(EXTERNAL_MOVEMENT-CHANGED) tells each movement by codes of its own, as it happened.

Whose care somebody is in (currentPrisonStatus) isn't looked at: out to court they are under the
prison's. Where the message doesn't say where the person is, nothing contradicts it.
"""

import re
from typing import Literal

from consumers.envelopes.event import HmppsEvent

_STATUS = re.compile(r"(?:IN)?ACTIVE (IN|OUT|TRN)(?![A-Z])")  # ACTIVE IN:ADM-24
_INSIDE = {
    "IN_PRISON": True,
    "IN": True,
    "OUTSIDE_PRISON": False,
    "OUT": False,
    "BEING_TRANSFERRED": False,
    "TRN": False,
}


def overtaken(event: HmppsEvent, way: Literal["in", "out"]) -> bool:
    """Whether a movement that way is contradicted by where its own message says the person is."""
    inside = _INSIDE.get(_where(event))
    return inside is not None and inside is not (way == "in")


def _where(event: HmppsEvent) -> str:
    location, details = event.fields.get("currentLocation"), event.fields.get("details")
    if isinstance(location, str):
        return location
    status = _STATUS.match(details) if isinstance(details, str) else None
    return status.group(1) if status else ""
