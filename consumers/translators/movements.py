"""Into prison and out of it, from the two families of events that tell of it.

Decided here, because the contract has no word for "we aren't told":
- A reception or release whose code says nothing (unlisted, or listed as unread) is not pressed
  into the nearest basis or kind. It becomes data.change_told with the whole body kept: the gap
  view says that something is known to have changed. prisoner-offender-search gives no code at
  all, so its plain RELEASED and NEW_ADMISSION always end there; its twin in
  prison-offender-events carries the code.
- A transfer is told by the prison that receives. The prison left isn't named, so it is TRN, the
  code NOMIS itself uses for "in transit". The departing half moves nobody: still in custody.
- Out to court or on temporary absence moves nobody: no return is due at a moment we are told,
  and most absences are under escort, no licence. Back from either is a return.
- An effect of merging two records is no movement.
- A message that says the person is elsewhere by now was overtaken, and its code with it
  (overtaken.py): the journey isn't moved by it.
What moves nobody is told as a change under a name of its own: `<event>/court`, `<event>/overtaken`.
"""

from datetime import date
from typing import Any

from consumers import dates
from consumers.codes import tables
from consumers.codes.dated import UNREAD
from consumers.envelopes.event import HmppsEvent
from consumers.translators.overtaken import overtaken
from consumers.translators.reading import Reading, Translator, changed, one
from domain.facts import custody, data, identity

IN_TRANSIT = "TRN"
NOT_MOVED = frozenset({"court", "temporary-absence", "transfer-out", "merge"})
GONE_AWAY = frozenset({"escape", "abscond", "unlawfully-at-large"})
SENT_AWAY = frozenset({"deported", "removed", "extradited"})


def received(event: HmppsEvent) -> tuple[Reading, ...]:
    """prisoner.received of either family."""
    if overtaken(event, "in"):
        return not_moved(event, "overtaken")
    on = day_of(event)
    reads_as = tables.event_reason(event.name, event.text("reason"), on)
    if reads_as == "by-code":
        reads_as = tables.admission(event.text("nomisMovementReasonCode"), on)
    return arrived(event, reads_as, event.text("prisonId"))


def released(event: HmppsEvent) -> tuple[Reading, ...]:
    """prisoner.released of either family: a release, or one of the things it isn't."""
    if overtaken(event, "out"):
        return not_moved(event, "overtaken")
    on = day_of(event)
    reads_as = tables.event_reason(event.name, event.text("reason"), on)
    if reads_as == "by-code":
        reads_as = tables.release(event.text("nomisMovementReasonCode"), on)
    return left(event, reads_as, event.text("prisonId"))


def arrived(
    event: HmppsEvent, reads_as: str, prison: str | None, came_from: str | None = None
) -> tuple[Reading, ...]:
    """Somebody came to a prison, for what the codes say: a basis, a transfer or a return."""
    if reads_as in NOT_MOVED:
        return not_moved(event, reads_as)
    if reads_as == UNREAD or prison is None:
        return changed(event)
    if reads_as == "transfer":
        return one(custody.PersonTransferred(came_from or IN_TRANSIT, to_prison=prison))
    if reads_as == "hospital-return":
        return one(custody.ReturnedFromHospital(prison=prison))
    basis: Any = reads_as
    return one(custody.PersonReceived(prison, basis, event.text("bookingId"), came_from))


def left(event: HmppsEvent, reads_as: str, prison: str | None) -> tuple[Reading, ...]:
    """Somebody left a prison, for what the codes say: free, or not."""
    if reads_as in NOT_MOVED:
        return not_moved(event, reads_as)
    fact = _unfree(reads_as, prison)
    if fact is not None:
        return one(fact)
    if reads_as == UNREAD or prison is None:
        return changed(event)
    kind: Any = reads_as
    return one(custody.PersonReleased(prison, kind))


def not_moved(event: HmppsEvent, why: str) -> tuple[Reading, ...]:
    """Told as a movement, but it changes nothing about where the person is held."""
    return one(data.ChangeTold(about=f"{event.name}/{why}"))


def day_of(event: HmppsEvent) -> date | None:
    """The day of the movement: codes are read as they were then. None: the event gives none."""
    return None if event.occurred is None else dates.day(event.occurred, "occurredAt")


def _unfree(reads_as: str, prison: str | None) -> Any | None:
    """Left the prison, but not as a free person."""
    word: Any = reads_as
    if word == "died":
        return identity.PersonDied()
    if word in GONE_AWAY:
        return custody.Absconded(word)
    if word in SENT_AWAY:
        return custody.Removed(word)
    if word == "hospital" and prison is not None:
        return custody.MovedToHospital(prison)
    return None


EVENTS, SEARCH = "prison-offender-events.prisoner.", "prisoner-offender-search.prisoner."

TRANSLATORS: dict[str, Translator] = {
    **{f"{family}received": received for family in (EVENTS, SEARCH)},
    **{f"{family}released": released for family in (EVENTS, SEARCH)},
}
