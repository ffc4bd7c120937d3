"""What probation itself last said about a custody, and whether its record has kept up.

Probation's systems tell of no custody status outright. What they tell implies one: a recall agreed,
supervision begun or over, and where they send it a reception or a release of their own.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from domain.calendar import london_day
from domain.facts.custody import PersonReceived, PersonReleased
from domain.facts.recall import RecallAgreed, RecallRescinded
from domain.facts.sentence import SupervisionEnded, SupervisionStarted
from domain.journey.journey import Journey
from domain.journey.probation_record import INSIDE, LICENCE, OVER, PSS
from domain.journey.supervision import supervision_ends

PROBATION = "probation"
ROWS: Mapping[tuple[type, str], str] = {  # (fact, kind of supervision) -> the status it implies
    (RecallAgreed, ""): "recalled",
    (RecallRescinded, ""): LICENCE,
    (SupervisionStarted, "licence"): LICENCE,
    (SupervisionStarted, "pss"): PSS,
    (SupervisionEnded, "licence"): OVER,
    (SupervisionEnded, "pss"): OVER,
    (PersonReceived, ""): "in-custody",
    (PersonReleased, ""): LICENCE,
}
WORDS: tuple[type, ...] = tuple({fact: None for fact, _ in ROWS})
FITS: Mapping[str, frozenset[str]] = {  # a word still holds while the record says one of these
    "recalled": INSIDE | {"recalled"},
    "in-custody": INSIDE,
}


@dataclass(frozen=True, slots=True)
class Word:
    """Something that probation said of the custody."""

    fact: str  # its key
    at: datetime
    status: str  # what it implies


def last_word(journey: Journey, since: date) -> Word | None:
    """The last such word on or after a day; None: probation has said nothing of it since."""
    passing = {e.key for e in journey.of(SupervisionEnded)}
    passing -= {e.key for e in supervision_ends(journey)}
    for entry in reversed(journey.of(*WORDS)):
        if entry.agency != PROBATION or entry.key in passing:
            continue
        status = _implied(entry.fact)
        if status is not None and london_day(entry.happened_at) >= since:
            return Word(entry.key, entry.happened_at, status)
    return None


def agrees(told: Word | None, statuses: Iterable[str]) -> str:
    """yes, no or not-told. `statuses`: of the record on the days after the word, and now."""
    if told is None:
        return "not-told"
    fits = FITS.get(told.status, frozenset({told.status}))
    return "yes" if fits.issuperset(statuses) else "no"


def _implied(fact: Any) -> str | None:
    supervision = isinstance(fact, (SupervisionStarted, SupervisionEnded))
    return ROWS.get((type(fact), fact.kind if supervision else ""))
