"""What agencies hand over at every step, beside the story itself, and where they forget to.

A story is told first; then the papers follow what it told. Nothing here draws lots: who forgets
goes by the number of the life, so that the story stays the one it was.
"""

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from typing import cast

from domain.calendar import london_day
from infra.simulated import regimes
from infra.simulated.days import days, missed, working_days
from infra.simulated.life import Life
from infra.simulated.places import DELIUS, NOMIS
from infra.simulated.stories import custody, leads, watched
from infra.simulated.stories.needs import UNREVIEWED
from infra.simulated.telling import Saying

SENTENCED, PLANNED = "sentence.imposed.v1", "sentence.release_planned.v1"
MOVED = "sentence.release_rescheduled.v1"
DIED = "identity.person_died.v1"
MET = "need.closed.v1"
NEED, DOCTOR = "need.identified.v1", "health.gp_registered.v1"
TAKEN_ON_DAYS = 28
SHARED, CONFIRMED = "handover.pack_shared.v1", "handover.pack_acknowledged.v1"
COURT_PACK = ("warrant", "escort-record", "flags", "self-harm")
MOVE_PACK = ("plan", "referrals", "self-harm", "medication")
A_MINUTE, AN_HOUR, A_DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
NO_COURT_FLAGS = (19, 5)  # every 19th life, from the 5th on
NO_REVIEW = (23, 7)
SOONEST, REVIEW_DAYS, AHEAD = 1, 84, 7  # days from the plan to a review, and before release
BESIDE = {
    "bcst-late": "HP03",
    "resettlement-plan-late": "HP04",
    "fin-claim-late": "HP16",
    "licence-not-ready": "HP17",
    "victim-contact-late": "HP30",
    "child-notice-missing": "HP33",
}  # gaps that leave a handover overdue for as long as they show


def accompanied(script: Callable[[Life], object]) -> Callable[[Life], object]:
    """The same story, with the papers that follow it."""

    def told(life: Life) -> None:
        script(life)
        over_at = _over(life)
        for arrival in _arrivals(life, "ADMISSION"):
            if arrival.data["nomisMovementReasonCode"] != custody.CODES["recall"]:
                _papers(life, arrival, "HP01", COURT_PACK, forgets=_chosen(life, NO_COURT_FLAGS))
            else:
                _back(life, arrival)
        for arrival in _arrivals(life, "TRANSFERRED"):
            _papers(life, arrival, "HP06", MOVE_PACK)
        _reviewed(life, over_at)
        _officer_awaited(life)
        _without_doctor(life)
        watched.police_told(life, over_at)
        for plant in life.plants:
            if plant.code in BESIDE:
                life.overdue(BESIDE[plant.code], plant.shows_at, plant.closes_at)
        if over_at is not None:
            _ended(life, over_at)

    return told


def _papers(
    life: Life, arrival: Saying, point: str, pack: tuple[str, ...], *, forgets: bool = False
) -> None:
    """Confirmed within hours; or all but the last of them, and nobody ever sends that."""
    items = pack[:-1] if forgets else pack
    _says(life, NOMIS, life.prison, SHARED, arrival.happened_at + AN_HOUR / 2, point=point,
          items=[*items], to="prison", basis="statutory")  # fmt: skip
    _says(life, NOMIS, life.prison, CONFIRMED, arrival.happened_at + AN_HOUR, point=point,
          items=[*items])  # fmt: skip
    if forgets:
        life.overdue(point, missed(london_day(arrival.happened_at)))


def _back(life: Life, arrival: Saying) -> None:
    """Recalled: the officer from before takes the case again, and so does the practice."""
    source, name, said = leads.inside(life, 1)
    _says(life, source, life.prison, name, arrival.happened_at + A_DAY, **said)
    _says(life, NOMIS, life.prison, DOCTOR,
          arrival.happened_at + A_DAY + AN_HOUR, area=life.region.area)  # fmt: skip


def _reviewed(life: Life, over_at: datetime | None) -> None:
    """Twelve weeks before release the plan is reviewed and confirmed; now and then not sent."""
    if not any(saying.type == SENTENCED for saying in life.sayings):
        return
    plans = [saying for saying in life.sayings if saying.type == PLANNED]
    for plant in life.plants:
        if plant.code == UNREVIEWED:  # the story's own; the papers were due before the review
            _unsent(life, plans[0], plant.closes_at)
            return
    simple = len(plans) == 1 and not any(_tells_otherwise(saying) for saying in life.sayings)
    for plan in plans:
        moment = _review_at(plan)
        if over_at is not None and moment >= over_at:
            continue
        _says(life, NOMIS, life.prison, "plan.reviewed.v1", moment, kind="resettlement")
        if simple and _chosen(life, NO_REVIEW):  # nobody sends it
            _unsent(life, plan, _out_at(life, plan))
            continue
        _says(life, DELIUS, life.probation, CONFIRMED, moment + AN_HOUR, point="HP09",
              items=["plan"])  # fmt: skip
        sent = life.sayings[-1]
        if london_day(moment) > _review_due(plan) and _first_sent(life, plans, sent):
            _unsent(life, plan, sent.told_at)  # planned on the last good day


