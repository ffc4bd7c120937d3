"""A person whom a rule of ours could not judge: set aside with the reason, so that nobody waits for it.

prison/1  rule 52 raised KeyError at domain.rules.lead:87   not judged since 14 Oct 2026
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from traceback import walk_tb

from domain.faults import FAULTS, NotJudgedError, Reason
from domain.rules.before import Before
from domain.rules.duty import Ask
from projections.people import PersonFacts
from projections.person import Derived, derive_person
from projections.tables.page import Page

OURS = ("domain.", "projections.")
FOLD = "the fold"  # of the facts, before any rule is asked


@dataclass(frozen=True, slots=True)
class Aside:
    """Somebody who could not be judged: what was shown of them before stays."""

    person: str
    records: Mapping[str, int]  # each with the position of the first word on it
    reason: Reason
    since: datetime


def derived(
    found: PersonFacts, ask: Ask, stood: Before | None = None, page: Page | None = None
) -> Derived | Aside:
    """One person's rows; set aside where our own reading of them fails."""
    try:
        return derive_person(found.person, found.records, found.entries, ask, stood, page)
    except FAULTS as error:
        records: dict[str, int] = {}
        for entry in found.entries:
            records.setdefault(entry.record, entry.position)
        return Aside(found.person, records, _reason(error), ask.now)


def judged(found: PersonFacts, ask: Ask, stood: Before | None = None) -> Derived:
    """One person's rows, for whoever asks about nobody else. Raises NotJudgedError."""
    rows = derived(found, ask, stood)
    if isinstance(rows, Aside):
        raise NotJudgedError(rows.reason)
    return rows


def _reason(error: BaseException) -> Reason:
    """The place is the deepest line of our own on the way."""
    at = "?"
    for frame, line in walk_tb(error.__traceback__):
        name = str(frame.f_globals.get("__name__", ""))
        if name.startswith(OURS):
            at = f"{name}:{line}"
    notes: list[str] = getattr(error, "__notes__", [])
    return Reason(notes[0] if notes else FOLD, type(error).__name__, at)
