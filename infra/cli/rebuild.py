"""`throughline rebuild`."""

from infra.cli.say import AsJson, as_json, out, progress
from infra.cli.session import Data, session
from infra.clocks import clock_of
from infra.policy.load import england_and_wales
from infra.process import tune
from infra.readstore.replacing import replace_live


def rebuild(data: Data = None, json: AsJson = False) -> None:
    """Makes everything shown again from the log, beside the live tables, and swaps them."""
    tune()
    with session(data) as now, now.facts() as facts, progress() as bars:
        bar = bars.add_task("rebuilding", total=None)
        count = replace_live(
            now.database_url,
            facts,
            england_and_wales(),
            clock_of(now.settings),
            lambda done, total: bars.update(bar, completed=done, total=total),
        )
    if json:
        as_json({"facts": count})
    else:
        out.print(f"Rebuilt from {count} facts.")
