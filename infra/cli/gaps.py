"""`throughline gaps`."""

from typing import Annotated

import typer

from domain.finding import Verdict
from infra.cli.amounts import mark, marks_in_words, read
from infra.cli.listing import listed
from infra.cli.pages import put_off
from infra.cli.say import AsJson, Limit, as_json, out, table, text
from infra.cli.session import Data, session
from infra.policy.versions import Policies
from infra.readstore.people import connect


def gaps(
    verdict: Annotated[list[Verdict] | None, typer.Option(help="Default: open, breached.")] = None,
    code: Annotated[list[str] | None, typer.Option(help="The rule's name.")] = None,
    owner: Annotated[str | None, typer.Option(help="The role that can close it.")] = None,
    area: Annotated[str | None, typer.Option(help="region/wales, unit/n03-ccd, ...")] = None,
    limit: Limit = 100,
    data: Data = None,
    json: AsJson = False,
) -> None:
    """Continuity gaps, the oldest deadline first."""
    wanted = [v.value for v in verdict or (Verdict.OPEN, Verdict.BREACHED)]
    filters = {"verdict": wanted, "code": code, "owner": owner, "area": area}
    with session(data) as now, now.facts() as facts, connect(now.database_url) as connection:
        policy = Policies(now.database_url, facts).judged_under()
        found = listed(connection, "findings", filters, limit)
    if json:
        as_json([one | {"numbers": read(policy, one["policy_values"])} for one in found])
        return
    rows = [
        (
            g["code"],
            put_off(g["verdict"], g["deferral"]),
            text(g["due_on"] or g["due_at"]) + mark(policy, g["policy_values"]),
            g["record"],
            g["owner"],
            g["id"],
        )
        for g in found
    ]
    table(f"{len(rows)} gaps", ("rule", "verdict", "deadline", "record", "owner", "id"), rows)
    out.print(marks_in_words(), markup=False)
