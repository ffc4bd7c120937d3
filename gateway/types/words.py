"""The closed lists of words, as GraphQL enums."""

import strawberry

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

__all__ = ("State", "Verdict")
