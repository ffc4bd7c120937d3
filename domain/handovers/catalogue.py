"""Every handover point in force, in the order of the catalogue."""

from domain.handovers.gate import HP18
from domain.handovers.housing import HP11
from domain.handovers.point import Point
from domain.handovers.recall import HP24, HP25
from domain.handovers.responsibility import HP07, HP08
from domain.handovers.treatment import HP14

POINTS: tuple[Point, ...] = (HP07, HP08, HP11, HP14, HP18, HP24, HP25)
