"""What agencies say about families, workers and services that go or stay."""

from domain.facts import appointment, handover, referral, risk, sentence
from tests.story import Said, said


def notice_acknowledged(time: str) -> Said:
    """Children's services confirm a notice."""
    return said("local_authority", time, risk.ChildNoticeAcknowledged(authority="leeds"))


def met_together(time: str, *workers: str, with_person: bool = True) -> Said:
    """Workers meet, with the person or without."""
    return said("probation", time, handover.MeetingHeld(with_person, workers))


def service_ended(time: str, service: str, outcome: str = "incomplete", **fields: str) -> Said:
    """A service stops: pathway=, referral=."""
    return said("prison", time, referral.ServiceEnded(service, outcome, **fields))


def taken_on(time: str, ref: str) -> Said:
    """A service takes the person on."""
    return said("/provider/crs-north", time, referral.ReferralAccepted(ref))


def asked_for(time: str, ref: str, service: str, provider: str | None = None) -> Said:
    """A referral names who is asked."""
    made = referral.ReferralMade(ref, service, "consent", provider=provider)
    return said("probation", time, made)


def asked_about_goals(time: str, ref: str) -> Said:
    """The person comes, and a goal is talked about."""
    return said("probation", time, appointment.AppointmentAttended(ref, goal_discussed=True))


def contact_suspended(time: str, exempt_reason: str | None = None) -> Said:
    """Contact is suspended by the national scheme, or not after all."""
    return said("probation", time, sentence.ContactSuspended("reset", exempt_reason))


def papers(time: str, point: str, *items: str) -> Said:
    """Papers are sent with a handover."""
    sent = handover.PackShared(point=point, items=items, to="probation", basis="statutory")
    return said("prison", time, sent)


def handover_cancelled(time: str, point: str) -> Said:
    """A handover is called off."""
    return said("prison", time, handover.HandoverCancelled(point=point, reason="error"))


def handover_returned(time: str, point: str) -> Said:
    """A handover is sent back."""
    return said("probation", time, handover.HandoverReturned(point=point, reason="report missing"))
