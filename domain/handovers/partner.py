"""HP20: a partner who is asked accepts, and sees the person."""

from collections.abc import Iterator

from domain.calendar import london_day
from domain.facts.entry import Entry
from domain.facts.referral import (
    FirstSessionAttended,
    ReferralAccepted,
    ReferralDeclined,
    ReferralMade,
)
from domain.finding import Deadline, State
from domain.handovers.answers import each, since, without_day
from domain.handovers.point import Instance, Point, Sign, Step
from domain.journey.arming import once
from domain.journey.ends import ends
from domain.journey.holder import HELD_BY_PROVIDERS, holder
from domain.journey.journey import Journey
from domain.journey.receiver import who
from domain.journey.referrals import of_referral
from domain.rules.duty import Ask, Later

ANSWER, SESSION = "partner-answer.within", "partner-session.within"
OTHER_POINTS = frozenset({"lha", "cas1", "cas3", "reconnect", "treatment", "gp", "cmht"})


def _referred(journey: Journey, ask: Ask) -> Iterator[Instance | Later]:
    for made in once(journey.of(ReferralMade), lambda fact: fact.referral):
        if made.fact.service not in OTHER_POINTS:
            yield _instance(journey, ask, made)


def _instance(journey: Journey, ask: Ask, made: Entry) -> Instance:
    on = london_day(made.happened_at)
    answer, session = ask.policy.pick(ANSWER, on), ask.policy.pick(SESSION, on)
    accepted = list(of_referral(journey, made, ReferralAccepted))
    by = ask.policy.after(on, answer)
    seen_by = None
    if accepted:
        seen_by = ask.policy.after(london_day(accepted[0].happened_at), session)
    return Instance(
        anchor=made,
        armed_at=made.happened_at,
        steps=(
            Step(by, each(accepted)),
            Step(seen_by, each(of_referral(journey, made, FirstSessionAttended))),
        ),
        arms=(made,),
        told_by=_teller(journey, ask, made, seen_by or by),
        ended=ends(journey, made.happened_at, absconding=True),
        signs=tuple(Sign(State.ACKNOWLEDGED, entry) for entry in accepted),
        sent_back=tuple(_declined(journey, made, accepted)),
        values=(answer.read, session.read),
    )


def _declined(journey: Journey, made: Entry, accepted: list[Entry]) -> Iterator[Entry]:
    """Every refusal that no acceptance followed."""
    for entry in of_referral(journey, made, ReferralDeclined):
        if not any(later.happened_at > entry.happened_at for later in accepted):
            yield entry


def _teller(journey: Journey, ask: Ask, made: Entry, deadline: Deadline) -> str:
    if made.fact.provider is not None:
        return who(journey, made.fact.provider)
    return holder(journey, ask.policy, london_day(made.happened_at), deadline)


def _opened(journey: Journey, _ask: Ask, opener: Entry) -> Instance:
    made = {
        entry.fact.referral
        for entry in journey.of(ReferralMade)
        if entry.fact.service in OTHER_POINTS
    }
    told = since(journey.of(ReferralAccepted, FirstSessionAttended), opener)
    own = [entry for entry in told if entry.fact.referral not in made]
    accepted = [entry for entry in own if isinstance(entry.fact, ReferralAccepted)]
    seen = [entry for entry in own if isinstance(entry.fact, FirstSessionAttended)]
    return without_day(journey, opener, each(accepted), each(seen), absconding=True)


HP20 = Point(
    code="HP20",
    says=(
        "A partner accepts a referral within {partner-answer.within}, and sees the person within"
        " {partner-session.within} of that."
    ),
    from_agency="probation",
    to_agency="provider",
    told_by="the provider named in the referral; else probation, or the provider holding the case",
    armed_by="a referral to a partner; housing, treatment and health have points of their own",
    met_by="it is accepted, then the first session is attended",
    ends="nothing of its own; declined, it is returned",
    armed=_referred,
    opened=_opened,
    values=(ANSWER, SESSION, HELD_BY_PROVIDERS),
    source="chosen; Canton VIII.B",
)
