"""What was told that a handover date depends on, within one stay in custody."""

from dataclasses import dataclass
from datetime import date

from domain.calendar import london_day
from domain.facts.entry import Entry
from domain.facts.parole import EarlyAllocationAssessed
from domain.facts.responsibility import CaseAllocated
from domain.facts.risk import MappaLevelSet
from domain.facts.sentence import DatesCalculated, SentenceImposed
from domain.journey.area import in_wales
from domain.journey.custody import Custody
from domain.journey.early_allocation import early_allocation
from domain.journey.handover_anchor import HandoverCase
from domain.journey.handover_date import HandoverDate
from domain.journey.journey import Journey
from domain.journey.open_prisons import OpenConditions
from domain.journey.parole import of_sentence
from domain.journey.person import sex
from domain.journey.sentence import Told, dates_told, latest_custody_sentence
from domain.policy.policy import Policy

FACTS = (SentenceImposed, DatesCalculated, CaseAllocated, MappaLevelSet, EarlyAllocationAssessed)
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


def told_case(
    journey: Journey,
    policy: Policy,
    stay: Custody,
    start: str,
    opened: OpenConditions | None = None,
) -> ToldCase | None:
    """The case as these facts tell it; None where the person is not held on a sentence to custody."""
    upto = stay.ended_at or journey.as_of
    sentence = serving(journey, stay)
    if sentence is None:
        return None
    dates = dates_told(journey, upto)
    early = early_allocation(journey, policy, sentence, upto)
    allocated = journey.latest(CaseAllocated, upto=upto)
    level = journey.latest(MappaLevelSet, upto=upto)
    hearing_on = _on(dates, "target_hearing_on")
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
        hearing_on=hearing_on if of_sentence(hearing_on, sentence.fact.sentenced_on) else None,
        start=start,
        open_kind=opened.kind if opened else "",
        open_since_on=london_day(opened.by.happened_at) if opened else None,
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


def model_start(journey: Journey, stay: Custody) -> str:
    """Whose start of the model counts: women's, that of Wales, or that of England."""
    if sex(journey) == "female":
        return "women"
    wales = in_wales(journey, stay.since, stay.ended_at or journey.as_of)
    return "wales" if wales else "england-men"


def _on(dates: dict[str, Told], field: str) -> date | None:
    told = dates.get(field)
    return told.on if told else None
