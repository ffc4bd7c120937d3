"""HP09: twelve weeks before release the plan is reviewed, and the community side has it."""

from collections.abc import Iterator
from datetime import date, datetime

from domain.calendar import london_day
from domain.facts.entry import Entry
from domain.facts.plan import PlanReviewed
from domain.finding import Deadline
from domain.handovers.acts import receipts, together
from domain.handovers.before_release import anchor, arms, begin, inside, released
from domain.handovers.point import Instance, Point, Step
from domain.journey.ends import ends, first_end
from domain.journey.holder import HELD_BY_PROVIDERS, holder
from domain.journey.journey import Journey
from domain.journey.notice import NOTICE, notice_read
from domain.journey.plans import Planned, in_force, moved_back, planned_releases
from domain.journey.sentence import custody_sentences
from domain.rules.duty import Ask, Later, Met

BEFORE = "twelve-week-review.before"
SENTENCED = frozenset({"sentence", "recall"})
CODE = "HP09"


def _planned(journey: Journey, ask: Ask) -> Iterator[Instance | Later]:
    for planned in planned_releases(journey):
        amount = ask.policy.pick(BEFORE, planned.on)
        held = _held_on(journey, planned)
        if amount.no_duty or held is None:
            continue
        armed_at = max(begin(planned), held.happened_at)
        deadline = moved_back(
            in_force(journey, planned),
            held.recorded_at,
            lambda on: _last_good(ask, on),
            ask.policy,
        )
        if deadline is None or not inside(planned, armed_at):
            continue
        met = _reviewed(journey, planned.plans[0].happened_at, planned.since)
        yield Instance(
            anchor=anchor(planned),
            armed_at=armed_at,
            steps=(Step(deadline, met),),
            arms=arms(planned, held),
            told_by=holder(journey, ask.policy, planned.on, deadline),
            ended=first_end(ends(journey, armed_at, absconding=True), released(planned)),
            values=(
                amount.read,
                *notice_read(deadline, ask.policy, london_day(deadline.ends_at)),
            ),
        )


def _opened(journey: Journey, _ask: Ask, opener: Entry) -> Instance:
    at = opener.happened_at
    return Instance(
        anchor=opener,
        armed_at=at,
        steps=(Step(None, _reviewed(journey, at, at)),),
        arms=(opener,),
        ended=ends(journey, at, absconding=True),
    )


def _held_on(journey: Journey, planned: Planned) -> Entry | None:
    """Why the person is held on a sentence: the first that says so; None on remand."""
    stay = planned.stay
    words = [one for one in stay.receptions if one.fact.basis in SENTENCED]
    passed = custody_sentences(journey, stay.ended_at)
    words += [one for one in passed if stay.since is None or one.happened_at > stay.since]
    return min(words, key=lambda one: (one.happened_at, one.key), default=None)


def _reviewed(journey: Journey, since: datetime, custody_since: datetime | None) -> tuple[Met, ...]:
    """The resettlement plan reviewed, and that confirmed, in either order."""
    reviews = [
        one
        for one in journey.of(PlanReviewed)
        if one.fact.kind == "resettlement" and one.happened_at >= since
    ]
    return tuple(together(journey, CODE, reviews, receipts(journey, CODE, custody_since)))


def _last_good(ask: Ask, on: date) -> Deadline | None:
    amount = ask.policy.pick(BEFORE, on)
    return None if amount.no_duty else ask.policy.before(on, amount)


HP09 = Point(
    code=CODE,
    says=(
        "The resettlement plan is reviewed, and the community has it,"
        " {twelve-week-review.before} before release."
    ),
    from_agency="prison",
    to_agency="probation",
    told_by="probation, or the provider holding the case",
    armed_by="a release is planned, in custody on a sentence",
    met_by="the resettlement plan reviewed since, and papers confirmed or the handover accepted",
    ends="released",
    armed=_planned,
    opened=_opened,
    values=(BEFORE, NOTICE, HELD_BY_PROVIDERS),
    source="IPPR chapter 1; short sentence function",
)
