"""Which side is responsible in custody: the prison until the handover, probation from it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime

from domain.calendar import ONE_DAY, day_start, london_day
from domain.facts.entry import Entry
from domain.facts.responsibility import ResponsibilitySet
from domain.journey.custody import Custody
from domain.journey.first_lead import community_lead_due, custody_lead_due
from domain.journey.handover_anchor import HandoverCase
from domain.journey.handover_case import model_start, serving
from domain.journey.handover_date import handover_date, model_starts_on, why_none
from domain.journey.handover_due import handovers_due, told_of
from domain.journey.journey import Journey
from domain.journey.open_prisons import open_conditions
from domain.journey.responsible import END, Span
from domain.journey.without_date import every_held, held_without_date
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
    if _from_the_start(journey, policy, stay) or (turn is not None and turn.at <= begin):
        yield from _community(journey, policy, sentence, turn, begin, end)
        return
    until = min(end, turn.at) if turn else end
    model_at = day_start(model_starts_on(policy, start))
    if begin < model_at:
        yield from _community(journey, policy, sentence, None, begin, min(model_at, until))
    yield from _prison(journey, policy, sentence, stay, max(begin, model_at), until)
    if turn is not None and turn.at < end:
        back = _given_back(journey, turn, end)
        yield from _turned(turn, day_start(back.fact.from_on) if back else end)
        if back is not None:
            at, on = max(day_start(back.fact.from_on), turn.at), back.fact.from_on
            yield Span(at, end, "custody", back, on)


def _begin(stay: Custody, sentence: Entry, turn: _Turn | None) -> datetime:
    """Held on it since the court passed it; on a recall or an earlier sentence, since the reception."""
    received = stay.began_at or sentence.happened_at
    at_reception = turn is not None and turn.by in stay.receptions
    if turn is not None and at_reception and turn.at == turn.by.happened_at and not turn.whole_day:
        return turn.at
    passed_in_it = stay.since is None or sentence.happened_at > stay.since
    return sentence.happened_at if passed_in_it else received


def _from_the_start(journey: Journey, policy: Policy, stay: Custody) -> bool:
    """No handover date for a release within ten months, or before the model: never the prison's."""
    told = told_of(journey, policy, stay)
    if told is None or held_without_date(journey, policy, stay, told) is not None:
        return False
    on = london_day(journey.as_of)
    case = replace(told.case, open_kind="")  # it is the community's since that prison, no earlier
    if handover_date(case, policy, on) is not None:
        return False
    return why_none(case, policy, on) != "no-dates"


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
    yield from _without_date(journey, policy, stay)
    since, until = _sentenced(stay, sentence), stay.ended_at or END
    for entry in journey.of(ResponsibilitySet):
        if entry.fact.kind == "community" and since <= entry.happened_at < until:
            on = entry.fact.from_on
            yield _Turn(day_start(on), on, entry, whole_day=True)
    for due in handovers_due(journey, policy):
        if due.stay is stay:
            on = due.date.on
            yield _Turn(day_start(on), on, due.anchor, whole_day=True, handover=True)


def _without_date(journey: Journey, policy: Policy, stay: Custody) -> Iterator[_Turn]:
    """What gives the case to the community without a handover date, once nothing keeps it inside."""
    told = told_of(journey, policy, stay)
    every = list(every_held(journey, policy, stay, told))
    kept = [one for one in every if one.side != "community"]
    for one in every:
        before = [k for k in kept if k.until is None or k.until > one.at]
        if one.side == "community" and not any(k.until is None for k in before):
            at = max((k.until for k in before if k.until and k.at <= one.at), default=one.at)
            yield _Turn(at, london_day(at), one.by)
    opened = open_conditions(journey, stay, model_start(journey, stay))
    if told is not None and opened is not None and _too_early(told.case, policy, journey.as_of):
        at = opened.by.happened_at
        yield _Turn(at, london_day(at), opened.by)


def _too_early(case: HandoverCase, policy: Policy, as_of: datetime) -> bool:
    """Whether it is only the open prison, entered before the model began there, that the model leaves out."""
    on = london_day(as_of)
    if handover_date(case, policy, on) is not None:
        return False
    return handover_date(replace(case, open_kind=""), policy, on) is not None


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


def _given_back(journey: Journey, turn: _Turn, end: datetime) -> Entry | None:
    """Somebody decided, after the case was the community's by date or word, that it is the prison's."""
    for entry in reversed(journey.of(ResponsibilitySet)):
        if turn.whole_day and entry.happened_at > turn.at and day_start(entry.fact.from_on) < end:
            return (
                entry if entry.fact.kind != "community" and entry.fact.from_on > turn.on else None
            )
    return None


def _turned(turn: _Turn, end: datetime) -> Iterator[Span]:
    following = day_start(turn.on + ONE_DAY) if turn.whole_day else turn.at
    if turn.whole_day:
        yield Span(turn.at, min(end, following), "either", turn.by, turn.on, False, turn.handover)
    if following < end:
        yield Span(following, end, "community", turn.by, turn.on, False, turn.handover)
