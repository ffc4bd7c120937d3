"""`throughline near`."""

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any

import typer

from domain.journey.journey import Journey
from domain.requirements import Checklist, Requirement, of_handovers, of_release
from infra.cli.replay import moment
from infra.cli.say import AsJson, Limit, as_json, out, table
from infra.cli.session import Data, session
from infra.failed import FailedError
from infra.near import near as listed
from infra.policy.versions import Policies
from infra.replays import Replayer

ALL = ("person", "of", "missing", "last safe day", "told by", "area", "prison", "release")
COLUMNS = ("person", "of", "name", "last_on", "told_by", "area", "prison", "release_on")
HEADS = ("requirement", "stands", "last safe day", "met by", "ask")


def near(
    record: Annotated[
        str | None, typer.Argument(help="A file of theirs: prison/A1234BC; without: everybody.")
    ] = None,
    as_of: Annotated[str | None, typer.Option(help="The moment judged; now.")] = None,
    known_at: Annotated[str | None, typer.Option(help="Only what was recorded by then.")] = None,
    area: Annotated[str | None, typer.Option(help="Of everybody: only this area.")] = None,
    prison: Annotated[str | None, typer.Option(help="Only who is in this prison: MDI.")] = None,
    rule: Annotated[str | None, typer.Option(help="Only this rule or point: HP18.")] = None,
    limit: Limit = 100,
    data: Data = None,
    json: AsJson = False,
) -> None:
    """What a release and each handover still need: met, unmet, not yet due, unknown, and until when.

    Without a record: what is missing of all who are near, by its last safe day.
    """
    if record is None:
        _everybody({"area": area, "prison": prison, "rule": rule}, limit, data, json=json)
        return
    with session(data) as now, now.facts() as facts:
        found = Replayer(now.database_url, facts).ask(record, moment(as_of), moment(known_at))
    if found is None:
        raise FailedError(f"{record}: nothing was known of it then")
    journey = Journey(found.entries, found.ask.now)
    release = of_release(journey, found.ask)
    handovers = list(of_handovers(journey, found.ask))
    if json:
        told = {"release": _plain(release) if release else None}
        as_json(told | {"as_of": found.ask.now, "handovers": [_plain(one) for one in handovers]})
        return
    if release is None:
        out.print("No release is planned.")
    for one in (*([release] if release else ()), *handovers):
        met = sum(requirement.stands == "met" for requirement in one.requirements)
        near_by = ", near" if one.near else ""
        title = f"{one.of}: {met} of {len(one.requirements)}{near_by}"
        table(title, HEADS, [_cells(requirement) for requirement in one.requirements])


def _everybody(
    only: Mapping[str, str | None], limit: int, data: Path | None, *, json: bool
) -> None:
    with session(data) as now, now.facts() as facts:
        policy = Policies(now.database_url, facts).judged_under()
        found = listed(now.database_url, policy, limit, **only)
    if json:
        as_json(found)
        return
    table(f"{len(found)} missing", ALL, [[one[name] for name in COLUMNS] for one in found])


def _plain(checklist: Checklist) -> dict[str, Any]:
    return {
        "of": checklist.of,
        "release_on": checklist.on,
        "near": checklist.near,
        "requirements": [
            {
                "name": one.name,
                "stands": one.stands,
                "last_safe_on": one.deadline.due_on if one.deadline else None,
                "last_safe_at": one.deadline.due_at if one.deadline else None,
                "turns_at": one.deadline.ends_at if one.deadline else None,
                "met_by": one.by,
                "ask": one.ask,
            }
            for one in checklist.requirements
        ],
    }


def _cells(one: Requirement) -> list[Any]:
    last = (one.deadline.due_on or one.deadline.due_at) if one.deadline else None
    return [one.name, one.stands, last, one.by, one.ask]
