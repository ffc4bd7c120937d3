"""`throughline why`."""

from typing import Annotated

import typer
from rich.pretty import pprint

from infra.cli.say import AsJson, as_json, out
from infra.cli.session import Data, session
from infra.failed import FailedError
from infra.replays import Replayer


def why(
    finding: Annotated[
        str, typer.Argument(help="A finding's or handover's id, as `gaps` shows it.")
    ],
    data: Data = None,
    json: AsJson = False,
) -> None:
    """Why a verdict is what it is: the sentence, the numbers and their source, the facts."""
    with session(data) as now, now.facts() as facts:
        reasons = Replayer(now.database_url, facts).why(finding)
    if reasons is None:
        raise FailedError(f"{finding}: no finding or handover of this id is shown now")
    if json:
        as_json(reasons)
    else:
        pprint(reasons, console=out, expand_all=True)
