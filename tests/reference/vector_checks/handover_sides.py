"""Which side is responsible in custody, and whether an officer is late to be named, by told facts.

The spans are those that a missing lead is looked for in. The product tells two sides and no
support of the one by the other: a vector that turns on support, on a parole refused or on an
override by hand isn't covered, as no fact tells of them.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from domain.calendar import day_end
from domain.facts.custody import ImmigrationHoldServed
from domain.facts.recall import RecallAgreed
from domain.finding import State
from domain.journey.handover_date import HandoverCase, handover_date
from domain.journey.handover_due import handover_due
from domain.journey.journey import Journey
from domain.journey.responsible_inside import inside_spans
from infra.policy.load import england_and_wales
from tests.people import dated, received, released, sentenced
from tests.reference.vector_checks.days import day
from tests.reference.vector_checks.not_covered import NotCoveredError
from tests.story import Said, at, heartbeat, in_log, judged, said

POLICY = england_and_wales()
DAY = date(2024, 5, 20)  # today where the vector names no day
SENTENCED = date(2020, 1, 6)
ALWAYS = 10_000  # days: no release is looked for beyond
SIDES = {"custody": "custody-only", "community": "community", "either": "community"}


def from_facts(vector: dict[str, Any]) -> dict[str, Any]:
    """The side responsible today, and whether a handover date is known."""
    told = vector["input"]
    if told["parole_refused"] or told["additional_indeterminate_sentence"]:
        raise NotCoveredError("no fact tells of it")
    release = DAY + timedelta(days=ALWAYS) if told["has_earliest_release"] else None
    journey = _journey(list(_stay(told, release, DAY)), DAY)
    return {
        "responsibility": SIDES[_side(journey)],
        "has_handover_dates": handover_due(journey, POLICY, journey.custody[-1]) is not None,
    }


def from_dates(vector: dict[str, Any]) -> dict[str, Any]:
    """The side responsible today, of somebody whose handover is on the vector's day."""
    told = vector["input"]
    today, handed_on = _day(told, "as_of_on"), _day(told, "com_responsible_on")
    if _day(told, "com_support_from_on") <= today < handed_on:
        raise NotCoveredError("the community supports, and no fact tells of it")
    return {"responsibility": SIDES[_side(_journey(_handed_over(handed_on), today))]}


def responsible_side(vector: dict[str, Any]) -> dict[str, Any]:
    """The side responsible today, by the dates of a life sentence."""
    told = vector["input"]
    reviews = told.get("parole_reviews", ())
    if reviews and not told.get("recalled"):
        raise NotCoveredError("no fact tells what the Parole Board decided")
    today = _day(told, "as_of_on")
    story = list(_stay(told, day(told, "tariff_expiry_on"), today))
    hearings = [day(review, "target_hearing_on") for review in reviews]
    story += [_dates(target_hearing_on=hearing) for hearing in hearings if hearing]
    side = _side(_journey(story, today))
    return {"responsible_side": "community" if side == "either" else side}


def allocation_overdue(vector: dict[str, Any]) -> dict[str, Any]:
    """Whether HP07 is overdue at the end of today, with probation heard from."""
    told = vector["input"]
    if told.get("com_name") or told.get("com_email"):
        raise NotCoveredError("an officer by name or address, where facts tell a worker")
    today = day_end(_day(told, "as_of_on"))
    alive = heartbeat("probation", f"{told['as_of_on']} 23:00")
    story = [*_handed_over(_day(told, "com_responsible_on")), alive]
    found = judged(in_log(story), today, rules=()).handovers
    (one,) = [handover for handover in found if handover.point == "HP07"]
    return {"allocation_overdue": one.state is State.OVERDUE}


def _stay(told: dict[str, Any], release_on: date | None, today: date) -> Iterator[Said]:
    """A sentence being served; the release is the tariff's end for life, else the conditional one."""
    life = bool(told.get("is_indeterminate"))
    fields: dict[str, Any] = {"indeterminate": True} if life else {"months": 240}
    yield sentenced(f"{SENTENCED} 10:00", **fields)
    yield received(f"{SENTENCED} 17:00")
    if release_on:
        yield _dates(**{"tariff_expires_on" if life else "conditional_release_on": release_on})
    if told.get("recalled"):
        yield released("2022-01-10")
        yield said("probation", f"{today} 07:00", RecallAgreed("standard", emergency=False))
        yield received(f"{today} 08:00", "recall")
    if told.get("immigration_case"):
        yield said("prison", f"{today} 08:00", ImmigrationHoldServed("IS91"))


def _handed_over(on: date) -> list[Said]:
    """A stay with the release, of those to come, whose handover date is that day."""
    for days in range(ALWAYS):
        release_on = on + timedelta(days=days)
        case = HandoverCase(SENTENCED, conditional_on=release_on)
        found = handover_date(case, POLICY, on)
        if found is not None and found.on == on:
            return list(_stay({}, release_on, on))
    raise NotCoveredError("no release is handed over on that day")


def _dates(**days: date) -> Said:
    return dated(f"{SENTENCED} 18:00", **{name: on.isoformat() for name, on in days.items()})


def _journey(story: list[Said], today: date) -> Journey:
    return Journey(in_log(story), at(f"{today} 12:00"))


def _side(journey: Journey) -> str:
    """On the day of the handover the community is responsible; a lead of the prison's will do too."""
    (side,) = [
        span.side
        for span in inside_spans(journey, POLICY)
        if span.began_at <= journey.as_of < span.ended_at
    ]
    return side


def _day(told: dict[str, Any], name: str) -> date:
    return date.fromisoformat(told[name])
