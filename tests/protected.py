"""The cast around protection: managed schemes, safeguarding, victims, young people."""

from datetime import date

from domain.facts import (
    accommodation,
    consent,
    custody,
    data,
    handover,
    identity,
    iom,
    need,
    plan,
    recall,
    referral,
    risk,
)
from tests.story import Said, at, said


def selected(time: str) -> Said:
    """The person is put on a managed scheme."""
    return said("police", time, iom.IomSelected("scheme", True))


def colour(time: str, rag: str = "red") -> Said:
    """A colour is set there."""
    return said("police", time, iom.IomRagSet(rag))


def reviewed(time: str) -> Said:
    """The scheme looks again."""
    return said("police", time, iom.IomReviewed())


def scheme_contact(time: str) -> Said:
    """The scheme is in contact with the person."""
    return said("police", time, iom.IomContactMade("police"))


def deselected(time: str, reason: str = "progress") -> Said:
    """The person is taken off the scheme."""
    return said("police", time, iom.IomDeselected(reason))


def risen(time: str, level: str = "high") -> Said:
    """The risk rises."""
    return said("probation", time, risk.RiskEscalated(level))


def returned(time: str, point: str) -> Said:
    """The receiving side hands the case back, and says why."""
    return said("probation", time, handover.HandoverReturned(point, "stays"))


def handover_off(time: str, point: str) -> Said:
    """A handover is called off."""
    return said("probation", time, handover.HandoverCancelled(point, "mistake"))


def registered(time: str) -> Said:
    """The person comes to the police to be registered."""
    return said("police", time, recall.RegisterConfirmed())


def assessed(
    time: str, tool: str, *pathways: str, complete: bool = True, source: str = "probation"
) -> Said:
    """An assessment is made."""
    return said(source, time, need.NeedAssessed(tool, pathways, complete))


def victim_referred(time: str) -> Said:
    """The victim is referred to the liaison unit."""
    return said("probation", time, consent.VictimReferred())


def victim_contacted(time: str) -> Said:
    """The victim is approached."""
    return said("probation", time, consent.VictimContacted())


def victim_opted_out(time: str) -> Said:
    """The victim wants to hear nothing."""
    return said("probation", time, consent.VictimOptedOut())


def enquiry_sent(time: str, kind: str) -> Said:
    """An enquiry is sent: domestic-abuse to the police, children to the council."""
    return said("probation", time, risk.EnquirySent(kind))


def enquiry_answered(time: str, kind: str) -> Said:
    """It is answered."""
    source = "police" if kind == "domestic-abuse" else "local_authority"
    return said(source, time, risk.EnquiryAnswered(kind))


def proposed(time: str, address: str = "a1") -> Said:
    """An address is proposed for release."""
    return said("probation", time, accommodation.AddressProposed(address))


def checked(time: str, address: str = "a1", *, suitable: bool) -> Said:
    """It is checked."""
    return said("probation", time, accommodation.AddressChecked(address, suitable))


def notice_acknowledged(time: str) -> Said:
    """The authority confirms that it knows of somebody who is a risk to children."""
    return said("local_authority", time, risk.ChildNoticeAcknowledged("leeds"))


def out_for_a_day(time: str) -> Said:
    """The prison lets the person out for a while."""
    return said("prison", time, custody.TemporarilyReleased("LEI", at(time)))


def person(time: str, born_on: str | None = None, sex: str | None = None) -> Said:
    """An agency says who the person is."""
    day = date.fromisoformat(born_on) if born_on else None
    seen = identity.PersonSeen("Jo", "Archer", date_of_birth_on=day, sex=sex)
    return said("local_authority", time, seen)


def youth_case(time: str) -> Said:
    """A youth team holds the case."""
    return said("local_authority", time, iom.YouthCaseHeld("leeds-yjs"))


def kept(time: str, until_on: str) -> Said:
    """The youth team may keep it."""
    day = date.fromisoformat(until_on)
    return said("local_authority", time, iom.YouthRetentionAgreed(day))


def meeting(time: str, point: str) -> Said:
    """Both sides meet the person."""
    return said("probation", time, handover.MeetingHeld(True, ("w1",), point))


def plan_reviewed(time: str, kind: str) -> Said:
    """A plan is reviewed."""
    return said("probation", time, plan.PlanReviewed(kind))


def service_ended(time: str, service: str, pathway: str | None = None) -> Said:
    """A service stops."""
    return said("local_authority", time, referral.ServiceEnded(service, "completed", None, pathway))


def service_started(time: str, service: str, pathway: str | None = None) -> Said:
    """A service begins."""
    return said("probation", time, referral.ServiceStarted(service, None, pathway))


def taken_on(time: str, ref: str) -> Said:
    """A service accepts a referral."""
    return said("probation", time, referral.ReferralAccepted(ref))


def number(time: str, kind: str, source: str = "prison") -> Said:
    """An agency sees one of the person's numbers."""
    values = {"noms": "A1234BC", "crn": "X123456", "pnc": "2012/0394773H", "nhs": "9434765919"}
    return said(source, time, identity.IdentifierObserved(kind, values[kind]))


def decided(time: str, about: str) -> Said:
    """Somebody decides which of two accounts holds."""
    return said("probation", time, data.ConflictAdjudicated(about, "a1"))
