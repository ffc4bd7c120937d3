"""Times that no spell covers, named by what came before and what came after. None is filled."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

from domain.facts.entry import Entry
from domain.facts.recall import LicenceRevoked, RecallAgreed
from domain.journey.journey import Journey
from domain.journey.open_spell import END_UNKNOWN
from domain.journey.spell import Spell

LAST = datetime.max.replace(tzinfo=UTC)
SUPERVISED = ("conditional", "hdc", "parole", "recall-end", "early")


def holes(journey: Journey, spells: Iterable[Spell], gone_at: datetime | None) -> Iterator[Spell]:
    """Each hole between known spells, and after the last, up to death or removal.

    A spell whose end is not known covers no time after its beginning: no end is made up for it.
    """
    reached: Spell | None = None
    for spell in sorted(spells, key=_begin):
        if reached is not None and _covered(reached) < _begin(spell):
            yield _hole(journey, reached, spell)
        if reached is None or _covered(spell) >= _covered(reached):
            reached = spell
    if reached is not None and gone_at is None and _covered(reached) <= journey.as_of:
        yield _hole(journey, reached, None)


def _begin(spell: Spell) -> datetime:
    """Its first known moment."""
    return spell.began_at or spell.ended_at or LAST


def _covered(spell: Spell) -> datetime:
    """The time up to which somebody accounts for the person."""
    if spell.ended_at is not None:
        return spell.ended_at
    return _begin(spell) if END_UNKNOWN in (spell.note or "") else LAST


def _hole(journey: Journey, before: Spell, after: Spell | None) -> Spell:
    return Spell(
        kind="hole",
        place=None,
        began_at=_covered(before),
        ended_at=_begin(after) if after else None,
        how_began=before.how_ended,
        how_ended=after.how_began if after else None,
        note=_name(journey, before, after),
        rests_on=(before.rests_on[-1], *((after.rests_on[0],) if after else ())),
    )


def _name(journey: Journey, before: Spell, after: Spell | None) -> str:
    """What the person was between the two, as far as both sides tell."""
    if before.ended_at is None:
        return "unknown: end of the time before not known"
    if before.how_ended in ("died", "deported", "removed", "extradited"):
        return "gone"
    if _recalled(journey, before, after):
        return "pending-custody: recalled, not yet received"
    if before.kind == "custody" and before.how_ended in SUPERVISED:
        return "pending-supervision: released, no supervision begun"
    if before.kind == "custody" and before.how_ended == "bail":
        return "on-bail"
    if before.how_ended in ("court", "immigration"):
        return f"unknown: after release by {before.how_ended}"
    return "liberty"


def _recalled(journey: Journey, before: Spell, after: Spell | None) -> bool:
    until = _begin(after) if after else journey.as_of
    words: list[Entry] = list(journey.of(RecallAgreed, LicenceRevoked))
    recalled = any(_covered(before) <= word.happened_at <= until for word in words)
    return recalled and (after is None or after.kind == "custody")
