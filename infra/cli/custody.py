"""What probation's record of a custody should say: a line for people, an object for scripts."""

from dataclasses import asdict
from datetime import datetime
from typing import Any

from domain.calendar import london_day
from domain.journey.custody_fold import Step
from domain.journey.custody_record import ShouldSay
from infra.cli.say import text


def plain(found: ShouldSay | None) -> dict[str, Any] | None:
    """The same for --json; null where no sentence to custody is known."""
    if found is None:
        return None
    return {
        **{name: getattr(found, name) for name in ("status", "location", "sentenced_on")},
        "since": _flat(found.since),
        "steps": [_flat(step) for step in found.steps],
        "told": asdict(found.told) if found.told else None,
        "agrees": found.agrees,
    }


def sentences(found: ShouldSay) -> list[str]:
    """The record, what it could not take in since, and what probation itself last said of it."""
    place = f", {found.location}" if found.location else ""
    since = f"since {_day(found.since.at)} ({found.since.source})"
    lines = [f"Probation's record should say: {found.status}{place}, {since}"]
    last = found.steps[-1]
    if last is not found.since and last.effect.release_problem == "unable-to-release":
        lines.append(f"Not recorded since: the release of {_day(last.at)} ({last.source})")
    if found.told is not None:
        fits = "agrees" if found.agrees == "yes" else "[bold]disagrees[/bold]"
        lines.append(f"Probation last told: {found.told.status}, {_day(found.told.at)}: {fits}")
    return lines


def _flat(step: Step) -> dict[str, Any]:
    return {"fact": step.fact, "at": step.at, "source": step.source, **asdict(step.effect)}


def _day(moment: datetime) -> str:
    return text(london_day(moment))
