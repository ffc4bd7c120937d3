"""Into prison and out of it, from the two families of events that tell of it.

Decided here, because the contract has no word for "we aren't told":
- A reception or release whose code says nothing (unlisted, or listed as unread) is not pressed
  into the nearest basis or kind. It becomes data.change_told with the whole body kept: the gap
  view says that something is known to have changed. prisoner-offender-search gives no code at
  all, so its plain RELEASED and NEW_ADMISSION always end there; its twin in
  prison-offender-events carries the code.
- A transfer is told by the prison that receives. The prison left isn't named, so it is TRN, the
  code NOMIS itself uses for "in transit". The departing half is kept as opaque: still in custody.
- Out to court or on temporary absence is opaque: the return isn't due at a moment we are told.
- An effect of merging two records is no movement: opaque.
"""

from typing import Any

from consumers.codes import tables
from consumers.envelopes.event import HmppsEvent
from consumers.translators.reading import OPAQUE, Reading, changed, one
from domain.facts import custody, identity

IN_TRANSIT = "TRN"
NOT_MOVED = frozenset({"still-held", "merge"})


def received(event: HmppsEvent) -> tuple[Reading, ...]:
    """prisoner.received of either family."""
    reads_as = tables.event_reason(event.name, event.text("reason"))
    if reads_as == "by-code":
        reads_as = tables.admission(event.text("nomisMovementReasonCode"))
    prison = event.text("prisonId")
    if reads_as in NOT_MOVED:
        return OPAQUE
    if reads_as == tables.UNREAD or prison is None:
        return changed(event)
    if reads_as == "transfer":
        return one(custody.PersonTransferred(from_prison=IN_TRANSIT, to_prison=prison))
    if reads_as == "hospital-return":
        return one(custody.ReturnedFromHospital(prison=prison))
    basis: Any = reads_as
    return one(custody.PersonReceived(prison, basis, booking=event.text("bookingId")))


def released(event: HmppsEvent) -> tuple[Reading, ...]:
    """prisoner.released of either family: a release, or one of the things it isn't."""
    reads_as = tables.event_reason(event.name, event.text("reason"))
    if reads_as == "by-code":
        reads_as = tables.release(event.text("nomisMovementReasonCode"))
    if reads_as in NOT_MOVED:
        return OPAQUE
    prison = event.text("prisonId")
    fact = _unfree(reads_as, prison)
    if fact is not None:
        return one(fact)
    if reads_as == tables.UNREAD or prison is None:
        return changed(event)
    kind: Any = reads_as
    return one(custody.PersonReleased(prison, kind))


def _unfree(reads_as: str, prison: str | None) -> Any | None:
    """Left the prison, but not as a free person."""
    match reads_as:
        case "died":
            return identity.PersonDied()
        case "escape":
            return custody.Absconded("escape")
        case "unlawfully-at-large":
            return custody.Absconded("unlawfully-at-large")
        case "deported":
            return custody.Removed("deported")
        case "removed":
            return custody.Removed("removed")
        case "hospital" if prison is not None:
            return custody.MovedToHospital(prison)
        case _:
            return None
