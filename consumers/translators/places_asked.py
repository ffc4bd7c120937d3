"""Asking for a place: applications to approved premises (CAS1), CAS2 and CAS3, and the answers.

    submitted              a referral is made: to CAS1 under the supervisor's duty, to CAS2 and
                           CAS3 only with the person's consent
    assessed, status       accepted or declined, where the body says which
    withdrawn              declined

The steps in between (who assesses, what is still asked, a request for another bed) are changes.
"""

from typing import Any, Literal

from consumers.codes import probation as codes
from consumers.envelopes.event import HmppsEvent
from consumers.translators.beds import CAS1, CAS3
from consumers.translators.reading import Reading, Translator, changed, one
from consumers.translators.things import id_in
from domain.facts.referral import (
    ReferralAccepted,
    ReferralAcknowledged,
    ReferralDeclined,
    ReferralMade,
)

CAS2 = "applications.cas2.application."
STEPS = (
    *("application.expired", "match-request.withdrawn"),
    *("assessment.allocated", "assessment.appealed", "assessment.info-requested"),
    *("placement-appeal.created", "placement-appeal.accepted", "placement-appeal.rejected"),
    *("placement-application.allocated", "placement-application.withdrawn"),
    *("request-for-placement.created", "request-for-placement.assessed"),
    *("placement-change-request.created", "placement-change-request.accepted"),
    *("placement-change-request.rejected", "planned-transfer-request.created"),
    *("planned-transfer-request.accepted", "planned-transfer-request.rejected"),
)


def submitted(service: str, basis: Literal["consent", "statutory"]) -> Translator:
    """application.submitted, referral.submitted."""

    def read(event: HmppsEvent) -> tuple[Reading, ...]:
        place = id_in(event, "applicationId")
        if place is None:
            return changed(event)
        return one(ReferralMade(place, service, basis, pathway="accommodation"))

    return read


def assessed(event: HmppsEvent) -> tuple[Reading, ...]:
    """application.assessed: the decision stands in the detail."""
    place = id_in(event, "applicationId")
    match (event.text("decision") or "").upper():
        case "ACCEPTED" if place is not None:
            return one(ReferralAccepted(place))
        case "REJECTED" if place is not None:
            return one(ReferralDeclined(place, "other"))
        case _:
            return changed(event)


def withdrawn(event: HmppsEvent) -> tuple[Reading, ...]:
    """application.withdrawn."""
    place = id_in(event, "applicationId")
    return changed(event) if place is None else one(ReferralDeclined(place, "other"))


def status_updated(event: HmppsEvent) -> tuple[Reading, ...]:
    """application.status-updated of CAS2: by the name of the status, which stands in the detail."""
    place, status = id_in(event, "applicationId"), event.fields.get("newStatus")
    name = status.get("name") if isinstance(status, dict) else status
    what, _, reason = codes.cas2_status(name).partition(":")
    if place is None:
        return changed(event)
    because: Any = reason
    match what:
        case "acknowledged":
            return one(ReferralAcknowledged(place))
        case "accepted":
            return one(ReferralAccepted(place))
        case "declined":
            return one(ReferralDeclined(place, because))
        case _:
            return changed(event)


TRANSLATORS: dict[str, Translator] = {
    **{CAS1 + step: changed for step in STEPS},
    CAS1 + "application.submitted": submitted("cas1", "statutory"),
    CAS1 + "application.assessed": assessed,
    CAS1 + "application.withdrawn": withdrawn,
    CAS2 + "submitted": submitted("cas2", "consent"),
    CAS2 + "status-updated": status_updated,
    CAS3 + "referral.submitted": submitted("cas3", "consent"),
    CAS3 + "assessment.updated": changed,
    CAS3 + "draft.referral.deleted": changed,  # never submitted
}
