"""How the tests of spells write them: one line each."""

from datetime import datetime

from domain.calendar import LONDON
from domain.journey.journey import Journey
from domain.journey.spell import Spell
from domain.journey.spells import spells
from tests.people import (
    received,
    released,
)
from tests.story import Said, at, in_log

NOW = "2026-06-30"


def journey(*items: Said, now: str = NOW) -> Journey:
    return Journey([e for e in in_log(items) if e.recorded_at <= at(now)], at(now))


def line(spell: Spell) -> str:
    """custody LEI 2026-01-05 09:00 - 2026-02-05 09:00 (conditional)"""
    place = f" {spell.place}" if spell.place else ""
    how = f" ({spell.how_ended})" if spell.how_ended else ""
    return f"{spell.kind}{place} {wall(spell.began_at)} - {wall(spell.ended_at)}{how}"


def wall(moment: datetime | None) -> str:
    return moment.astimezone(LONDON).strftime("%Y-%m-%d %H:%M") if moment else "?"


def lines(*items: Said, now: str = NOW) -> list[str]:
    return [line(spell) for spell in spells(journey(*items, now=now))]


def notes(*items: Said) -> list[str | None]:
    return [spell.note for spell in spells(journey(*items))]


IN = received("2026-01-05 09:00")
OUT = released("2026-02-05 09:00")
