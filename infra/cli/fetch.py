"""`throughline fetch`."""

from typing import Annotated

import typer

from infra.cli.say import AsJson, as_json, err, table
from infra.cli.session import Data, session
from infra.details.run import run, run_once, standing
from infra.process import until_told_to_stop


def fetch(
    once: Annotated[bool, typer.Option("--once", help="End when nothing is due.")] = False,
    again: Annotated[
        bool, typer.Option("--again", help="First let those that failed wait anew; with --once.")
    ] = False,
    data: Data = None,
    json: AsJson = False,
) -> None:
    """Gets what thin events only point at, from the hosts in THROUGHLINE_DETAIL_HOSTS alone."""
    if again and not once:
        raise typer.BadParameter("--again goes with --once")
    with session(data) as now, until_told_to_stop() as stop:
        if not now.settings.detail_hosts:
            err.print("THROUGHLINE_DETAIL_HOSTS names no host: nothing is fetched")
        if once:
            run_once(now.database_url, now.settings, now.clock, stop, again=again)
        else:
            err.print("fetching; Ctrl-C stops")
            run(now.database_url, now.settings, now.clock, stop)
        found = standing(now.database_url)
    if json:
        as_json({state.replace("-", "_"): count for state, count in found.counts.items()})
        return
    table("Details", ("state", "how many"), list(found.counts.items()))
    table("Not fetched", ("state", "why", "how many"), found.reasons)
