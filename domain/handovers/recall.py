"""HP24 and HP25: the recall goes out, and the way back out is planned."""

from collections.abc import Iterator
from datetime import datetime

from domain.calendar import london_day
from domain.facts.entry import Entry
from domain.facts.plan import PlanCompleted
from domain.facts.recall import LicenceRevoked, PoliceNotified, RecallPackSent, ReferredToParole
from domain.finding import Deadline, State
from domain.handovers.point import Instance, Point, Sign, Step
from domain.journey.ends import Ended, ends, first_end
from domain.journey.holder import holder
from domain.journey.journey import Journey
from domain.journey.notice import NOTICE
from domain.journey.recall import (
    FIXED_TERM,
    Return,
    before_term_ends,
    recalls,
    rescinded,
    returns,
)
from domain.journey.recall_term import IN_TRANCHES, LONGEST
from domain.journey.sentence import latest_custody_sentence
from domain.rules.duty import Ask, Later, Met

PACK_WITHIN = "recall-pack.within"
PLAN_BEFORE = "rerelease-plan.before-end"
PAROLE_WITHIN = "parole-referral.within"

Due = tuple[Deadline | None, tuple[Entry, ...], tuple[tuple[str, int], ...]]


def _agreed(journey: Journey, ask: Ask) -> Iterator[Instance | Later]:
    for recall in recalls(journey):
        amount = ask.policy.pick(
            PACK_WITHIN, london_day(recall.happened_at), _case(journey, recall)
        )
        deadline = ask.policy.hours_after(recall.happened_at, amount)
        yield Instance(
            anchor=recall,
            armed_at=recall.happened_at,
            steps=_papers(journey, recall, deadline),
            arms=(recall,),
            told_by=holder(journey, ask.policy, london_day(recall.happened_at), deadline),
            ended=first_end(ends(journey, recall.happened_at), rescinded(journey, recall)),
            signs=_sent(journey, recall),
            values=(amount.read,),
        )


def _recall_opened(journey: Journey, _ask: Ask, opener: Entry) -> Instance:
    return Instance(
        anchor=opener,
        armed_at=opener.happened_at,
        steps=_papers(journey, opener, None),
        arms=(opener,),
        ended=ends(journey, opener.happened_at),
        signs=_sent(journey, opener),
    )


def _case(journey: Journey, recall: Entry) -> str:
    """Every recall of a person under an indeterminate sentence is an emergency."""
    sentence = latest_custody_sentence(journey, recall.happened_at)
    life = sentence is not None and bool(sentence.fact.indeterminate)
    return "emergency" if recall.fact.emergency or life else ""


def _papers(journey: Journey, recall: Entry, deadline: Deadline | None) -> tuple[Step, ...]:
    """The pack to the casework section; then the licence revoked and the police told."""
    sent = [e for e in journey.of(RecallPackSent) if _belongs(journey, e, recall)]
    revoked = [e for e in journey.of(LicenceRevoked) if _belongs(journey, e, recall)]
    told = [
        e
        for e in journey.of(PoliceNotified)
        if e.fact.reason == "recall" and _belongs(journey, e, recall)
    ]
    return (
        Step(deadline, tuple(Met(e.happened_at, (e,)) for e in sent)),
        Step(None, tuple(_both(a, b) for a in revoked[:1] for b in told[:1])),
    )


def _both(one: Entry, other: Entry) -> Met:
    return Met(max(one.happened_at, other.happened_at), (one, other))


def _sent(journey: Journey, recall: Entry) -> tuple[Sign, ...]:
    sent = (e for e in journey.of(RecallPackSent) if _belongs(journey, e, recall))
    return tuple(Sign(State.SHARED, entry) for entry in sent)


def _belongs(journey: Journey, entry: Entry, recall: Entry) -> bool:
    """To the last recall agreed before it; before any in this custody's wake, to the first after it."""
    since = _custody_began(journey, recall.happened_at)
    if since is not None and entry.happened_at < since:
        return False
    agreed = [e for e in recalls(journey) if since is None or e.happened_at >= since]
    before = [e for e in agreed if e.happened_at <= entry.happened_at]
    owner = before[-1] if before else next(iter(agreed), recall)
    return owner.key == recall.key or not agreed


