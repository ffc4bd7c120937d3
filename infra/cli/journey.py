"""`throughline journey`."""

from typing import Annotated

import typer

from domain.faults import NotJudgedError
from infra.cli.beside import beside
from infra.cli.pages import plain, show_person
from infra.cli.say import AsJson, as_json, out, text
from infra.cli.session import Data, session
from infra.failed import FailedError
from infra.readstore.aside import aside
from infra.readstore.people import connect, person_of, shown
from infra.replays import Replayer

Record = Annotated[str, typer.Argument(help="A record: prison/A1234BC, probation/X123456, ...")]


def journey(record: Record, data: Data = None, json: AsJson = False) -> None:
    """One person's journey as it is shown now: timeline, handover points, gaps."""
    with session(data) as now:
        with connect(now.database_url) as connection:
            person = person_of(connection, record)
            rows = shown(connection, person) if person else None
            stopped = aside(connection, person) if person else None
        if rows is None and stopped is not None:
            raise NotJudgedError(stopped.reason)
        if rows is None:
            raise FailedError(f"{record}: no fact about this record has been heard")
        with now.facts() as facts:
            replayer = Replayer(now.database_url, facts)
            policy = replayer.policies.judged_under()
            found = replayer.then(record, policy=policy)
    said = beside(*found) if found else None
    if json:
        marked = {"set_aside": stopped._asdict() if stopped else None}
        as_json(plain(rows, policy) | (said.plain() if said else {}) | marked)
    else:
        if stopped:
            out.print(
                f"[bold]Not judged since {text(stopped.since)}[/bold]: {stopped.reason}. What "
                "follows is older; a repaired release judges them again.\n"
            )
        show_person(rows, policy, said)
