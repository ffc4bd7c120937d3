"""Every handover point in force, in the order of the catalogue."""

from domain.handovers.gate import HP18
from domain.handovers.point import Point
from domain.handovers.responsibility import HP07, HP08

POINTS: tuple[Point, ...] = (HP07, HP08, HP18)
