"""Rules on what goes through the gate with a person: medication, and naloxone."""

from collections.abc import Iterator
from datetime import timedelta

from domain.calendar import day_start, london_day
from domain.facts.entry import Entry
from domain.facts.health import (
    MedicationSupplied,
    NaloxoneSupplied,
    RegimenRecorded,
    TreatmentStarted,
)
from domain.facts.need import NeedClosed, NeedIdentified
from domain.finding import Deadline
from domain.journey.custody import Custody
from domain.journey.ends import ends
from domain.journey.journey import Journey
from domain.journey.release import release_name, released_stays
from domain.policy.policy import Amount
from domain.rules.duty import Ask, Duty, Met
from domain.rules.rule import Rule

MEDICATION, MEDICATION_FROM_COURT = "medication-supply.within", "medication-supply.from-court"
LASTS, HANDED_OUT = "medication-supply.lasts", "medication-supply.handed-out"
NALOXONE = "naloxone.within"


def on_medication(journey: Journey, ask: Ask) -> Iterator[Duty]:
    """Rule 15: each release while medication is prescribed."""
    for _, release in released_stays(journey):
        regimen = journey.latest(RegimenRecorded, upto=release.happened_at)
        if regimen is None or not regimen.fact.active:
            continue
        on = london_day(release.happened_at)
        name = MEDICATION_FROM_COURT if release.fact.kind == "court" else MEDICATION
        amount, lasts = ask.policy.pick(name, on), ask.policy.pick(LASTS, on)
        early = ask.policy.pick(HANDED_OUT, on)
        deadline = ask.policy.hours_after(release.happened_at, amount)
        yield Duty(
            anchor=release,
            deadline=deadline,
            meetings=_supplied(journey, release, deadline, lasts, early),
            ended=ends(journey, release.happened_at, absconding=True),
            told_by="health",
            armed_by=(release, regimen),
            about=release_name(release),
            values=(amount.read, lasts.read, early.read),
        )


def _supplied(
    journey: Journey, release: Entry, deadline: Deadline, lasts: Amount, early: Amount
) -> tuple[Met, ...]:
    """One supply that lasts long enough; before the gate it is at hand with the release."""
    since = day_start(london_day(release.happened_at) - timedelta(days=early.number))
    return tuple(
        Met(max(entry.happened_at, release.happened_at), (entry,))
        for entry in journey.of(MedicationSupplied)
        if entry.fact.days >= lasts.number
        and since <= entry.happened_at
        and deadline.in_time(entry.happened_at)
    )


def opioids_known(journey: Journey, ask: Ask) -> Iterator[Duty]:
    """Rule 21: each release of somebody whose opioid use was known inside."""
    for stay, release in released_stays(journey):
        known = _opioid_history(journey, stay, release)
        if release.fact.kind == "court" or known is None or _not_required(journey, release):
            continue
        on = london_day(release.happened_at)
        amount = ask.policy.pick(NALOXONE, on)
        since = stay.began_at or stay.since
        yield Duty(
            anchor=release,
            deadline=ask.policy.after(on, amount),
            meetings=tuple(
                Met(entry.happened_at, (entry,))
                for entry in journey.of(NaloxoneSupplied)
                if since is None or entry.happened_at >= since
            ),
            ended=ends(journey, release.happened_at, absconding=True),
            told_by="health",
            armed_by=(release, known),
            about=release_name(release),
            values=(amount.read,),
        )


def _opioid_history(journey: Journey, stay: Custody, release: Entry) -> Entry | None:
    """What first told of it in this custody: a need, or substitution treatment."""
    since = stay.began_at or stay.since
    for entry in journey.of(NeedIdentified, TreatmentStarted):
        fact = entry.fact
        inside = (since is None or entry.happened_at >= since) and (
            entry.happened_at <= release.happened_at
        )
        if isinstance(fact, NeedIdentified):
            told = fact.kind == "opioid"
        else:
            told = fact.setting == "custody" and bool(fact.substitute)
        if inside and told:
            return entry
    return None


def _not_required(journey: Journey, release: Entry) -> bool:
    return any(
        entry.fact.kind == "opioid"
        and entry.fact.outcome == "not-required"
        and entry.happened_at < release.happened_at
        for entry in journey.of(NeedClosed)
    )


MEDICATION_SUPPLIED = Rule(
    number=15,
    code="health-medication-break",
    says=(
        "Whoever is on medication leaves with a supply of {medication-supply.lasts};"
        " from court within {medication-supply.from-court}."
    ),
    shape="at",
    kind="PIT",
    severity="critical",
    owner="prison healthcare",
    told_by="health",
    duties=on_medication,
    values=(MEDICATION, MEDICATION_FROM_COURT, LASTS, HANDED_OUT),
    source="RECONNECT guidance",
)
NALOXONE_SUPPLIED = Rule(
    number=21,
    code="naloxone-not-supplied",
    says="Whoever has used opioids leaves with naloxone, or has declined it.",
    shape="at",
    kind="PIT",
    severity="high",
    owner="prison healthcare",
    told_by="health",
    duties=opioids_known,
    values=(NALOXONE,),
    source="ACMD; Forward Trust",
)

RULES: tuple[Rule, ...] = (MEDICATION_SUPPLIED, NALOXONE_SUPPLIED)
