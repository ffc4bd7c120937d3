"""How far back a fact speaks: a night housed is told the week after, a date calculated for last year."""

from dataclasses import fields
from datetime import UTC, datetime
from functools import cache
from typing import Any

from domain.calendar import day_start
from domain.facts.entry import Entry

AT_ANY_TIME = datetime.min.replace(tzinfo=UTC)

# Where somebody is, for how long and with whom frames everything else: who is received again hadn't
# left for good, and a release moves every day that is counted back from it.
FRAMES = ("custody.", "sentence.", "identity.", "responsibility.")


def speaks_from(entry: Entry) -> datetime:
    """The earliest moment this fact may say anything about; a correction may of any."""
    dated = _dated(entry.fact.__class__)
    if dated is None or entry.supersedes is not None:
        return AT_ANY_TIME
    named = (_moment(getattr(entry.fact, name)) for name in dated)
    return min((entry.happened_at, *(moment for moment in named if moment)))


def _moment(value: Any) -> datetime | None:
    if value is None or isinstance(value, datetime):
        return value
    return day_start(value)


@cache
def _dated(kind: Any) -> tuple[str, ...] | None:
    """The fields of a fact that hold a day or a moment; None where it frames all others."""
    if kind.TYPE.startswith(FRAMES):
        return None
    return tuple(one.name for one in fields(kind) if one.name.endswith(("_on", "_at")))