def _unsent(life: Life, plan: Saying, closes_at: datetime | None) -> None:
    if _release_on(plan) >= regimes.THROUGH_THE_GATE:
        life.overdue("HP09", missed(_review_due(plan)), closes_at)


def _first_sent(life: Life, plans: list[Saying], sent: Saying) -> bool:
    """No papers were confirmed before these, and the release stays on its day."""
    before = [saying for saying in life.sayings if saying.told_at < sent.told_at]
    moved = any(saying.type == MOVED for saying in life.sayings)
    return len(plans) == 1 and not moved and not any(s.data.get("point") == "HP09" for s in before)


def _tells_otherwise(saying: Saying) -> bool:
    """The release moves, or the story itself confirms these papers."""
    return saying.type == MOVED or saying.data.get("point") == "HP09"


def _review_at(plan: Saying) -> datetime:
    """A week ahead of the last good day, but not before the day after it was planned."""
    before = (_release_on(plan) - london_day(plan.happened_at)).days
    return plan.happened_at + max(SOONEST, before - REVIEW_DAYS - AHEAD) * A_DAY


def _review_due(plan: Saying) -> date:
    """Twelve weeks before; if that is gone, two working days after it was planned."""
    due_on, planned_on = days(_release_on(plan), -REVIEW_DAYS), london_day(plan.told_at)
    return due_on if due_on >= planned_on else working_days(planned_on, 2)


def _release_on(plan: Saying) -> date:
    return cast("date", plan.data["release_on"])


def _out_at(life: Life, plan: Saying) -> datetime | None:
    out = (s.told_at for s in life.sayings
           if s.type == custody.RELEASED and s.happened_at > plan.happened_at)  # fmt: skip
    return min(out, default=None)


def _officer_awaited(life: Life) -> None:
    """Two days after sentence nobody in the community has the case yet: until somebody does."""
    for sentence in [saying for saying in life.sayings if _supervised(saying)]:
        on = cast("date", sentence.data["sentenced_on"])
        last = working_days(on, regimes.officer_within(on))
        named = [
            saying
            for saying in life.sayings
            if saying.type == leads.ASSIGNED and "co_working" not in saying.data
            and saying.data["role"] == "com"
        ]  # fmt: skip
        if not any(london_day(saying.happened_at) <= last for saying in named):
            life.overdue("HP02", missed(last), min((s.told_at for s in named), default=None))


def _supervised(saying: Saying) -> bool:
    """A sentence after which somebody in the community has the case."""
    if saying.type != SENTENCED:
        return False
    on, months = cast("date", saying.data["sentenced_on"]), cast("int", saying.data["months"])
    return regimes.supervised_months(on, months) == months


def _without_doctor(life: Life) -> None:
    """A health need, and nobody outside takes it on: as long as health can say so."""
    types = {saying.type for saying in life.sayings}
    serious = any(
        saying.type == NEED
        and saying.data["pathway"] == "health"
        and saying.data["severity"] != "low"
        for saying in life.sayings
    )
    if not serious or DOCTOR in types or PLANNED not in types or custody.RELEASED not in types:
        return
    out = life.last_happened(custody.RELEASED)
    shows_at = missed(days(london_day(out), TAKEN_ON_DAYS))
    if shows_at < life.silent_from:
        met = (s.told_at for s in life.sayings if s.type == MET and s.data["pathway"] == "health")
        life.overdue("HP15", shows_at, min(met, default=None))


def _arrivals(life: Life, reason: str) -> list[Saying]:
    return [
        saying
        for saying in life.sayings
        if saying.type == custody.RECEIVED and saying.data["reason"] == reason
    ]


def _over(life: Life) -> datetime | None:
    """When the person died, as it was told."""
    return min((saying.told_at for saying in _deaths(life)), default=None)


def _deaths(life: Life) -> Iterator[Saying]:
    for saying in life.sayings:
        dead = saying.data.get("nomisMovementReasonCode") == custody.CODES["died"]
        if dead or saying.type == DIED:
            yield saying


def _ended(life: Life, over_at: datetime) -> None:
    for point in life.points:
        point.closes_at = min(point.closes_at or over_at, over_at)


def _chosen(life: Life, which: tuple[int, int]) -> bool:
    every, first = which
    return life.number % every == first


def _says(
    life: Life, source: str, record: str, type: str, moment: datetime, **data: object
) -> None:
    """Told within minutes."""
    life.say(source, record, type, moment, moment + 5 * A_MINUTE, **data)
