"""The fold behind custody_record.py: probation's record so far, and what the next fact does to it.

A movement has the effect that probation_record.py gives it. What probation alone decides has its
own here: a sentence begins a record, a recall agreed or taken back, post-sentence supervision, the end.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

from domain.calendar import day_start, london_day
from domain.facts.custody import PersonReceived, PersonReleased
from domain.facts.entry import Entry
from domain.facts.recall import RecallAgreed, RecallRescinded
from domain.facts.sentence import SentenceImposed, SupervisionEnded, SupervisionStarted
from domain.journey.movement_of import movement_of
from domain.journey.probation_record import (
    INSIDE,
    INTO_PRISON,
    LEAVE,
    LICENCE,
    OVER,
    PSS,
    RECALLABLE,
    CustodyRecord,
    Effect,
    after,
)
from domain.journey.release import SUPERVISED_KINDS

SHOWS_SENTENCE: Mapping[str, str] = {  # what a reception's basis says the record was until then
    "sentence": "sentenced-in-custody",
    "recall": "recalled",
}
AGREED = "agreed-by-probation"


@dataclass(frozen=True, slots=True)
class Step:
    """What one fact did to the record."""

    fact: str  # its key
    at: datetime
    source: str
    effect: Effect


def counts_from(entry: Entry) -> datetime:
    """When a fact touches the record. A sentence: on its day; courts tell of it late, and again."""
    at = entry.happened_at
    if isinstance(entry.fact, SentenceImposed) and entry.fact.sentenced_on != london_day(at):
        return day_start(entry.fact.sentenced_on)
    return at


@dataclass(slots=True)
class Fold:
    """The record so far."""

    record: CustodyRecord | None = None  # None: no sentence to custody is known yet
    steps: list[Step] = field(default_factory=list)
    since: int = 0  # the step that last changed status or location
    began_on: date | None = None
    prison: str | None = None  # where the person is held, whether there is a record or not
    before_recall: CustodyRecord | None = None

    def take(self, entry: Entry) -> None:
        """The next fact, in order of happening."""
        DECIDED.get(type(entry.fact), _moved)(self, entry)

    def running(self) -> CustodyRecord | None:
        """The record, unless its sentence is over."""
        return None if self.record is None or self.record.status == OVER else self.record

    def write(self, entry: Entry, record: CustodyRecord, effect: Effect) -> None:
        """The next step, from this record."""
        if self.running() is None:
            self.began_on = london_day(counts_from(entry))
        old = self.record
        self.record = replace(record, status=effect.status, location=effect.location)
        if old is None or (old.status, old.location) != (effect.status, effect.location):
            self.since = len(self.steps)
        self.steps.append(Step(entry.key, counts_from(entry), entry.source, effect))


def _moved(fold: Fold, entry: Entry) -> None:
    movement = movement_of(entry.fact)
    record = fold.running() or _shown_by(entry.fact, fold.prison)
    if movement.kind in INTO_PRISON:
        fold.prison = movement.prison
    elif movement.kind != LEAVE:
        fold.prison = None
    if record is not None:
        effect = after(record, movement)
        fold.write(entry, replace(record, prison=fold.prison or record.prison), effect)


def _shown_by(fact: Any, prison: str | None) -> CustodyRecord | None:
    """The record there must have been, where a movement is the first word of a sentence."""
    location = f"prison-{prison}" if prison else None
    if isinstance(fact, PersonReceived) and fact.basis in SHOWS_SENTENCE:
        return CustodyRecord(SHOWS_SENTENCE[fact.basis], location, prison)
    if isinstance(fact, PersonReleased) and fact.kind in SUPERVISED_KINDS:
        return CustodyRecord("in-custody", location, prison)
    return None


def _sentenced(fold: Fold, entry: Entry) -> None:
    """A later sentence is the one the record is of; to somebody inside it changes nothing else."""
    day, record = entry.fact.sentenced_on, fold.running()
    if entry.fact.kind != "custody" or (
        record is not None and record.sentenced_on is not None and record.sentenced_on >= day
    ):
        return
    if record is not None and record.status in INSIDE:
        fold.record = replace(record, sentenced_on=day)
        return
    location = f"prison-{fold.prison}" if fold.prison else None
    new = CustodyRecord("sentenced-in-custody", location, fold.prison, day)
    fold.began_on = day
    fold.write(entry, new, Effect(new.status, new.location))


def _recall_agreed(fold: Fold, entry: Entry) -> None:
    record = fold.running() or CustodyRecord(LICENCE)
    if record.status in RECALLABLE:
        fold.before_recall = record
        effect = Effect("recalled", record.location, recall_recorded=True, recall_reason=AGREED)
    else:
        effect = Effect(record.status, record.location, recall_problem="recall-not-required")
    fold.write(entry, record, effect)


def _recall_rescinded(fold: Fold, entry: Entry) -> None:
    record, before = fold.running(), fold.before_recall
    if record is not None and record.status == "recalled" and before is not None:
        fold.write(entry, before, Effect(before.status, record.location))


def _supervised(fold: Fold, entry: Entry) -> None:
    """Post-sentence supervision follows a licence; whoever is inside isn't under it yet."""
    record = fold.record or CustodyRecord(LICENCE)
    if entry.fact.kind == "pss" and record.status in (LICENCE, OVER):
        fold.write(entry, record, Effect(PSS, record.location))


def _over(fold: Fold, entry: Entry) -> None:
    """The end of a licence that a recall brought is no end of the sentence."""
    record = fold.running()
    if record is not None and record.status in (LICENCE, PSS):
        fold.write(entry, record, Effect(OVER, record.location))


DECIDED: Mapping[type, Callable[[Fold, Entry], None]] = {
    SentenceImposed: _sentenced,
    RecallAgreed: _recall_agreed,
    RecallRescinded: _recall_rescinded,
    SupervisionStarted: _supervised,
    SupervisionEnded: _over,
}
