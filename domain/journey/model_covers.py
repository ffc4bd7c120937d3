"""Whether offender management in custody covers a case: else the community holds it throughout.

It began at different times in different prisons. It covers who was sentenced since, and of those
sentenced before who is released late enough. Open prisons joined last, for who came there since.
A company's case is handed over from any prison, whenever it was passed.
"""

from datetime import date

from domain.journey.handover_anchor import HandoverCase
from domain.policy.policy import Amount, Policy

OMIC = "omic.in-force"
RELEASED = "omic.released-late-enough"
OPEN = "omic.open-prisons"
COVERS = (OMIC, RELEASED, OPEN)
MENS_OPEN = ("prescoed", "mens-open")


def covered(
    case: HandoverCase, policy: Policy, on: date, release_on: date, *, company: bool
) -> tuple[Amount, ...] | None:
    """The rows by which the model covers a case handed over that day; None: it doesn't."""
    begun = policy.pick(OMIC, on, case.start)
    if begun.no_duty:
        return None
    if company:
        return (begun,)
    read = [begun]
    if policy.pick(OMIC, case.sentenced_on, case.start).no_duty:
        read.append(policy.pick(RELEASED, release_on, case.start))
    if case.open_kind in MENS_OPEN and case.open_since_on is not None:
        read.append(policy.pick(OPEN, case.open_since_on, case.open_kind))
    return None if any(amount.no_duty for amount in read) else tuple(read)
