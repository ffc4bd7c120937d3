"""`throughline verify`."""

import typer

from infra.cli.say import AsJson, as_json, out, progress, table
from infra.cli.session import Data, session
from infra.policy.versions import Policies
from infra.process import tune
from infra.readstore.verify import verify as compare


def verify(data: Data = None, json: AsJson = False) -> None:
    """Rebuilds everything shown beside what is live and compares row by row. Exit 1: they differ."""
    tune()
    with session(data) as now, now.facts() as facts, progress() as bars:
        bar = bars.add_task("rebuilding beside", total=None)
        policy = Policies(now.database_url, facts).judged_under()
        found = compare(
            now.database_url,
            facts,
            policy,
            lambda done, total: bars.update(bar, completed=done, total=total),
        )
    if json:
        as_json(
            {
                "equal": found.equal,
                "position": found.progress.position,
                "as_of": found.progress.as_of,
                "policy": policy.name,
                "facts": found.facts,
                "set_aside": found.set_aside,
                "rows": found.rows,
                "differences": found.differences,
            }
        )
    else:
        rows = [(name, count, found.differences[name]) for name, count in found.rows.items()]
        table("Live against rebuilt", ("table", "rows", "differing"), rows)
        out.print("Every row is the same." if found.equal else "They differ.")
        if found.set_aside:
            out.print(f"{found.set_aside} people are set aside and were not compared.")
    if not found.equal:
        raise typer.Exit(1)
