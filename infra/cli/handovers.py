"""`throughline handovers`."""

from typing import Annotated

import typer

from domain.finding import State
from infra.cli.amounts import mark, marks_in_words, read
from infra.cli.listing import listed
from infra.cli.say import AsJson, Limit, as_json, out, table, text
from infra.cli.session import Data, session
from infra.policy.versions import Policies
from infra.readstore.people import connect


def handovers(
    state: Annotated[list[State] | None, typer.Option(help="Default: all that wait.")] = None,
    point: Annotated[list[str] | None, typer.Option(help="HP07, HP18, ...")] = None,
    area: Annotated[str | None, typer.Option(help="region/wales, unit/n03-ccd, ...")] = None,
    limit: Limit = 100,
    data: Data = None,
    json: AsJson = False,
) -> None:
    """Handover points, the oldest deadline first."""
    finished = (State.ACCEPTED, State.CANCELLED)
    wanted = [s.value for s in state or [s for s in State if s not in finished]]
    with session(data) as now, now.facts() as facts, connect(now.database_url) as connection:
        policy = Policies(now.database_url, facts).judged_under()
        filters = {"state": wanted, "point": point, "area": area}
        found = listed(connection, "handovers", filters, limit)
    if json:
        as_json([one | {"numbers": read(policy, one["policy_values"])} for one in found])
        return
    rows = [
        (
            h["point"],
            h["state"],
            text(h["due_on"] or h["due_at"]) + mark(policy, h["policy_values"]),
            h["record"],
            f"{h['from_agency']} -> {h['to_agency']}",
            h["id"],
        )
        for h in found
    ]
    table(f"{len(rows)} handovers", ("point", "state", "due", "record", "from -> to", "id"), rows)
    out.print(marks_in_words(), markup=False)
