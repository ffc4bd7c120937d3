"""What probation's record of the custody should say now, by everything others told, step by step.

    sentenced 10:03              sentenced-in-custody
    received WWI 15:40           in-custody, prison-WWI
    released, conditional        released-on-licence, community    release recorded
    received LEI, recall         in-custody, prison-LEI            recall recorded

Folded in order of happening, so a word told late changes nothing but what it should. Movements are
anyone's but probation's own; a recall agreed or taken back, post-sentence supervision and the end of
supervision are probation's to decide, and count. The record begins with the first word of a
sentence to custody.

Not known here: whether probation's record really says so (`told` is all it said); a committal for
breach of post-sentence supervision; the record of an earlier sentence that still runs beside the
latest; a status set by hand; whether a return or a move was by way of court.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from domain.calendar import london_day
from domain.facts.custody import PersonTransferred
from domain.facts.entry import Entry
from domain.facts.recall import RecallAgreed, RecallRescinded
from domain.facts.sentence import SentenceImposed, SupervisionStarted
from domain.journey.arming import once
from domain.journey.custody_fold import Fold, Step, counts_from
from domain.journey.journey import Journey
from domain.journey.movement_of import MOVED, movement_of
from domain.journey.probation_record import CustodyRecord
from domain.journey.probation_word import PROBATION, Word, agrees, last_word
from domain.journey.supervision import supervision_ends


@dataclass(frozen=True, slots=True)
class ShouldSay:
    """What the record should say, since which fact, and what probation said itself."""

    status: str
    location: str | None
    sentenced_on: date | None
    since: Step  # the last one that changed status or location
    steps: tuple[Step, ...]
    told: Word | None
    agrees: str  # yes | no | not-told: whether what probation last said still fits


def should_say(journey: Journey) -> ShouldSay | None:
    """The record as it should be; None: nobody told of a sentence to custody."""
    fold = folded(journey)
    if fold.record is None or fold.began_on is None:
        return None
    told = last_word(journey, fold.began_on)
    later = {s.effect.status for s in fold.steps if told and london_day(s.at) > london_day(told.at)}
    return ShouldSay(
        status=fold.record.status,
        location=fold.record.location,
        sentenced_on=fold.record.sentenced_on,
        since=fold.steps[fold.since],
        steps=tuple(fold.steps),
        told=told,
        agrees=agrees(told, later | {fold.record.status}),
    )


def folded(journey: Journey, start: CustodyRecord | None = None) -> Fold:
    """Every step, from a record that stood before; None: nothing was known."""
    moves = once([e for e in journey.of(*MOVED) if e.agency != PROBATION], _movement)
    ended = [e for e in supervision_ends(journey) if e.fact.kind in ("licence", "pss")]
    others = journey.of(SentenceImposed, RecallAgreed, RecallRescinded, SupervisionStarted)
    fold = Fold(start)
    for entry in sorted((*moves, *ended, *others), key=_order):
        fold.take(entry)
    return fold


def _movement(fact: Any) -> object:
    """What two sources tell alike when they tell of one movement."""
    movement = movement_of(fact)
    place = movement.prison if isinstance(fact, PersonTransferred) else None
    return (movement.kind, movement.reads_as, place)


def _order(entry: Entry) -> tuple[datetime, str, str]:
    return (counts_from(entry), entry.source, entry.id)
