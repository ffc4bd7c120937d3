"""Two people a careless reader would take for one, and two that an agency did take for one."""

from datetime import timedelta
from itertools import pairwise

from infra.simulated.life import Life
from infra.simulated.names import MEN, WOMEN
from infra.simulated.places import DELIUS

EVERY = 50  # of so many people, one pair of each kind
TWINS, NAMESAKES, MIXED_UP = 44, 46, 48  # the first of each pair, counted within EVERY


def alike(lives: list[Life]) -> None:
    """Twins share family, birth and address; namesakes name and birth. Numbers are their own."""
    for one, other in _pairs(lives, TWINS):
        other.family, other.born_on, other.postcode = one.family, one.born_on, one.postcode
        other.sex = one.sex
        other.held_at = one.held_at
        names = WOMEN if one.sex == "female" else MEN
        other.given = names[(names.index(one.given) + 1) % len(names)]
    for one, other in _pairs(lives, NAMESAKES):
        other.given, other.family, other.born_on = one.given, one.family, one.born_on


def mixed_up(lives: list[Life]) -> int:
    """Probation merges two cases that are two people, and takes it back ten days later."""
    told = 0
    for one, other in _pairs(lives, MIXED_UP):
        known = [s.happened_at for life in (one, other) for s in life.sayings if s.source == DELIUS]
        moment = max(known[:1] + known[-1:]) + timedelta(days=2)
        one.say(
            *(DELIUS, one.probation, "probation-case.merge.completed", moment),
            sourceCRN=other.crn,
            targetCRN=one.crn,
        )
        one.say(
            *(
                DELIUS,
                one.probation,
                "probation-case.unmerge.completed",
                moment + timedelta(days=10),
            ),
            reactivatedCRN=other.crn,
            unmergedCRN=one.crn,
        )
        told += 1
    return told


def _pairs(lives: list[Life], first: int) -> list[tuple[Life, Life]]:
    return [(one, other) for one, other in pairwise(lives) if one.number % EVERY == first]
