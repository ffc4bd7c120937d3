"""HP34: a serious further offence goes to headquarters, and is reviewed."""

from collections.abc import Iterator
from datetime import date

from domain.calendar import day_start, london_day
from domain.facts.entry import Entry
from domain.facts.risk import SfoCharged, SfoDropped, SfoNotified, SfoReviewCompleted
from domain.finding import State
from domain.handovers.answers import each, since, without_day
from domain.handovers.point import Instance, Point, Sign, Step
from domain.journey.ends import Ended, ends, first_end
from domain.journey.holder import HELD_BY_PROVIDERS, holder
from domain.journey.journey import Journey
from domain.rules.duty import Ask, Later
from domain.rules.serious_offence import NOTICE, REVIEW


def _charged(journey: Journey, ask: Ask) -> Iterator[Instance | Later]:
    """One for each day with such a charge."""
    days: dict[date, Entry] = {}
    for entry in journey.of(SfoCharged):
        days.setdefault(london_day(entry.happened_at), entry)
    for on, charge in days.items():
        notice, review = ask.policy.pick(NOTICE, on), ask.policy.pick(REVIEW, on)
        by, reviewed_by = ask.policy.after(on, notice), ask.policy.after(on, review)
        notified = _told(journey, SfoNotified, on)
        yield Instance(
            anchor=charge,
            armed_at=charge.happened_at,
            steps=(
                Step(by, each(notified)),
                Step(reviewed_by, each(_told(journey, SfoReviewCompleted, on))),
            ),
            arms=(charge,),
            told_by=holder(journey, ask.policy, on, reviewed_by if notified else by),
            ended=first_end(ends(journey, charge.happened_at), _dropped(journey, charge)),
            signs=tuple(Sign(State.INITIATED, entry) for entry in notified),
            values=(notice.read, review.read),
        )


def _told(journey: Journey, kind: type, on: date) -> list[Entry]:
    """From the day of the charge on."""
    return [entry for entry in journey.of(kind) if entry.happened_at >= day_start(on)]


def _dropped(journey: Journey, charge: Entry) -> Ended | None:
    for entry in since(journey.of(SfoDropped), charge):
        return Ended(entry.happened_at, "charge dropped", (entry,))
    return None


def _opened(journey: Journey, _ask: Ask, opener: Entry) -> Instance:
    notified = since(journey.of(SfoNotified), opener)
    reviewed = since(journey.of(SfoReviewCompleted), opener)
    return without_day(journey, opener, each(notified), each(reviewed))


HP34 = Point(
    code="HP34",
    says=(
        "A serious further offence is notified within {sfo-notice.within} of the charge, and its"
        " review is completed within {sfo-review.within}."
    ),
    from_agency="probation",
    to_agency="probation",
    told_by="probation, or the provider holding the case",
    armed_by="a charge with a serious further offence",
    met_by="it is notified, then the review is completed",
    ends="the charge is dropped",
    armed=_charged,
    opened=_opened,
    values=(NOTICE, REVIEW, HELD_BY_PROVIDERS),
    source="PI 15/2014 (timings not seen)",
)
