"""What would have changed a verdict, where that is plain arithmetic: no search."""

from typing import Any

from domain.finding import Deadline, Finding, Handover, State, Verdict

UNMET = (Verdict.OPEN.value, Verdict.BREACHED.value, Verdict.LAPSED.value)
LATE = (Verdict.CLOSED.value,)
WAITING = (Verdict.NOT_YET_DUE.value, Verdict.UNKNOWN.value)


def would_change(found: Finding | Handover, told_by: str) -> list[dict[str, Any]]:
    """Each a condition and the verdict that would follow from it."""
    if found.deadline is None:
        return []
    if isinstance(found, Handover):
        return _of_handover(found, found.deadline, told_by)
    return _of_finding(found, found.deadline, told_by)


def _of_finding(finding: Finding, deadline: Deadline, told_by: str) -> list[dict[str, Any]]:
    verdict = finding.verdict.value
    met_then = "late-evidenced" if told_by else "averted"
    if verdict in UNMET:
        return [_if(f"what was looked for, by {_last(deadline)}", met_then)]
    if verdict in LATE:
        days = f", {finding.late_days} days earlier" if finding.late_days else ""
        return [_if(f"the same by {_last(deadline)}{days}", "averted")]
    if verdict in WAITING:
        passed = "breached" if finding.kind == "PIT" else "open"
        return [
            _if(f"what was looked for, by {_last(deadline)}", "averted"),
            _if(f"nothing by {_last(deadline)}, and {told_by or 'nobody'} heard past it", passed),
        ]
    return []


def _of_handover(handover: Handover, deadline: Deadline, told_by: str) -> list[dict[str, Any]]:
    if handover.state is State.ACCEPTED and handover.late_days:
        text = f"accepted {handover.late_days} days earlier, by {_last(deadline)}"
        return [_if(text, "accepted in time")]
    if handover.state is State.OVERDUE:
        return [_if(f"in place by {_last(deadline)}", "accepted")]
    if handover.state in (State.ACCEPTED, State.RETURNED, State.CANCELLED):
        return []
    return [
        _if(f"in place by {_last(deadline)}", "accepted"),
        _if(f"not in place by {_last(deadline)}, and {told_by} heard past it", "overdue"),
    ]


def _last(deadline: Deadline) -> str:
    if deadline.due_on is not None:
        return deadline.due_on.isoformat()
    return deadline.ends_at.isoformat()


def _if(condition: str, then: str) -> dict[str, Any]:
    return {"if": condition, "then": then}
