"""Labels fixed at the door, by us: what access control will ask about a fact for ever.

One table, one row a fact type: category, tier (T0 identity .. T4 victims), and whether it states
a fact or somebody's assessment. The publisher has no say in it.
"""

from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Any

from consumers.prison_changes import PRISON_CHANGES
from consumers.probation_changes import PROBATION_CHANGES
from domain.facts.data import ChangeTold
from domain.facts.entry import Labels
from domain.journey.agencies import AGENCIES

REGIMES: Mapping[str, str] = AGENCIES

ROWS: dict[str, tuple[str, str, str]] = {
    "identity.person_seen.v1": ("identity", "T0", "fact"),
    "identity.identifier_observed.v1": ("identity", "T0", "fact"),
    "identity.identifier_withdrawn.v1": ("identity", "T0", "fact"),
    "identity.records_merged.v1": ("identity", "T0", "fact"),
    "identity.records_unmerged.v1": ("identity", "T0", "fact"),
    "identity.booking_moved.v1": ("identity", "T0", "fact"),
    "identity.link_judged.v1": ("identity", "T0", "assessment"),
    "identity.person_died.v1": ("identity", "T0", "fact"),
    "custody.person_received.v1": ("custody", "T1", "fact"),
    "custody.person_released.v1": ("custody", "T1", "fact"),
    "custody.person_transferred.v1": ("custody", "T1", "fact"),
    "custody.temporarily_released.v1": ("custody", "T1", "fact"),
    "custody.temporary_release_returned.v1": ("custody", "T1", "fact"),
    "custody.temporary_release_failed.v1": ("custody", "T1", "fact"),
    "custody.moved_to_hospital.v1": ("custody", "T1", "fact"),
    "custody.returned_from_hospital.v1": ("custody", "T1", "fact"),
    "custody.absconded.v1": ("custody", "T1", "fact"),
    "custody.removed.v1": ("custody", "T1", "fact"),
    "custody.immigration_hold_served.v1": ("custody", "T1", "fact"),
    "custody.category_set.v1": ("custody", "T1", "assessment"),
    "sentence.imposed.v1": ("sentence", "T1", "fact"),
    "sentence.dates_calculated.v1": ("sentence", "T1", "fact"),
    "sentence.release_planned.v1": ("sentence", "T1", "fact"),
    "sentence.release_rescheduled.v1": ("sentence", "T1", "fact"),
    "sentence.release_day_decided.v1": ("sentence", "T1", "fact"),
    "sentence.supervision_started.v1": ("sentence", "T1", "fact"),
    "sentence.supervision_ended.v1": ("sentence", "T1", "fact"),
    "sentence.contact_suspended.v1": ("sentence", "T1", "fact"),
    "responsibility.lead_assigned.v1": ("responsibility", "T1", "fact"),
    "responsibility.lead_ended.v1": ("responsibility", "T1", "fact"),
    "responsibility.set.v1": ("responsibility", "T1", "fact"),
    "responsibility.case_allocated.v1": ("responsibility", "T1", "fact"),
    "handover.initiated.v1": ("handover", "T1", "fact"),
    "handover.cancelled.v1": ("handover", "T1", "fact"),
    "handover.accepted.v1": ("handover", "T1", "fact"),
    "handover.returned.v1": ("handover", "T1", "fact"),
    "handover.pack_shared.v1": ("handover", "T1", "fact"),
    "handover.pack_acknowledged.v1": ("handover", "T1", "fact"),
    "handover.meeting_held.v1": ("handover", "T1", "fact"),
    "need.assessed.v1": ("needs", "T2", "assessment"),
    "need.identified.v1": ("needs", "T2", "assessment"),
    "need.action_started.v1": ("needs", "T2", "fact"),
    "need.closed.v1": ("needs", "T2", "fact"),
    "plan.completed.v1": ("programme", "T2", "fact"),
    "plan.reviewed.v1": ("programme", "T2", "fact"),
    "plan.exempted.v1": ("programme", "T2", "fact"),
    "plan.scheduled.v1": ("programme", "T2", "fact"),
    "plan.dependant_confirmed.v1": ("programme", "T2", "fact"),
    "plan.view_recorded.v1": ("programme", "T2", "assessment"),
    "referral.made.v1": ("programme", "T2", "fact"),
    "referral.acknowledged.v1": ("programme", "T2", "fact"),
    "referral.accepted.v1": ("programme", "T2", "fact"),
    "referral.first_session_attended.v1": ("programme", "T2", "fact"),
    "referral.declined.v1": ("programme", "T2", "fact"),
    "service.started.v1": ("programme", "T2", "fact"),
    "service.ended.v1": ("programme", "T2", "fact"),
    "appointment.arranged.v1": ("contact", "T1", "fact"),
    "appointment.rearranged.v1": ("contact", "T1", "fact"),
    "appointment.attended.v1": ("contact", "T1", "fact"),
    "appointment.missed.v1": ("contact", "T1", "fact"),
    "appointment.cancelled.v1": ("contact", "T1", "fact"),
    "appointment.absence_decided.v1": ("contact", "T1", "assessment"),
    "contact.attempted.v1": ("contact", "T1", "fact"),
    "contact.made.v1": ("contact", "T1", "fact"),
    "enforcement.breach_alleged.v1": ("contact", "T1", "assessment"),
    "enforcement.taken.v1": ("contact", "T1", "fact"),
    "licence.submitted.v1": ("licence", "T1", "fact"),
    "licence.approved.v1": ("licence", "T1", "fact"),
    "licence.activated.v1": ("licence", "T1", "fact"),
    "licence.inactivated.v1": ("licence", "T1", "fact"),
    "licence.varied.v1": ("licence", "T1", "fact"),
    "recall.agreed.v1": ("licence", "T1", "fact"),
    "recall.rescinded.v1": ("licence", "T1", "fact"),
    "recall.pack_sent.v1": ("licence", "T1", "fact"),
    "recall.licence_revoked.v1": ("licence", "T1", "fact"),
    "recall.referred_to_parole.v1": ("licence", "T1", "fact"),
    "parole.decided.v1": ("licence", "T1", "assessment"),
    "parole.early_allocation_assessed.v1": ("licence", "T1", "assessment"),
    "police.notified.v1": ("licence", "T1", "fact"),
    "police.arrested.v1": ("police", "T3", "fact"),
    "police.charged.v1": ("police", "T3", "fact"),
    "police.register_confirmed.v1": ("police", "T3", "fact"),
    "risk.flag_raised.v1": ("risk", "T3", "assessment"),
    "risk.flag_ended.v1": ("risk", "T3", "assessment"),
    "risk.rosh_assessed.v1": ("risk", "T3", "assessment"),
    "risk.escalated.v1": ("risk", "T3", "assessment"),
    "risk.tier_set.v1": ("responsibility", "T1", "assessment"),
    "risk.enquiry_sent.v1": ("risk", "T3", "fact"),
    "risk.enquiry_answered.v1": ("risk", "T3", "fact"),
    "risk.child_notice_sent.v1": ("risk", "T3", "fact"),
    "risk.child_notice_acknowledged.v1": ("risk", "T3", "fact"),
    "risk.sfo_charged.v1": ("risk", "T3", "fact"),
    "risk.sfo_notified.v1": ("risk", "T3", "fact"),
    "risk.sfo_review_completed.v1": ("risk", "T3", "fact"),
    "risk.sfo_dropped.v1": ("risk", "T3", "fact"),
    "mappa.referred.v1": ("mappa", "T3", "fact"),
    "mappa.level_set.v1": ("mappa", "T3", "assessment"),
    "mappa.meeting_held.v1": ("mappa", "T3", "fact"),
    "mappa.action_set.v1": ("mappa", "T3", "fact"),
    "mappa.action_done.v1": ("mappa", "T3", "fact"),
    "address.proposed.v1": ("accommodation", "T1", "fact"),
    "address.checked.v1": ("accommodation", "T1", "assessment"),
    "accommodation.status_recorded.v1": ("accommodation", "T1", "fact"),
    "accommodation.bed_booked.v1": ("accommodation", "T1", "fact"),
    "accommodation.bed_cancelled.v1": ("accommodation", "T1", "fact"),
    "accommodation.bed_arrived.v1": ("accommodation", "T1", "fact"),
    "accommodation.bed_not_arrived.v1": ("accommodation", "T1", "fact"),
    "accommodation.bed_departed.v1": ("accommodation", "T1", "fact"),
    "health.regimen_recorded.v1": ("health", "T3", "fact"),
    "health.medication_supplied.v1": ("health", "T3", "fact"),
    "health.gp_registered.v1": ("health", "T3", "fact"),
    "health.screened.v1": ("health", "T3", "assessment"),
    "substance.treatment_started.v1": ("substance", "T2", "fact"),
    "substance.treatment_ended.v1": ("substance", "T2", "fact"),
    "substance.treatment_engaged.v1": ("substance", "T2", "fact"),
    "substance.substitute_covered.v1": ("substance", "T2", "fact"),
    "substance.naloxone_supplied.v1": ("substance", "T2", "fact"),
    "finance.claim_prepared.v1": ("finance", "T1", "fact"),
    "finance.claim_submitted.v1": ("finance", "T1", "fact"),
    "finance.subsistence_paid.v1": ("finance", "T1", "fact"),
    "finance.id_secured.v1": ("finance", "T1", "fact"),
    "finance.account_opened.v1": ("finance", "T1", "fact"),
    "work.employment_recorded.v1": ("ete", "T1", "fact"),
    "iom.selected.v1": ("iom", "T2", "assessment"),
    "iom.rag_set.v1": ("iom", "T2", "assessment"),
    "iom.reviewed.v1": ("iom", "T2", "fact"),
    "iom.contact_made.v1": ("iom", "T2", "fact"),
    "iom.deselected.v1": ("iom", "T2", "assessment"),
    "youth.case_held.v1": ("iom", "T2", "fact"),
    "youth.retention_agreed.v1": ("iom", "T2", "fact"),
    "victim.referred.v1": ("victim", "T4", "fact"),
    "victim.contacted.v1": ("victim", "T4", "fact"),
    "victim.opted_out.v1": ("victim", "T4", "fact"),
    "consent.given.v1": ("consent", "T1", "fact"),
    "consent.withdrawn.v1": ("consent", "T1", "fact"),
    "data.source_heartbeat.v1": ("data", "T0", "fact"),
    "data.control_counted.v1": ("data", "T0", "fact"),
    "data.conflict_adjudicated.v1": ("data", "T1", "assessment"),
    "data.change_told.v1": ("unread", "T3", "fact"),
    "data.opaque.v1": ("unread", "T3", "fact"),
    "data.fact_withdrawn.v1": ("data", "T0", "fact"),
    "casework.noted.v1": ("casework", "T2", "fact"),
    "casework.waived.v1": ("casework", "T2", "fact"),
    "casework.deferred.v1": ("casework", "T2", "fact"),
    "casework.deferral_answered.v1": ("casework", "T2", "fact"),
    "casework.assigned.v1": ("casework", "T2", "fact"),
}

