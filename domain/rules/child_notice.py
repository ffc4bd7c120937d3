"""Where somebody is a risk to children, their authority knows of it before they are out."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from domain.calendar import day_start, london_day
from domain.facts.custody import PersonReceived, TemporarilyReleased
from domain.facts.entry import Entry
from domain.facts.risk import ChildNoticeAcknowledged, FlagEnded, FlagRaised
from domain.finding import Deadline
from domain.journey.ends import Ended, ends, first_end
from domain.journey.journey import Journey
from domain.journey.notice import NOTICE, Computed, notice_read, noticed
from domain.journey.plans import moved_back
from domain.journey.release_days import ReleaseDay, release_days
from domain.policy.policy import by_end_of
from domain.rules.duty import Ask, Duty, Met
from domain.rules.rule import Rule

BEFORE = "child-notice.before"
FLAG = "child"


@dataclass(frozen=True, slots=True)
class _Flag:
    """One time the flag was live: from the first raising to an ending by any agency."""

    raised: tuple[Entry, ...]
    ended: Entry | None

    @property
    def began_at(self) -> datetime:
        return self.raised[0].happened_at

    def live(self, moment: datetime) -> bool:
        over = self.ended.happened_at if self.ended else None
        return self.began_at <= moment and (over is None or moment < over)


def children_at_risk(journey: Journey, ask: Ask) -> Iterator[Duty]:
    """Rule 70: each release, and the first temporary one of a stay, while the flag is live."""
    for flag in _flags(journey):
        for release in release_days(journey):
            armed_at = max(flag.began_at, release.anchor.happened_at)
            if release.on >= london_day(flag.began_at) and flag.live(armed_at):
                yield from _release(journey, ask, flag, release, armed_at)
        for out, since in _first_out(journey):
            if flag.live(out.happened_at):
                yield _temporary(journey, ask, flag, out, since)


def _flags(journey: Journey) -> list[_Flag]:
    found: list[_Flag] = []
    run: list[Entry] = []
    for entry in journey.of(FlagRaised, FlagEnded):
        if entry.fact.flag != FLAG:
            continue
        if isinstance(entry.fact, FlagRaised):
            run.append(entry)
        elif run:
            found.append(_Flag(tuple(run), entry))
            run = []
    return [*found, *([_Flag(tuple(run), None)] if run else [])]


def _release(
    journey: Journey, ask: Ask, flag: _Flag, release: ReleaseDay, armed_at: datetime
) -> Iterator[Duty]:
    flag_on = london_day(flag.began_at)

    def last_good(release_on: date) -> Deadline | None:
        if release_on < flag_on:
            return None
        return ask.policy.before(release_on, ask.policy.pick(BEFORE, release_on))

    known_at = min(entry.recorded_at for entry in flag.raised)
    deadline = moved_back(release.steps, known_at, last_good, ask.policy)
    if deadline is not None:
        yield Duty(
            anchor=release.anchor,
            deadline=deadline,
            meetings=_acknowledged(journey, flag, release.since),
            ended=first_end(ends(journey, armed_at), _flag_over(flag)),
            told_by="local-authority",
            armed_by=(*release.facts, *flag.raised),
            about=release.name,
            armed_at=armed_at,
            values=(
                ask.policy.pick(BEFORE, release.on).read,
                *notice_read(deadline, ask.policy, flag_on),
            ),
        )


def _temporary(journey: Journey, ask: Ask, flag: _Flag, out: Entry, since: datetime | None) -> Duty:
    """Nobody plans these with us: the notice is due as soon as we know."""
    known_on = london_day(out.recorded_at)
    passed = by_end_of(date.fromordinal(known_on.toordinal() - 1))
    deadline = noticed(Computed(known_on, passed), ask.policy)
    return Duty(
        anchor=out,
        deadline=deadline,
        meetings=_acknowledged(journey, flag, since),
        ended=first_end(ends(journey, out.happened_at), _flag_over(flag)),
        told_by="local-authority",
        leg="temporary",
        armed_by=(out, *flag.raised),
        values=notice_read(deadline, ask.policy, known_on),
    )


def _acknowledged(journey: Journey, flag: _Flag, since: datetime | None) -> tuple[Met, ...]:
    begin = day_start(london_day(flag.began_at))
    return tuple(
        Met(entry.happened_at, (entry,))
        for entry in journey.of(ChildNoticeAcknowledged)
        if entry.happened_at >= begin and (since is None or entry.happened_at > since)
    )


def _first_out(journey: Journey) -> Iterator[tuple[Entry, datetime | None]]:
    """The first temporary release after each reception, and the release before that custody."""
    seen: set[str] = set()
    for out in journey.of(TemporarilyReleased):
        stay = journey.stay_at(out.happened_at)
        received = [
            entry.key
            for entry in journey.of(PersonReceived)
            if entry.happened_at <= out.happened_at and entry.fact.basis != "return"
        ]
        last = received[-1] if received else ""
        if last not in seen:
            seen.add(last)
            yield out, stay.since if stay else None


def _flag_over(flag: _Flag) -> Ended | None:
    return Ended(flag.ended.happened_at, "flag ended", (flag.ended,)) if flag.ended else None


CHILDREN_KNOWN = Rule(
    number=70,
    code="child-notice-missing",
    says=(
        "Where somebody is a risk to children, the local authority confirms that it knows of the"
        " release {child-notice.before} before it, and of a first temporary release at once."
    ),
    shape="within",
    kind="OPEN",
    severity="critical",
    owner="prison and community offender managers",
    told_by="local-authority",
    duties=children_at_risk,
    values=(BEFORE, NOTICE),
    source="HP33; Sussex safeguarding children procedures",
)

RULES: tuple[Rule, ...] = (CHILDREN_KNOWN,)
