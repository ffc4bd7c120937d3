"""A release day that moves, and whether everyone who counted on it was told."""

from datetime import date, datetime

from infra.simulated.days import missed, working_days
from infra.simulated.life import Life
from infra.simulated.places import DELIUS, NOMIS
from infra.simulated.stories.custody import day_considered

NOT_PROPAGATED = "release-change-not-propagated"


def moved(life: Life, on: date, old: date, new: date) -> None:
    """The release day is another one now."""
    life.say(
        *(NOMIS, life.prison, "sentence.release_rescheduled.v1", life.at(on, 10)),
        release_on=new,
        previous_release_on=old,
        reason="added days" if new > old else "days given back",
    )
    day_considered(life, life.sayings[-1].happened_at, new)


def confirmed(life: Life, on: date, *refs: str) -> None:
    """Everything that hung on the old day is confirmed against the new one."""
    for ref in refs:
        life.say(DELIUS, life.probation, "plan.dependant_confirmed.v1", life.at(on, 15), ref=ref)


def not_propagated(life: Life, moved_on: date, seen_at: datetime) -> None:
    """Nobody told the service that waits, until it saw the person all the same."""
    life.plant(NOT_PROPAGATED, "open", missed(working_days(moved_on, 1)), seen_at)