_HEALTH = frozenset({"health", "gp", "cmht", "mental-health", "health-screen"})
_SUBSTANCE = frozenset({"drugs-alcohol", "treatment", "continuation", "opioid"})
_TELLING = ("needs", "programme", "contact")  # categories whose words can give health away


def labels_for(agency: str, fact: Any) -> Labels:
    """The labels of a fact told by this agency. A need or a referral may reveal health: its words
    raise it to that category."""
    if isinstance(fact, ChangeTold):
        return _of_change(agency, fact.about)
    plain = _plain(agency, fact.TYPE)
    if plain.category in _TELLING:
        words = {getattr(fact, name, None) for name in ("pathway", "service", "kind", "tool")}
        if words & _HEALTH:
            return _labels(agency, "health", "T3", plain.basis, ("health-confidential",))
        if words & _SUBSTANCE:
            return _labels(agency, "substance", "T2", plain.basis, ("health-confidential",))
    if getattr(fact, "flag", None) == "mappa-eligible":
        return _labels(agency, "mappa", "T3", plain.basis, ("mappa",))
    return plain


@cache
def _plain(agency: str, fact_type: str) -> Labels:
    category, tier, basis = ROWS[fact_type]
    return _labels(agency, category, tier, basis, _MARKS.get(category, ()))


