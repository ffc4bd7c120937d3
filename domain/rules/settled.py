"""When a duty is done with: met, or over, and what happens later undoes nothing.

met 3 May, deadline 9 May     an appointment on 12 May changes nothing, told whenever
                              a plan of 2 May, told on 20 May, may
"""

from datetime import datetime

from domain.finding import Verdict
from domain.journey.reach import AT_ANY_TIME
from domain.rules.rule import Judged
from domain.rules.verdict import first_late

DONE_WITH = (
    Verdict.AVERTED,
    Verdict.LATE_EVIDENCED,
    Verdict.CLOSED,
    Verdict.LAPSED,
    Verdict.BREACHED,
)


def settled(judged: Judged) -> datetime | None:
    """The moment after which nothing that happens can change a verdict; None where anything may."""
    duty, ruling = judged.duty, judged.ruling
    if duty.deadline is None or duty.pattern or ruling.verdict not in DONE_WITH:
        return None
    met = ruling.met.by if ruling.met else ()
    by = (duty.anchor, *duty.armed_by, *duty.rests_on, *met)
    return max(
        first_late(duty.deadline),
        ruling.closed_at or AT_ANY_TIME,
        *(entry.happened_at for entry in by),
    )
