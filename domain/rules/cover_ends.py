"""Nobody's needs are left behind on the day supervision ends."""

from collections.abc import Iterator
from datetime import date, timedelta

from domain.calendar import day_start
from domain.facts.entry import Entry
from domain.facts.need import NeedIdentified
from domain.facts.referral import ReferralAccepted
from domain.finding import Deadline
from domain.journey.cover import TOP_UP, TOP_UP_LASTS, Cover, covers
from domain.journey.ends import ends, last_moment
from domain.journey.holder import HELD_BY_PROVIDERS, holder
from domain.journey.journey import Journey
from domain.journey.needs import Need, needs
from domain.journey.referrals import referral_of
from domain.rules.duty import Ask, Duty, Later, Met
from domain.rules.rule import Rule

ENDS, WARNING = "cover-ends.within", "cover-ends.warning"
GRAVE = frozenset({"medium", "high"})


def cover_about_to_end(journey: Journey, ask: Ask) -> Iterator[Duty | Later]:
    """Rule 60: each end of supervision, told or planned, that finds needs of some weight open."""
    if not journey.of(NeedIdentified):
        return
    for cover in covers(journey, ask.policy):
        on = cover.ends_on
        if on is None or journey.stay_at(last_moment(on)) is not None:
            continue
        opens_on = on - timedelta(days=ask.policy.pick(WARNING, on).number)
        open_then = [need for need in needs(journey) if _open_between(need, opens_on, on)]
        if not open_then:
            continue
        if day_start(opens_on) > ask.now:
            yield Later(day_start(opens_on))
            continue
        yield _duty(journey, ask, cover, on, opens_on, open_then)


def _open_between(need: Need, opens_on: date, on: date) -> bool:
    last = last_moment(on)
    begun = need.began_at <= last and need.severity(last) in GRAVE
    return begun and (need.ended_at is None or need.ended_at >= day_start(opens_on))


def _duty(
    journey: Journey, ask: Ask, cover: Cover, on: date, opens_on: date, open_then: list[Need]
) -> Duty:
    amount, warning = ask.policy.pick(ENDS, on), ask.policy.pick(WARNING, on)
    deadline = ask.policy.after(on, amount)
    armed_at = max(day_start(opens_on), min(need.began_at for need in open_then))
    said = (cover.ends_by,) if cover.ends_by else ()
    return Duty(
        anchor=cover.first,
        deadline=deadline,
        meetings=tuple(_looked_after(journey, open_then, deadline)),
        ended=ends(journey, armed_at),
        told_by=holder(journey, ask.policy, on, deadline),
        armed_by=(*said, *(need.seen[0] for need in open_then)),
        about=f"cover to {on}",
        armed_at=armed_at,
        values=(amount.read, warning.read),
    )


def _looked_after(journey: Journey, open_then: list[Need], deadline: Deadline) -> Iterator[Met]:
    """Every need closed, or taken on by a service with the person's consent: with the last of them."""
    ways = [_first_told(journey, need, deadline) for need in open_then]
    found = [way for way in ways if way]
    if len(found) == len(open_then):
        by = tuple(dict.fromkeys(entry for way in found for entry in way))
        yield Met(max(way[0].happened_at for way in found), by)


def _first_told(journey: Journey, need: Need, deadline: Deadline) -> tuple[Entry, ...]:
    """Of what was done about a need in time, what was told first; nothing: ()."""
    ways: list[tuple[Entry, ...]] = []
    if need.closed is not None:
        ways.append((need.closed,))
    for accepted in journey.of(ReferralAccepted):
        made = referral_of(journey, accepted)
        if made and made.fact.pathway == need.pathway and made.fact.basis == "consent":
            ways.append((accepted, made))
    in_time = [way for way in ways if deadline.in_time(way[0].happened_at)]
    return min(in_time, key=lambda way: max(entry.recorded_at for entry in way), default=())


NEEDS_LOOKED_AFTER = Rule(
    number=60,
    code="statutory-cover-ends-with-needs",
    says=(
        "On the day supervision ends, every medium or high need of its last {cover-ends.warning} is"
        " closed, or a service has taken it on with the person's consent."
    ),
    shape="at",
    kind="PIT",
    severity="medium",
    owner="community offender manager",
    told_by="the holder of the case",
    duties=cover_about_to_end,
    values=(ENDS, WARNING, TOP_UP, TOP_UP_LASTS, HELD_BY_PROVIDERS),
    source="Evans; Senior (Custody Plus)",
)

RULES: tuple[Rule, ...] = (NEEDS_LOOKED_AFTER,)
