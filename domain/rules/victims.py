"""The victim of a grave crime is found and asked what they want to know."""

from collections.abc import Iterator
from datetime import date

from domain.calendar import day_start
from domain.facts.consent import VictimContacted, VictimOptedOut, VictimReferred
from domain.facts.entry import Entry
from domain.facts.sentence import SentenceImposed
from domain.journey.ends import Ended, ends, first_end
from domain.journey.holder import HELD_BY_PROVIDERS, holder
from domain.journey.journey import Journey
from domain.journey.sentence import under_twelve_months
from domain.journey.steps import two_steps
from domain.rules.duty import Ask, Duty, Met
from domain.rules.rule import Rule

REFERRED, CONTACTED = "victim-referral.within", "victim-contact.within"


def grave_sentences(journey: Journey, ask: Ask) -> Iterator[Duty]:
    """Rule 73: each day of a sentence for a violent or sexual offence that entitles the victim."""
    days: dict[date, Entry] = {}
    for entry in journey.of(SentenceImposed):
        if _entitles(entry.fact):
            days.setdefault(entry.fact.sentenced_on, entry)
    for on, sentence in days.items():
        first, second = ask.policy.pick(REFERRED, on), ask.policy.pick(CONTACTED, on)
        deadline, step = two_steps(ask.policy, on, first, second, journey.of(VictimReferred))
        yield Duty(
            anchor=sentence,
            deadline=deadline,
            meetings=tuple(
                Met(entry.happened_at, (entry,))
                for entry in journey.of(VictimContacted)
                if entry.happened_at >= day_start(on)
            ),
            ended=first_end(ends(journey, sentence.happened_at), _opted_out(journey, on)),
            told_by=holder(journey, ask.policy, on, deadline),
            about=str(on),
            rests_on=(step,) if step else (),
            values=(first.read, second.read),
        )


def _entitles(fact: SentenceImposed) -> bool:
    grave = fact.kind == "custody" and bool(fact.violent_or_sexual)
    return grave and under_twelve_months(fact) is False


def _opted_out(journey: Journey, on: date) -> Ended | None:
    for entry in journey.of(VictimOptedOut):
        if entry.happened_at >= day_start(on):
            return Ended(entry.happened_at, "the victim opted out", (entry,))
    return None


VICTIM_ASKED = Rule(
    number=73,
    code="victim-contact-late",
    says=(
        "The victim of a grave violent or sexual crime is referred to the liaison unit within"
        " {victim-referral.within} of sentence, and approached within {victim-contact.within} of"
        " the referral."
    ),
    shape="within",
    kind="OPEN",
    severity="medium",
    owner="victim contact unit",
    told_by="the holder of the case",
    duties=grave_sentences,
    values=(REFERRED, CONTACTED, HELD_BY_PROVIDERS),
    source="Victims' Code, right 11",
)

RULES: tuple[Rule, ...] = (VICTIM_ASKED,)
