"""Rules on beds: whoever is asked for one answers, and a bed booked for the day is reached."""

from collections.abc import Iterator

from domain.calendar import london_day
from domain.facts.accommodation import BedArrived, BedBooked, BedCancelled
from domain.facts.entry import Entry
from domain.facts.referral import (
    ReferralAccepted,
    ReferralAcknowledged,
    ReferralDeclined,
    ReferralMade,
)
from domain.journey.arming import once
from domain.journey.ends import Ended, ends, first_end
from domain.journey.holder import HELD_BY_PROVIDERS, holder
from domain.journey.journey import Journey
from domain.journey.referrals import of_referral
from domain.journey.release import received_again, released_stays
from domain.rules.duty import Ask, Duty, Met
from domain.rules.rule import Rule

ANSWERED, REACHED = "housing-answer.within", "bed-reached.within"
TOLD_BY = {"lha": "local-authority", "cas3": "probation"}


def housing_asked(journey: Journey, ask: Ask) -> Iterator[Duty]:
    """Rule 4: each referral to a council or to temporary accommodation."""
    for made in once(journey.of(ReferralMade), lambda fact: fact.referral):
        if made.fact.service not in TOLD_BY:
            continue
        on = london_day(made.happened_at)
        amount = ask.policy.pick(ANSWERED, on)
        answers = of_referral(
            journey, made, ReferralAcknowledged, ReferralAccepted, ReferralDeclined
        )
        yield Duty(
            anchor=made,
            deadline=ask.policy.after(on, amount),
            meetings=tuple(Met(entry.happened_at, (entry,)) for entry in answers),
            ended=ends(journey, made.happened_at, absconding=True),
            told_by=TOLD_BY[made.fact.service],
            values=(amount.read,),
        )


def beds_for_the_day(journey: Journey, ask: Ask) -> Iterator[Duty]:
    """Rule 5: each release with a bed booked for that day."""
    for _, release in released_stays(journey):
        on = london_day(release.happened_at)
        for booked in once(journey.of(BedBooked), lambda fact: fact.booking):
            if booked.fact.arrive_on == on:
                yield _bed(journey, ask, release, booked)


def _bed(journey: Journey, ask: Ask, release: Entry, booked: Entry) -> Duty:
    on = london_day(release.happened_at)
    amount = ask.policy.pick(REACHED, on)
    deadline = ask.policy.after(on, amount)
    return Duty(
        anchor=release,
        deadline=deadline,
        meetings=tuple(
            Met(entry.happened_at, (entry,))
            for entry in journey.of(BedArrived)
            if entry.fact.booking == booked.fact.booking
        ),
        ended=first_end(
            ends(journey, release.happened_at, absconding=True),
            received_again(journey, release),
            _called_off(journey, booked),
        ),
        told_by=holder(journey, ask.policy, on, deadline),
        leg=booked.fact.booking,
        armed_by=(booked,),
        values=(amount.read,),
    )


def _called_off(journey: Journey, booked: Entry) -> Ended | None:
    for entry in journey.of(BedCancelled):
        if entry.fact.booking == booked.fact.booking:
            return Ended(entry.happened_at, "bed cancelled", (entry,))
    return None


HOUSING_ANSWERED = Rule(
    number=4,
    code="accom-referral-unanswered",
    says="Who is asked to house somebody answers within {housing-answer.within}.",
    shape="within",
    kind="OPEN",
    severity="medium",
    owner="housing authority or homelessness prevention team",
    told_by="whoever was asked: local-authority, or probation for its own scheme",
    duties=housing_asked,
    values=(ANSWERED,),
    source="Canton VI",
)
BED_REACHED = Rule(
    number=5,
    code="accom-bed-not-arrived",
    says="Whoever has a bed booked for the day of release reaches it that day.",
    shape="at",
    kind="PIT",
    severity="high",
    owner="provider and com",
    told_by="the holder of the case",
    duties=beds_for_the_day,
    values=(REACHED, HELD_BY_PROVIDERS),
    source="CAS booking and arrival events",
)

RULES: tuple[Rule, ...] = (HOUSING_ANSWERED, BED_REACHED)
