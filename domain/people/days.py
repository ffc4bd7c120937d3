"""Days by which people are compared: births and sentences, without those that stand for none."""

from collections.abc import Iterable
from datetime import date
from itertools import pairwise

STAND_INS = (date(1900, 1, 1), date(1970, 1, 1))  # systems write these for "not known"
DECADE = 3  # figures of a year that must agree: a slip is within its decade


def real(days: Iterable[date | None]) -> tuple[date, ...]:
    """Each day once, in order; neither the unknown ones nor those that stand for unknown."""
    return tuple(sorted({day for day in days if day is not None} - {*STAND_INS}))


def birth_of(main: date | None, others: Iterable[date | None] = ()) -> date | None:
    """The birth to go by: the one the record gives first, else the earliest of its others."""
    return next(iter((*real([main]), *real(others))), None)


def near(one: date, other: date) -> bool:
    """Whether one may be a slip of the pen for the other: one figure wrong, or two neighbours of
    a day or a month turned round. Another decade is no slip; the same day is near itself."""
    left, right = f"{one:%Y%m%d}", f"{other:%Y%m%d}"
    if left[:DECADE] != right[:DECADE]:
        return False
    wrong = [n for n in range(len(left)) if left[n] != right[n]]
    if len(wrong) <= 1:
        return True
    return any(
        [first, second] == wrong and left[first] == right[second] and left[second] == right[first]
        for first, second in pairwise(range(len(left)))
        if first > DECADE
    )
