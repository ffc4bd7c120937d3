"""Referrals to commissioned rehabilitative services, from probation or from the provider itself.

    sent                  made under the sentence, so on a statutory basis
    assigned              acknowledged: the provider gave it to a worker
    action plan submitted accepted: the provider planned the work; the one word that names it
    action plan approved  the service begins
    ended, concluded      both tell one ending: completed, broken off or never begun

What the contract type and the end codes mean is data: codes/contract-types.csv, referral-ends.csv.
"""

from typing import Any

from consumers.codes import probation as codes
from consumers.envelopes.event import HmppsEvent
from consumers.translators import appointments_crs
from consumers.translators.reading import Reading, Translator, changed, one
from consumers.translators.things import id_in
from domain.facts.identity import PersonDied
from domain.facts.referral import (
    ReferralAccepted,
    ReferralAcknowledged,
    ReferralDeclined,
    ReferralMade,
    ServiceEnded,
    ServiceStarted,
)

SERVICE = "crs"


def sent(event: HmppsEvent) -> tuple[Reading, ...]:
    """referral.sent."""
    referral = id_in(event, "referralId")
    if referral is None:
        return changed(event)
    return one(ReferralMade(referral, SERVICE, "statutory", _pathway(event), _provider(event)))


def assigned(event: HmppsEvent) -> tuple[Reading, ...]:
    """referral.assigned."""
    referral = id_in(event, "referralId")
    return changed(event) if referral is None else one(ReferralAcknowledged(referral))


def planned(event: HmppsEvent) -> tuple[Reading, ...]:
    """action-plan.submitted; an older message has the plan's id alone."""
    referral = id_in(event, "referralId")
    return changed(event) if referral is None else one(ReferralAccepted(referral, _provider(event)))


def begun(event: HmppsEvent) -> tuple[Reading, ...]:
    """action-plan.approved; of which referral, newer messages say."""
    return one(ServiceStarted(SERVICE, id_in(event, "referralId"), _pathway(event)))


def ended(event: HmppsEvent) -> tuple[Reading, ...]:
    """referral.ended, .concluded: by delivery state, and why; a state we don't know is a change."""
    referral = id_in(event, "referralId")
    why = codes.referral_end(event.text("withdrawalCode"))
    state = event.text("deliveryState")
    if referral is None or state not in {"COMPLETED", "PREMATURELY_ENDED", "CANCELLED"}:
        return changed(event)
    if state == "CANCELLED":  # before any delivery: the referral came to nothing
        reason: Any = why.declined_as
        fact: Any = ReferralDeclined(referral, reason)
    else:
        outcome: Any = "completed" if state == "COMPLETED" else why.ended_as
        fact = ServiceEnded(SERVICE, outcome, referral, _pathway(event))
    return (Reading(fact), Reading(PersonDied())) if why.died else one(fact)


def _pathway(event: HmppsEvent) -> Any:
    return codes.contract_pathway(event.text("contractTypeName"))


def _provider(event: HmppsEvent) -> str | None:
    return codes.provider_named(event.text("primeProviderName"))


TRANSLATORS: dict[str, Translator] = {
    **appointments_crs.TRANSLATORS,
    "intervention.referral.sent": sent,
    "intervention.referral.assigned": assigned,
    "intervention.referral.ended": ended,
    "intervention.referral.concluded": ended,
    "intervention.action-plan.submitted": planned,
    "intervention.action-plan.approved": begun,
    "intervention.end-of-service-report.submitted": changed,  # the ending is told by `ended`
}
