"""The cast: what agencies say about people in situations that many tests share."""

from datetime import date
from typing import Any

from domain.calendar import LONDON
from domain.facts import (
    accommodation,
    appointment,
    custody,
    handover,
    health,
    identity,
    need,
    plan,
    recall,
    referral,
    responsibility,
    risk,
    sentence,
)
from domain.facts import licence as licences
from tests.story import Said, at, said


def received(time: str, basis: str = "sentence", prison: str = "LEI") -> Said:
    """A prison takes the person in."""
    return said("prison", time, custody.PersonReceived(prison=prison, basis=basis))


def released(time: str, kind: str = "conditional", prison: str = "LEI") -> Said:
    """A prison lets the person go."""
    return said("prison", time, custody.PersonReleased(prison=prison, kind=kind))


def to_hospital(time: str) -> Said:
    """The person is moved to a secure hospital."""
    return said("prison", time, custody.MovedToHospital(prison="LEI"))


def from_hospital(time: str) -> Said:
    """The person is back from hospital."""
    return said("prison", time, custody.ReturnedFromHospital(prison="LEI"))


def at_large(time: str) -> Said:
    """The person is unlawfully at large."""
    return said("prison", time, custody.Absconded(kind="unlawfully-at-large"))


def removed(time: str) -> Said:
    """The person is removed from the country."""
    return said("prison", time, custody.Removed(kind="deported"))


def died(time: str, died_on: str | None = None) -> Said:
    """The person dies."""
    day = date.fromisoformat(died_on) if died_on else None
    return said("probation", time, identity.PersonDied(died_on=day))


def sentenced(time: str, kind: str = "custody", **fields: Any) -> Said:
    """A court passes sentence that day: months=, days=, offence_on=, indeterminate=."""
    day = at(time).astimezone(LONDON).date()
    if "offence_on" in fields:
        fields["offence_on"] = date.fromisoformat(fields["offence_on"])
    imposed = sentence.SentenceImposed(kind=kind, sentenced_on=day, **fields)
    return said("court", time, imposed)


def dated(time: str, **days: str) -> Said:
    """Dates of the sentence are told: licence_expires_on="2026-01-01"."""
    told = {name: date.fromisoformat(day) for name, day in days.items()}
    return said("prison", time, sentence.DatesCalculated(**told))


def planned(time: str, release_on: str, **fields: Any) -> Said:
    """A release day is planned: kind=, destination=, area=."""
    day = date.fromisoformat(release_on)
    return said("prison", time, sentence.ReleasePlanned(release_on=day, **fields))


def moved(time: str, release_on: str, previous_release_on: str, **fields: Any) -> Said:
    """The planned release day moves."""
    days = (date.fromisoformat(release_on), date.fromisoformat(previous_release_on))
    return said("prison", time, sentence.ReleaseRescheduled(*days, reason="recalculated", **fields))


def supervision_started(time: str, kind: str = "licence", ends_on: str | None = None) -> Said:
    """Supervision in the community begins."""
    day = date.fromisoformat(ends_on) if ends_on else None
    return said("probation", time, sentence.SupervisionStarted(kind=kind, ends_on=day))


def supervision_ended(time: str, kind: str = "licence") -> Said:
    """Supervision in the community ends."""
    return said("probation", time, sentence.SupervisionEnded(kind=kind))


def licence(time: str, step: str, ref: str = "l1") -> Said:
    """A licence is approved, activated or inactivated."""
    steps: dict[str, type] = {
        "submitted": licences.LicenceSubmitted,
        "approved": licences.LicenceApproved,
        "activated": licences.LicenceActivated,
        "inactivated": licences.LicenceInactivated,
    }
    return said("probation", time, steps[step](licence=ref))


def allocated(time: str, to: str, tier: str | None = None) -> Said:
    """The case is allocated."""
    return said("probation", time, responsibility.CaseAllocated(to=to, tier=tier))


def lead(time: str, role: str, worker: str, **fields: Any) -> Said:
    """A worker becomes lead: area=, co_working=."""
    source = "prison" if role in ("pom", "offender-supervisor") else "probation"
    assigned = responsibility.LeadAssigned(role=role, worker=worker, unit="unit/x", **fields)
    return said(source, time, assigned)


def lead_ended(time: str, role: str, worker: str) -> Said:
    """A worker stops being lead."""
    source = "prison" if role in ("pom", "offender-supervisor") else "probation"
    return said(source, time, responsibility.LeadEnded(role=role, worker=worker))


def responsible(source: str, time: str, kind: str, from_on: str) -> Said:
    """An agency says which side is responsible from a day on."""
    day = date.fromisoformat(from_on)
    return said(source, time, responsibility.ResponsibilitySet(kind=kind, from_on=day))


def status(time: str, housing: str, from_on: str, to_on: str | None = None) -> Said:
    """Where the person sleeps is recorded."""
    days = (date.fromisoformat(from_on), date.fromisoformat(to_on) if to_on else None)
    return said("probation", time, accommodation.AccommodationRecorded(housing, *days))


