"""`throughline rebuild`."""

from infra.cli.say import AsJson, as_json, out, progress
from infra.cli.session import Data, Processes, session
from infra.clocks import clock_of
from infra.policy.versions import Policies
from infra.process import tune
from infra.readstore.aside import all_aside
from infra.readstore.people import connect
from infra.readstore.replacing import replace_live


def rebuild(
    processes: Processes = None,
    data: Data = None,
    json: AsJson = False,
) -> None:
    """Makes everything shown again from the log, beside the live tables, and swaps them."""
    tune()
    with session(data) as now, now.facts() as facts, progress() as bars:
        bar = bars.add_task("rebuilding", total=None)
        policies = Policies(now.database_url, facts)
        policy = policies.at()
        count = replace_live(
            now.database_url,
            facts,
            policy,
            clock_of(now.settings),
            lambda done, total: bars.update(bar, completed=done, total=total),
            processes=processes,
        )
        policies.judge_under(policy)
        with connect(now.database_url) as connection:
            asides = len(all_aside(connection))
    if json:
        as_json(
            {
                "facts": count,
                "policy": policy.name,
                "policy_hash": policy.content_hash,
                "set_aside": asides,
            }
        )
    else:
        out.print(f"Rebuilt from {count} facts, judged under {policy.name}.")
        if asides:
            out.print(f"{asides} people could not be judged: see `throughline doctor`.")
