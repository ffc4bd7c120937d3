"""What lives leave behind at the end: what was heard of them, and the gaps meant to show then."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from infra.simulated.found import Found, Gap, compare
from infra.simulated.life import Life
from infra.simulated.places import TREATMENT
from infra.simulated.telling import Plant, Planted, Saying

SILENT = TREATMENT  # the one source that stops speaking
SOURCE_SILENT = "source-silent"


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
        heard = [saying for saying in life.sayings if self._heard(saying)]
        self.told += heard
        home = _home(life, heard)
        for said in heard:
            self.homes[said.record] = home
        self.planted += self._standing(life.plants, home)
        self.overdue += self._standing(life.points, home)
        if any(said.source == SILENT for said in heard):
            self.planted.append(Planted(SOURCE_SILENT, home, "open"))

    def compare(self, shown: Iterable[Gap]) -> Found:
        """Planted against shown gaps."""
        return compare(self.planted, shown, self.homes)

    def compare_points(self, shown: Iterable[Gap]) -> Found:
        """Handovers meant to be overdue against those shown so."""
        return compare(self.overdue, shown, self.homes)

    def _heard(self, saying: Saying) -> bool:
        return saying.told_at < (self.silent_from if saying.source == SILENT else self.ends_at)

    def _standing(self, plants: Iterable[Plant], home: str) -> Iterator[Planted]:
        for plant in plants:
            if plant.stands(self.ends_at):
                yield Planted(plant.code, home, plant.verdict, plant.anchor)


def _home(life: Life, heard: Iterable[Saying]) -> str:
    """The prison's record where there is one, else probation's."""
    records = {said.record for said in heard}
    return (
        life.prison if life.prison in records or life.probation not in records else life.probation
    )
