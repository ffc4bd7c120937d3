"""A seeded population of prison shape: people in up to four systems, with the errors feeds have.

A tenth of the fields are wrong or written otherwise; some people move name, are twins or namesakes;
some numbers are mis-keyed, some belong to somebody else. The truth is kept beside it.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from domain.facts.entry import Entry
from domain.people.numbers import CHECK_LETTERS
from tests.domain.people.saying import log, observed, seen

GIVEN = (
    *("Ash", "Robin", "Kai", "Lee", "Sam", "Alex", "Jo", "Chris", "Jamie", "Morgan", "Rowan"),
    *("Taylor", "Casey", "Drew", "Frankie", "Jess", "Max", "Nicky", "Ola", "Pat", "Quinn", "Ray"),
)
FAMILY = (
    *("Marlow", "Tarn", "Fenwick", "Ashdown", "Birch", "Cole", "Dale", "Elm", "Frost", "Glen"),
    *("Heath", "Ives", "Jarrow", "Kerr", "Lomax", "Marsh", "Nash", "Oakes", "Pike", "Quill"),
)


@dataclass(frozen=True)
class Somebody:
    given: str
    family: str
    born: date
    noms: str
    crn: str
    pnc: str


@dataclass(frozen=True)
class Population:
    entries: tuple[Entry, ...]
    truth: dict[str, int]  # record -> which person it really is


def population(size: int, seed: int) -> Population:
    """People, their records in four systems, and everything said about them, in random order."""
    random = Random(seed)  # noqa: S311 - a made-up population, the same on every run
    people: list[Somebody] = []
    for n in range(size):
        people.append(_somebody(random, n, people))
    truth: dict[str, int] = {}
    told: list[Entry] = []
    for n, person in enumerate(people):
        for record, share in (
            (f"prison/{person.noms}", 0.8),
            (f"probation/{person.crn}", 0.75),
            (f"police/{person.pnc}", 0.7),
            (f"voluntary/harbour/{n}", 0.8),
        ):
            if random.random() < share:
                truth[record] = n
                told += _records(random, record, person, people)
    random.shuffle(told)
    return Population(tuple(log(*told)), truth)


def _somebody(random: Random, n: int, before: list[Somebody]) -> Somebody:
    given, family = random.choice(GIVEN), random.choice(FAMILY)
    born = date(1950, 1, 1) + timedelta(days=random.randrange(365 * 55))
    alike = random.choice(before) if before else None
    if alike is not None and random.random() < 0.02:  # twin
        family, born = alike.family, alike.born
    elif alike is not None and random.random() < 0.02:  # namesake, parent and child
        given, family = alike.given, alike.family
    year, serial = random.randrange(1970, 2025), f"{n + 1:07}"
    letter = CHECK_LETTERS[int(f"{year % 100:02}{serial}") % 23]
    noms, crn = f"A{n % 9000 + 1000}{'BCDEFGHJ'[n // 9000]}C", f"X{100000 + n}"
    return Somebody(given, family, born, noms, crn, f"{year}/{serial}{letter}")


def _records(random: Random, record: str, person: Somebody, people: list[Somebody]) -> list[Entry]:
    told = [seen(record, *_written(random, person))]
    if random.random() < 0.2:
        told.append(seen(record, *_written(random, person)))
    for kind in ("noms", "crn", "pnc"):
        if random.random() < 0.6:
            value = getattr(person, kind)
            if random.random() < 0.01:  # somebody else's
                value = getattr(random.choice(people), kind)
            elif random.random() < 0.01:  # mis-keyed
                at = random.randrange(1, len(value) - 2)
                value = f"{value[:at]}{random.randrange(10)}{value[at + 1 :]}"
            told.append(observed(record, kind, value))
    return told


def _written(random: Random, person: Somebody) -> tuple[str, str, date | None]:
    given, family, born = person.given, person.family, person.born
    if random.random() < 0.1:
        given = random.choice(GIVEN)
    if random.random() < 0.1:
        family = random.choice(FAMILY)
    if random.random() < 0.1:
        born = born.replace(day=born.month, month=min(born.day, 12))
    shape = random.choice((str, str.upper, str.lower))
    return shape(given), shape(family), None if random.random() < 0.05 else born
