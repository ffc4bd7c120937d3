"""Stays as rows: spells in custody, in the community and between, holes named."""

from collections.abc import Iterator

from domain.journey.journey import Journey
from domain.journey.spells import spells
from projections.rows import StayRow


def stay_rows(person: str, journey: Journey) -> Iterator[StayRow]:
    """One row a spell, in order of beginning."""
    for n, spell in enumerate(spells(journey), start=1):
        yield StayRow(
            person=person,
            n=n,
            kind=spell.kind,
            place=spell.place,
            began_at=spell.began_at,
            ended_at=spell.ended_at,
            how_began=spell.how_began,
            how_ended=spell.how_ended,
            note=spell.note,
            rests_on=spell.rests_on,
        )
