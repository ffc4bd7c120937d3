"""An address proposed for release is looked at while there is still time to find another."""

from collections.abc import Iterator
from datetime import date

from domain.calendar import london_day
from domain.facts.accommodation import AddressChecked, AddressProposed, BedBooked, BedCancelled
from domain.facts.entry import Entry
from domain.finding import Deadline
from domain.journey.arming import once
from domain.journey.ends import ends
from domain.journey.holder import HELD_BY_PROVIDERS, holder
from domain.journey.journey import Journey
from domain.journey.notice import NOTICE, notice_read
from domain.journey.plans import Planned, in_force, moved_back, planned_releases
from domain.rules.duty import Ask, Duty, Met
from domain.rules.rule import Rule

CHECKED, CHECKED_BEFORE = "address-check.within", "address-check.before"
BAIL_AND_CURFEW = "cas2"


def addresses_proposed(journey: Journey, ask: Ask) -> Iterator[Duty]:
    """Rule 8: each address proposed, unless a bed for bail and curfew makes it needless."""
    for proposed in once(journey.of(AddressProposed), lambda fact: fact.address):
        planned = _planned_then(journey, proposed)
        deadline, read = _deadline(journey, ask, proposed, planned)
        if _bed_instead(journey, proposed, deadline):
            continue
        yield Duty(
            anchor=proposed,
            deadline=deadline,
            meetings=tuple(
                Met(entry.happened_at, (entry,))
                for entry in journey.of(AddressChecked)
                if entry.fact.address == proposed.fact.address
                and entry.happened_at >= proposed.happened_at
            ),
            ended=ends(journey, proposed.happened_at, absconding=True),
            told_by=holder(journey, ask.policy, london_day(proposed.happened_at), deadline),
            rests_on=planned.plans if planned else (),
            values=read,
        )


def _planned_then(journey: Journey, proposed: Entry) -> Planned | None:
    """The release planned in the custody in which it was proposed."""
    for planned in planned_releases(journey):
        if planned.inside(proposed.happened_at):
            return planned
    return None


def _deadline(
    journey: Journey, ask: Ask, proposed: Entry, planned: Planned | None
) -> tuple[Deadline, tuple[tuple[str, int], ...]]:
    """So soon after it was proposed; before a release that comes sooner, by short notice."""
    on = london_day(proposed.happened_at)
    usual, ahead = ask.policy.pick(CHECKED, on), ask.policy.pick(CHECKED_BEFORE, on)
    deadline = ask.policy.after(on, usual)

    def last_good(release_on: date) -> Deadline | None:
        return ask.policy.before(release_on, ahead) if release_on > on else None

    steps = in_force(journey, planned) if planned and planned.on > on else ()
    sooner = moved_back(steps, proposed.recorded_at, last_good, ask.policy) if steps else None
    if sooner is None or sooner.ends_at >= deadline.ends_at:
        return deadline, (usual.read,)
    notice = notice_read(sooner, ask.policy, london_day(sooner.ends_at))
    return sooner, (ahead.read, *notice)


def _bed_instead(journey: Journey, proposed: Entry, deadline: Deadline) -> bool:
    """A bed known by the due day, not called off by then, and not over when it was proposed."""
    on = london_day(proposed.happened_at)
    called_off = {
        entry.fact.booking
        for entry in journey.of(BedCancelled)
        if deadline.in_time(entry.happened_at)
    }
    return any(
        entry.fact.scheme == BAIL_AND_CURFEW
        and entry.fact.booking not in called_off
        and deadline.in_time(entry.recorded_at)
        and (entry.fact.leave_on is None or entry.fact.leave_on > on)
        for entry in journey.of(BedBooked)
    )


ADDRESS_CHECKED = Rule(
    number=8,
    code="accom-address-unchecked",
    says=(
        "An address proposed for release is checked within {address-check.within}, and"
        " {address-check.before} before release at the latest."
    ),
    shape="within",
    kind="OPEN",
    severity="high",
    owner="community offender manager",
    told_by="the holder of the case",
    duties=addresses_proposed,
    values=(CHECKED, CHECKED_BEFORE, NOTICE, HELD_BY_PROVIDERS),
    source="Case Transfer Policy Framework notes 2022",
)

RULES: tuple[Rule, ...] = (ADDRESS_CHECKED,)
