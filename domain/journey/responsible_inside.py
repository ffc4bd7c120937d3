"""Which side is responsible in custody: the prison until the handover, probation from it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from domain.calendar import ONE_DAY, day_start, london_day
from domain.facts.custody import ImmigrationHoldServed
from domain.facts.entry import Entry
from domain.facts.responsibility import ResponsibilitySet
from domain.journey.custody import Custody
from domain.journey.first_lead import community_lead_due, custody_lead_due
from domain.journey.handover_case import excluded, model_start, serving, told_case
from domain.journey.handover_date import handover_date, model_starts_on, why_none
from domain.journey.handover_due import handovers_due
from domain.journey.journey import Journey
from domain.journey.responsible import END, Span
from domain.policy.policy import Policy


@dataclass(frozen=True, slots=True)
class _Turn:
    """The community becomes responsible: at an instant, or on a day on which either side will do."""

    at: datetime
    on: date
    by: Entry
    whole_day: bool = False
    handover: bool = False


def inside_spans(journey: Journey, policy: Policy) -> Iterator[Span]:
    """Spans of every stay on a sentence to custody; none on remand or under immigration powers."""
    for stay in journey.custody:
        sentence = serving(journey, stay)
        if sentence is not None:
            yield from _stay_spans(journey, policy, stay, sentence)


def _stay_spans(journey: Journey, policy: Policy, stay: Custody, sentence: Entry) -> Iterator[Span]:
    end = stay.ended_at or END
    start = model_start(journey, stay)
    turn = _turn(journey, policy, stay, sentence)
    begin = _begin(stay, sentence, turn)
    if _from_the_start(journey, policy, stay, start) or (turn is not None and turn.at <= begin):
        yield from _community(journey, policy, sentence, turn, begin, end)
        return
    until = min(end, turn.at) if turn else end
    model_at = day_start(model_starts_on(policy, start))
    if begin < model_at:
        yield from _community(journey, policy, sentence, None, begin, min(model_at, until))
    yield from _prison(journey, policy, sentence, stay, max(begin, model_at), until)
    if turn is not None and turn.at < end:
        yield from _turned(turn, end)


def _begin(stay: Custody, sentence: Entry, turn: _Turn | None) -> datetime:
    """Held on it since the court passed it; on a recall or an earlier sentence, since the reception."""
    received = stay.began_at or sentence.happened_at
    if turn is not None and not turn.whole_day and turn.by in stay.receptions:
        return turn.at
    passed_in_it = stay.since is None or sentence.happened_at > stay.since
    return sentence.happened_at if passed_in_it else received


def _from_the_start(journey: Journey, policy: Policy, stay: Custody, start: str) -> bool:
    """No handover date for a release within ten months, or before the model: never the prison's."""
    told = told_case(journey, stay, start)
    on = london_day(journey.as_of)
    if told is None or excluded(journey, stay) or handover_date(told.case, policy, on) is not None:
        return False
    return why_none(told.case, policy, on) != "no-dates"


def _sentenced(stay: Custody, sentence: Entry) -> datetime:
    """From when on words about this custody count: from the day the court passed it."""
    passed_in_it = stay.since is None or sentence.happened_at > stay.since
    if passed_in_it or stay.began_at is None:
        return day_start(london_day(sentence.happened_at))
    return stay.began_at


def _turn(journey: Journey, policy: Policy, stay: Custody, sentence: Entry) -> _Turn | None:
    """The earliest of: recall, immigration, responsibility set to the community, the handover date."""
    return min(_turns(journey, policy, stay, sentence), key=lambda turn: turn.at, default=None)


def _turns(journey: Journey, policy: Policy, stay: Custody, sentence: Entry) -> Iterator[_Turn]:
    held = [e for e in journey.of(ImmigrationHoldServed) if stay.holds(e.happened_at)]
    back = [e for e in stay.receptions if e.fact.basis in ("recall", "immigration")]
    for entry in (*held, *back):
        yield _Turn(entry.happened_at, london_day(entry.happened_at), entry)
    since, until = _sentenced(stay, sentence), stay.ended_at or END
    for entry in journey.of(ResponsibilitySet):
        if entry.fact.kind == "community" and since <= entry.happened_at < until:
            on = entry.fact.from_on
            yield _Turn(day_start(on), on, entry, whole_day=True)
    for due in handovers_due(journey, policy):
        if due.stay is stay:
            on = due.date.on
            yield _Turn(day_start(on), on, due.anchor, whole_day=True, handover=True)


def _community(
    journey: Journey,
    policy: Policy,
    sentence: Entry,
    turn: _Turn | None,
    begin: datetime,
    end: datetime,
) -> Iterator[Span]:
    """Responsible from the start: the sentence's first lead is due, unless it goes on from a licence."""
    if turn is not None and turn.at == begin and not turn.whole_day:
        yield Span(begin, end, "community", turn.by, turn.on)
        return
    due = community_lead_due(journey, policy, sentence)
    if due is not None and begin < end:
        yield Span(begin, end, "community", sentence, due[0], first=True)


def _prison(
    journey: Journey,
    policy: Policy,
    sentence: Entry,
    stay: Custody,
    begin: datetime,
    end: datetime,
) -> Iterator[Span]:
    due = custody_lead_due(journey, policy, sentence, stay.received, model_start(journey, stay))
    if due is not None and begin < end:
        on = max(due[0], london_day(begin))
        yield Span(begin, end, "custody", sentence, on, first=True)


def _turned(turn: _Turn, end: datetime) -> Iterator[Span]:
    following = day_start(turn.on + ONE_DAY) if turn.whole_day else turn.at
    if turn.whole_day:
        yield Span(turn.at, min(end, following), "either", turn.by, turn.on, False, turn.handover)
    if following < end:
        yield Span(following, end, "community", turn.by, turn.on, False, turn.handover)
