"""The plan made on reception is looked at again while there is still time to act on it."""

from collections.abc import Iterator
from datetime import date, timedelta

from domain.calendar import london_day
from domain.facts.entry import Entry
from domain.facts.plan import PlanCompleted, PlanReviewed
from domain.finding import Deadline
from domain.journey.ends import Ended, ends, first_end
from domain.journey.holder import HELD_BY_PROVIDERS, holder
from domain.journey.journey import Journey
from domain.journey.notice import NOTICE, notice_read
from domain.journey.plans import Planned, in_force, moved_back, planned_releases
from domain.journey.sentence import latest_custody_sentence, under_twelve_months
from domain.policy.policy import Amount
from domain.rules.duty import Ask, Duty, Met
from domain.rules.rule import Rule

REVIEWED, NEAR = "prerelease-review.within", "prerelease-review.before"
COUNTS_FROM = "prerelease-review.counts-from"
SHORT = "short-sentence"
BASES = frozenset({"sentence", "recall"})


def plans_before_release(journey: Journey, ask: Ask) -> Iterator[Duty]:
    """Rule 49: each custody under a sentence whose release is planned."""
    for planned in planned_releases(journey):
        received = _received(planned)
        if received is not None:
            yield from _duty(journey, ask, planned, received)


def _received(planned: Planned) -> Entry | None:
    """The first reception of that custody on sentence or recall."""
    return next((e for e in planned.stay.receptions if e.fact.basis in BASES), None)


def _duty(journey: Journey, ask: Ask, planned: Planned, received: Entry) -> Iterator[Duty]:
    case = _case(journey, planned)

    def last_good(release_on: date) -> Deadline | None:
        on = _counted_from(ask, received, release_on)
        amount = ask.policy.pick(REVIEWED, on, case)
        return None if amount.no_duty else ask.policy.after(on, amount)

    steps = in_force(journey, planned)
    deadline = moved_back(steps, received.recorded_at, last_good, ask.policy)
    on = _counted_from(ask, received, planned.on)
    within = ask.policy.pick(REVIEWED, on, case)
    if deadline is None or within.no_duty:
        return
    first = min(planned.plans, key=lambda entry: (entry.recorded_at, entry.key))
    window = ask.policy.pick(COUNTS_FROM, on)
    armed_at = max(first.happened_at, received.happened_at)
    read = (within.read, ask.policy.pick(NEAR, planned.on).read, window.read)
    yield Duty(
        anchor=first,
        deadline=deadline,
        meetings=tuple(_reviews(journey, planned, received, on, window)),
        ended=first_end(ends(journey, armed_at, absconding=True), _out(planned)),
        told_by=holder(journey, ask.policy, on, deadline),
        armed_by=(*planned.plans, received),
        about=planned.name,
        armed_at=armed_at,
        values=(*read, *notice_read(deadline, ask.policy, london_day(deadline.ends_at))),
    )


def _case(journey: Journey, planned: Planned) -> str:
    sentence = latest_custody_sentence(journey, planned.stay.ended_at)
    return SHORT if sentence is not None and under_twelve_months(sentence.fact) else ""


def _counted_from(ask: Ask, received: Entry, release_on: date) -> date:
    """So long before release; of shorter stays, the day of reception."""
    near_on = ask.policy.before(release_on, ask.policy.pick(NEAR, release_on)).due_on
    received_on = london_day(received.happened_at)
    return max(near_on or received_on, received_on)


def _reviews(
    journey: Journey, planned: Planned, received: Entry, on: date, window: Amount
) -> Iterator[Met]:
    """Reviews from some weeks before that day on; of a short stay, the plan made in it will do."""
    begin = on - timedelta(days=window.number)
    short_stay = on == london_day(received.happened_at)
    for entry in journey.of(PlanReviewed, PlanCompleted):
        if entry.fact.kind != "resettlement":
            continue
        if isinstance(entry.fact, PlanReviewed):
            counts = london_day(entry.happened_at) >= begin
        else:
            counts = short_stay and planned.inside(entry.happened_at)
        if counts:
            yield Met(entry.happened_at, (entry,))


def _out(planned: Planned) -> Ended | None:
    release = planned.stay.released
    return Ended(release.happened_at, "released", (release,)) if release else None


PLAN_LOOKED_AT_AGAIN = Rule(
    number=49,
    code="prerelease-review-missing",
    says=(
        "The resettlement plan is reviewed within {prerelease-review.within} of the day"
        " {prerelease-review.before} before release, or of reception where that is later."
    ),
    shape="within",
    kind="OPEN",
    severity="medium",
    owner="pre-release team",
    told_by="the holder of the case",
    duties=plans_before_release,
    values=(REVIEWED, NEAR, COUNTS_FROM, NOTICE, HELD_BY_PROVIDERS),
    source="HP09",
)

RULES: tuple[Rule, ...] = (PLAN_LOOKED_AT_AGAIN,)
