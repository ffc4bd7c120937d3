"""What a fact about custody is to probation's record: each fact, by its basis or kind, in one table.

    PersonReceived recall          admission
    PersonReleased early           released, early
    MovedToHospital                released, hospital

No rows, for probation's rules don't speak of them: overdue from leave (a warning, the prison tells
of an absconder outright), an immigration paper, a security category. A merge is no movement: the
door tells of it as a change.
"""

from collections.abc import Mapping
from typing import Any

from domain.facts.custody import (
    Absconded,
    MovedToHospital,
    PersonReceived,
    PersonReleased,
    PersonTransferred,
    Removed,
    ReturnedFromHospital,
    TemporarilyReleased,
    TemporaryReleaseReturned,
)
from domain.facts.identity import PersonDied
from domain.journey.movements import ON_THE_WAY
from domain.journey.probation_record import BACK, LEAVE, LEAVE_RETURN, PrisonMovement

ROWS: Mapping[tuple[type, str], tuple[str, str]] = {  # (fact, basis or kind) -> (kind, reads as)
    (PersonReceived, "remand"): ("admission", ""),
    (PersonReceived, "sentence"): ("admission", ""),
    (PersonReceived, "recall"): ("admission", ""),
    (PersonReceived, "immigration"): ("admission", ""),
    (PersonReceived, "civil"): ("admission", ""),
    (PersonReceived, "return"): (BACK, ""),
    (PersonReleased, "conditional"): ("released", ""),
    (PersonReleased, "unconditional"): ("released", ""),
    (PersonReleased, "hdc"): ("released", ""),
    (PersonReleased, "parole"): ("released", ""),
    (PersonReleased, "recall-end"): ("released", ""),
    (PersonReleased, "bail"): ("released", ""),
    (PersonReleased, "court"): ("released", ""),
    (PersonReleased, "time-served"): ("released", ""),
    (PersonReleased, "early"): ("released", "early"),
    (PersonReleased, "immigration"): ("released", "immigration"),
    (PersonTransferred, ""): ("transferred", ""),
    (TemporarilyReleased, ""): (LEAVE, ""),
    (TemporaryReleaseReturned, ""): (LEAVE_RETURN, ""),
    (MovedToHospital, ""): ("released", "hospital"),
    (ReturnedFromHospital, ""): ("admission", ""),
    (Absconded, "escape"): ("released", "escape"),
    (Absconded, "abscond"): ("released", "abscond"),
    (Absconded, "unlawfully-at-large"): ("released", "unlawfully-at-large"),
    (Removed, "deported"): ("released", "deported"),
    (Removed, "removed"): ("released", "removed"),
    (Removed, "extradited"): ("extradited", ""),
    (PersonDied, ""): ("died", ""),
}
MOVED: tuple[type, ...] = tuple({fact: None for fact, _ in ROWS})


def movement_of(fact: Any) -> PrisonMovement:
    """The movement that a fact tells. `fact`: of one of the classes in MOVED."""
    why = getattr(fact, "basis", getattr(fact, "kind", ""))
    kind, reads_as = ROWS[type(fact), why]
    return PrisonMovement(kind, reads_as, _prison(fact))


def _prison(fact: Any) -> str | None:
    """The prison named; None for the words that stand for none."""
    named = getattr(fact, "to_prison", getattr(fact, "prison", None))
    return None if named in ON_THE_WAY else named
