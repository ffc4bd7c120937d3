"""Since when the log has implied a verdict without a break, found by asking again at earlier moments.

    recorded     plan    moved later    moved back                     now
    verdict      |  not yet due  |  not yet due  |  (deadline) open    open
                                                    ^ known since here

Between two facts that the rule looks at, only the clock and the hearing can change a verdict, and
what the verdict rests on says when they did. So one earlier question for each such fact is enough,
and only back to where the run begins.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from domain.facts.entry import Entry
from domain.finding import Verdict
from domain.heard import Heard, Silence
from domain.journey.journey import Journey
from domain.rules.asked import Asked, ask_all
from domain.rules.duty import Ask
from domain.rules.rule import Judged, Rule
from domain.rules.verdict import JUST_AFTER, first_late

Same = Callable[[Judged], bool]


@dataclass(frozen=True, slots=True)
class HeardBy:
    """The hearing as it stood at a moment of the log."""

    heard: Heard
    moment: datetime

    def past(self, who: str, moment: datetime, *, strictly: bool = False) -> datetime | None:
        """See Heard.past."""
        since = self.heard.past(who, moment, strictly=strictly)
        return since if since is not None and since <= self.moment else None

    def words(self, source: str) -> tuple[datetime, ...]:
        """See Heard.words."""
        return tuple(word for word in self.heard.words(source) if word <= self.moment)

    def silences(
        self, source: str, since: datetime, upto: datetime, over: timedelta
    ) -> tuple[Silence, ...]:
        """See Heard.silences."""
        return self.heard.silences(source, since, min(upto, self.moment), over)


def counts_from(entry: Entry) -> datetime:
    """When a fact begins to count in a live judgement: recorded, and not in the future any more."""
    return max(entry.recorded_at, entry.happened_at)


@dataclass(slots=True)
class Replay:
    """One journey as it was judged live at earlier moments of its log."""

    journey: Journey
    ask: Ask
    met_too: bool = True  # whether somebody asks since when what was met in time is known
    _journeys: dict[datetime, tuple[Journey, Ask]] = field(default_factory=dict)
    _asked: dict[tuple[datetime, tuple[int, ...]], Asked] = field(default_factory=dict)
    _moments: dict[frozenset[type], list[datetime]] = field(default_factory=dict)

    def just_before(self, moment: datetime, rules: Sequence[Rule]) -> Asked:
        """What these rules said just before a moment, knowing what had been recorded by then."""
        key = moment, tuple(rule.number for rule in rules)
        if key not in self._asked:
            journey, ask = self.at(moment)
            self._asked[key] = ask_all(journey, rules, ask)
        return self._asked[key]

    def at(self, moment: datetime) -> tuple[Journey, Ask]:
        """The journey and the question as they were just before a moment of the log."""
        if moment not in self._journeys:
            now = min(moment - JUST_AFTER, self.ask.now)
            ask = Ask(now, self.ask.policy, HeardBy(self.ask.heard, moment - JUST_AFTER))
            self._journeys[moment] = (self.journey.recorded_before(moment, now), ask)
        return self._journeys[moment]

    def moments(self, reads: frozenset[type]) -> list[datetime]:
        """When facts of these classes, or corrections, began to count: the latest first."""
        if reads not in self._moments:
            every = object in reads
            found = {
                counts_from(entry)
                for entry in self.journey.all
                if entry.happened_at <= self.ask.now
                and (every or entry.supersedes or type(entry.fact) in reads)
            }
            self._moments[reads] = sorted(found, reverse=True)
        return self._moments[reads]

    def since(
        self, name: str, judged: Judged, reads: frozenset[type], same: Same | None = None
    ) -> datetime:
        """Since when the finding of this id has shown this verdict without a break."""
        if judged.rule.of_feeds:
            return began(judged)  # of its words alone, and those are in the log as they came
        verdict = judged.ruling.verdict
        alike = same or (lambda other: other.ruling.verdict is verdict)
        start, number = began(judged), judged.rule.number
        last: datetime | None = None
        while (moment := self._moment_before(last, reads)) is not None:
            if start > moment:  # by the clock or the hearing: no fact begins to count there
                return start
            if self.not_yet_told(judged.duty.anchor, moment):
                return moment
            asked = self.just_before(moment, judged.rules)
            earlier = asked.judged.get(name)
            if earlier is None or not alike(earlier):
                return moment
            start, last, reads = began(earlier), moment, reads | asked.reads[number]
        return start

    def not_yet_told(self, anchor: Entry, moment: datetime) -> bool:
        """Whether nothing could hang on this fact just before a moment: it did not count yet, and
        stands for no other. No need to ask, then."""
        return counts_from(anchor) >= moment and self.journey.root(anchor) == anchor.key

    def gone_since(
        self, name: str, judged: Judged, reads: frozenset[type], taken_at: datetime
    ) -> datetime:
        """Since when a finding taken back has been gone without a break: it may have come again."""
        last: datetime | None = None
        while (moment := self._moment_before(last, reads)) is not None and moment > taken_at:
            asked = self.just_before(moment, judged.rules)
            earlier = asked.judged.get(name)
            if earlier is not None and earlier.ruling.verdict is not Verdict.VOIDED:
                return moment
            last, reads = moment, reads | asked.reads[judged.rule.number]
        return taken_at

    def _moment_before(self, last: datetime | None, reads: frozenset[type]) -> datetime | None:
        """The next moment back at which a fact of these classes, or a correction, began to count."""
        return next((m for m in self.moments(reads) if last is None or m < last), None)


def began(judged: Judged) -> datetime:
    """When the clock or the hearing last had a part in a verdict, all its facts being known."""
    duty, ruling = judged.duty, judged.ruling
    moments = [duty.armed_at or duty.anchor.happened_at]
    if ruling.heard_at is not None:
        moments.append(ruling.heard_at)
    if ruling.closed_at is not None:
        moments.append(ruling.closed_at)
    if duty.deadline is not None and (duty.at_deadline or ruling.verdict in _PAST):
        moments += [first_late(duty.deadline)] if not _waiting(judged) else []
    return max(moments)


_PAST = frozenset({Verdict.OPEN, Verdict.BREACHED, Verdict.CLOSED, Verdict.LAPSED, Verdict.UNKNOWN})


def _waiting(judged: Judged) -> bool:
    return judged.duty.pattern or judged.ruling.verdict in (Verdict.NOT_YET_DUE, Verdict.VOIDED)
