"""Rules on where people sleep: from the first night out of prison on."""

from collections.abc import Iterator
from datetime import date, datetime

from domain.calendar import day_start, london_day
from domain.facts.custody import PersonReleased
from domain.facts.entry import Entry
from domain.journey.custody import Custody
from domain.journey.ends import Ended, ends, first_end, last_moment
from domain.journey.holder import HELD_BY_PROVIDERS, holder
from domain.journey.journey import Journey
from domain.journey.nights import holding, housed, turning_days
from domain.journey.release import (
    SHORT_SENTENCES,
    received_again,
    release_name,
    released_stays,
    supervised_releases,
)
from domain.journey.supervision import supervision_over
from domain.rules.duty import Ask, Duty, Later, Met
from domain.rules.exempt import need_closed
from domain.rules.rule import Rule

RELEASE_NIGHT = "release-night.housed"
HOMELESS = "homeless.within"
ACCOMMODATION = "accommodation"


def released(journey: Journey, ask: Ask) -> Iterator[Duty]:
    """Rule 1: each release, by the status in force at the end of its day."""
    for _, release in released_stays(journey):
        on = london_day(release.happened_at)
        amount = ask.policy.pick(RELEASE_NIGHT, on)
        deadline = ask.policy.after(on, amount)
        yield Duty(
            anchor=release,
            deadline=deadline,
            meetings=tuple(Met(last_moment(on), (entry,)) for entry in housed(journey, on)),
            ended=_over(journey, release),
            told_by=holder(journey, ask.policy, on, deadline),
            at_deadline=True,
            about=release_name(release),
            values=(amount.read,),
        )


def unhoused_under_supervision(journey: Journey, ask: Ask) -> Iterator[Duty | Later]:
    """Rule 2: the release day, then each day under supervision that follows a last one housed."""
    for stay, release in supervised_releases(journey, ask.policy):
        on = london_day(release.happened_at)
        over = first_end(_over(journey, release), supervision_over(journey, release.happened_at))
        last_on = min(london_day(ask.now), _last_day(journey, release, over))
        yield _spell(journey, ask, stay, release, (on, ""), over)
        seen: dict[str, int] = {}
        for day in turning_days(journey, on):
            if day > last_on:
                yield Later(day_start(day))
                break
            before = housed(journey, date.fromordinal(day.toordinal() - 1))
            if before and not housed(journey, day):
                anchor = (holding(journey, day) or before)[-1]
                nth = seen[anchor.key] = seen.get(anchor.key, 0) + 1
                yield _spell(journey, ask, stay, anchor, (day, str(nth) if nth > 1 else ""), over)


def _spell(
    journey: Journey,
    ask: Ask,
    stay: Custody,
    anchor: Entry,
    begins: tuple[date, str],
    over: Ended | None,
) -> Duty:
    """One spell without a home: its first day, and what tells it from others of the same anchor."""
    on, leg = begins
    amount = ask.policy.pick(HOMELESS, on)
    deadline = ask.policy.after(on, amount)
    closed, late = need_closed(journey, ACCOMMODATION, None, stay.began_at or stay.since, deadline)
    return Duty(
        anchor=anchor,
        deadline=deadline,
        meetings=(*_housed_again(journey, ask.now, on, anchor), *late),
        ended=first_end(over, closed),
        told_by=holder(journey, ask.policy, on, deadline),
        leg=leg,
        about=release_name(anchor) if isinstance(anchor.fact, PersonReleased) else "",
        values=(amount.read,),
        armed_at=max(anchor.happened_at, day_start(on)),
    )


def _housed_again(journey: Journey, now: datetime, on: date, anchor: Entry) -> tuple[Met, ...]:
    """Housed on the spell's first day, or else from the first day after it."""
    for day in (on, *turning_days(journey, on)):
        if day > london_day(now):
            break
        at = max(anchor.happened_at, day_start(on)) if day == on else day_start(day)
        met = tuple(Met(at, (entry,)) for entry in housed(journey, day))
        if met:
            return met
    return ()


def _over(journey: Journey, release: Entry) -> Ended | None:
    large = ends(journey, release.happened_at, absconding=True)
    return first_end(large, received_again(journey, release))


def _last_day(journey: Journey, release: Entry, over: Ended | None) -> date:
    """The last day of this time out of prison: another release begins another."""
    later = [
        london_day(other.happened_at)
        for _, other in released_stays(journey)
        if other.happened_at > release.happened_at
    ]
    return min([*later, *([london_day(over.at)] if over else [])], default=date.max)


HOUSED_ON_RELEASE_NIGHT = Rule(
    number=1,
    code="accom-none-on-release-night",
    says="Whoever leaves prison has a bed, settled or temporary, by the end of that day.",
    shape="at",
    kind="PIT",
    severity="high",
    owner="community offender manager",
    told_by="the holder of the case",
    duties=released,
    values=(RELEASE_NIGHT, HELD_BY_PROVIDERS),
    source="Offender accommodation outcomes guidance 2025: housed is settled or temporary",
)

HOUSED_UNDER_SUPERVISION = Rule(
    number=2,
    code="accom-homeless-open",
    says="Whoever is under supervision after prison is housed, from the day of release on.",
    shape="throughout",
    kind="OPEN",
    severity="critical",
    owner="community offender manager",
    told_by="the holder of the case",
    duties=unhoused_under_supervision,
    values=(HOMELESS, SHORT_SENTENCES, HELD_BY_PROVIDERS),
    source="Canton III; offender accommodation outcomes guidance 2025",
)

RULES: tuple[Rule, ...] = (HOUSED_ON_RELEASE_NIGHT, HOUSED_UNDER_SUPERVISION)
