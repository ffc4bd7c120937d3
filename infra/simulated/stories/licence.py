"""The licence: drawn up, approved, in force at the gate."""

from datetime import date

from infra.simulated.days import missed, working_days
from infra.simulated.life import Life
from infra.simulated.places import DELIUS, LICENCES


def ready(life: Life, released_on: date, number: int = 1, not_before: date | None = None) -> None:
    """Approved a week or more ahead, active on the day."""
    on = working_days(released_on, -life.between(6, 15))
    approved(life, max(on, not_before) if not_before else on, number)
    active(life, released_on, number)


def approved(life: Life, on: date, number: int = 1) -> None:
    """Sent in, and approved."""
    for said, hour in (("licence.submitted.v1", 10), ("licence.approved.v1", 14)):
        life.say(
            *(DELIUS, life.probation, said, life.at(on, hour)),
            licence=name(life, number),
            kind="standard",
        )


def active(life: Life, released_on: date, number: int = 1) -> None:
    """In force: told by the licence service in its own words."""
    life.say(
        *(LICENCES, life.probation, "create-and-vary-a-licence.licence.activated", life.at(released_on, 8)),
        licenceId=name(life, number),
    )  # fmt: skip


def not_ready(life: Life, released_on: date, on: date | None = None) -> None:
    """Not approved two working days before release, nor since (or only on a later day)."""
    due_on = working_days(released_on, -2)
    later = None
    if on is not None:
        approved(life, on)
        later = life.sayings[-1].told_at
        active(life, released_on)
    else:
        life.plant("released-without-licence", "open", missed(released_on))
    life.plant("licence-not-ready", "open", missed(due_on), later)


def name(life: Life, number: int) -> str:
    """The licence's own id."""
    return str(100_000 + life.number * 10 + number)
