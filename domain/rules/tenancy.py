"""A short time in prison need not cost anybody their home."""

from collections.abc import Iterator
from datetime import date, datetime

from domain.calendar import london_day
from domain.facts.accommodation import AccommodationRecorded
from domain.facts.entry import Entry
from domain.facts.need import NeedActionStarted, NeedIdentified
from domain.journey.custody import Custody
from domain.journey.ends import Ended, ends, first_end
from domain.journey.holder import HELD_BY_PROVIDERS, holder
from domain.journey.journey import Journey
from domain.journey.learning import release_expected
from domain.journey.needs import speaks_of
from domain.rules.duty import Ask, Duty, Met
from domain.rules.exempt import need_closed
from domain.rules.rule import Rule

ACTED_ON, LONGEST = "tenancy-acted-on.within", "tenancy-acted-on.stay"
ACCOMMODATION, TENANCY = "accommodation", "tenancy"
BASES = frozenset({"sentence", "remand", "recall"})


def received_with_a_tenancy(journey: Journey, ask: Ask) -> Iterator[Duty]:
    """Rule 7: each reception of a tenant who is expected out again before the rent runs dry."""
    if not journey.of(AccommodationRecorded) and not journey.of(NeedIdentified):
        return
    for stay in journey.custody:
        for reception in stay.receptions:
            if reception.fact.basis not in BASES:
                continue
            tenancy = _tenancy(journey, stay, reception)
            if tenancy and _out_soon(journey, ask, stay, london_day(reception.happened_at)):
                yield _duty(journey, ask, stay, reception, tenancy)


def _duty(
    journey: Journey, ask: Ask, stay: Custody, reception: Entry, tenancy: tuple[Entry, ...]
) -> Duty:
    at, on = reception.happened_at, london_day(reception.happened_at)
    amount, longest = ask.policy.pick(ACTED_ON, on), ask.policy.pick(LONGEST, on)
    deadline = ask.policy.after(on, amount)
    closed, late = need_closed(journey, ACCOMMODATION, TENANCY, at, deadline)
    acted = (
        Met(entry.happened_at, (entry,))
        for entry in journey.of(NeedActionStarted)
        if entry.happened_at >= at and speaks_of(entry.fact, ACCOMMODATION, TENANCY)
    )
    return Duty(
        anchor=reception,
        deadline=deadline,
        meetings=(*acted, *late),
        ended=first_end(ends(journey, at, absconding=True), _released(stay), closed),
        told_by=holder(journey, ask.policy, on, deadline),
        armed_by=(reception, *tenancy),
        about=f"{reception.fact.basis} {on}",
        values=(amount.read, longest.read),
    )


def _tenancy(journey: Journey, stay: Custody, reception: Entry) -> tuple[Entry, ...]:
    """What says so: a tenancy that holds on the day of the reception, or a need seen inside."""
    at, on = reception.happened_at, london_day(reception.happened_at)
    since = _received_before(journey, at)
    kept = (
        entry
        for entry in journey.of(AccommodationRecorded)
        if entry.fact.kind == TENANCY
        and (since is None or entry.fact.from_on >= since)
        and entry.fact.from_on <= on
        and (entry.fact.to_on is None or entry.fact.to_on > on)
    )
    needed = (
        entry
        for entry in journey.of(NeedIdentified)
        if (entry.fact.pathway, entry.fact.kind) == (ACCOMMODATION, TENANCY)
        and entry.happened_at >= at
        and stay.holds(entry.happened_at)
    )
    return (*kept, *needed)


def _received_before(journey: Journey, moment: datetime) -> date | None:
    """The day of the reception before this one: what was recorded for earlier counts no more."""
    days = (
        london_day(entry.happened_at)
        for stay in journey.custody
        for entry in stay.receptions
        if entry.happened_at < moment
    )
    return max(days, default=None)


def _out_soon(journey: Journey, ask: Ask, stay: Custody, on: date) -> bool:
    last_on = ask.policy.after(on, ask.policy.pick(LONGEST, on)).due_on
    expected_on = release_expected(journey, stay, on)
    return expected_on is not None and last_on is not None and expected_on <= last_on


def _released(stay: Custody) -> Ended | None:
    out = stay.released
    return Ended(out.happened_at, "released", (out,)) if out else None


TENANCY_KEPT = Rule(
    number=7,
    code="accom-tenancy-at-risk",
    says=(
        "Whoever comes into prison with a tenancy, for {tenancy-acted-on.stay} at most, has"
        " somebody see to it within {tenancy-acted-on.within}."
    ),
    shape="within",
    kind="OPEN",
    severity="medium",
    owner="pre-release team",
    told_by="the holder of the case",
    duties=received_with_a_tenancy,
    values=(ACTED_ON, LONGEST, HELD_BY_PROVIDERS),
    source="Short Sentence Function notes 2022; PA (Bradford housing options)",
)

RULES: tuple[Rule, ...] = (TENANCY_KEPT,)
