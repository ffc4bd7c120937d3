"""Every metric: so many of so many, in words and as two conditions on one read table."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Metric:
    """A share. The words say what the conditions do; the page and --json show them."""

    code: str
    numerator: str
    denominator: str
    exclusions: str
    source: str
    table: str  # findings | handovers | timeline
    counted: str  # SQL on that table: what is in the denominator; our own words, no values of users
    hit: str  # SQL: what of it is in the numerator


MET = "verdict IN ('averted', 'late-evidenced')"
DECIDED = "verdict IN ('averted', 'late-evidenced', 'open', 'breached', 'closed', 'lapsed')"
UNSETTLED = "not yet due, unknown, waived, voided"

METRICS: tuple[Metric, ...] = (
    Metric(
        "first-night-housed",
        "releases followed by a first night with an address",
        "releases whose first night is known",
        UNSETTLED,
        "ACC MI014; TTG17",
        "findings",
        f"code = 'accom-none-on-release-night' AND {DECIDED}",
        MET,
    ),
    Metric(
        "duties-met-in-time",
        "duties met by their last day",
        "duties that are met, or whose last day has passed",
        UNSETTLED,
        "all gap rules",
        "findings",
        DECIDED,
        MET,
    ),
    Metric(
        "verdicts-unknown",
        "duties of which nobody can tell, for the source has not been heard",
        "duties whose last day has passed, or that are met",
        "not yet due, waived, voided",
        "IPPR principle 4",
        "findings",
        f"({DECIDED} OR verdict = 'unknown')",
        "verdict = 'unknown'",
    ),
    Metric(
        "handovers-accepted-in-time",
        "handovers accepted by their last day",
        "handovers accepted, or overdue",
        "due later, cancelled, returned",
        "Senior; IPPR",
        "handovers",
        "state IN ('accepted', 'overdue')",
        "state = 'accepted' AND late_days IS NULL",
    ),
    Metric(
        "information-shared-at-handover",
        "handovers of which every needed item was acknowledged",
        "handovers with needed items, accepted or overdue",
        "handovers that need no items; due later, cancelled, returned",
        "IPPR/TR5",
        "handovers",
        "state IN ('accepted', 'overdue') AND cardinality(needed) > 0",
        "acknowledged @> needed",
    ),
    Metric(
        "treatment-picked-up",
        "releases after which treatment began in time",
        "releases with a treatment handover accepted or overdue",
        "due later, cancelled, returned",
        "COC",
        "handovers",
        "point = 'HP14' AND state IN ('accepted', 'overdue')",
        "state = 'accepted' AND late_days IS NULL",
    ),
    Metric(
        "evidence-late",
        "facts recorded more than a day after they happened (two where only the day is told)",
        "facts recorded",
        "facts that no longer stand",
        "IPPR principle 4",
        "timeline",
        "superseded_by IS NULL",
        "recorded_at - happened_at"
        " > CASE WHEN day_only THEN interval '48 hours' ELSE interval '24 hours' END",
    ),
)
# What a table can be cut by: the slice's name, and the column or term that gives it.
SLICES: dict[str, dict[str, str]] = {
    "findings": {
        "area": "m.area",
        "code": "m.code",
        "severity": "m.severity",
        "owner": "m.owner",
        "agency": "m.told_by",
        "sex": "j.sex",
        "month": "to_char(m.deadline_at AT TIME ZONE 'Europe/London', 'YYYY-MM')",
    },
    "handovers": {
        "area": "m.area",
        "code": "m.point",
        "agency": "m.to_agency",
        "sex": "j.sex",
        "month": "to_char(m.deadline_at AT TIME ZONE 'Europe/London', 'YYYY-MM')",
    },
    "timeline": {
        "area": "j.area",
        "code": "m.type",
        "agency": "m.publisher",
        "sex": "j.sex",
        "month": "to_char(m.happened_at AT TIME ZONE 'Europe/London', 'YYYY-MM')",
    },
}
