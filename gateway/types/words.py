"""The closed lists of words, as GraphQL enums."""

import strawberry

from domain.casework.deferrals import How
from domain.casework.putting_off import Answer
from domain.control import Total
from domain.finding import State, Verdict

strawberry.enum(
    Verdict,
    name="Verdict",
    description=(
        "The verdict of a gap rule. NOT_YET_DUE: deadline ahead. AVERTED: met in time. OPEN or "
        "BREACHED: the deadline passed unmet. CLOSED: met late. LATE_EVIDENCED: met in time, told "
        "late. UNKNOWN: the source that would have spoken has not been heard past the deadline. "
        "WAIVED: by a person, with a reason. VOIDED: the anchor was withdrawn. LAPSED: never met, "
        "and the duty ended."
    ),
)
strawberry.enum(
    State,
    name="HandoverState",
    description=(
        "How far a handover has got: DUE, INITIATED, SHARED_PARTIAL (some of the pack), SHARED, "
        "ACKNOWLEDGED, ACCEPTED (complete), RETURNED, OVERDUE, CANCELLED. The old owner stays "
        "responsible until ACCEPTED."
    ),
)

strawberry.enum(
    How,
    name="DeferralState",
    description=(
        "How far somebody's wish to put a gap off has got. RESTS: until its day. WAITS: for a second "
        "person. REFUSED or SENT_BACK (to be asked again, otherwise) by them. UNLISTED: for a reason "
        "that the policy doesn't know, so it never rests."
    ),
)
strawberry.enum(
    Answer,
    name="DeferralAnswer",
    description="A second person's answer: SENT_BACK to be asked again.",
)

strawberry.enum(
    Total,
    name="ControlTotalState",
    description=(
        "How a source's count compares with what we hold. EXEMPT: it differs, by no more than somebody "
        "answers for, up to a day. UNKNOWN: the source hasn't been heard past that day, or counts what "
        "we can't."
    ),
)

__all__ = ("Answer", "How", "State", "Total", "Verdict")
