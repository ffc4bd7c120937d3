"""More of the cast: what supervision and recall say about a person."""

from datetime import date

from domain.facts import appointment, recall, sentence
from tests.story import Said, said


def day_decided(time: str, decision: str = "kept") -> Said:
    """Somebody decides whether a release day should move."""
    return said("prison", time, sentence.ReleaseDayDecided(decision, "considered"))


def absence_decided(time: str, ref: str, *, acceptable: bool = True) -> Said:
    """It is decided whether a missed appointment was acceptable."""
    return said("probation", time, appointment.AbsenceDecided(ref, acceptable))


def contact(time: str, mode: str = "phone", by_role: str | None = None) -> Said:
    """Somebody reaches the person."""
    return said("probation", time, appointment.ContactMade(mode, by_role))


def contact_tried(time: str, mode: str = "phone") -> Said:
    """Somebody tries to reach the person."""
    return said("probation", time, appointment.ContactAttempted(mode))


def breach(time: str, aware_on: str) -> Said:
    """A breach is alleged."""
    return said("probation", time, appointment.BreachAlleged(date.fromisoformat(aware_on)))


def enforced(time: str, action: str = "warning") -> Said:
    """An enforcement step is taken."""
    return said("probation", time, appointment.EnforcementTaken(action))


def revoked(time: str) -> Said:
    """The licence is revoked."""
    return said("probation", time, recall.LicenceRevoked())


def at_parole(time: str) -> Said:
    """The recall goes to the Parole Board."""
    return said("probation", time, recall.ReferredToParole())
