"""What probation's record of a custody should say after a movement that a prison told of.

    in-custody            released, ECSL          -> released-on-licence, community, release recorded
    released-on-licence   admission               -> in-custody, prison-LEI, recall recorded
    released-on-licence   released, to hospital   -> recalled: nobody is let out twice
    in-custody            released, merge         -> as it was: no movement at all

The readings of codes come from consumers/codes: what a code means is data there.
"""

from dataclasses import dataclass, replace
from datetime import date

INTO_PRISON = frozenset(
    {"admission", "transferred", "temporary-absence-return", "return-from-court"}
)
RECALLING = INTO_PRISON - {"return-from-court"}
RELEASABLE = frozenset({"in-custody", "sentenced-in-custody", "recalled"})
RECALLABLE = frozenset({"released-on-licence", "custody-rotl"})
NOTIFIED, LEAVE_OVER = "notified-by-custodial-establishment", "end-of-temporary-licence"
LEFT_ALONE = frozenset(
    {"in-custody-immigration-centre", "post-sentence-supervision", "terminated", "auto-terminated"}
)
NOT_FREE = {  # left prison, still held or wanted: where to, and why a licence ends by it
    "hospital": ("secure-hospital", "transfer-to-secure-hospital"),
    "immigration": ("immigration-centre", "transfer-to-immigration-centre"),
    "deported": ("immigration-centre", "transfer-to-immigration-centre"),
    "removed": ("immigration-centre", "transfer-to-immigration-centre"),
    "unlawfully-at-large": ("unlawfully-at-large", NOTIFIED),
    "escape": ("unlawfully-at-large", NOTIFIED),
}
NO_MOVEMENT = frozenset({"merge", "died"})
ON_LICENCE, EARLY_RELEASE = "adult-licence", "end-of-custody-supervised-licence"
NO_RELEASE_KINDS = frozenset({"pss-breach-committal"})


@dataclass(frozen=True, slots=True)
class CustodyRecord:
    """Probation's record of one custodial sentence."""

    status: str  # in-custody | released-on-licence | custody-rotl | recalled | ...
    location: str | None = None  # prison-LEI | community | unlawfully-at-large | ...
    prison: str | None = None  # the prison on the record
    sentence: str | None = None  # pss-breach-committal: ends without a release
    sentenced_on: date | None = None
    released_on: date | None = None
    recalled_on: date | None = None
    previously_released: bool = True  # whether there is a release to be recalled from


@dataclass(frozen=True, slots=True)
class PrisonMovement:
    """A movement as the prison told it."""

    kind: str  # consumers/codes/movement_kinds.py
    reads_as: str = ""  # what its reason code means: hospital, early, merge, ...
    internal: bool = True  # of transferred: from another prison, not by way of court or leave
    prison: str | None = None
    on: date | None = None


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


def after(record: CustodyRecord, movement: PrisonMovement, as_of: date | None = None) -> Effect:
    """The effect of a movement on the record. `as_of`: a movement after that day isn't believed."""
    same = Effect(record.status, record.location, release_problem="unsupported-release-type")
    if movement.reads_as in NO_MOVEMENT and movement.kind == "released":
        return replace(same, release_problem=None)
    if movement.kind in INTO_PRISON:
        return _received(record, movement, same, as_of)
    if movement.kind == "released-to-hospital":
        return _not_free(record, movement, same, as_of)
    if movement.kind != "released":
        return same
    if movement.reads_as in NOT_FREE:
        return _not_free(record, movement, same, as_of)
    return _released(record, movement, same)


def _received(
    record: CustodyRecord, movement: PrisonMovement, same: Effect, as_of: date | None
) -> Effect:
    status = record.status if record.status in LEFT_ALONE else "in-custody"
    location = f"prison-{movement.prison}" if movement.prison else record.location
    inside = replace(same, status=status, location=location)
    if movement.kind not in RECALLING or not movement.internal:
        return replace(inside, recall_problem="recall-not-required")
    if movement.kind == "admission":
        reason = NOTIFIED
    elif movement.kind == "temporary-absence-return" or record.status == "custody-rotl":
        reason = LEAVE_OVER
    else:
        reason = NOTIFIED
    return _recalled(record, movement, inside, reason, as_of)


def _not_free(
    record: CustodyRecord, movement: PrisonMovement, same: Effect, as_of: date | None
) -> Effect:
    location, reason = NOT_FREE[movement.reads_as or "hospital"]
    elsewhere = replace(same, location=location, release_problem="unable-to-release")
    if record.status not in RECALLABLE:
        return elsewhere
    if reason == NOTIFIED and record.status == "custody-rotl":
        reason = LEAVE_OVER
    return _recalled(record, movement, replace(elsewhere, status="recalled"), reason, as_of)


def _recalled(
    record: CustodyRecord,
    movement: PrisonMovement,
    effect: Effect,
    reason: str,
    as_of: date | None,
) -> Effect:
    if record.status not in RECALLABLE or not record.previously_released:
        return replace(effect, recall_problem="recall-not-required")
    ahead = movement.on is not None and as_of is not None and movement.on > as_of
    if ahead or _before(movement.on, record.released_on):
        return replace(effect, recall_problem="invalid-recall-date")
    ended = movement.kind in INTO_PRISON and record.status == "released-on-licence"
    return replace(
        effect, recall_recorded=True, recall_reason=reason, licence_conditions_ended=ended
    )


def _released(record: CustodyRecord, movement: PrisonMovement, same: Effect) -> Effect:
    if _before(movement.on, record.recalled_on, record.sentenced_on):
        return replace(same, release_problem="invalid-release-date")
    if record.status not in RELEASABLE or record.sentence in NO_RELEASE_KINDS:
        return replace(same, release_problem="unable-to-release")
    return Effect(
        status="released-on-licence",
        location="community",
        release_recorded=True,
        release_type=EARLY_RELEASE if movement.reads_as == "early" else ON_LICENCE,
        releasing_prison=movement.prison or record.prison,
    )


def _before(on: date | None, *days: date | None) -> bool:
    """Whether a day lies before one that it must follow."""
    return on is not None and any(day is not None and on < day for day in days)
