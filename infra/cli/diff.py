"""`throughline diff`."""

from typing import Annotated

import typer

from infra.cli.journey import Record
from infra.cli.replay import agency, moment
from infra.cli.say import AsJson, as_json, out
from infra.cli.session import Data, session
from infra.failed import FailedError
from infra.replays import Replayer
from projections.difference import Difference
from projections.replay import Then

AsOf = Annotated[str | None, typer.Option(help="The moment judged; as known then where left out.")]
KnownAt = Annotated[str | None, typer.Option(help="The one side: only what was recorded by then.")]
KnownTo = Annotated[str | None, typer.Option(help="The one side: only what this agency had said.")]


def diff(
    record: Record,
    as_of: AsOf = None,
    known_at: KnownAt = None,
    known_to: KnownTo = None,
    other_as_of: Annotated[str | None, typer.Option(help="The other side; as --as-of.")] = None,
    other_known_at: Annotated[str | None, typer.Option(help="The other side; all.")] = None,
    other_known_to: Annotated[str | None, typer.Option(help="The other side; everybody.")] = None,
    data: Data = None,
    json: AsJson = False,
) -> None:
    """What two replays of one journey show differently, and what one side could not know.

    With --known-at alone: what was shown then, against what all that was told since shows of then.
    """
    one = Then(moment(as_of) or moment(known_at), moment(known_at), agency(known_to))
    other = Then(moment(other_as_of) or one.as_of, moment(other_known_at), agency(other_known_to))
    with session(data) as now, now.facts() as facts:
        replayer = Replayer(now.database_url, facts)
        found = replayer.difference(record, one, other)
    if found is None:
        raise FailedError(f"{record}: nothing was known of it on one of the two sides")
    if json:
        as_json(found)
        return
    for difference in found:
        _show(difference)
    if not found:
        out.print("no difference")


def _show(found: Difference) -> None:
    out.print(f"[bold]{found.code}[/bold]  {found.one or '-'} | {found.other or '-'}  ({found.id})")
    for because in found.because:
        out.print(f"    {because}")
