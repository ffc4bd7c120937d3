"""Rules on the feeds themselves: a source falls silent, or speaks too late."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from domain.calendar import london_day
from domain.facts.data import SourceHeartbeat
from domain.facts.entry import Entry
from domain.finding import Verdict
from domain.journey.agencies import AGENCIES
from domain.journey.journey import Journey
from domain.rules.duty import Ask, Duty, Later, Met
from domain.rules.rule import Judged, Rule
from domain.rules.verdict import JUST_AFTER, past

ALIVE = SourceHeartbeat()
SILENCE = "source-silence.within"
LAST_ABOUT_PEOPLE = 85  # the rules after it are about data


def source_silent(journey: Journey, ask: Ask) -> Iterator[Duty | Later]:
    """Rule 88: each silence of a source that has a record of the person, since its first word on it.

    Our own clock: when a word was recorded stands for when it was said. The silence that runs is
    waited for; one that ended leaves a duty only if it was too long.
    """
    for source, first in _first_words(journey).items():
        longest = timedelta(hours=ask.policy.pick(SILENCE, london_day(first.recorded_at)).number)
        for last, following in ask.heard.silences(source, first.recorded_at, ask.now, longest):
            yield _silence(ask, _word(first, last), following)
            if following is None:
                yield Later(last + JUST_AFTER, source)


def _first_words(journey: Journey) -> dict[str, Entry]:
    """The first entry about the person of each source, as recorded."""
    first: dict[str, Entry] = {}
    for entry in journey.all:
        known = first.get(entry.source)
        if entry.agency in AGENCIES and (known is None or entry.position < known.position):
            first[entry.source] = entry
    return first


def _word(entry: Entry, recorded_at: datetime) -> Entry:
    """A word of this source as a fact to hang a finding on: about whom it was doesn't matter."""
    return Entry(
        id=f"{entry.record}-{recorded_at.isoformat()}",
        source=entry.source,
        record=entry.record,
        happened_at=recorded_at,
        told_at=recorded_at,
        fact=ALIVE,
        labels=entry.labels,
        position=entry.position,
        recorded_at=recorded_at,
    )


def _silence(ask: Ask, last: Entry, following: datetime | None) -> Duty:
    amount = ask.policy.pick(SILENCE, london_day(last.recorded_at))
    return Duty(
        anchor=last,
        deadline=ask.policy.hours_after(last.recorded_at, amount),
        meetings=(Met(following, (_word(last, following),)),) if following else (),
        values=(amount.read,),
    )


def told_too_late(judged: Judged) -> Duty | None:
    """Rule 89: a duty met in time by a fact that was recorded after the deadline's end."""
    duty, met = judged.duty, judged.ruling.met
    in_time = judged.ruling.verdict in (Verdict.AVERTED, Verdict.LATE_EVIDENCED)
    if not in_time or met is None or duty.deadline is None:
        return None
    if judged.rule.number > LAST_ABOUT_PEOPLE or not past(duty.deadline, met.recorded_at):
        return None
    return Duty(
        anchor=duty.anchor,
        deadline=duty.deadline,
        leg="/".join(part for part in (str(judged.rule.number), duty.leg) if part),
        pattern=True,
        rests_on=met.by,
        armed_by=duty.armed_by,
        armed_at=met.recorded_at,
        values=duty.values,
        about=duty.about,
    )


SOURCE_HEARD = Rule(
    number=88,
    code="source-silent",
    says="A source that has a record of somebody says something at least every {source-silence.within}.",
    shape="throughout",
    kind="OPEN",
    severity="high",
    owner="integration owner",
    told_by="",
    duties=source_silent,
    values=(SILENCE,),
    source="IPPR principle 4",
    of_feeds=True,
)

TOLD_IN_TIME = Rule(
    number=89,
    code="late-evidence",
    says="What meets a duty in time is told in time.",
    shape="at",
    kind="PIT",
    severity="low",
    owner="source agency",
    told_by="",
    duties=lambda journey, ask: (),
    follows=told_too_late,
    source="rules of this catalogue: what happened in time and was told late",
)

RULES: tuple[Rule, ...] = (SOURCE_HEARD, TOLD_IN_TIME)
