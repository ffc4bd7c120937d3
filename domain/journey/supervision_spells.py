"""Supervision in the community as spells: on licence, after it, or under a community sentence.

They run on during custody, as the law has it, and end where somebody says so.
"""

from collections.abc import Iterator

from domain.calendar import london_day
from domain.facts.entry import Entry
from domain.facts.licence import LicenceActivated
from domain.facts.sentence import SentenceImposed, SupervisionEnded, SupervisionStarted
from domain.journey.journey import Journey
from domain.journey.open_spell import OpenSpell, only_end, opened

COMMUNITY_SENTENCES = ("community-order", "suspended")


def supervision_spells(journey: Journey) -> list[OpenSpell]:
    """One for each licence, top-up or order; several may run at once."""
    found: list[OpenSpell] = []
    for entry in journey.of(
        SentenceImposed, LicenceActivated, SupervisionStarted, SupervisionEnded
    ):
        kind = _kind(entry)
        if kind is None:
            continue
        running = [spell for spell in found if not spell.closed and _same(spell, kind)]
        if isinstance(entry.fact, SupervisionEnded):
            _end(found, running, entry, kind)
        elif running:
            running[-1].add(entry)
        else:
            found.append(_begun(journey, entry, kind))
    return found


def _kind(entry: Entry) -> str | None:
    """licence | pss | order; None: a fact that begins and ends no supervision."""
    fact = entry.fact
    if isinstance(fact, LicenceActivated):
        return "licence"
    if isinstance(fact, SentenceImposed):
        return "order" if fact.kind in COMMUNITY_SENTENCES else None
    kind: str = fact.kind
    return kind


def _same(spell: OpenSpell, kind: str) -> bool:
    return spell.how_began == kind


def _begun(journey: Journey, entry: Entry, kind: str) -> OpenSpell:
    """A licence made ready inside begins with the release; one begun on the release day, too."""
    spell = opened("community", None, entry, kind)
    stay = journey.stay_at(entry.happened_at)
    release = stay.released if stay else _released_that_day(journey, entry)
    if kind == "licence" and release is not None:
        spell.began_at = release.happened_at
        spell.add(release)
    elif kind == "licence" and stay is not None:
        spell.began_at, spell.notes = None, ["to begin with the release"]
    return spell


def _released_that_day(journey: Journey, entry: Entry) -> Entry | None:
    """The last before it that day; told for a moment before the gate, the first after it."""
    day = london_day(entry.happened_at)
    gates = [stay.released for stay in journey.custody if stay.released is not None]
    gates = [gate for gate in gates if london_day(gate.happened_at) == day]
    before = [gate for gate in gates if gate.happened_at <= entry.happened_at]
    return before[-1] if before else next(iter(gates), None)


def _end(found: list[OpenSpell], running: list[OpenSpell], entry: Entry, kind: str) -> None:
    if running:
        for spell in running:
            if spell.began_at and spell.began_at > entry.happened_at:
                spell.began_at = spell.facts[0].happened_at  # it didn't wait for the gate, then
            spell.close(entry, "ended")
    else:
        spell = only_end("community", None, entry, "ended")
        spell.how_began = kind
        found.append(spell)


def begun(spells: list[OpenSpell]) -> Iterator[OpenSpell]:
    """Those that have begun: a licence that waits for its release is still a plan."""
    return (spell for spell in spells if spell.began_at is not None or spell.closed)
