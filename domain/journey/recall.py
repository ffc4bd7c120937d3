"""Recalls: agreed, taken back, the return to custody, and when a fixed term ends."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from domain.calendar import london_day
from domain.facts.custody import Absconded
from domain.facts.entry import Entry
from domain.facts.recall import RecallAgreed, RecallRescinded
from domain.facts.sentence import DatesCalculated
from domain.finding import Deadline
from domain.journey.arming import once
from domain.journey.custody import Custody
from domain.journey.ends import Ended
from domain.journey.history import as_known
from domain.journey.journey import Journey
from domain.journey.notice import Computed, held, notice_read
from domain.journey.recall_term import Term, term_end
from domain.journey.sentence import (
    dates_told,
    latest_custody_sentence,
    length_in_days,
    under_twelve_months,
)
from domain.policy.policy import Policy

FIXED_TERM = "recall.fixed-term"

End = tuple[date, tuple[Entry, ...], tuple[tuple[str, int], ...]]


@dataclass(frozen=True, slots=True)
class Return:
    """A recalled person received: the stay, the reception (RTC), and the recall that led to it."""

    stay: Custody
    received: Entry
    recall: Entry

    @property
    def on(self) -> date:
        """The RTC day."""
        return london_day(self.received.happened_at)


def recalls(journey: Journey) -> tuple[Entry, ...]:
    """Every recall agreed, in order; told by two sources, it counts once."""
    return once(journey.of(RecallAgreed), lambda fact: fact.kind)


def rescinded(journey: Journey, recall: Entry) -> Ended | None:
    """When this recall was taken back: the first such word after it, before the next recall."""
    later = [e.happened_at for e in recalls(journey) if e.happened_at > recall.happened_at]
    for entry in journey.of(RecallRescinded):
        if entry.happened_at >= recall.happened_at and not (
            later and later[0] <= entry.happened_at
        ):
            return Ended(entry.happened_at, "recall rescinded", (entry,))
    return None


def received_on_recall(journey: Journey) -> Iterator[tuple[Custody, Entry]]:
    """The first reception on recall of each custody that has one."""
    for stay in journey.custody:
        received = next((e for e in stay.receptions if e.fact.basis == "recall"), None)
        if received is not None:
            yield stay, received


def returns(journey: Journey) -> Iterator[Return]:
    """Each reception on recall, with the latest recall agreed before it and not taken back by then."""
    for stay, received in received_on_recall(journey):
        recall = _recall_before(journey, received.happened_at, stay.since)
        if recall is not None:
            yield Return(stay, received, recall)


def _recall_before(journey: Journey, moment: datetime, since: datetime | None) -> Entry | None:
    for entry in reversed(recalls(journey)):
        if entry.happened_at <= moment and (since is None or entry.happened_at >= since):
            taken_back = rescinded(journey, entry)
            return None if taken_back is not None and taken_back.at <= moment else entry
    return None


def fixed_term_end(dates: Journey, policy: Policy, back: Return, term: Term) -> End:
    """The last day of a fixed-term recall, the facts that gave it, and the policy rows read.

    A release day told after the return; else the term from the return on, as `term_end` counts it;
    never after the sentence expires. `dates`: a journey that knows the dates told.
    """
    told = dates_told(dates, back.stay.ended_at)
    expires = told.get("sentence_expires_on")
    given = told.get("post_recall_release_on")
    end, amounts = term_end(policy, term)
    by: tuple[Entry, ...] = ()
    if given is not None and given.by.happened_at >= back.received.happened_at:
        end, by, amounts = given.on, (given.first,), ()
    if expires is not None and expires.on < end:
        return expires.on, (expires.first,), ()
    return end, by, tuple(amount.read for amount in amounts)


def before_term_ends(
    journey: Journey, policy: Policy, back: Return, before: str
) -> tuple[Deadline | None, tuple[Entry, ...], tuple[tuple[str, int], ...]]:
    """So long before a fixed-term recall ends, which a date told later may move.

    The deadline by short notice, the facts that gave the end, and the policy rows read.
    """
    whole, values = served(journey, policy, back)
    amount = policy.pick(before, back.on)
    steps = [
        Computed(london_day(known_at), policy.before(end, amount))
        for known_at, dates in _dates_known(journey, back)
        for end, _, _ in (fixed_term_end(dates, policy, back, whole),)
    ]
    _, given, put_off = fixed_term_end(journey, policy, back, whole)
    deadline = held(steps, policy)
    read = (amount.read, *values, *put_off, *notice_read(deadline, policy, back.on))
    return deadline, given, read


def served(
    journey: Journey, policy: Policy, back: Return
) -> tuple[Term, tuple[tuple[str, int], ...]]:
    """A fixed term with all that is added to it, and the policy rows read for its length."""
    days, values = term(journey, policy, back)
    long = _sentence_days(journey, back)
    return Term(back.on, days, _lost(journey, back), sentence_days=long), values


def _lost(journey: Journey, back: Return) -> int:
    """Whole days at large in this custody after the return."""
    days = 0
    for gone in journey.of(Absconded):
        if not back.stay.holds(gone.happened_at) or gone.happened_at < back.received.happened_at:
            continue
        again = next((e for e in back.stay.receptions if e.happened_at > gone.happened_at), None)
        if again is not None:
            days += (london_day(again.happened_at) - london_day(gone.happened_at)).days - 1
    return max(days, 0)


def _sentence_days(journey: Journey, back: Return) -> int | None:
    sentence = latest_custody_sentence(journey, back.received.happened_at)
    return length_in_days(sentence.fact) if sentence is not None else None


def _dates_known(journey: Journey, back: Return) -> list[tuple[datetime, Journey]]:
    """The dates known with the return, and each time they changed after it."""
    begin = back.received.recorded_at
    known = as_known(journey, DatesCalculated)
    first = [dates for at, dates in known if at <= begin][-1:] or [Journey((), journey.as_of)]
    return [(begin, first[0]), *((at, dates) for at, dates in known if at > begin)]


def term(journey: Journey, policy: Policy, back: Return) -> tuple[int, tuple[tuple[str, int], ...]]:
    """How long a fixed-term recall is: the days told, else the policy's by the return and the sentence."""
    told: int | None = back.recall.fact.days
    if told is not None:
        return told, ()
    sentence = latest_custody_sentence(journey, back.received.happened_at)
    short = sentence is not None and under_twelve_months(sentence.fact)
    amount = policy.pick(FIXED_TERM, back.on, "under-12-months" if short else "")
    return amount.number, (amount.read,)
