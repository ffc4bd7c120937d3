"""What lives leave behind at the end: what was heard of them, and the gaps meant to show then."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from infra.simulated.feeds import last_word
from infra.simulated.found import Found, Gap, compare
from infra.simulated.life import Life
from infra.simulated.places import TREATMENT
from infra.simulated.telling import Plant, Planted, Saying

SILENT = TREATMENT  # the one source that stops speaking
SOURCE_SILENT = "source-silent"
AS_SILENT_AS = timedelta(hours=24, microseconds=1)  # longer than this, and it shows


@dataclass(frozen=True, slots=True)
class Left:
    """What one life leaves behind."""

    heard: list[Saying]  # by the end, of sources that still spoke
    home: str  # the record the gaps are told under
    gaps: list[Plant]  # of the rules, whenever they show
    points: list[Plant]  # handovers, the same


def left(life: Life, ends_at: datetime, silent_from: datetime) -> Left:
    """What is heard of this life, and what it is meant to show."""
    heard = [
        saying
        for saying in life.sayings
        if saying.told_at < (silent_from if saying.source == SILENT else ends_at)
    ]
    gaps = list(life.plants)
    if any(said.source == SILENT for said in heard):
        gaps.append(Plant(SOURCE_SILENT, "open", last_word(SILENT, silent_from) + AS_SILENT_AS))
    return Left(heard, _home(life, heard), gaps, life.points)


class Outcome:
    """Collects lives; `planted` and `overdue` speak of the moment `ends_at`."""

    def __init__(self, ends_at: datetime, silent_from: datetime) -> None:
        self.ends_at = ends_at
        self.silent_from = silent_from
        self.told: list[Saying] = []
        self.planted: list[Planted] = []
        self.overdue: list[Planted] = []
        self.homes: dict[str, str] = {}

    def add(self, life: Life) -> None:
        """One life: what was said of it by the end, by sources that still spoke."""
        one = left(life, self.ends_at, self.silent_from)
        self.told += one.heard
        for said in one.heard:
            self.homes[said.record] = one.home
        self.planted += standing(one.gaps, one.home, self.ends_at)
        self.overdue += standing(one.points, one.home, self.ends_at)

    def compare(self, shown: Iterable[Gap]) -> Found:
        """Planted against shown gaps."""
        return compare(self.planted, shown, self.homes)

    def compare_points(self, shown: Iterable[Gap]) -> Found:
        """Handovers meant to be overdue against those shown so."""
        return compare(self.overdue, shown, self.homes)


def standing(plants: Iterable[Plant], home: str, moment: datetime) -> Iterator[Planted]:
    """Those of these that show at that moment."""
    for plant in plants:
        if plant.stands(moment):
            yield Planted(plant.code, home, plant.verdict, plant.anchor)


def _home(life: Life, heard: Iterable[Saying]) -> str:
    """The prison's record where there is one, else probation's."""
    records = {said.record for said in heard}
    return (
        life.prison if life.prison in records or life.probation not in records else life.probation
    )
