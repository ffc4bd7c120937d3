"""`throughline replay`."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from domain.calendar import LONDON
from domain.journey import agencies
from domain.policy.policy import Policy
from domain.policy.values import PolicyError
from infra.cli.beside import beside
from infra.cli.journey import Record
from infra.cli.pages import plain, show_person
from infra.cli.say import AsJson, as_json
from infra.cli.session import Data, session
from infra.failed import FailedError
from infra.policy.load import in_folder, read_policy
from infra.policy.versions import Policies
from infra.replays import Replayer

AGENCIES: tuple[str, ...] = tuple(agencies.AGENCIES)


def moment(text: str | None) -> datetime | None:
    """An instant as people write one: without a zone it is London time; a day alone, its start."""
    if text is None:
        return None
    try:
        read = datetime.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter(f"{text!r} is no date or time: write 2026-03-02T09:00") from None
    return (read if read.tzinfo else read.replace(tzinfo=LONDON)).astimezone(UTC)


def agency(name: str | None) -> str | None:
    """One of the agencies we know; None for all."""
    if name is not None and name not in AGENCIES:
        raise typer.BadParameter(f"{name!r} is no agency: one of {', '.join(AGENCIES)}")
    return name


def named(policy: str, policies: Policies) -> Policy:
    """A version that was activated once, by name or hash, or what a folder's files say."""
    folder = Path(policy)
    if folder.is_dir():
        return read_policy(in_folder(folder), folder.name)
    try:
        return policies.named(policy)
    except PolicyError as error:
        raise typer.BadParameter(str(error)) from None


def replay(
    record: Record,
    as_of: Annotated[str | None, typer.Option(help="The moment judged.")] = None,
    known_at: Annotated[str | None, typer.Option(help="Only what was recorded by then.")] = None,
    known_to: Annotated[str | None, typer.Option(help="Only what this agency had said.")] = None,
    policy: Annotated[
        str | None,
        typer.Option(help="Under this: a version of `policy history`, or a folder of files."),
    ] = None,
    data: Data = None,
    json: AsJson = False,
) -> None:
    """One person's journey as it stood then, as known then, to one agency or to all.

    Judged under the policy that counted when it was known, or under another.
    """
    then, known, known_to = moment(as_of), moment(known_at), agency(known_to)
    with session(data) as now, now.facts() as facts:
        replayer = Replayer(now.database_url, facts)
        under = named(policy, replayer.policies) if policy else None
        found = replayer.ask(record, then, known, known_to, under)
        journey = replayer.then(record, then, known, known_to, under)
    if found is None or journey is None:
        raise FailedError(f"{record}: nothing was known of it then")
    said = beside(*journey)
    if json:
        rows = plain(found.rows, found.ask.policy) | said.plain()
        as_json({"position": found.position, "as_of": found.ask.now, "journey": rows})
    else:
        show_person(found.rows, found.ask.policy, said)
