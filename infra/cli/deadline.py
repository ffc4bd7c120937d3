"""`throughline deadline`."""

import re
from datetime import UTC, date, datetime, timedelta
from typing import Annotated

import typer

from domain.calendar import london_day
from domain.finding import Deadline
from domain.office_clock import office_deadline
from domain.policy.policy import counted
from infra.cli.say import AsJson, as_json, out, text
from infra.policy.load import england_and_wales

STEP = re.compile(r"(?P<number>[+-]?[0-9]{1,6})(?P<unit>h|cd|wd|mo)")
MOST = {"h": 200_000, "cd": 40_000, "wd": 30_000, "mo": 1_200}  # a century or so
YEARS = range(1900, 2200)
OFFICE = ({"h"}, {"wd"})  # what runs on the clock of office hours

Step = tuple[str, int]


def deadline(
    anchor: Annotated[
        str, typer.Option(help="The day it counts from (2026-04-02), or an instant with offset.")
    ],
    add: Annotated[
        list[str],
        typer.Option(help="1wd, -8mo, 14cd, 24h; several in order. Negative counts back."),
    ],
    office_hours: Annotated[
        bool,
        typer.Option(
            "--office-hours",
            help="From 13:00, or on a day of rest, begin at 09:00 on the next working day.",
        ),
    ] = False,
    json: AsJson = False,
) -> None:
    """Count a deadline as the rules do: which day is the last good one, and what was skipped."""
    begin, steps = _anchor(anchor), [_step(one) for word in add for one in word.split()]
    found = _from_office_start(begin, steps) if office_hours else _counted(begin, steps)
    if json:
        as_json(
            {"anchor": begin, "add": [f"{number}{unit}" for unit, number in steps]}
            | {
                "due_on": found.due_on,
                "due_at": found.due_at,
                "ends_at": found.ends_at,
                "skipped": [{"day": day, "why": why} for day, why in found.skipped],
            }
        )
        return
    out.print(f"last good: [bold]{text(found.due_at or found.due_on)}[/bold]")
    for day, why in found.skipped:
        out.print(f"skipped:   {text(day)}  {why}")


def _counted(begin: date | datetime, steps: list[Step]) -> Deadline:
    hours = sum(number for unit, number in steps if unit == "h")
    days = tuple((unit, number) for unit, number in steps if unit != "h")
    if not hours and not any(unit == "h" for unit, _ in steps):
        day = london_day(begin) if isinstance(begin, datetime) else begin
        return counted(england_and_wales().calendar, day, days)
    if days:
        raise typer.BadParameter("hours and days can't be added up", param_hint="--add")
    if not isinstance(begin, datetime):
        says = "hours count from an instant: 2026-04-02T10:00:00+01:00"
        raise typer.BadParameter(says, param_hint="--anchor")
    due = begin + timedelta(hours=hours)
    return Deadline(ends_at=due, due_at=due)


def _from_office_start(begin: date | datetime, steps: list[Step]) -> Deadline:
    """An instant either way, as the time of day counts."""
    if not isinstance(begin, datetime):
        says = "office hours count from an instant: 2026-04-02T10:00:00+01:00"
        raise typer.BadParameter(says, param_hint="--anchor")
    units = {unit for unit, _ in steps}
    if units not in OFFICE or any(number < 0 for _, number in steps):
        says = "office hours count hours on, or working days on: 2h, 10wd"
        raise typer.BadParameter(says, param_hint="--add")
    return office_deadline(england_and_wales().calendar, begin, tuple(steps))


def _anchor(written: str) -> date | datetime:
    try:
        moment = datetime.fromisoformat(written)
    except ValueError:
        says = "write a day as 2026-04-02, an instant as 2026-04-02T10:00:00+01:00"
        raise typer.BadParameter(says, param_hint="--anchor") from None
    if moment.year not in YEARS:
        raise typer.BadParameter("only years 1900 to 2199 are counted", param_hint="--anchor")
    if len(written) == len("2026-04-02"):
        return moment.date()
    if moment.tzinfo is None:
        raise typer.BadParameter("an instant needs its offset", param_hint="--anchor")
    return moment.astimezone(UTC)


def _step(written: str) -> Step:
    found = STEP.fullmatch(written)
    if found is None or abs(int(found["number"])) > MOST[found["unit"]]:
        says = "write a number and a unit (h cd wd mo): 1wd, -8mo; at most a century"
        raise typer.BadParameter(says, param_hint="--add")
    return found["unit"], int(found["number"])