def bed(time: str, ref: str, arrive_on: str, scheme: str = "cas3") -> Said:
    """A bed is booked."""
    day = date.fromisoformat(arrive_on)
    return said("probation", time, accommodation.BedBooked(ref, scheme, day))


def bed_cancelled(time: str, ref: str) -> Said:
    """A bed is called off."""
    return said("probation", time, accommodation.BedCancelled(booking=ref))


def arranged(
    time: str,
    ref: str,
    starts_at: str,
    kind: str = "first",
    mode: str = "in-person",
    with_role: str | None = None,
) -> Said:
    """An appointment is made."""
    made = appointment.AppointmentArranged(ref, kind, at(starts_at), mode, with_role)
    return said("probation", time, made)


def rearranged(time: str, ref: str, starts_at: str, kind: str = "first") -> Said:
    """An appointment is moved."""
    moved_to = appointment.AppointmentRearranged(ref, kind, at(starts_at), "in-person")
    return said("probation", time, moved_to)


def called_off(time: str, ref: str) -> Said:
    """An appointment is called off."""
    return said("probation", time, appointment.AppointmentCancelled(appointment=ref))


def attended(time: str, ref: str) -> Said:
    """The person comes to an appointment."""
    return said("probation", time, appointment.AppointmentAttended(appointment=ref))


def missed(time: str, ref: str) -> Said:
    """The person doesn't come."""
    return said("probation", time, appointment.AppointmentMissed(appointment=ref))


def need_seen(
    time: str, pathway: str, kind: str | None = None, severity: str = "high", source: str = "prison"
) -> Said:
    """A need is identified."""
    return said(source, time, need.NeedIdentified(pathway, severity, kind))


def need_closed(time: str, pathway: str, kind: str | None = None, outcome: str = "met") -> Said:
    """A need is closed."""
    return said("probation", time, need.NeedClosed(pathway, outcome, kind))


def action_started(time: str, pathway: str, kind: str | None = None) -> Said:
    """Somebody begins to act on a need."""
    return said("probation", time, need.NeedActionStarted(pathway, kind))


def referred(time: str, ref: str, service: str, pathway: str | None = None) -> Said:
    """A referral is made."""
    return said("probation", time, referral.ReferralMade(ref, service, "consent", pathway))


def declined(time: str, ref: str, reason: str = "person") -> Said:
    """A referral comes to nothing."""
    return said("health", time, referral.ReferralDeclined(ref, reason))


def first_session(time: str, ref: str) -> Said:
    """The person is seen by the service."""
    return said("health", time, referral.FirstSessionAttended(ref))


def treated(time: str) -> Said:
    """A community service treats the person."""
    return said("health", time, health.TreatmentEngaged())


def plan_completed(time: str, kind: str, *pathways: str) -> Said:
    """A plan is completed."""
    return said("probation", time, plan.PlanCompleted(kind, pathways or None))


def confirmed(time: str, ref: str) -> Said:
    """A booking is confirmed against the new release day."""
    return said("probation", time, plan.DependantConfirmed(ref=ref))


def accepted(time: str, point: str) -> Said:
    """The receiving side takes over."""
    return said("probation", time, handover.HandoverAccepted(point=point))


def initiated(time: str, point: str, to_agency: str | None = None) -> Said:
    """A handover is begun."""
    return said("prison", time, handover.HandoverInitiated(point=point, to_agency=to_agency))


def acknowledged(time: str, point: str, *items: str) -> Said:
    """The receiving side confirms the papers it has."""
    return said("probation", time, handover.PackAcknowledged(point=point, items=items))


def flag(time: str, name: str, source: str = "prison") -> Said:
    """A risk flag is raised."""
    return said(source, time, risk.FlagRaised(flag=name))


def flag_ended(time: str, name: str, source: str = "prison") -> Said:
    """A risk flag is ended."""
    return said(source, time, risk.FlagEnded(flag=name))


def tier(time: str, name: str) -> Said:
    """The tier of the case is set."""
    return said("probation", time, risk.TierSet(tier=name))


def recalled(
    time: str, *, emergency: bool = False, kind: str = "standard", days: int | None = None
) -> Said:
    """A recall is agreed."""
    return said("probation", time, recall.RecallAgreed(kind=kind, emergency=emergency, days=days))


def recall_rescinded(time: str) -> Said:
    """A recall is taken back."""
    return said("probation", time, recall.RecallRescinded())


def pack_sent(time: str) -> Said:
    """The recall papers are sent."""
    return said("probation", time, recall.RecallPackSent())


def sfo_charged(time: str) -> Said:
    """A charge with a serious further offence."""
    return said("probation", time, risk.SfoCharged())


def sfo_notified(time: str) -> Said:
    """It is notified."""
    return said("probation", time, risk.SfoNotified())


def sfo_reviewed(time: str) -> Said:
    """Its review is completed."""
    return said("probation", time, risk.SfoReviewCompleted())


def sfo_dropped(time: str) -> Said:
    """The charge is dropped."""
    return said("probation", time, risk.SfoDropped())