@cache
def _labels(agency: str, category: str, tier: str, basis: str, marks: tuple[str, ...]) -> Labels:
    return Labels(agency, category, tier, REGIMES[agency], basis, marks)


@lru_cache(maxsize=1024)  # a few names make up nearly all of a feed
def _of_change(agency: str, name: str) -> Labels:
    found = (row[1:] for row in ABOUT if name.startswith(row[0]))
    category, tier = next(found, (UNREAD, "T3"))
    basis = ROWS[ChangeTold.TYPE][2]
    return _labels(agency, category, tier, basis, _MARKS.get(category, ()))


# A change told without its content is as sensitive as what changed; unlisted: as the riskiest.
ABOUT: tuple[tuple[str, str, str], ...] = (
    *PRISON_CHANGES,
    *PROBATION_CHANGES,
    ("COMMON_PLATFORM_HEARING", "police", "T3"),  # it names what somebody is accused of
    ("LIBRA_COURT_CASE", "police", "T3"),
    ("core-person-record.court.", "identity", "T0"),
    ("secure-move.move_", "custody", "T1"),  # but not what goes wrong on the way
    ("secure-move.journey_", "custody", "T1"),
    ("secure-move.person_move_booked_into_", "custody", "T1"),
)
UNREAD = "unread"

_MARKS: dict[str, tuple[str, ...]] = {
    "mappa": ("mappa",),
    "health": ("health-confidential",),
    "substance": ("health-confidential",),
    "victim": ("victim",),
}
