"""HP35: whoever gets a new officer meets that officer, and is not just moved on paper."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from domain.calendar import london_day
from domain.facts.entry import Entry
from domain.facts.handover import (
    HandoverAccepted,
    HandoverCancelled,
    HandoverReturned,
    MeetingHeld,
)
from domain.facts.responsibility import LeadAssigned, LeadEnded
from domain.facts.sentence import SentenceImposed, SupervisionStarted
from domain.handovers.answers import both, without_day, words
from domain.handovers.placed import ACTS
from domain.handovers.point import Instance, Point, Step
from domain.journey.arming import once
from domain.journey.ends import ends
from domain.journey.holder import HELD_BY_PROVIDERS, holder
from domain.journey.journey import Journey
from domain.journey.leads import COMMUNITY
from domain.journey.sentence import dates_told
from domain.journey.supervision import supervision_ends
from domain.rules.duty import Ask, Later, Met

WITHIN = "officer-change.within"
POINT = "HP35"
LAST_DAYS = ("sentence_expires_on", "licence_expires_on", "top_up_ends_on")
INSTANT = timedelta(microseconds=1)
LAST = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class _Span:
    """The facts that may belong to one change: after one moment, before the next change."""

    after: datetime
    before: datetime

    def holds(self, entry: Entry) -> bool:
        """Whether it is one of them."""
        return self.after < entry.happened_at < self.before


def _changed(journey: Journey, ask: Ask) -> Iterator[Instance | Later]:
    """Each change in turn: what completed one doesn't count for the next."""
    changes = once(_ends_of_leads(journey), lambda fact: (fact.role, fact.worker))
    done_at: datetime | None = None  # when the change before was completed
    for number, ended in enumerate(changes):
        following = [later.happened_at for later in changes[number + 1 :]]
        begin = _running_since(journey, ended)
        if begin is None:
            continue
        after = begin - INSTANT
        if number > 0:
            after = max(after, done_at or ended.happened_at - INSTANT)
        span = _Span(after, following[0] if following else LAST)
        met = _introduced(journey, span)
        done_at = min((one.at for one in met), default=None)
        yield _instance(journey, ask, ended, span, met)


def _instance(
    journey: Journey, ask: Ask, ended: Entry, span: _Span, met: tuple[Met, ...]
) -> Instance:
    on = london_day(ended.happened_at)
    amount = ask.policy.pick(WITHIN, on)
    deadline = ask.policy.after(on, amount)
    acts = [e.happened_at for e in words(journey, POINT, ACTS) if span.holds(e)]
    return Instance(
        anchor=ended,
        armed_at=ended.happened_at,
        steps=(Step(deadline, met),),
        arms=(ended,),
        told_by=holder(journey, ask.policy, on, deadline),
        ended=ends(journey, ended.happened_at),
        acts_from=min([ended.happened_at, *acts]),
        values=(amount.read,),
    )


def _ends_of_leads(journey: Journey) -> Iterator[Entry]:
    """Community leads laid down; of a worker who only helped, none."""
    for entry in journey.of(LeadEnded):
        fact = entry.fact
        helped = [
            bool(one.fact.co_working)
            for one in journey.of(LeadAssigned)
            if (one.fact.role, one.fact.worker) == (fact.role, fact.worker)
        ]
        if fact.role in COMMUNITY and not (helped and all(helped)):
            yield entry


def _running_since(journey: Journey, ended: Entry) -> datetime | None:
    """Since when facts count, if the sentence still ran that day: the custody, else the sentence."""
    at, on = ended.happened_at, london_day(ended.happened_at)
    begun = [e for e in journey.of(SentenceImposed, SupervisionStarted) if e.happened_at <= at]
    passed = [e for e in begun if isinstance(e.fact, SentenceImposed)]
    if not passed or _expired(journey, passed[-1], on):
        return None
    over = [e for e in supervision_ends(journey) if e.happened_at >= begun[-1].happened_at]
    if any(london_day(entry.happened_at) <= on for entry in over):
        return None
    stay = journey.stay_at(at)
    inside = stay.began_at if stay else None
    return inside or passed[-1].happened_at


def _expired(journey: Journey, sentence: Entry, on: date) -> bool:
    """The last day of a sentence to custody, as told since it was passed, is behind us."""
    told = dates_told(journey) if sentence.fact.kind == "custody" else {}
    last = [
        told[name].on
        for name in LAST_DAYS
        if name in told and told[name].by.happened_at >= sentence.happened_at
    ]
    return bool(last) and max(last) < on


def _introduced(journey: Journey, span: _Span) -> tuple[Met, ...]:
    """The new officer has taken over, and has met the person."""
    accepted = [e for e in words(journey, POINT, (HandoverAccepted,)) if span.holds(e)]
    met = [e for e in words(journey, POINT, (MeetingHeld,)) if span.holds(e) and e.fact.with_person]
    halts = words(journey, POINT, (HandoverReturned, HandoverCancelled))
    return tuple(one for one in both(accepted, met) if not _forgotten(one, halts))


def _forgotten(met: Met, halts: list[Entry]) -> bool:
    """Accepted, and sent back before the two had met."""
    return any(met.by[0].happened_at < halt.happened_at <= met.at for halt in halts)


def _opened(journey: Journey, _ask: Ask, opener: Entry) -> Instance:
    span = _Span(opener.happened_at - INSTANT, LAST)
    return without_day(journey, opener, _introduced(journey, span))


HP35 = Point(
    code="HP35",
    says=(
        "Whoever gets a new community officer is taken over by them, and has met them, within"
        " {officer-change.within} of the old one leaving."
    ),
    from_agency="probation",
    to_agency="probation",
    told_by="probation, or the provider holding the case",
    armed_by="a community officer leaves the case while the sentence runs",
    met_by="the handover accepted and a meeting held with the person, also before",
    ends="nothing of its own",
    armed=_changed,
    opened=_opened,
    values=(WITHIN, HELD_BY_PROVIDERS),
    source="chosen",
)