def _custody_began(journey: Journey, moment: datetime) -> datetime | None:
    began = [stay.began_at or stay.since for stay in journey.custody]
    return max((at for at in began if at is not None and at <= moment), default=None)


def _returned(journey: Journey, ask: Ask) -> Iterator[Instance | Later]:
    for back in returns(journey):
        fixed = back.recall.fact.kind == "fixed"
        deadline, given, values = (_fixed if fixed else _standard)(journey, ask, back)
        if deadline is None:
            continue
        yield Instance(
            anchor=back.received,
            armed_at=back.received.happened_at,
            steps=(Step(deadline, _done(journey, back)),),
            arms=(back.received, back.recall, *given),
            told_by=holder(journey, ask.policy, back.on, deadline),
            ended=first_end(
                ends(journey, back.received.happened_at, absconding=True),
                rescinded(journey, back.recall),
                _released(back.stay.released),
            ),
            values=values,
        )


def _fixed(journey: Journey, ask: Ask, back: Return) -> Due:
    return before_term_ends(journey, ask.policy, back, PLAN_BEFORE)


def _standard(_journey: Journey, ask: Ask, back: Return) -> Due:
    amount = ask.policy.pick(PAROLE_WITHIN, back.on)
    return ask.policy.after(back.on, amount), (), (amount.read,)


def _done(journey: Journey, back: Return) -> tuple[Met, ...]:
    since = back.stay.began_at or back.received.happened_at
    fixed = back.recall.fact.kind == "fixed"
    done = journey.of(PlanCompleted if fixed else ReferredToParole)
    return tuple(
        Met(entry.happened_at, (entry,))
        for entry in done
        if entry.happened_at >= since and (not fixed or entry.fact.kind == "rerelease")
    )


def _return_opened(journey: Journey, _ask: Ask, opener: Entry) -> Instance:
    """No return is known, so neither is the kind of recall: a plan for the way out completes it."""
    plans = (
        Met(entry.happened_at, (entry,))
        for entry in journey.of(PlanCompleted)
        if entry.fact.kind == "rerelease" and entry.happened_at >= opener.happened_at
    )
    return Instance(
        anchor=opener,
        armed_at=opener.happened_at,
        steps=(Step(None, tuple(plans)),),
        arms=(opener,),
        ended=ends(journey, opener.happened_at, absconding=True),
    )


def _released(entry: Entry | None) -> Ended | None:
    return Ended(entry.happened_at, "released", (entry,)) if entry else None


HP24 = Point(
    code="HP24",
    says=(
        "Once a recall is agreed, its papers are sent within {recall-pack.within};"
        " then the licence is revoked and the police are told."
    ),
    from_agency="probation",
    to_agency="police",
    told_by="probation, or the provider holding the case",
    armed_by="a recall is agreed",
    met_by="the pack is sent; then the licence is revoked and the police are told",
    ends="the recall is rescinded",
    armed=_agreed,
    opened=_recall_opened,
    values=(PACK_WITHIN,),
    source="recall decisions service: endorsement and pack within 24 hours",
)
HP25 = Point(
    code="HP25",
    says=(
        "Whoever was recalled for a fixed term has a plan for release"
        " {rerelease-plan.before-end} before it ends;"
        " any other recall goes to the Parole Board within {parole-referral.within}."
    ),
    from_agency="prison",
    to_agency="probation",
    told_by="probation, or the provider holding the case",
    armed_by="received after a recall was agreed",
    met_by="fixed term: a plan for re-release; standard: referred to the Parole Board",
    ends="released, or the recall is rescinded",
    armed=_returned,
    opened=_return_opened,
    values=(FIXED_TERM, IN_TRANCHES, LONGEST, PLAN_BEFORE, PAROLE_WITHIN, NOTICE),
    source="release date calculator; chosen: 7 days before the end",
)
