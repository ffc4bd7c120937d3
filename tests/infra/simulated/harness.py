"""The whole line in memory: messages, door, log, who is who, and (below) the judge."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import datetime
from typing import Any

from consumers.door import open_message
from consumers.message import Message
from consumers.refused import Refused
from domain.facts.data import SourceHeartbeat
from domain.facts.entry import Entry, Told
from domain.finding import Judgement, State, Verdict
from domain.heard import HeardLog
from domain.judge import judge
from domain.people.keys import tells_who
from domain.people.partition import Partition, who_is_who
from infra.policy.load import england_and_wales
from infra.simulated.telling import Telling

FIELDS = tuple(f.name for f in fields(Told))


@dataclass
class Line:
    """What came of the messages."""

    entries: list[Entry] = field(default_factory=list)
    parked: list[str] = field(default_factory=list)
    repeats: int = 0
    heard: HeardLog = field(default_factory=HeardLog)

    def record(self, messages: Iterable[Telling], *, by_day: bool = False) -> "Line":
        """Takes messages as the consumer would; `by_day`: recorded when the day's wave ends."""
        bodies: dict[str, Any] = {}
        for offset, message in enumerate(messages):
            for told in self._opened(message, offset):
                said = (told.record, told.fact, told.happened_at, told.supersedes)
                known = bodies.setdefault(told.key, said)
                if known is not said:
                    self._again(known == said)
                    continue
                recorded_at = _wave_end(message.told_at) if by_day else message.told_at
                self._append(told, recorded_at)
        return self

    def _opened(self, message: Telling, offset: int) -> tuple[Told, ...]:
        raw = Message(message.topic, 0, offset, message.value, message.told_at, message.headers)
        try:
            return open_message(raw, received_at=message.told_at)
        except Refused as refused:
            self.parked.append(refused.reason)
            return ()

    def _again(self, same: bool) -> None:
        if same:
            self.repeats += 1
        else:
            self.parked.append("id-reuse")

    def _append(self, told: Told, recorded_at: datetime) -> None:
        values = {name: getattr(told, name) for name in FIELDS}
        entry = Entry(**values, position=len(self.entries) + 1, recorded_at=recorded_at)
        self.entries.append(entry)
        self.heard.add(entry.source, entry.happened_at, recorded_at)

    def about_people(self) -> list[Entry]:
        """Every entry that is about somebody: heartbeats are about nobody."""
        return [e for e in self.entries if not isinstance(e.fact, SourceHeartbeat)]

    def who(self) -> Partition:
        """The partition of all records."""
        seen: set[str] = set()
        telling = []
        for entry in self.about_people():
            if tells_who(entry) or entry.record not in seen:
                telling.append(entry)
            seen.add(entry.record)
        return who_is_who(telling)

    def by_person(self) -> Mapping[str, Sequence[Entry]]:
        """Each person's entries, in log order."""
        person_of = self.who().person_of
        found: dict[str, list[Entry]] = {}
        for entry in self.about_people():
            found.setdefault(person_of[entry.record], []).append(entry)
        return found


def _wave_end(moment: datetime) -> datetime:
    return moment.replace(hour=22, minute=31, second=0, microsecond=0)


SHOWN = {Verdict.OPEN, Verdict.BREACHED, Verdict.UNKNOWN}


@dataclass
class Shown:
    """What the product shows at one moment: gaps, and handovers that are overdue."""

    gaps: list[tuple[str, str, str]] = field(default_factory=list)
    overdue: list[tuple[str, str, str]] = field(default_factory=list)
    judged: dict[str, Judgement] = field(default_factory=dict)


def judged(line: Line, entries: Sequence[Entry], now: datetime) -> Judgement:
    """One person judged at that moment, knowing these entries.

    Nobody here asks since when a duty met in time is known, so that isn't found out.
    """
    policy = england_and_wales()
    return judge(entries, now=now, policy=policy, heard=line.heard, met_too=False)[1]


def showing(line: Line, entries: Sequence[Entry], now: datetime) -> Counter[tuple[str, str]]:
    """(code, verdict) of each gap and each overdue handover of one person, as known then."""
    judgement = judged(line, [entry for entry in entries if entry.recorded_at <= now], now)
    gaps = [(f.code, f.verdict.value) for f in judgement.findings if f.verdict in SHOWN]
    points = [(h.point, h.state.value) for h in judgement.handovers if h.state is State.OVERDUE]
    return Counter(gaps + points)


def shown(line: Line, now: datetime) -> Shown:
    """Every person judged at that moment, knowing all of the line."""
    found = Shown()
    for person, entries in line.by_person().items():
        judgement = found.judged[person] = judged(line, entries, now)
        for finding in judgement.findings:
            if finding.verdict in SHOWN:
                found.gaps.append((finding.code, finding.record, finding.verdict.value))
        for handover in judgement.handovers:
            if handover.state is State.OVERDUE:
                found.overdue.append((handover.point, handover.record, handover.state.value))
    return found
