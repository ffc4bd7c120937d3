"""The journey as spells for the page: where the person was, where they are, and what comes next."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

from domain.facts.custody import Removed
from domain.facts.entry import Entry
from domain.facts.identity import PersonDied
from domain.journey.area import area
from domain.journey.custody import Custody
from domain.journey.holes import holes
from domain.journey.journey import Journey
from domain.journey.leads import COMMUNITY, CUSTODY, live_lead
from domain.journey.movements import MOVES, Movements, movements
from domain.journey.plans import Planned, planned_releases
from domain.journey.spell import Spell
from domain.journey.supervision_spells import begun, supervision_spells

BEGINNING = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Where the person is, as far as anybody told: a state, and the prison's code inside."""

    state: str  # custody | community | hospital | at-large | removed | died | unknown
    place: str | None


@dataclass(frozen=True, slots=True)
class Outlook:
    """What the caseload shows of the time ahead: the planned release, and who leads the case."""

    release_on: date | None  # while in custody
    release_kind: str | None
    destination: str | None
    area: str | None
    lead_role: str | None
    lead_worker: str | None


def spells(journey: Journey) -> tuple[Spell, ...]:
    """Every spell, in order of beginning, with the holes between them. Nothing told is left out.

    A plan is no spell, however near its day: only what somebody said has happened.
    """
    return journey.once("page spells", lambda: _spells(journey))


def _spells(journey: Journey) -> tuple[Spell, ...]:
    moves = _moves(journey)
    found = [spell.spell() for spell in (*moves.spells, *begun(supervision_spells(journey)))]
    gone_at = moves.gone.happened_at if moves.gone else None
    found.extend(list(holes(journey, found, gone_at)))
    return tuple(sorted(found, key=_order))


def _order(spell: Spell) -> tuple[object, ...]:
    return (
        spell.began_at or spell.ended_at or BEGINNING,
        spell.ended_at is None,
        spell.ended_at or BEGINNING,
        spell.kind,
        spell.rests_on,
    )


def _moves(journey: Journey) -> Movements:
    return journey.once("movements", lambda: movements(journey.of(*MOVES)))


def where(journey: Journey) -> Whereabouts:
    """Where the person is. Death is final; a removal holds until somebody receives them again."""
    if journey.of(PersonDied):
        return Whereabouts("died", None)
    moves = _moves(journey)
    running = moves.open()
    if _removed(journey):
        return Whereabouts("removed", None)
    if running:
        last = running[-1]
        state = "custody" if last.kind == "temporary-release" else last.kind
        return Whereabouts(state, last.place)
    supervised = [spell for spell in begun(supervision_spells(journey)) if not spell.closed]
    return Whereabouts("community" if moves.spells or supervised else "unknown", None)


def _removed(journey: Journey) -> bool:
    last: Entry | None = journey.latest(*MOVES)
    return last is not None and isinstance(last.fact, Removed)


def outlook(journey: Journey) -> Outlook:
    """The release planned in the custody that lasts, its area, and the lead: community's, else prison's."""
    planned = _planned(journey)
    since = planned.stay.since if planned else _since(journey.custody)
    lead = live_lead(journey, COMMUNITY, journey.as_of)
    lead = lead or live_lead(journey, CUSTODY, journey.as_of)
    return Outlook(
        release_on=planned.on if planned else None,
        release_kind=planned.kind if planned else None,
        destination=planned.destination if planned else None,
        area=area(journey, since, journey.as_of) or (lead.assigned.fact.unit if lead else None),
        lead_role=lead.role if lead else None,
        lead_worker=lead.worker if lead else None,
    )


def _planned(journey: Journey) -> Planned | None:
    running = [plan for plan in planned_releases(journey) if plan.stay.released is None]
    return running[-1] if running else None


def _since(stays: tuple[Custody, ...]) -> datetime | None:
    """Plans told since the release before the last one still say where the person belongs."""
    return stays[-1].since if stays else None
