"""Tests as stories: `given(...).heard(...).asked(...).then(RULE, Verdict.BREACHED, due_on=...)`.

Times are written as London wall clock: "2026-04-02 10:00"; a day alone is its noon. What is said is
recorded a minute later unless told otherwise. Builders refuse words they don't know.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields, replace
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import Any

from domain.calendar import LONDON
from domain.facts.data import FactWithdrawn, SourceHeartbeat
from domain.facts.entry import Entry, Labels
from domain.finding import Finding, Judgement, Verdict
from domain.handovers.catalogue import POINTS
from domain.handovers.point import Point
from domain.heard import HeardLog
from domain.judge import judge
from domain.rules.catalogue import RULES
from domain.rules.rule import Rule
from infra.policy.load import england_and_wales

A_MINUTE = timedelta(minutes=1)
SOURCES = {
    "prison": "/prison/nomis",
    "probation": "/probation/delius",
    "police": "/police/west-mercia",
    "court": "/court/common-platform",
    "health": "/health/carenotes",
    "local_authority": "/local-authority/leeds",
}


def at(text: str) -> datetime:
    """ "2026-04-02 10:00", London time; a day alone is its noon."""
    moment = datetime.fromisoformat(text if " " in text else f"{text} 12:00")
    return moment.replace(tzinfo=LONDON).astimezone(UTC)


@dataclass(frozen=True)
class Said:
    """Something an agency says, before it has a place in the log."""

    fact: Any
    time: str
    source: str
    recorded: str | None = None  # when we recorded it; None: a minute after
    name: str = ""  # its id, where the story refers to it
    replaces: str | None = None  # the name of what it replaces or takes back
    day_only: bool = False

    def told(self, recorded: str) -> Said:
        """The same, recorded only then."""
        return replace(self, recorded=recorded)

    def named(self, name: str) -> Said:
        """The same, under a name to refer to."""
        return replace(self, name=name)

    def instead_of(self, name: str) -> Said:
        """The same, as a correction of what has that name."""
        return replace(self, replaces=name)

    def by(self, source: str) -> Said:
        """The same, said by another source."""
        return replace(self, source=SOURCES.get(source, source))


def said(source: str, time: str, fact: Any) -> Said:
    """An agency (or a source, with slashes) says something."""
    return Said(fact, time, SOURCES.get(source, source))


def taken_back(name: str, time: str, source: str = "prison") -> Said:
    """An agency takes back what has that name."""
    return said(source, time, FactWithdrawn()).instead_of(name)


def heartbeat(source: str, time: str) -> Said:
    """A source says that it is alive."""
    return said(source, time, SourceHeartbeat())


def in_log(story: Iterable[Said]) -> tuple[Entry, ...]:
    """What was said, in the order in which it was recorded."""
    entries = [_entry(item, f"e{n}") for n, item in enumerate(story, 1)]
    entries.sort(key=lambda entry: entry.recorded_at)
    return tuple(replace(entry, position=n) for n, entry in enumerate(entries, 1))


def _entry(item: Said, name: str) -> Entry:
    happened_at = at(item.time)
    if item.day_only:
        day = datetime.fromisoformat(item.time)
        happened_at = day.replace(tzinfo=LONDON).astimezone(UTC)
    agency = item.source.split("/")[1]
    recorded_at = at(item.recorded) if item.recorded else happened_at + A_MINUTE
    return Entry(
        id=item.name or name,
        source=item.source,
        record=f"{agency}/1",
        happened_at=happened_at,
        told_at=recorded_at,
        fact=_as_read(item.fact),
        labels=Labels(agency, item.fact.TYPE.split(".")[0], "T1", "part3", "fact"),
        day_only=item.day_only,
        supersedes=item.replaces,
        recorded_at=recorded_at,
    )


@lru_cache(maxsize=10_000)
def _as_read(fact: Any) -> Any:
    """The same fact as it comes from the log: no text of it is one object with a text of ours."""
    texts = {f.name: v for f in fields(fact) if isinstance(v := getattr(fact, f.name), str)}
    return replace(fact, **{name: "".join(list(text)) for name, text in texts.items()})


def heard_from(entries: Iterable[Entry]) -> HeardLog:
    """Up to when each source has been heard, by these entries."""
    heard = HeardLog()
    for entry in sorted(entries, key=lambda entry: entry.position):
        heard.add(entry.source, entry.happened_at, entry.recorded_at)
    return heard


def judged(
    entries: Iterable[Entry],
    now: datetime,
    known_at: datetime | None = None,
    *,
    rules: Sequence[Rule] = RULES,
    points: Sequence[Point] = POINTS,
) -> Judgement:
    """What is judged at a moment, knowing what had been recorded by then (or by `known_at`)."""
    known = tuple(entry for entry in entries if entry.recorded_at <= (known_at or now))
    policy, heard = england_and_wales(), heard_from(known)
    return judge(known, now=now, policy=policy, heard=heard, rules=rules, points=points)[1]


class Story:
    """What was said so far, and when the question is asked."""

    def __init__(self, items: tuple[Said, ...], now: str | None = None) -> None:
        self._items = items
        self._now = now

    def heard(self, **until: str) -> Story:
        """Each of these agencies is alive at that time: `heard(probation="2026-04-10")`."""
        beats = (heartbeat(source, time) for source, time in until.items())
        return Story((*self._items, *beats), self._now)

    def asked(self, now: str) -> Story:
        """The question is asked at that time; without it, as the last word is recorded."""
        return Story(self._items, now)

    def when(self, *items: Said) -> Story:
        """And then this is said."""
        return Story((*self._items, *items), self._now)

    def findings(self, rule: Rule) -> list[Finding]:
        """The rule's findings."""
        entries = in_log(self._items)
        now = at(self._now) if self._now else max(entry.recorded_at for entry in entries)
        rules = RULES if rule.follows else (rule,)  # it follows from what others find
        found = judged(entries, now, rules=rules, points=()).findings
        return [finding for finding in found if finding.number == rule.number]

    def then(self, rule: Rule, *verdicts: Verdict, **details: Any) -> Story:
        """The rule's findings have these verdicts; with one of them, details too (due_on, late_days)."""
        found = self.findings(rule)
        assert sorted(f.verdict for f in found) == sorted(verdicts), [shown(f) for f in found]
        for name, expected in details.items():
            assert detail(found[0], name) == expected, (name, shown(found[0]))
        return self

    def then_nothing(self, rule: Rule) -> Story:
        """The rule has nothing to say."""
        return self.then(rule)


def given(*items: Said) -> Story:
    """What was said."""
    return Story(items)


def detail(finding: Finding, name: str) -> Any:
    """A detail of a finding as a story writes it: days as text, instants as London wall clock."""
    value = getattr(finding.deadline if name in _OF_DEADLINE else finding, name, None)
    if isinstance(value, datetime):
        return value.astimezone(LONDON).strftime("%Y-%m-%d %H:%M")
    return value.isoformat() if isinstance(value, date) else value


_OF_DEADLINE = ("due_on", "due_at", "short_notice")


def shown(finding: Finding) -> str:
    """A finding in a line, for the day a test fails."""
    due = finding.deadline and (finding.deadline.due_on or finding.deadline.due_at)
    return f"{finding.id} {finding.verdict} due {due} late {finding.late_days}"
