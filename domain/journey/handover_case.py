"""What was told that a handover date depends on, within one stay in custody."""

from dataclasses import dataclass
from datetime import date, datetime

from domain.facts.custody import ImmigrationHoldServed
from domain.facts.entry import Entry
from domain.facts.responsibility import CaseAllocated
from domain.facts.risk import MappaLevelSet
from domain.facts.sentence import DatesCalculated, SentenceImposed
from domain.journey.area import in_wales
from domain.journey.custody import Custody
from domain.journey.handover_date import HandoverCase, HandoverDate
from domain.journey.journey import Journey
from domain.journey.person import sex
from domain.journey.sentence import Told, dates_told, latest_custody_sentence

FACTS = (SentenceImposed, DatesCalculated, CaseAllocated, MappaLevelSet)
CRC = "provider:crc-"
EARLY = "early-allocation"


@dataclass(frozen=True, slots=True)
class ToldCase:
    """The case, the sentence it is about, and the facts that said so."""

    case: HandoverCase
    sentence: Entry
    dates: dict[str, Told]
    early: Entry | None
    allocated: Entry | None
    level: Entry | None

    def rests_on(self, found: HandoverDate) -> tuple[Entry, ...]:
        """The facts which made it this date."""
        counted = (found.counted_from, found.release_on)
        dates = [told.first for told in self.dates.values() if told.on in counted]
        other = {EARLY: self.early, "crc": self.allocated, "mappa": self.level}.get(found.why)
        return tuple(dict.fromkeys((self.sentence, *dates, *([other] if other else []))))


def told_case(journey: Journey, stay: Custody, start: str) -> ToldCase | None:
    """The case as these facts tell it; None where the person is not held on a sentence to custody."""
    upto = stay.ended_at or journey.as_of
    sentence = serving(journey, stay)
    if sentence is None:
        return None
    dates = dates_told(journey, upto)
    early = _early(journey, upto)
    allocated = journey.latest(CaseAllocated, upto=upto)
    level = journey.latest(MappaLevelSet, upto=upto)
    case = HandoverCase(
        sentenced_on=sentence.fact.sentenced_on,
        indeterminate=bool(sentence.fact.indeterminate),
        early=early is not None,
        crc=allocated is not None and allocated.fact.to.startswith(CRC),
        mappa_level=level.fact.level if level else None,
        conditional_on=_on(dates, "conditional_release_on"),
        automatic_on=_on(dates, "automatic_release_on"),
        parole_on=_on(dates, "parole_eligible_on"),
        hdc_eligible_on=_on(dates, "hdc_eligible_on"),
        hdc_actual_on=_on(dates, "hdc_actual_on"),
        tariff_on=_on(dates, "tariff_expires_on"),
        hearing_on=_on(dates, "target_hearing_on"),
        start=start,
    )
    return ToldCase(case, sentence, dates, early, allocated, level)


def serving(journey: Journey, stay: Custody) -> Entry | None:
    """The sentence to custody served in this stay: passed in it, or what the person was received on."""
    sentence = latest_custody_sentence(journey, stay.ended_at)
    if sentence is None:
        return None
    received_on_it = any(entry.fact.basis in ("sentence", "recall") for entry in stay.receptions)
    passed_in_it = stay.since is None or sentence.happened_at > stay.since
    return sentence if received_on_it or passed_in_it else None


def excluded(journey: Journey, stay: Custody) -> bool:
    """No handover date once received on recall or held for immigration."""
    if any(entry.fact.basis in ("recall", "immigration") for entry in stay.receptions):
        return True
    return any(stay.holds(entry.happened_at) for entry in journey.of(ImmigrationHoldServed))


def model_start(journey: Journey, stay: Custody) -> str:
    """Whose start of the model counts: women's, that of Wales, or that of England."""
    if sex(journey) == "female":
        return "women"
    wales = in_wales(journey, stay.since, stay.ended_at or journey.as_of)
    return "wales" if wales else "england-men"


def _early(journey: Journey, upto: datetime) -> Entry | None:
    """The fact which told of an early allocation, unless a later one said otherwise."""
    found: Entry | None = None
    for entry in journey.of(DatesCalculated):
        if entry.happened_at <= upto and entry.fact.early_allocation is not None:
            again = found if found and entry.fact.early_allocation else None
            found = again or (entry if entry.fact.early_allocation else None)
    return found


def _on(dates: dict[str, Told], field: str) -> date | None:
    told = dates.get(field)
    return told.on if told else None
