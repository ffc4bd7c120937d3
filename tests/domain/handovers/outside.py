"""What the police, partners, councils and other areas say, for the stories of their handovers."""

from datetime import date
from typing import Any

from domain.facts import (
    accommodation,
    appointment,
    consent,
    custody,
    handover,
    identity,
    iom,
    referral,
    risk,
    sentence,
)
from domain.facts import recall as recalls
from tests.story import Said, at, said


def police_told(time: str, acknowledged: bool | None = True) -> Said:
    """The police are told of a release."""
    return said("probation", time, recalls.PoliceNotified("release", acknowledged))


def selected(time: str) -> Said:
    """Taken on the IOM scheme."""
    return said("police", time, iom.IomSelected("leeds-iom", statutory=True))


def deselected(time: str) -> Said:
    """Taken off the IOM scheme."""
    return said("police", time, iom.IomDeselected("moved"))


def arrest(time: str) -> Said:
    """The police arrest the person."""
    return said("police", time, recalls.Arrested("burglary"))


def asked_of(time: str, ref: str, service: str = "mentor", pathway: Any = "attitudes") -> Said:
    """A partner is asked."""
    made = referral.ReferralMade(ref, service, "consent", pathway, "harbour")
    return said("probation", time, made)


def taken_on(time: str, ref: str, source: str = "/voluntary/harbour") -> Said:
    """The partner accepts."""
    return said(source, time, referral.ReferralAccepted(ref))


def escalated(time: str, level: Any = "high") -> Said:
    """The risk rises."""
    return said("probation", time, risk.RiskEscalated(level))


def breach(time: str, source: str = "probation") -> Said:
    """A breach is known that day."""
    return said(source, time, appointment.BreachAlleged(at(time).date()))


def enforced(time: str, action: Any, source: str = "probation") -> Said:
    """Something is done about it."""
    return said(source, time, appointment.EnforcementTaken(action))


def born(time: str, on: str) -> Said:
    """A birthday is told."""
    seen = identity.PersonSeen("Jay", "Ode", date_of_birth_on=date.fromisoformat(on))
    return said("local_authority", time, seen)


def youth_case(time: str) -> Said:
    """A youth team holds the case."""
    return said("local_authority", time, iom.YouthCaseHeld("leeds-yjs"))


def kept(time: str, until_on: str) -> Said:
    """The youth team may keep the case."""
    return said("probation", time, iom.YouthRetentionAgreed(date.fromisoformat(until_on)))


def meeting(time: str, point: str, *, with_person: bool = True) -> Said:
    """A meeting about a handover."""
    return said("probation", time, handover.MeetingHeld(with_person, ("com-2",), point))


def supervised(time: str, kind: Any, ends_on: str | None = None) -> Said:
    """Supervision begins, to end that day."""
    day = date.fromisoformat(ends_on) if ends_on else None
    return said("probation", time, sentence.SupervisionStarted(kind, day))


def victim(time: str, step: str) -> Said:
    """The victim is referred, contacted, or opted out."""
    steps: dict[str, type] = {
        "referred": consent.VictimReferred,
        "contacted": consent.VictimContacted,
        "opted-out": consent.VictimOptedOut,
    }
    return said("probation", time, steps[step]())


def hold(time: str, document: str = "is91") -> Said:
    """An immigration paper is served."""
    return said("prison", time, custody.ImmigrationHoldServed(document))


def let_out(time: str, return_due_at: str) -> Said:
    """Released for a time."""
    return said("prison", time, custody.TemporarilyReleased("LEI", at(return_due_at)))


def back(time: str) -> Said:
    """Back from it."""
    return said("prison", time, custody.TemporaryReleaseReturned("LEI"))


def child_notice(time: str, *, confirmed: bool) -> Said:
    """Children's services are told, or confirm it."""
    if confirmed:
        return said("local_authority", time, risk.ChildNoticeAcknowledged("leeds"))
    return said("probation", time, risk.ChildNoticeSent("leeds"))


def checked(time: str, *, suitable: bool = True) -> Said:
    """An address is checked."""
    return said("probation", time, accommodation.AddressChecked("a9", suitable))
