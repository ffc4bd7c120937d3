"""Every fact by the name it is stored under. The list is written out: no import magic."""

from domain.facts import (
    accommodation,
    appointment,
    casework,
    consent,
    control,
    custody,
    data,
    finance,
    handover,
    health,
    identity,
    iom,
    licence,
    need,
    parole,
    plan,
    policy,
    recall,
    referral,
    responsibility,
    risk,
    sentence,
)

# Told by agencies. What we say ourselves stands apart: no publisher can say it.
FACTS: tuple[type, ...] = (
    *identity.FACTS,
    *custody.FACTS,
    *sentence.FACTS,
    *responsibility.FACTS,
    *handover.FACTS,
    *need.FACTS,
    *plan.FACTS,
    *referral.FACTS,
    *appointment.FACTS,
    *licence.FACTS,
    *recall.FACTS,
    *parole.FACTS,
    *risk.FACTS,
    *accommodation.FACTS,
    *health.FACTS,
    *finance.FACTS,
    *iom.FACTS,
    *consent.FACTS,
    *data.FACTS,
    *casework.FACTS,
)

OURS: tuple[type, ...] = (policy.PolicyActivated, control.ControlExempted)

BY_TYPE: dict[str, type] = {fact.TYPE: fact for fact in FACTS}  # type: ignore[attr-defined]
STORED: dict[str, type] = BY_TYPE | {fact.TYPE: fact for fact in OURS}  # type: ignore[attr-defined]
