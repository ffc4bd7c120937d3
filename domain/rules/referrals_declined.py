"""A service that says no is not the end of the story."""

from collections.abc import Iterator
from datetime import datetime

from domain.calendar import london_day
from domain.facts.entry import Entry
from domain.facts.referral import ReferralDeclined, ReferralMade
from domain.journey.arming import once
from domain.journey.ends import ends, first_end
from domain.journey.holder import HELD_BY_PROVIDERS, holder
from domain.journey.journey import Journey
from domain.journey.needs import Need, needs_open
from domain.journey.referrals import declined_by, referral_of
from domain.journey.supervision import supervision_over
from domain.rules.duty import Ask, Duty, Met
from domain.rules.exempt import all_closed
from domain.rules.rule import Rule

ALTERNATIVE = "referral-alternative.within"


def declined_with_a_need(journey: Journey, ask: Ask) -> Iterator[Duty]:
    """Rule 44: each referral a service declined while a need is open and nobody else was asked."""
    for declined in once(journey.of(ReferralDeclined), lambda fact: fact.referral):
        if declined.fact.reason == "person":
            continue
        made = referral_of(journey, declined)
        pathway = made.fact.pathway if made else None
        at = declined.happened_at
        needs = [n for n in needs_open(journey, at) if pathway is None or n.pathway == pathway]
        if needs and not _asked_elsewhere(journey, declined, pathway, at):
            yield _duty(journey, ask, declined, pathway, needs)


def _duty(
    journey: Journey, ask: Ask, declined: Entry, pathway: str | None, needs: list[Need]
) -> Duty:
    at, on = declined.happened_at, london_day(declined.happened_at)
    amount = ask.policy.pick(ALTERNATIVE, on)
    deadline = ask.policy.after(on, amount)
    return Duty(
        anchor=declined,
        deadline=deadline,
        meetings=(*_asked_again(journey, declined, pathway), *all_closed(needs)),
        ended=first_end(ends(journey, at), supervision_over(journey, at)),
        told_by=holder(journey, ask.policy, on, deadline),
        armed_by=tuple(need.seen[0] for need in needs),
        values=(amount.read,),
    )


def _asked_elsewhere(
    journey: Journey, declined: Entry, pathway: str | None, moment: datetime
) -> bool:
    """Whether another referral for it, made by then, hadn't been declined."""
    return any(
        made.fact.referral != declined.fact.referral
        and made.happened_at <= moment
        and _for(made, pathway)
        and not declined_by(journey, made, moment)
        for made in journey.of(ReferralMade)
    )


def _asked_again(journey: Journey, declined: Entry, pathway: str | None) -> Iterator[Met]:
    for made in journey.of(ReferralMade):
        later = made.happened_at >= declined.happened_at
        if later and made.fact.referral != declined.fact.referral and _for(made, pathway):
            yield Met(made.happened_at, (made,))


def _for(made: Entry, pathway: str | None) -> bool:
    return pathway is None or made.fact.pathway in (None, pathway)


ALTERNATIVE_FOUND = Rule(
    number=44,
    code="referral-declined-no-alternative",
    says=(
        "Where a service declines and a need is open, somebody else is asked or the need closed"
        " within {referral-alternative.within}."
    ),
    shape="within",
    kind="OPEN",
    severity="medium",
    owner="com",
    told_by="the holder of the case",
    duties=declined_with_a_need,
    values=(ALTERNATIVE, HELD_BY_PROVIDERS),
    source="PA case 13",
)

RULES: tuple[Rule, ...] = (ALTERNATIVE_FOUND,)
