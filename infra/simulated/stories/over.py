"""How a life of an earlier year ends: the person dies, and what was open then lapses."""

from datetime import datetime

from infra.simulated.days import at, missed, working_days
from infra.simulated.life import Life
from infra.simulated.places import DELIUS, NOMIS
from infra.simulated.telling import Plant

HOUR = 18
OUTLIVE = {"identity-unlinked": 3, "facts-conflict": 2}  # of records; they show so many wd later


def over(life: Life) -> None:
    """On the last day told of. Nothing is said after it; what was breached stays."""
    moment = at(life.until_on, HOUR, life.rng)
    life.sayings = [saying for saying in life.sayings if saying.told_at < moment]
    known = {saying.record for saying in life.sayings}
    whose = (DELIUS, life.probation) if life.probation in known else (NOMIS, life.prison)
    told = life.say(*whose, "identity.person_died.v1", moment, died_on=life.until_on)
    life.plants = [plant for plant in life.plants if _arisen(life, plant, moment)]
    for plant in life.plants:
        if plant.closes_at and plant.closes_at >= moment:
            plant.closes_at = None  # nobody will say what would have settled it
        if plant.code not in OUTLIVE:
            life.duty_ended(told.told_at, plant.code)
    life.points = [point for point in life.points if point.shows_at < moment]
    for point in life.points:
        point.closes_at = min(point.closes_at or told.told_at, told.told_at)


def _arisen(life: Life, plant: Plant, moment: datetime) -> bool:
    """Shown by then; where records are at odds already, they go on being so until it shows."""
    within = OUTLIVE.get(plant.code)
    if within is None:
        return plant.shows_at < moment
    return plant.shows_at <= missed(working_days(life.until_on, within))
