"""`throughline what-if`."""

from pathlib import Path
from typing import Annotated, Any

import typer

from domain.policy.policy import Policy
from infra.cli.say import AsJson, as_json, out, progress, table
from infra.cli.session import Data, Processes, session
from infra.failed import FailedError
from infra.policy.load import in_folder, read_policy
from infra.policy.versions import Policies
from infra.process import tune
from infra.readstore.connections import live_progress
from infra.trying import Tried, Trying, try_on_everybody

Folder = Annotated[
    Path,
    typer.Argument(
        exists=True, file_okay=False, help="Policy files, as `policy check` reads them."
    ),
]


def what_if(
    folder: Folder,
    record: Annotated[list[str] | None, typer.Option(help="Only these people's.")] = None,
    processes: Processes = None,
    data: Data = None,
    json: AsJson = False,
) -> None:
    """Which verdicts would be others under another policy, counted by rule and area. Stores nothing."""
    tune()
    other = read_policy(in_folder(folder), folder.name)
    with session(data) as now, now.facts() as facts, progress() as bars:
        bar = bars.add_task("judging twice", total=None)
        ours = Policies(now.database_url, facts).at()
        upto = live_progress(now.database_url)
        if upto is None:
            raise FailedError("nothing was derived yet: run `throughline derive` first")
        tried = try_on_everybody(
            now.database_url,
            facts,
            Trying(upto, ours, other, frozenset(record or ())),
            lambda done, total: bars.update(bar, completed=done, total=total),
            processes=processes,
        )
    if json:
        as_json(_plain(tried, ours, other))
        return
    report = tried.report
    for title, counted in (("By rule", report.by_rule), ("By area", report.by_area)):
        lines = [(of, way, n) for of in sorted(counted) for way, n in counted[of].most_common()]
        table(title, ("", "change", "how often"), lines)
    out.print(f"{report.changed_people} of {report.people} people; nothing was stored")
    if report.not_judged:
        out.print(f"{report.not_judged} more could not be judged: see `throughline doctor`")


def _plain(tried: Tried, ours: Policy, other: Policy) -> dict[str, Any]:
    report = tried.report
    return {
        "ours": {"name": ours.name, "hash": ours.content_hash},
        "other": {"name": other.name, "hash": other.content_hash},
        "people": report.people,
        "changed_people": report.changed_people,
        "not_judged": report.not_judged,
        "by_rule": report.by_rule,
        "by_area": report.by_area,
        "changes": tried.listed,
        "changes_left_off": tried.left_off,
    }
