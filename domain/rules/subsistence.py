"""Rules on the discharge payment: nobody leaves a sentence without it."""

from collections.abc import Iterator
from datetime import date, datetime

from domain.calendar import london_day
from domain.facts.entry import Entry
from domain.facts.finance import SubsistencePaid
from domain.facts.need import NeedClosed
from domain.finding import Deadline
from domain.journey.custody import Custody
from domain.journey.ends import Ended, ends, first_end
from domain.journey.journey import Journey
from domain.journey.person import turns_eighteen_on
from domain.journey.release import SUPERVISED_KINDS, release_name, released_stays
from domain.journey.sentence import custody_sentences
from domain.rules.duty import Ask, Duty, Met
from domain.rules.rule import Rule

PAID, SERVED, LEAST = "subsistence.within", "subsistence.served", "subsistence.least"
KINDS = SUPERVISED_KINDS | {"unconditional"}
SENTENCED = frozenset({"sentence", "recall"})
NOT_DUE = frozenset({"declined", "not-required"})


def left_a_sentence(journey: Journey, ask: Ask) -> Iterator[Duty]:
    """Rule 25: each release of an adult from a sentence, after long enough inside."""
    for stay, release in released_stays(journey):
        on = london_day(release.happened_at)
        served = ask.policy.pick(SERVED, on)
        if stay.received is None or _child(journey, on) or release.fact.kind not in KINDS:
            continue
        days = (on - london_day(stay.received.happened_at)).days
        sentence = _sentence(journey, stay, on)
        if days < served.number or sentence is None:
            continue
        amount, least = ask.policy.pick(PAID, on), ask.policy.pick(LEAST, on)
        deadline = ask.policy.after(on, amount)
        since = stay.received.happened_at
        yield Duty(
            anchor=release,
            deadline=deadline,
            meetings=_paid(journey, since, least.number),
            ended=first_end(ends(journey, release.happened_at), _not_due(journey, since, deadline)),
            told_by="prison",
            rests_on=(stay.received,),
            armed_by=(release, sentence),
            about=release_name(release),
            values=(amount.read, served.read, least.read),
        )


def _child(journey: Journey, on: date) -> bool:
    adult_on = turns_eighteen_on(journey)
    return adult_on is not None and on < adult_on


def _sentence(journey: Journey, stay: Custody, on: date) -> Entry | None:
    """What says that it was a sentence: the court, or a reception to serve one."""
    passed = [e for e in custody_sentences(journey) if e.fact.sentenced_on <= on]
    served = [e for e in stay.receptions if e.fact.basis in SENTENCED]
    return next(iter((*reversed(passed), *served)), None)


def _paid(journey: Journey, since: datetime, least: int) -> tuple[Met, ...]:
    return tuple(
        Met(entry.happened_at, (entry,))
        for entry in journey.of(SubsistencePaid)
        if entry.happened_at >= since and entry.fact.pence >= least
    )


def _not_due(journey: Journey, since: datetime, deadline: Deadline) -> Ended | None:
    """Declined, or not required: savings, a fine served."""
    for entry in journey.of(NeedClosed):
        named = (entry.fact.pathway, entry.fact.kind) == ("finance", "subsistence")
        if named and entry.fact.outcome in NOT_DUE and entry.happened_at >= since:
            return (
                Ended(entry.happened_at, "need closed", (entry,))
                if deadline.in_time(entry.happened_at)
                else None
            )
    return None


SUBSISTENCE_PAID = Rule(
    number=25,
    code="fin-subsistence-unpaid",
    says=(
        "An adult who leaves a sentence after {subsistence.served} or more inside is paid the"
        " discharge grant by the end of that day."
    ),
    shape="at",
    kind="PIT",
    severity="high",
    owner="prison",
    told_by="prison",
    duties=left_a_sentence,
    values=(PAID, SERVED, LEAST),
    source="Ministry of Justice answers to Parliament; Unlock",
)

RULES: tuple[Rule, ...] = (SUBSISTENCE_PAID,)
