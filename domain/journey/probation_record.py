"""What probation's record of a custody should say after a movement that a prison told of.

    in-custody            released, early         -> released-on-licence, community, release recorded
    released-on-licence   admission               -> in-custody, prison-LEI, recall recorded
    released-on-licence   released, to hospital   -> recalled: nobody is let out twice
    extradited, died                              -> as it was: no rule of probation's speaks of it

Days are not compared: movements come here in order of happening (custody_record.py).
"""

from dataclasses import dataclass, replace
from datetime import date

LEAVE, LEAVE_RETURN = "temporary-absence-release", "temporary-absence-return"
BACK = "return"  # from court or from leave: the fact doesn't say which
INTO_PRISON = frozenset({"admission", "transferred", LEAVE_RETURN, BACK})
LICENCE, ON_LEAVE = "released-on-licence", "custody-rotl"
PSS, OVER = "post-sentence-supervision", "terminated"
INSIDE = frozenset({"in-custody", "sentenced-in-custody", ON_LEAVE})
RELEASABLE = frozenset({"in-custody", "sentenced-in-custody", "recalled"})
RECALLABLE = frozenset({LICENCE, ON_LEAVE})
NOTIFIED, LEAVE_OVER = "notified-by-custodial-establishment", "end-of-temporary-licence"
LEFT_ALONE = frozenset({"in-custody-immigration-centre", PSS})  # the first is set by hand
NOT_FREE = {  # left prison, still held or wanted: where to, and why a licence ends by it
    "hospital": ("secure-hospital", "transfer-to-secure-hospital"),
    "immigration": ("immigration-centre", "transfer-to-immigration-centre"),
    "deported": ("immigration-centre", "transfer-to-immigration-centre"),
    "removed": ("immigration-centre", "transfer-to-immigration-centre"),
    "unlawfully-at-large": ("unlawfully-at-large", NOTIFIED),
    "abscond": ("unlawfully-at-large", NOTIFIED),
    "escape": ("unlawfully-at-large", NOTIFIED),
}
ADULT_LICENCE, EARLY_RELEASE = "adult-licence", "end-of-custody-supervised-licence"


@dataclass(frozen=True, slots=True)
class CustodyRecord:
    """Probation's record of one custodial sentence."""

    status: str  # in-custody | released-on-licence | custody-rotl | recalled | ...
    location: str | None = (
        None  # prison-LEI | community | unlawfully-at-large | ...; None: not told
    )
    prison: str | None = None  # the prison that had the person last
    sentenced_on: date | None = None


@dataclass(frozen=True, slots=True)
class PrisonMovement:
    """A movement as a prison told it (movement_of.py)."""

    kind: str
    reads_as: str = ""  # of released: hospital, early, immigration, ...; empty: a plain release
    prison: str | None = None


@dataclass(frozen=True, slots=True)
class Effect:
    """The record afterwards, and what was recorded on the way."""

    status: str
    location: str | None
    release_recorded: bool = False
    release_type: str | None = None
    releasing_prison: str | None = None
    recall_recorded: bool = False
    recall_reason: str | None = None
    licence_conditions_ended: bool = False
    release_problem: str | None = None  # why no release was recorded
    recall_problem: str | None = None


def after(record: CustodyRecord, movement: PrisonMovement) -> Effect:
    """The effect of a movement on the record."""
    same = Effect(record.status, record.location, release_problem="unsupported-release-type")
    if movement.kind in INTO_PRISON:
        return _received(record, movement, same)
    if movement.kind == LEAVE and record.status in RELEASABLE:
        return replace(same, status=ON_LEAVE)
    if movement.kind != "released":
        return same
    if movement.reads_as in NOT_FREE:
        return _not_free(record, movement, same)
    return _released(record, movement, same)


def _received(record: CustodyRecord, movement: PrisonMovement, same: Effect) -> Effect:
    status = record.status if record.status in LEFT_ALONE else "in-custody"
    location = f"prison-{movement.prison}" if movement.prison else record.location
    inside = replace(same, status=status, location=location)
    on_leave = record.status == ON_LEAVE
    if record.status not in RECALLABLE or (movement.kind == BACK and not on_leave):
        return replace(inside, recall_problem="recall-not-required")
    leave_over = movement.kind == LEAVE_RETURN or (on_leave and movement.kind != "admission")
    reason = LEAVE_OVER if leave_over else NOTIFIED
    return _recalled(inside, reason, conditions_ended=not on_leave)


def _not_free(record: CustodyRecord, movement: PrisonMovement, same: Effect) -> Effect:
    location, reason = NOT_FREE[movement.reads_as]
    elsewhere = replace(same, location=location, release_problem="unable-to-release")
    if record.status not in RECALLABLE:
        return elsewhere
    if reason == NOTIFIED and record.status == ON_LEAVE:
        reason = LEAVE_OVER
    return _recalled(replace(elsewhere, status="recalled"), reason, conditions_ended=False)


def _recalled(effect: Effect, reason: str, *, conditions_ended: bool) -> Effect:
    return replace(
        effect,
        recall_recorded=True,
        recall_reason=reason,
        licence_conditions_ended=conditions_ended,
    )


def _released(record: CustodyRecord, movement: PrisonMovement, same: Effect) -> Effect:
    if record.status not in RELEASABLE:
        location = "community" if record.status in LEFT_ALONE else record.location
        return replace(same, location=location, release_problem="unable-to-release")
    return Effect(
        status=LICENCE,
        location="community",
        release_recorded=True,
        release_type=EARLY_RELEASE if movement.reads_as == "early" else ADULT_LICENCE,
        releasing_prison=movement.prison or record.prison,
    )
