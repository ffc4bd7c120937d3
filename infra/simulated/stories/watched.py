"""The police are told of the release of whoever they have to watch; now and then nobody tells them."""

from datetime import date, datetime, timedelta
from typing import cast

from domain.calendar import day_start
from infra.simulated.days import working_days
from infra.simulated.life import Life
from infra.simulated.places import DELIUS
from infra.simulated.stories import custody
from infra.simulated.telling import Saying

TOLD = "HP19"
FLAGS = ("mappa-eligible", "rso", "iom", "domestic-abuse")
REGISTERS = ("MAPP",)  # of probation's own, that stand for one of these flags
PLANNED = "sentence.release_planned.v1"
UNTOLD = 7  # every so many lives nobody tells them
AHEAD, HOUR, A_MINUTE = 3, timedelta(hours=10), timedelta(minutes=1)


def police_told(life: Life, over_at: datetime | None) -> None:
    """Days before each planned release, and the police confirm it."""
    watched_at = min((one.happened_at for one in life.sayings if _watches(one)), default=None)
    for plan in [one for one in life.sayings if one.type == PLANNED]:
        on = working_days(cast("date", plan.data["release_on"]), -AHEAD)
        moment = day_start(on) + HOUR
        if watched_at is None or watched_at >= moment or (over_at and over_at <= moment):
            continue
        if life.number % UNTOLD == 0:
            _untold(life, plan)
            continue
        life.say(
            *(DELIUS, life.probation, "police.notified.v1", moment, moment + A_MINUTE),
            reason="release",
            acknowledged=True,
        )


def _untold(life: Life, plan: Saying) -> None:
    out = [
        one.told_at
        for one in life.sayings
        if one.type == custody.RELEASED and one.happened_at > plan.happened_at
    ]
    left_at = [one.told_at for one in life.sayings if one.type == "iom.deselected.v1"]
    if out:
        life.overdue(TOLD, min(out), min(left_at, default=None))


def _watches(saying: Saying) -> bool:
    if saying.type == "risk.flag_raised.v1":
        return saying.data["flag"] in FLAGS
    return saying.type == "iom.selected.v1" or saying.data.get("registerTypeCode") in REGISTERS
