"""HP13: an application for approved premises is assessed in the time their team works by."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time

from domain.calendar import LONDON, london_day
from domain.facts.entry import Entry
from domain.facts.referral import ReferralAccepted, ReferralDeclined, ReferralMade
from domain.finding import Deadline
from domain.handovers.point import Instance, Point, Step
from domain.journey.arming import once
from domain.journey.ends import ends
from domain.journey.holder import HELD_BY_PROVIDERS, holder
from domain.journey.journey import Journey
from domain.journey.plans import planned_releases
from domain.journey.premises_notice import SHORT, notice
from domain.journey.referrals import of_referral
from domain.policy.policy import Amount, Policy
from domain.rules.duty import Ask, Later, Met

WITHIN = "premises-assessed.within"
SAME_DAY, OPENS = "premises-assessed.same-day-before", "premises-assessed.day-begins"
SCHEME = "cas1"


def _applied(journey: Journey, ask: Ask) -> Iterator[Instance | Later]:
    for made in once(journey.of(ReferralMade), lambda fact: fact.referral):
        if made.fact.service != SCHEME:
            continue
        on = london_day(made.happened_at)
        short = ask.policy.pick(SHORT, on)
        amount = ask.policy.pick(WITHIN, on, notice(ask.policy, on, _arrives(journey, made)))
        deadline = _due(ask.policy, made, amount)
        yield Instance(
            anchor=made,
            armed_at=made.happened_at,
            steps=(Step(deadline, _assessed(journey, made)),),
            arms=(made,),
            told_by=holder(journey, ask.policy, on, deadline),
            ended=ends(journey, made.happened_at),
            values=tuple(
                one.read
                for one in (
                    amount,
                    short,
                    ask.policy.pick(SAME_DAY, on),
                    ask.policy.pick(OPENS, on),
                )
            ),
        )


def _opened(journey: Journey, _ask: Ask, opener: Entry) -> Instance:
    """No application is known yet: any assessed since completes it."""
    met = tuple(
        one
        for made in journey.of(ReferralMade)
        if made.fact.service == SCHEME
        for one in _assessed(journey, made)
        if one.at >= opener.happened_at
    )
    return Instance(
        anchor=opener,
        armed_at=opener.happened_at,
        steps=(Step(None, met),),
        arms=(opener,),
        ended=ends(journey, opener.happened_at),
    )


def _arrives(journey: Journey, made: Entry) -> date | None:
    """The release planned in the custody in which it was made; None: none is."""
    inside = (one.on for one in planned_releases(journey) if one.inside(made.happened_at))
    return min(inside, default=None)


def _due(policy: Policy, made: Entry, amount: Amount) -> Deadline:
    """So many working days on, at the time of day at which the clock began to run."""
    began_on, at = _begins(policy, made)
    due_on, skipped = policy.calendar.count(began_on, amount.number)
    due_at = datetime.combine(due_on, at, LONDON).astimezone(UTC)
    return Deadline(ends_at=due_at, due_at=due_at, skipped=skipped)


def _begins(policy: Policy, made: Entry) -> tuple[date, time]:
    """At once on a working day before the hour; else as the next one begins."""
    local = made.happened_at.astimezone(LONDON)
    on = local.date()
    early = local.hour < policy.pick(SAME_DAY, on).number and not made.day_only
    if early and policy.calendar.is_working(on):
        return on, local.time()
    return policy.calendar.count(on, 1)[0], time(policy.pick(OPENS, on).number)


def _assessed(journey: Journey, made: Entry) -> tuple[Met, ...]:
    """A refusal is an assessment too."""
    answers = of_referral(journey, made, ReferralAccepted, ReferralDeclined)
    return tuple(Met(entry.happened_at, (entry,)) for entry in answers)


HP13 = Point(
    code="HP13",
    says="An application for approved premises is assessed within {premises-assessed.within}.",
    from_agency="probation",
    to_agency="probation",
    told_by="probation, or the provider holding the case",
    armed_by="an application for approved premises",
    met_by="the application accepted or declined",
    ends="nothing of its own",
    armed=_applied,
    opened=_opened,
    values=(WITHIN, SHORT, SAME_DAY, OPENS, HELD_BY_PROVIDERS),
    source="approved premises service: working pattern",
)
