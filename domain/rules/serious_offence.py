"""A serious further offence: said at once, and learnt from."""

from collections.abc import Iterator
from datetime import date

from domain.calendar import day_start, london_day
from domain.facts.entry import Entry
from domain.facts.risk import SfoCharged, SfoDropped, SfoNotified, SfoReviewCompleted
from domain.journey.ends import Ended, ends, first_end
from domain.journey.holder import HELD_BY_PROVIDERS, holder
from domain.journey.journey import Journey
from domain.rules.duty import Ask, Duty, Met
from domain.rules.rule import Rule

NOTICE = "sfo-notice.within"
REVIEW = "sfo-review.within"
LEGS = (("notice", NOTICE, SfoNotified), ("review", REVIEW, SfoReviewCompleted))


def charged(journey: Journey, ask: Ask) -> Iterator[Duty]:
    """Rule 74: each day with such a charge; both legs run from the charge."""
    days: dict[date, Entry] = {}
    for entry in journey.of(SfoCharged):
        days.setdefault(london_day(entry.happened_at), entry)
    for on, charge in days.items():
        over = first_end(ends(journey, charge.happened_at), _dropped(journey, charge))
        for leg, value, answer in LEGS:
            amount = ask.policy.pick(value, on)
            deadline = ask.policy.after(on, amount)
            yield Duty(
                anchor=charge,
                deadline=deadline,
                meetings=tuple(
                    Met(entry.happened_at, (entry,))
                    for entry in journey.of(answer)
                    if entry.happened_at >= day_start(on)
                ),
                ended=over,
                told_by=holder(journey, ask.policy, on, deadline),
                leg=leg,
                about=str(on),
                values=(amount.read,),
            )


def _dropped(journey: Journey, charge: Entry) -> Ended | None:
    for entry in journey.of(SfoDropped):
        if entry.happened_at >= charge.happened_at:
            return Ended(entry.happened_at, "charge dropped", (entry,))
    return None


OFFENCE_REPORTED = Rule(
    number=74,
    code="sfo-notification-late",
    says=(
        "A charge with a serious further offence is notified within {sfo-notice.within}, and its"
        " review is completed within {sfo-review.within}."
    ),
    shape="within",
    kind="OPEN",
    severity="high",
    owner="community offender manager",
    told_by="the holder of the case",
    duties=charged,
    values=(NOTICE, REVIEW, HELD_BY_PROVIDERS),
    source="PI 15/2014 (timings not seen)",
)

RULES: tuple[Rule, ...] = (OFFENCE_REPORTED,)
