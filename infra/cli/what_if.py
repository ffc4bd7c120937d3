"""`throughline what-if`."""

from pathlib import Path
from typing import Annotated, Any

import typer

from domain.policy.policy import Policy
from infra.cli.say import AsJson, as_json, out, progress, table
from infra.cli.session import Data, session
from infra.failed import FailedError
from infra.policy.load import in_folder, read_policy
from infra.policy.versions import Policies
from infra.process import tune
from infra.readstore.connections import live_progress
from projections.what_if import Changed, Report, everyone
from projections.what_if import what_if as tried

MOST = 1000  # changes listed; all of them are counted

Folder = Annotated[
    Path,
    typer.Argument(
        exists=True, file_okay=False, help="Policy files, as `policy check` reads them."
    ),
]


def what_if(
    folder: Folder,
    record: Annotated[list[str] | None, typer.Option(help="Only these people's.")] = None,
    data: Data = None,
    json: AsJson = False,
) -> None:
    """Which verdicts would be others under another policy, counted by rule and area. Stores nothing."""
    tune()
    other = read_policy(in_folder(folder), folder.name)
    changes: list[Changed] = []
    only = frozenset(record or ())
    with session(data) as now, now.facts() as facts, progress() as bars:
        bar = bars.add_task("judging twice", total=None)
        ours = Policies(now.database_url, facts).at()
        upto = live_progress(now.database_url)
        if upto is None:
            raise FailedError("nothing was derived yet: run `throughline derive` first")
        people = everyone(
            facts, upto, lambda done, total: bars.update(bar, completed=done, total=total)
        )
        asked = (one for one in people if not only or only.intersection(one[0].records))
        report = tried(asked, upto, ours, other, changes.append)
    if json:
        as_json(_plain(report, ours, other, changes))
        return
    for title, counted in (("By rule", report.by_rule), ("By area", report.by_area)):
        lines = [(of, way, n) for of in sorted(counted) for way, n in counted[of].most_common()]
        table(title, ("", "change", "how often"), lines)
    out.print(f"{report.changed_people} of {report.people} people; nothing was stored")
    if report.not_judged:
        out.print(f"{report.not_judged} more could not be judged: see `throughline doctor`")


def _plain(report: Report, ours: Policy, other: Policy, changes: list[Changed]) -> dict[str, Any]:
    return {
        "ours": {"name": ours.name, "hash": ours.content_hash},
        "other": {"name": other.name, "hash": other.content_hash},
        "people": report.people,
        "changed_people": report.changed_people,
        "not_judged": report.not_judged,
        "by_rule": report.by_rule,
        "by_area": report.by_area,
        "changes": changes[:MOST],
        "changes_left_off": max(0, len(changes) - MOST),
    }
