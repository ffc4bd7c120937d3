"""Planted against found, person by person: does each verdict show from its moment, until its moment?

Everything told goes through the door into the fold and the judge, without Kafka or a database. Each
person is judged just before and at every turn of a planted verdict, on the last day of their story
and at the end of all; at each of these moments exactly what was planted has to show.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from heapq import merge
from operator import itemgetter
from pathlib import Path
from tempfile import TemporaryDirectory

from domain.calendar import day_start
from domain.facts.entry import Entry
from domain.finding import State, Verdict
from domain.heard import HeardLog
from domain.judge import judge
from domain.policy.policy import Policy
from infra.policy.load import england_and_wales
from infra.simulated.feeds import heartbeats
from infra.simulated.heard import taken
from infra.simulated.life import Life
from infra.simulated.outcome import Left, left, standing
from infra.simulated.population import Recipe, blocks
from infra.simulated.speech import spoken
from infra.simulated.stream import streamed
from infra.simulated.telling import Plant
from projections.people import people_of

A_MINUTE, NOON = timedelta(minutes=1), timedelta(hours=12)
SHOWN = (Verdict.OPEN, Verdict.BREACHED, Verdict.UNKNOWN)
Kind = tuple[str, str]  # code of a rule or point, and its verdict or state


@dataclass(frozen=True, slots=True)
class Difference:
    """What a person shows at a moment and nobody planted, or the other way round."""

    record: str
    number: int  # of the life
    code: str
    verdict: str
    at: datetime
    what: str  # missing | unplanted


@dataclass(slots=True)
class Tally:
    """One rule or point, over everybody."""

    planted: int = 0
    found: int = 0
    on_time: int = 0  # of those found: it shows and closes to the minute
    unplanted: int = 0


@dataclass(slots=True)
class Checked:
    """All rules and points, and every difference."""

    people: int = 0
    judged: int = 0  # how often somebody was
    rules: dict[str, Tally] = field(default_factory=dict)
    differences: list[Difference] = field(default_factory=list)

    @property
    def exact(self) -> bool:
        """Every planted verdict was found, to the minute, and no other."""
        return not self.differences


def heard_of(recipe: Recipe) -> HeardLog:
    """Who is heard when in that world: everybody lives once for it. Signs of life are the same in
    any envelope, and are heard as they are said."""
    log = HeardLog()
    with TemporaryDirectory() as folder, (Path(folder) / "truth").open("wb") as written:
        told = taken(streamed(recipe, Path(folder), written).spills.merged())
        said = ((one.recorded_at, one.source, one.happened_at) for one in told)
        feeds = heartbeats(recipe.opens_on, recipe.until, recipe.silent_from)
        beats = ((one.told_at, one.source, one.happened_at) for one in feeds)
        for recorded_at, source, happened_at in merge(said, beats, key=itemgetter(0)):
            log.add(source, happened_at, recorded_at)
    return log


def check(recipe: Recipe, log: HeardLog, done: Callable[[int], None] = lambda _: None) -> Checked:
    """Everybody lives again, and is judged. `log`: who is heard when; `done` hears how many were."""
    policy, checked = england_and_wales(), Checked()
    for block in blocks(recipe):
        ends = [left(life, recipe.ends_at, recipe.silent_from) for life in block.lives]
        entries = _by_home(ends)
        for life, one in zip(block.lives, ends, strict=True):
            _checked(checked, _Person(life, one, entries.get(one.home, ()), log, policy), recipe)
        done(block.lives[-1].number + 1)
    return checked


def _by_home(ends: Sequence[Left]) -> dict[str, Sequence[Entry]]:
    """Each person's entries, by the record their story counts as theirs."""
    homes = {said.record: one.home for one in ends for said in one.heard}
    told = sorted((s for one in ends for s in one.heard), key=lambda said: said.told_at)
    return {
        homes[found.entries[0].record]: found.entries
        for found in people_of(list(taken(map(spoken, told))))
    }


@dataclass(frozen=True, slots=True)
class _Person:
    life: Life
    left: Left
    entries: Sequence[Entry]
    heard: HeardLog
    policy: Policy

    def meant(self, moment: datetime) -> Counter[Kind]:
        plants = standing([*self.left.gaps, *self.left.points], self.left.home, moment)
        return Counter((plant.code, plant.verdict) for plant in plants)

    def seen(self, moment: datetime) -> Counter[Kind]:
        known = [entry for entry in self.entries if entry.recorded_at <= moment]
        _, said = judge(known, now=moment, policy=self.policy, heard=self.heard, met_too=False)
        gaps = [(f.code, f.verdict.value) for f in said.findings if f.verdict in SHOWN]
        overdue = [(h.point, h.state.value) for h in said.handovers if h.state is State.OVERDUE]
        return Counter(gaps + overdue)


def _checked(checked: Checked, person: _Person, recipe: Recipe) -> None:
    plants = [
        plant
        for plant in (*person.left.gaps, *person.left.points)
        if plant.shows_at <= recipe.ends_at and plant.shows_at != plant.closes_at
    ]
    found: set[Kind] = set()
    wrong: list[Difference] = []
    for moment in sorted(set(_moments(plants, person.life, recipe))):
        meant, seen = person.meant(moment), person.seen(moment)
        found |= {kind for kind in meant if seen[kind]}
        for what, kinds in (("missing", meant - seen), ("unplanted", seen - meant)):
            wrong += [
                Difference(person.left.home, person.life.number, *kind, moment, what)
                for kind in kinds
            ]
        checked.judged += 1
    checked.people += 1
    _count(checked, plants, found, wrong)


def _count(
    checked: Checked, plants: Sequence[Plant], found: set[Kind], wrong: Sequence[Difference]
) -> None:
    off = {(one.code, one.verdict) for one in wrong}
    planted = {(plant.code, plant.verdict) for plant in plants}
    for plant in plants:
        kind = (plant.code, plant.verdict)
        tally = checked.rules.setdefault(plant.code, Tally())
        tally.planted += 1
        tally.found += kind in found
        tally.on_time += kind in found and kind not in off
    for code, _ in off - planted:
        checked.rules.setdefault(code, Tally()).unplanted += 1
    checked.differences += wrong


def _moments(plants: Sequence[Plant], life: Life, recipe: Recipe) -> Iterator[datetime]:
    yield day_start(life.until_on) + NOON
    yield recipe.ends_at
    for plant in plants:
        for turn in (plant.shows_at, plant.closes_at):
            if turn is not None and turn <= recipe.ends_at:
                yield turn - A_MINUTE
                yield turn
