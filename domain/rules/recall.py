"""Rules on recall: once agreed, the papers go at once."""

from collections.abc import Iterator
from datetime import datetime

from domain.calendar import day_end, london_day
from domain.facts.entry import Entry
from domain.facts.recall import RecallAgreed, RecallPackSent, RecallRescinded
from domain.journey.ends import ends
from domain.journey.holder import HELD_BY_PROVIDERS, holder
from domain.journey.journey import Journey
from domain.journey.sentence import latest_custody_sentence
from domain.rules.duty import Ask, Duty, Met
from domain.rules.rule import Rule

PACK_SENT = "recall-pack.within"


def recall_agreed(journey: Journey, ask: Ask) -> Iterator[Duty]:
    """Rule 76: each day on which a recall was agreed; a pack belongs to the last one before it."""
    agreed = _one_a_day(journey)
    for recall, following in zip(agreed, [*agreed[1:], None], strict=False):
        at = day_end(london_day(recall.happened_at)) if recall.day_only else recall.happened_at
        until = following.happened_at if following else None
        on, case = london_day(recall.happened_at), _how_fast(journey, recall)
        amount = ask.policy.pick(PACK_SENT, on, case)
        deadline = ask.policy.hours_after(at, amount)
        yield Duty(
            anchor=recall,
            deadline=deadline,
            meetings=tuple(
                Met(entry.happened_at, (entry,))
                for entry in _of_this(journey, RecallPackSent, recall, until)
            ),
            ended=ends(journey, recall.happened_at),
            told_by=holder(journey, ask.policy, on, deadline),
            voided_by=next(_of_this(journey, RecallRescinded, recall, until), None),
            severity="critical" if case else "",
            about=str(on),
            values=(amount.read,),
        )


def _one_a_day(journey: Journey) -> list[Entry]:
    first: dict[object, Entry] = {}
    for entry in journey.of(RecallAgreed):
        first.setdefault(london_day(entry.happened_at), entry)
    return list(first.values())


def _of_this(
    journey: Journey, kind: type, recall: Entry, until: datetime | None
) -> Iterator[Entry]:
    """Facts at or after this recall and before the next one."""
    for entry in journey.of(kind):
        if recall.happened_at <= entry.happened_at and (until is None or entry.happened_at < until):
            yield entry


def _how_fast(journey: Journey, recall: Entry) -> str:
    """An emergency, and every recall of somebody serving an indeterminate sentence."""
    sentence = latest_custody_sentence(journey, recall.happened_at)
    life = sentence is not None and sentence.fact.indeterminate
    return "emergency" if recall.fact.emergency or life else ""


RECALL_PACK_SENT = Rule(
    number=76,
    code="recall-pack-late",
    says="When a recall is agreed, the papers are sent within {recall-pack.within}.",
    shape="within",
    kind="OPEN",
    severity="high",
    owner="community offender manager",
    told_by="the holder of the case",
    duties=recall_agreed,
    values=(PACK_SENT, HELD_BY_PROVIDERS),
    source="make recall decision",
)

RULES: tuple[Rule, ...] = (RECALL_PACK_SENT,)
