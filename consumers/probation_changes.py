"""How sensitive a change is that probation or a provider told without its content.

(how the event's name begins, category, tier): the first that fits counts, so longer beginnings
stand before those they begin with. Who may not see a record, and what changed in somebody's
circumstances, stay with the riskiest.
"""

from collections.abc import Iterator


def _alike(category: str, tier: str, *begins: str) -> Iterator[tuple[str, str, str]]:
    return ((begin, category, tier) for begin in begins)


_CASE, _SHARED = "probation-case.", "core-person-record.probation."

PROBATION_CHANGES: tuple[tuple[str, str, str], ...] = (
    *_alike("mappa", "T3", _CASE + "mappa-"),
    *_alike("risk", "T3", _CASE + "registration.", _CASE + "risk-scores.", "risk-assessment."),
    *_alike("risk", "T3", _CASE + "assessment-summary.", "assessment.", "risk.", "predictors."),
    *_alike("risk", "T3", _CASE + "exclusion.", _CASE + "restriction."),
    *_alike("risk", "T3", "OFFENDER_REGISTRATION_", "OFFENDER_OGRS_"),
    *_alike("health", "T3", "opd."),
    *_alike("identity", "T0", _CASE + "prison-identifier.", _CASE + "additional-identifier."),
    *_alike("identity", "T0", _CASE + "alias.", _CASE + "personal-details.", _CASE + "engagement."),
    *_alike("identity", "T0", _CASE + "deleted.", _CASE + "merge.", _CASE + "unmerge."),
    *_alike("identity", "T0", _SHARED + "record."),
    *_alike("identity", "T0", "OFFENDER_CHANGED", "OFFENDER_DETAILS_", "OFFENDER_ALIAS_"),
    *_alike("identity", "T0", "OFFENDER_MERGED"),
    *_alike("accommodation", "T1", _CASE + "address.", _SHARED + "address.", _CASE + "cas3-"),
    *_alike("accommodation", "T1", "approved-premises.", "accommodation.", "applications.cas2."),
    *_alike("accommodation", "T1", "sas.", "OFFENDER_ADDRESS_"),
    *_alike("responsibility", "T1", "person.community.manager.", "event.manager.", "tier."),
    *_alike("responsibility", "T1", "requirement.manager.", "licence-condition.manager."),
    *_alike("responsibility", "T1", "probation.staff.", "OFFENDER_MANAGER_", "OFFENDER_OFFICER_"),
    *_alike("responsibility", "T1", "OFFENDER_MANAGEMENT_TIER_"),
    *_alike("licence", "T1", "create-and-vary-a-licence.", "prison-recall.", "enforcement."),
    *_alike("contact", "T1", _CASE + "supervision-appointment.", "probation.appointment."),
    *_alike("contact", "T1", "esupervision.", "CONTACT_CHANGED"),
    *_alike("sentence", "T1", _CASE + "sentence.", _CASE + "requirement.", _CASE + "supervision."),
    *_alike(
        "sentence", "T1", _CASE + "non-statutory-intervention.", "conviction.", "pre-sentence."
    ),
    *_alike("sentence", "T1", "SENTENCE_CHANGED", "SENTENCE_ORDER_", "CONVICTION_"),
    *_alike("programme", "T2", "intervention.", "interventions.", "unpaid-work."),
    *_alike("programme", "T2", "accredited-programmes-community."),
)
