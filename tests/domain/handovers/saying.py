"""Stories about handovers: `points("HP18", *items, now=...)`, and builders the cast lacks."""

from typing import Any

from domain.calendar import LONDON
from domain.facts.handover import HandoverCancelled, HandoverReturned, PackShared
from domain.finding import Handover
from domain.handovers.catalogue import POINTS
from tests.story import Said, at, heartbeat, in_log, judged, said

BY_CODE = {point.code: point for point in POINTS}


def points(code: str, *items: Said, now: str) -> list[Handover]:
    """The instances of one point, as judged at that London time with what was recorded by then."""
    asked = (BY_CODE[code],)  # no point looks at another
    return list(judged(in_log(items), at(now), rules=(), points=asked).handovers)


def state(code: str, *items: Said, now: str) -> str:
    """The state of the only instance."""
    (one,) = points(code, *items, now=now)
    return one.state.value


def shown(one: Handover) -> dict[str, Any]:
    """What an instance says of its day."""
    due = one.deadline
    return {
        "state": one.state.value,
        "due": (due.due_on or _wall_clock(due.ends_at)) if due else None,
        "late": one.late_days,
        "notice": due.short_notice if due else None,
    }


def _wall_clock(moment: Any) -> str:
    text: str = moment.astimezone(LONDON).strftime("%Y-%m-%d %H:%M")
    return text


def returned(time: str, point: str, reason: str = "wrong-area") -> Said:
    """The receiving side sends the case back."""
    return said("probation", time, HandoverReturned(point, reason))


def called_off(time: str, point: str, reason: str = "moved") -> Said:
    """The handover is called off."""
    return said("prison", time, HandoverCancelled(point, reason))


def shared(time: str, point: str, *items: str) -> Said:
    """Papers are sent."""
    return said("prison", time, PackShared(point, items, "probation", "statutory"))


def heard(source: str, time: str) -> Said:
    """The source is alive."""
    return heartbeat(source, time)
