"""The sentence a person serves: the latest to custody, how long it is, and the dates told for it."""

from dataclasses import dataclass
from datetime import date, datetime

from domain.calendar import add_months
from domain.facts.entry import Entry
from domain.facts.sentence import DatesCalculated, SentenceImposed
from domain.journey.journey import Journey

TWELVE_MONTHS = 12
YEAR_DAYS = 365


@dataclass(frozen=True, slots=True)
class Told:
    """A date of a sentence, the fact that told it last, and the first that told this same day."""

    on: date
    by: Entry  # the last word
    first: Entry  # of an unbroken run of the same word: a date told again is not new


def custody_sentences(journey: Journey, upto: datetime | None = None) -> list[Entry]:
    """Sentences to custody, in order of the day they were passed; of one day the longest last."""
    found = journey.once("custody sentences", lambda: _custody_sentences(journey))
    return [entry for entry in found if upto is None or entry.happened_at <= upto]


def _custody_sentences(journey: Journey) -> list[Entry]:
    found = [entry for entry in journey.of(SentenceImposed) if entry.fact.kind == "custody"]
    return sorted(found, key=lambda entry: (entry.fact.sentenced_on, _length(entry.fact)))


def latest_custody_sentence(journey: Journey, upto: datetime | None = None) -> Entry | None:
    """The latest sentence to custody; of two passed on one day, the longest."""
    found = custody_sentences(journey, upto)
    return found[-1] if found else None


def _length(fact: SentenceImposed) -> tuple[bool, date]:
    """Orders sentences of one day: indeterminate above all, then by the day they would run to."""
    end = add_months(fact.sentenced_on, fact.months or 0)
    return (bool(fact.indeterminate), date.fromordinal(end.toordinal() + (fact.days or 0)))


def under_twelve_months(fact: SentenceImposed) -> bool | None:
    """Whether the term is under 12 months (only days told: under 365); None: length not told."""
    if fact.indeterminate:
        return False
    if fact.months is not None:
        return fact.months < TWELVE_MONTHS
    return None if fact.days is None else fact.days < YEAR_DAYS


def length_in_days(fact: SentenceImposed) -> int | None:
    """How many days the term is from the day of sentence; None: no term, or its length not told."""
    if fact.indeterminate or (fact.months is None and fact.days is None):
        return None
    return (_length(fact)[1] - fact.sentenced_on).days


def dates_told(journey: Journey, before: datetime | None = None) -> dict[str, Told]:
    """Each date of `sentence.dates_calculated` as last told (before a moment), by field name."""
    if before is None:
        return journey.once("dates told", lambda: _dates_told(journey, None))
    return _dates_told(journey, before)


def _dates_told(journey: Journey, before: datetime | None) -> dict[str, Told]:
    told: dict[str, Told] = {}
    for entry in journey.of(DatesCalculated):
        if before is not None and entry.happened_at >= before:
            break
        for field in DATE_FIELDS:
            day = getattr(entry.fact, field)
            if day is not None:
                told[field] = _again(told.get(field), day, entry)
    return told


def _again(earlier: Told | None, day: date, entry: Entry) -> Told:
    if earlier is None or earlier.on != day:
        return Told(day, entry, entry)
    first = min(earlier.first, entry, key=lambda e: (e.recorded_at, e.position))
    return Told(day, entry, first)


DATE_FIELDS: tuple[str, ...] = (
    "conditional_release_on",
    "automatic_release_on",
    "hdc_eligible_on",
    "hdc_actual_on",
    "parole_eligible_on",
    "tariff_expires_on",
    "target_hearing_on",
    "sentence_expires_on",
    "licence_expires_on",
    "top_up_ends_on",
    "post_recall_release_on",
    "confirmed_release_on",
)
