"""`throughline gaps`."""

from typing import Annotated

import typer

from domain.finding import Verdict
from infra.cli.listing import listed
from infra.cli.say import AsJson, Limit, as_json, table
from infra.cli.session import Data, session
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
    with session(data) as now, connect(now.database_url) as connection:
        found = listed(connection, "findings", filters, limit)
    if json:
        as_json(found)
        return
    rows = [
        (g["code"], g["verdict"], g["due_on"] or g["due_at"], g["record"], g["owner"], g["id"])
        for g in found
    ]
    table(f"{len(rows)} gaps", ("rule", "verdict", "deadline", "record", "owner", "id"), rows)
