"""`throughline counts`: sources' own counts beside what we hold, and what is borne with."""

from dataclasses import asdict
from datetime import date
from typing import Annotated, Any

import typer

from domain.calendar import london_day
from domain.control import Control, Total
from domain.facts.control import ControlExempted
from infra import controls
from infra.cli.say import AsJson, as_json, out, table
from infra.cli.session import Data, session
from infra.readstore.connections import live_progress

Source = Annotated[str | None, typer.Option(help="Only this source's: /prison/nomis.")]
Place = Annotated[str | None, typer.Option(help="Only this place: WWI.")]
Day = Annotated[
    str | None, typer.Option("--day", help="Of this day; else each place's last count.")
]
HEADS = ("source", "place", "day", "counted", "held", "", "why")

app = typer.Typer(
    invoke_without_command=True, rich_markup_mode=None, help="Sources' own counts beside ours."
)


@app.callback()
def counts(
    context: typer.Context,
    source: Source = None,
    place: Place = None,
    day: Day = None,
    data: Data = None,
    json: AsJson = False,
) -> None:
    """What sources counted of a place beside the people we hold there. Exit 1: one differs."""
    if context.invoked_subcommand is not None:
        return
    on = _day(day, "--day") if day else None
    with session(data) as now:
        upto = live_progress(now.database_url)
        today = london_day(upto.as_of if upto else now.clock.now())
        found = controls.controls(now.database_url, today, source, place, on)
    if json:
        as_json([_plain(one) for one in found])
    else:
        table(f"{len(found)} counts", HEADS, [_cells(one) for one in found])
    if any(one.total is Total.DIFFERS for one in found):
        raise typer.Exit(1)


@app.command()
def exempt(
    source: Annotated[str, typer.Argument(help="Whose count: /prison/nomis.")],
    place: Annotated[str, typer.Argument(help="Of which place: WWI.")],
    owner: Annotated[str, typer.Option(help="Who sees to it that the difference goes away.")],
    reason: Annotated[str, typer.Option(help="Why it is borne with.")],
    cap: Annotated[int, typer.Option(min=0, help="The largest difference.")],
    until: Annotated[str, typer.Option(help="The last day.")],
    by: Annotated[str, typer.Option(help="Who decides it: your staff reference.")],
    data: Data = None,
    json: AsJson = False,
) -> None:
    """Bear with a known difference, up to a day: a fact in the log. On the day after, it counts again."""
    fact = ControlExempted(source, place, owner, reason, cap, _day(until, "--until"), by)
    with session(data) as now, now.facts() as facts:
        controls.exempt(facts, fact, now.clock.now())
    if json:
        as_json(asdict(fact))
        return
    out.print(f"{source} at {place}: up to {cap}, until {fact.until_on}; {owner} answers for it.")


def _day(text: str, name: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter(f"{name} {text!r} is no day: write 2026-03-02") from None


def _plain(one: Control) -> dict[str, Any]:
    told = one.counted
    return {
        "id": one.id,
        "source": told.source,
        "place": told.place,
        "day_on": told.day_on,
        "counted": told.count,
        "held": told.held,
        "difference": one.difference,
        "total": one.total,
        "says": one.says,
        "reason": one.reason,
        "exemption": asdict(one.exemption) if one.exemption else None,
    }


def _cells(one: Control) -> list[Any]:
    told = one.counted
    return [told.source, told.place, told.day_on, told.count, told.held, one.total, one.reason]
