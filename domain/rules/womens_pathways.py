"""Women are asked about the two pathways that men are not asked about."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import product

from domain.calendar import london_day
from domain.facts.entry import Entry
from domain.facts.need import NeedAssessed, NeedClosed, NeedIdentified
from domain.facts.plan import PlanCompleted
from domain.finding import Deadline
from domain.journey.ends import Ended, ends, first_end
from domain.journey.journey import Journey
from domain.journey.person import sex
from domain.policy.policy import by_end_of
from domain.rules.duty import Ask, Duty, Met
from domain.rules.rule import Rule

ASKED = "womens-pathways.within"
PATHWAYS = ("abuse", "sex-work")
SCREENS = frozenset({"bcst1", "immediate-needs"})


@dataclass(frozen=True, slots=True)
class _Time:
    """From one reception to the next, or to the release: its first screen and its first plan."""

    received: Entry
    until: datetime | None
    screen: Entry | None
    plan: Entry | None

    @property
    def first(self) -> Entry | None:
        told = [entry for entry in (self.screen, self.plan) if entry is not None]
        return min(told, key=lambda entry: entry.happened_at, default=None)


def women_inside(journey: Journey, ask: Ask) -> Iterator[Duty]:
    """Rule 84: each woman received, from the first screen or plan on."""
    if sex(journey) != "female":
        return
    for time in _times(journey):
        anchor = time.first
        if anchor is not None:
            yield _duty(journey, ask, time, anchor)


def _times(journey: Journey) -> Iterator[_Time]:
    for stay in journey.custody:
        ends = [*(e.happened_at for e in stay.receptions[1:]), stay.ended_at]
        # Where only the way out was told there is an end and no beginning.
        for received, until in zip(stay.receptions, ends, strict=False):
            screens = (e for e in journey.of(NeedAssessed) if e.fact.tool in SCREENS)
            plans = (e for e in journey.of(PlanCompleted) if e.fact.kind == "resettlement")
            yield _Time(
                received,
                until,
                next((e for e in screens if _within(e, received, until)), None),
                next((e for e in plans if _within(e, received, until)), None),
            )


def _within(entry: Entry, received: Entry, until: datetime | None) -> bool:
    return entry.happened_at >= received.happened_at and (
        until is None or entry.happened_at < until
    )


def _duty(journey: Journey, ask: Ask, time: _Time, anchor: Entry) -> Duty:
    amount = ask.policy.pick(ASKED, london_day(anchor.happened_at))
    deadline = _last_good(ask, time, anchor)
    meetings, declined = _named(journey, time, deadline)
    return Duty(
        anchor=anchor,
        deadline=deadline,
        meetings=meetings,
        ended=first_end(
            ends(journey, anchor.happened_at, absconding=True),
            _out(journey, anchor),
            declined,
        ),
        told_by="prison",
        about=f"received {time.received.happened_at}",
        armed_by=(time.received, anchor),
        rests_on=(time.plan,) if time.plan else (),
        values=(amount.read,),
    )


def _last_good(ask: Ask, time: _Time, anchor: Entry) -> Deadline:
    """With the plan, and some days after the screen at the latest."""
    days = [
        by_end_of(london_day(time.plan.happened_at)) if time.plan else None,
        ask.policy.after(
            london_day(time.screen.happened_at),
            ask.policy.pick(ASKED, london_day(anchor.happened_at)),
        )
        if time.screen
        else None,
    ]
    return min((day for day in days if day is not None), key=lambda day: day.ends_at)


def _named(
    journey: Journey, time: _Time, deadline: Deadline
) -> tuple[tuple[Met, ...], Ended | None]:
    """Both were asked about, or help with them declined; both declined in time is no duty at all."""
    meetings: list[Met] = []
    declined: Ended | None = None
    for pair in product(*(tuple(_about(journey, time, pathway)) for pathway in PATHWAYS)):
        at = max(entry.happened_at for entry in pair)
        refused = all(isinstance(entry.fact, NeedClosed) for entry in pair)
        if refused and deadline.in_time(at):
            declined = first_end(declined, Ended(at, "declined", pair))
        else:
            meetings.append(Met(at, tuple(dict.fromkeys(pair))))
    return tuple(meetings), declined


def _about(journey: Journey, time: _Time, pathway: str) -> Iterator[Entry]:
    """Whatever shows since the reception that this pathway was asked about."""
    for entry in journey.of(NeedAssessed, NeedIdentified, NeedClosed):
        fact = entry.fact
        if isinstance(fact, NeedAssessed):
            named = pathway in fact.pathways
        elif isinstance(fact, NeedIdentified):
            named = fact.pathway == pathway
        else:
            named = fact.pathway == pathway and fact.outcome == "declined"
        if named and entry.happened_at >= time.received.happened_at:
            yield entry
    if time.plan is not None and pathway in (time.plan.fact.pathways or ()):
        yield time.plan


def _out(journey: Journey, anchor: Entry) -> Ended | None:
    for stay in journey.custody:
        if stay.released is not None and stay.holds(anchor.happened_at):
            return Ended(stay.released.happened_at, "released", (stay.released,))
    return None


WOMEN_ASKED = Rule(
    number=84,
    code="women-extra-pathways-unscreened",
    says=(
        "Every woman in prison has been asked about abuse and about sex work when her resettlement"
        " plan is made, and within {womens-pathways.within} of her first screen at the latest."
    ),
    shape="within",
    kind="OPEN",
    severity="medium",
    owner="pre-release team",
    told_by="prison",
    duties=women_inside,
    values=(ASKED,),
    source="PA Torbay; IPPR on women",
)

RULES: tuple[Rule, ...] = (WOMEN_ASKED,)
