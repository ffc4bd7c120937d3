"""Referrals to commissioned rehabilitative services, from probation or from the provider itself.

The messages give the referral's id and its delivery state; which service it is, they don't: it is
`crs`, a commissioned rehabilitative service. `ended` and `concluded` tell one ending twice.
"""

from consumers.envelopes.event import HmppsEvent
from consumers.translators.reading import Reading, Translator, changed, one
from domain.facts.referral import ReferralAccepted, ReferralDeclined, ReferralMade, ServiceEnded

SERVICE = "crs"


def sent(event: HmppsEvent) -> tuple[Reading, ...]:
    """referral.sent: made under the sentence, so the basis is statutory."""
    referral = event.text("referralId")
    return changed(event) if referral is None else one(ReferralMade(referral, SERVICE, "statutory"))


def assigned(event: HmppsEvent) -> tuple[Reading, ...]:
    """referral.assigned: the provider gave it to a worker, which it does once it has taken it on."""
    referral = event.text("referralId")
    return changed(event) if referral is None else one(ReferralAccepted(referral))


def ended(event: HmppsEvent) -> tuple[Reading, ...]:
    """referral.ended, .concluded: by delivery state; one we don't know is a change."""
    referral = event.text("referralId")
    if referral is None:
        return changed(event)
    match event.text("deliveryState"):
        case "COMPLETED":
            return one(ServiceEnded(SERVICE, "completed", referral))
        case "PREMATURELY_ENDED":
            return one(ServiceEnded(SERVICE, "incomplete", referral))
        case "CANCELLED":  # before any delivery: the referral came to nothing
            return one(ReferralDeclined(referral, "other"))
        case _:
            return changed(event)


TRANSLATORS: dict[str, Translator] = {
    "intervention.referral.sent": sent,
    "intervention.referral.assigned": assigned,
    "intervention.referral.ended": ended,
    "intervention.referral.concluded": ended,
}
