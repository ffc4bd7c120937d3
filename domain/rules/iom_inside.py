"""A scheme does not lose sight of somebody who is sent to prison."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from domain.calendar import day_start, london_day
from domain.facts.entry import Entry
from domain.finding import Deadline
from domain.journey.custody import Custody
from domain.journey.ends import Ended, ends, first_end
from domain.journey.iom import (
    Membership,
    contacts,
    deselected_after,
    membership_at,
    memberships,
)
from domain.journey.journey import Journey
from domain.journey.notice import NOTICE, notice_read
from domain.journey.plans import Planned, in_force, moved_back, planned_releases
from domain.rules.duty import Ask, Duty, Met
from domain.rules.rule import Rule

FIRST, NEXT = "iom-custody-contact.within", "iom-custody-contact.again"
BEFORE, WINDOW = "iom-custody-contact.before-release", "iom-custody-contact.window"
HELD_FOR = frozenset({"remand", "sentence", "recall"})


def members_inside(journey: Journey, ask: Ask) -> Iterator[Duty]:
    """Rule 68: the reception of a member, each contact inside, and the time before release."""
    if not memberships(journey):
        return
    for stay in journey.custody:
        received = _received(journey, stay)
        if received is not None:
            yield _next_contact(journey, ask, stay, received, FIRST)
            for contact in contacts(journey):
                at = contact.happened_at
                inside = stay.holds(at) and at >= received.happened_at
                if inside and membership_at(journey, at) is not None:
                    yield _next_contact(journey, ask, stay, contact, NEXT)
    for planned in planned_releases(journey):
        yield from _before_release(journey, ask, planned)


def _received(journey: Journey, stay: Custody) -> Entry | None:
    """The reception that took a member in; returns, civil and immigration matters are none."""
    for entry in stay.receptions:
        if entry.fact.basis in HELD_FOR and membership_at(journey, entry.happened_at):
            return entry
    return None


def _next_contact(journey: Journey, ask: Ask, stay: Custody, anchor: Entry, name: str) -> Duty:
    on = london_day(anchor.happened_at)
    amount = ask.policy.pick(name, on)
    return Duty(
        anchor=anchor,
        deadline=ask.policy.after(on, amount),
        meetings=tuple(
            Met(entry.happened_at, (entry,))
            for entry in contacts(journey)
            if entry.happened_at > anchor.happened_at
        ),
        ended=_over(journey, stay, anchor.happened_at),
        told_by="police",
        leg="reception" if name == FIRST else "contact",
        values=(amount.read,),
    )


def _before_release(journey: Journey, ask: Ask, planned: Planned) -> Iterator[Duty]:
    if planned.stay.receptions and not any(
        entry.fact.basis in HELD_FOR for entry in planned.stay.receptions
    ):
        return
    anchor = min(planned.plans, key=lambda entry: (entry.recorded_at, entry.key))
    member = _member(journey, planned, anchor.happened_at)
    if member is None or _last_good(ask, planned, planned.on) is None:
        return

    def last_good(release_on: date) -> Deadline | None:
        return _last_good(ask, planned, release_on)

    steps = in_force(journey, planned)
    deadline = moved_back(steps, member.began.recorded_at, last_good, ask.policy)
    if deadline is not None:
        window = ask.policy.pick(WINDOW, planned.on)
        since = day_start(planned.on - timedelta(days=window.number))
        armed_at = max(anchor.happened_at, member.began.happened_at)
        yield Duty(
            anchor=anchor,
            deadline=deadline,
            meetings=tuple(
                Met(e.happened_at, (e,)) for e in contacts(journey) if e.happened_at >= since
            ),
            ended=_over(journey, planned.stay, armed_at),
            told_by="police",
            leg="release",
            armed_by=(*planned.plans, member.began),
            about=planned.name,
            armed_at=armed_at,
            values=(
                ask.policy.pick(BEFORE, planned.on).read,
                window.read,
                *notice_read(deadline, ask.policy, london_day(deadline.ends_at)),
            ),
        )


def _last_good(ask: Ask, planned: Planned, release_on: date) -> Deadline | None:
    """So long before release; whoever came in later than that was not there to be seen."""
    deadline = ask.policy.before(release_on, ask.policy.pick(BEFORE, release_on))
    begin = planned.since
    return deadline if begin is None or deadline.in_time(begin) else None


def _member(journey: Journey, planned: Planned, plan_at: datetime) -> Membership | None:
    """The time on the scheme in which the release came to be planned, or that began inside later."""
    out = planned.stay.ended_at
    for member in memberships(journey):
        began = member.began.happened_at
        if member.holds(max(plan_at, began)) and (out is None or began < out):
            return member
    return None


def _over(journey: Journey, stay: Custody, since: datetime) -> Ended | None:
    out = stay.released
    return first_end(
        ends(journey, since),
        Ended(out.happened_at, "released", (out,)) if out is not None else None,
        deselected_after(journey, since),
    )


LINK_KEPT = Rule(
    number=68,
    code="iom-custody-link-lost",
    says=(
        "Whoever is on an integrated offender management scheme and is sent to prison hears from it"
        " within {iom-custody-contact.within}, then within {iom-custody-contact.again} each time,"
        " and again {iom-custody-contact.before-release} before release, at the latest."
    ),
    shape="within",
    kind="OPEN",
    severity="medium",
    owner="integrated offender management and prison lead",
    told_by="police",
    duties=members_inside,
    values=(FIRST, NEXT, BEFORE, WINDOW, NOTICE),
    source="Senior: the prison was part of half the schemes",
)

RULES: tuple[Rule, ...] = (LINK_KEPT,)
