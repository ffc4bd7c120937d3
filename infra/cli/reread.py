"""`throughline reread`."""

from collections import Counter
from typing import Annotated, Any

import typer

from infra.cli.replay import moment
from infra.cli.say import AsJson, as_json, out, progress
from infra.cli.session import Data, session
from infra.rereading import reread as read_again
from infra.retrying import retry, waiting


def reread(
    type: Annotated[str | None, typer.Option(help="Only facts of this event type.")] = None,
    since: Annotated[str | None, typer.Option(help="Only what was recorded since.")] = None,
    data: Data = None,
    json: AsJson = False,
) -> None:
    """Reads again what was kept unread, or was parked: today's translators may understand it.

    Nothing is recorded twice. A type is not known of parked messages: with --type they are left.
    """
    begin = moment(since)
    with session(data) as now, now.facts() as facts, progress() as bars:
        bar = bars.add_task("unread facts", total=None)
        done = read_again(
            facts, name=type, since=begin, on_read=lambda count: bars.advance(bar, count)
        )
        batches = waiting(facts, since=begin) if type is None else ()
        tried = [one for rows in batches for one in retry(facts, rows, now.clock.now())]
    refused = Counter(one.refused.reason for one in tried if one.refused is not None)
    found: dict[str, Any] = {
        "read": done.read,
        "understood": done.understood,
        "facts": done.facts,
        "refused": dict(sorted(done.refused.items())),
        "parked": {
            "tried": len(tried),
            "recorded": len(tried) - refused.total(),
            "facts": sum(one.facts for one in tried if one.refused is None),
            "refused": dict(sorted(refused.items())),
        },
    }
    if json:
        as_json(found)
        return
    out.print(f"{done.read} unread facts read again, {done.understood} understood")
    out.print(f"{len(tried)} parked messages tried again, {found['parked']['recorded']} recorded")
    out.print(f"{done.facts + found['parked']['facts']} further facts recorded")
