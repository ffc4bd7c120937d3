"""Two people a careless reader would take for one, and two that an agency did take for one."""

from datetime import datetime, timedelta
from itertools import pairwise

from infra.simulated.life import Life
from infra.simulated.names import MEN, WOMEN
from infra.simulated.places import DELIUS

EVERY = 50  # of so many people, one pair of each kind
TWINS, NAMESAKES = 44, 46  # the first of each pair, counted within EVERY
MIXED_UP = 48  # the first person of the first so many of whom two are mixed up


def alike(lives: list[Life]) -> dict[str, int]:
    """Twins share family, birth and address; namesakes name and birth. Numbers are their own.

    Says how many pairs there are of each."""
    for one, other in _pairs(lives, TWINS):
        other.family, other.born_on, other.postcode = one.family, one.born_on, one.postcode
        other.sex = one.sex
        other.region, other.held_at = (
            one.region,
            one.held_at,
        )  # one address, one part of the country
        names = WOMEN if one.sex == "female" else MEN
        other.given = names[(names.index(one.given) + 1) % len(names)]
    for one, other in _pairs(lives, NAMESAKES):
        other.given, other.family, other.born_on = one.given, one.family, one.born_on
    return {"twins": len(_pairs(lives, TWINS)), "namesakes": len(_pairs(lives, NAMESAKES))}


def mixed_up(lives: list[Life]) -> int:
    """Probation merges two of these cases that are two people, and takes it back ten days later.
    Says how many pairs it happened to: one, or none where no two neighbours have one case each."""
    for one, other in pairwise(lives):
        opened = [_opened(one), _opened(other)]
        if None not in opened and one.until_on == other.until_on:
            _merge_and_back(one, other, max(at for at in opened if at) + timedelta(days=2))
            return 1
    return 0


def _merge_and_back(one: Life, other: Life, moment: datetime) -> None:
    one.say(
        *(DELIUS, one.probation, "probation-case.merge.completed", moment),
        sourceCRN=other.crn,
        targetCRN=one.crn,
    )
    back_at = moment + timedelta(days=10)
    one.say(
        *(DELIUS, one.probation, "probation-case.unmerge.completed", back_at),
        reactivatedCRN=other.crn,
        unmergedCRN=one.crn,
    )


def _opened(life: Life) -> datetime | None:
    """Since when probation has its one record of them; None: it has none, or two, or too lately."""
    known = [said for said in life.sayings if said.record.startswith("probation/")]
    if not known or any(said.record != life.probation for said in known):
        return None
    first = min(said.told_at for said in known)
    return first if first.date() < life.until_on - timedelta(days=20) else None


def _pairs(lives: list[Life], first: int) -> list[tuple[Life, Life]]:
    return [(one, other) for one, other in pairwise(lives) if one.number % EVERY == first]
