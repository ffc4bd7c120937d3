"""Rules on referrals: a service that is asked answers, and sees the person."""

from collections.abc import Iterator
from datetime import date

from domain.calendar import london_day
from domain.facts.entry import Entry
from domain.facts.need import NeedClosed
from domain.facts.referral import (
    FirstSessionAttended,
    ReferralAccepted,
    ReferralDeclined,
    ReferralMade,
)
from domain.finding import Deadline
from domain.journey.arming import once
from domain.journey.ends import Ended, ends, first_end
from domain.journey.holder import HELD_BY_PROVIDERS, holder
from domain.journey.journey import Journey
from domain.journey.plans import planned_releases
from domain.journey.receiver import who
from domain.journey.referrals import of_referral, same_purpose
from domain.journey.release import received_after
from domain.rules.duty import Ask, Duty, Met
from domain.rules.rule import Rule

ANSWERED, ATTENDED = "referral-answered.within", "referral-attended.within"
OTHER_RULES = frozenset({"lha", "cas3"})  # duties of their own


def referred(journey: Journey, ask: Ask) -> Iterator[Duty]:
    """Rule 43: each referral has to be answered, and the person seen."""
    for made in once(journey.of(ReferralMade), lambda fact: fact.referral):
        if made.fact.service not in OTHER_RULES:
            yield _answer(journey, ask, made)
            yield _attendance(journey, ask, made)


def _answer(journey: Journey, ask: Ask, made: Entry) -> Duty:
    answers = (ReferralAccepted, ReferralDeclined, FirstSessionAttended)
    meetings = [
        Met(entry.happened_at, (entry,))
        for entry in of_referral(journey, made, *answers)
        if not _by_the_person(entry)
    ]
    return _duty(journey, ask, made, ANSWERED, london_day(made.happened_at), meetings, None)


def _attendance(journey: Journey, ask: Ask, made: Entry) -> Duty:
    seen = of_referral(journey, made, FirstSessionAttended)
    meetings = [*(Met(e.happened_at, (e,)) for e in seen), *_instead(journey, made)]
    back = received_after(journey, made.happened_at)
    return _duty(journey, ask, made, ATTENDED, _counts_from(journey, made), meetings, back)


def _duty(
    journey: Journey,
    ask: Ask,
    made: Entry,
    name: str,
    from_on: date,
    meetings: list[Met],
    over: Ended | None,
) -> Duty:
    on = london_day(made.happened_at)
    amount = ask.policy.pick(name, on)
    deadline = ask.policy.after(from_on, amount)
    refused = list(_refused(journey, made))
    return Duty(
        anchor=made,
        deadline=deadline,
        meetings=(*meetings, *(m for m in refused if not deadline.in_time(m.at))),
        ended=first_end(
            ends(journey, made.happened_at, absconding=True), over, _in_time(refused, deadline)
        ),
        told_by=_teller(journey, ask, made, on, deadline),
        leg="answer" if name == ANSWERED else "attendance",
        values=(amount.read,),
    )


def _instead(journey: Journey, made: Entry) -> Iterator[Met]:
    """Declined, and another referral made for the same after that."""
    for declined in of_referral(journey, made, ReferralDeclined):
        for other in journey.of(ReferralMade):
            later = other.happened_at >= declined.happened_at and other is not made
            if later and same_purpose(made, other):
                yield Met(other.happened_at, (declined, other))


def _refused(journey: Journey, made: Entry) -> Iterator[Met]:
    """The person says no: to the service, or to help with that need."""
    for entry in of_referral(journey, made, ReferralDeclined):
        if _by_the_person(entry):
            yield Met(entry.happened_at, (entry,))
    for entry in journey.of(NeedClosed):
        later = entry.happened_at >= made.happened_at and entry.fact.outcome == "declined"
        if later and entry.fact.pathway == made.fact.pathway:
            yield Met(entry.happened_at, (entry,))


def _in_time(refused: list[Met], deadline: Deadline) -> Ended | None:
    first = min((m for m in refused if deadline.in_time(m.at)), key=lambda m: m.at, default=None)
    return Ended(first.at, "declined by the person", first.by) if first else None


def _by_the_person(entry: Entry) -> bool:
    return isinstance(entry.fact, ReferralDeclined) and entry.fact.reason == "person"


def _counts_from(journey: Journey, made: Entry) -> date:
    """Made inside, nobody can attend before the release."""
    on = london_day(made.happened_at)
    stay = journey.stay_at(made.happened_at)
    if stay is not None and stay.released is not None:
        return max(on, london_day(stay.released.happened_at))
    inside = (p.on for p in planned_releases(journey) if p.inside(made.happened_at))
    return max([on, *inside]) if stay is not None else on


def _teller(journey: Journey, ask: Ask, made: Entry, on: date, deadline: Deadline) -> str:
    if made.fact.provider is not None:
        return who(journey, made.fact.provider)
    return holder(journey, ask.policy, on, deadline)


REFERRAL_TAKEN_UP = Rule(
    number=43,
    code="referral-not-taken-up",
    says=(
        "A service answers a referral within {referral-answered.within}, and sees the person"
        " within {referral-attended.within}, of the release if it was made inside."
    ),
    shape="within",
    kind="OPEN",
    severity="medium",
    owner="provider, then referrer",
    told_by="the named provider, else the holder of the case",
    duties=referred,
    values=(ANSWERED, ATTENDED, HELD_BY_PROVIDERS),
    source="Canton IV, VIII.B",
)

RULES: tuple[Rule, ...] = (REFERRAL_TAKEN_UP,)
