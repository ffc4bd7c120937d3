"""Accredited programmes in the community: referred, on the programme, done.

They are required by an order or a licence, so a referral's basis is statutory. The referral's id
is the last part of the address its detail can be read at. Which status means what is data
(codes/programme-statuses.csv); most say nothing a journey turns on.
"""

from uuid import UUID

from consumers.codes import probation as codes
from consumers.envelopes.event import HmppsEvent
from consumers.translators.reading import Reading, Translator, changed, one
from consumers.translators.things import id_in
from domain.facts.referral import ReferralMade, ServiceEnded, ServiceStarted

SERVICE = "programme"


def referred(event: HmppsEvent) -> tuple[Reading, ...]:
    """interventions.community.referral.created."""
    referral = id_in(event, "referralId") or _at_address(event)
    return changed(event) if referral is None else one(ReferralMade(referral, SERVICE, "statutory"))


def status_updated(event: HmppsEvent) -> tuple[Reading, ...]:
    """referral.status-updated: the status, where the message holds it."""
    match codes.programme_status(event.text("newStatus") or event.text("status")):
        case "started":
            return one(ServiceStarted(SERVICE, id_in(event, "referralId")))
        case "completed":
            return one(ServiceEnded(SERVICE, "completed", id_in(event, "referralId")))
        case _:
            return changed(event)


def completed(event: HmppsEvent) -> tuple[Reading, ...]:
    """programme.complete."""
    return one(ServiceEnded(SERVICE, "completed", id_in(event, "referralId")))


def _at_address(event: HmppsEvent) -> str | None:
    address = event.body.get("detailUrl")
    if not isinstance(address, str):
        return None
    try:
        return str(UUID(address.rpartition("/")[2]))
    except ValueError:
        return None


REFERRALS: dict[str, Translator] = {
    "interventions.community.referral.created": referred,
    "interventions.community-referral.created": referred,
    "interventions.community-referral.imported": referred,
}

TRANSLATORS: dict[str, Translator] = {
    **REFERRALS,
    "accredited-programmes-community.referral.status-updated": status_updated,
    "accredited-programmes-community.programme.complete": completed,
}
