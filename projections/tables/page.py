"""What a person's page shows beside the verdicts: where they are, what comes next, their stays.

Few facts change it, and the clock never does: whoever is not judged again is not shown anew either.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

from domain.facts.entry import Entry
from domain.facts.identity import PersonSeen
from domain.journey.conflicts import FactConflict, conflicts
from domain.journey.journey import Journey
from domain.journey.looked import Looked
from domain.journey.plans import PLANS
from domain.journey.spells import Outlook, Whereabouts, outlook, where
from domain.requirements import plan_of
from domain.rules.said import shared
from projections.rows import StayRow
from projections.tables.stays import stay_rows


class Page(NamedTuple):
    """All of that, and the classes of facts it was read from."""

    now: Whereabouts
    ahead: Outlook
    seen: Entry | None  # the latest word on who they are
    conflicts: Sequence[dict[str, Any]]
    stays: tuple[StayRow, ...]
    plan: frozenset[str]  # keys of the plans of the release to come
    reads: frozenset[type]


def page_of(person: str, journey: Journey) -> Page:
    """What several agencies say differently is the latest word, as in the rules."""
    journey.looked = Looked()
    now, ahead, seen = where(journey), outlook(journey), journey.latest(PersonSeen)
    found = [_plain(one) for one in conflicts(journey)]
    stays = tuple(stay_rows(person, journey))
    plan = _plan(journey)
    return Page(now, ahead, seen, found, stays, plan, shared(journey.looked.classes))


def _plan(journey: Journey) -> frozenset[str]:
    planned = plan_of(journey) if journey.of(*PLANS) else None
    return frozenset(entry.key for entry in planned.plans) if planned else frozenset()


def _plain(conflict: FactConflict) -> dict[str, Any]:
    return {
        "about": conflict.about,
        "on": conflict.on.isoformat(),
        "says": list(conflict.says),
        "facts": list(conflict.facts),
        "chosen": conflict.chosen,
    }
