"""`throughline export`: what leaves the platform as a file."""

from pathlib import Path
from typing import Annotated

import typer

from infra.cli.replay import moment
from infra.cli.say import AsJson, as_json, out, progress
from infra.cli.session import Data, session
from infra.failed import FailedError
from infra.packs.archive import written
from infra.packs.content import MANIFEST, SIGNATURE, Asked, members
from infra.packs.seal import public_key, sealed, signing_key
from infra.replays import Replayer

app = typer.Typer(no_args_is_help=True, help="Files for inspectors: an audit pack.")


@app.callback()
def export() -> None:
    """Files for inspectors."""


@app.command()
def pack(
    record: Annotated[list[str], typer.Option(help="A record of each person; repeat it.")],
    to: Annotated[Path, typer.Option(help="The file to write.")],
    as_of: Annotated[str | None, typer.Option(help="The moment judged; now.")] = None,
    known_at: Annotated[str | None, typer.Option(help="Only what was recorded by then.")] = None,
    data: Data = None,
    json: AsJson = False,
) -> None:
    """Facts, policy, findings, film and identity links, sealed: `verify-pack` checks it anywhere."""
    then, known = moment(as_of), moment(known_at)
    with session(data) as now, now.facts() as facts, progress() as bars:
        replayer = Replayer(now.database_url, facts)
        bar = bars.add_task("gathering", total=len(record))
        people: dict[str, Asked] = {}
        for name in record:
            found = replayer.asked(name, then, known)
            if found is None:
                raise FailedError(f"{name}: nothing was known of it then")
            people[found.found.person] = found
            bars.advance(bar)
        key = signing_key(now.settings)
        policy = replayer.policy(known)
        documents = replayer.policies.documents(policy)
    content = members(list(people.values()), policy, documents)
    content[SIGNATURE] = sealed(content[MANIFEST], key)
    to.write_bytes(written(content))
    if json:
        as_json({"file": str(to), "people": len(people), "sealed_by": public_key(key)})
    else:
        out.print(f"{to}: {len(people)} people, sealed by {public_key(key)}")
