"""Every handover point in force, in the order of the catalogue."""

from domain.handovers.approved_premises import HP13
from domain.handovers.benefits import HP16
from domain.handovers.breach import HP23
from domain.handovers.children import HP33
from domain.handovers.curfew import HP37
from domain.handovers.first_leads import HP02, HP05
from domain.handovers.gate import HP18
from domain.handovers.grave_offence import HP34
from domain.handovers.health import HP15
from domain.handovers.housing import HP11
from domain.handovers.introduction import HP35
from domain.handovers.kept_in import HP31, HP32
from domain.handovers.licence import HP17
from domain.handovers.mappa import HP10
from domain.handovers.officers import HP21, HP22
from domain.handovers.papers import HP01, HP06
from domain.handovers.partner import HP20
from domain.handovers.point import Point
from domain.handovers.police import HP19, HP27, HP36
from domain.handovers.recall import HP24, HP25
from domain.handovers.reception import HP03, HP04
from domain.handovers.responsibility import HP07, HP08
from domain.handovers.review import HP09
from domain.handovers.temporary_bed import HP12
from domain.handovers.top_up import HP28
from domain.handovers.treatment import HP14
from domain.handovers.victim import HP30
from domain.handovers.way_out import HP29
from domain.handovers.youth import HP26

POINTS: tuple[Point, ...] = (
    HP01,
    HP02,
    HP03,
    HP04,
    HP05,
    HP06,
    HP07,
    HP08,
    HP09,
    HP10,
    HP11,
    HP12,
    HP13,
    HP14,
    HP15,
    HP16,
    HP17,
    HP18,
    HP19,
    HP20,
    HP21,
    HP22,
    HP23,
    HP24,
    HP25,
    HP26,
    HP27,
    HP28,
    HP29,
    HP30,
    HP31,
    HP32,
    HP33,
    HP34,
    HP35,
    HP36,
    HP37,
)
