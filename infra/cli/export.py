"""`throughline export`: what leaves the platform as a file."""

from dataclasses import asdict
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from infra.cli.replay import moment
from infra.cli.say import AsJson, as_json, out, progress
from infra.cli.session import Data, session
from infra.failed import FailedError
from infra.ocel.pseudonyms import Pseudonyms, export_key
from infra.ocel.reading import lives
from infra.ocel.writing import write
from infra.packs.archive import written
from infra.packs.content import MANIFEST, SIGNATURE, Asked, members
from infra.packs.seal import public_key, sealed, signing_key
from infra.replays import Replayer


class Tier(StrEnum):
    """How sensitive a fact is: who somebody is (T0) to victims and informants (T4)."""

    T0 = "T0"
    T1 = "T1"
    T2 = "T2"
    T3 = "T3"
    T4 = "T4"


app = typer.Typer(no_args_is_help=True, help="Files for others: pack, ocel.")


@app.callback()
def export() -> None:
    """Files for others: an audit pack, an event log for process mining."""


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


@app.command()
def ocel(
    to: Annotated[Path, typer.Option("--out", help="The file to write.", dir_okay=False)],
    area: Annotated[str | None, typer.Option(help="Only people of this area.")] = None,
    record: Annotated[list[str] | None, typer.Option(help="Only these people; repeat it.")] = None,
    tier: Annotated[Tier, typer.Option(help="The most sensitive facts that leave.")] = Tier.T3,
    data: Data = None,
    json: AsJson = False,
) -> None:
    """An event log for process mining (OCEL 2.0, JSON): people, gaps and handovers, without names.

    Everybody and everything is under a keyed hash; of facts only words of closed lists go out.
    """
    hidden = frozenset(one.value for one in Tier if one.value > tier.value)
    with session(data) as now, progress() as bars:
        names = Pseudonyms(export_key(now.settings))
        bar = bars.add_task("writing", total=None)
        found = bars.track(lives(now.database_url, area, record), task_id=bar)
        done = write(to, found, names, hidden)
    if json:
        as_json({"file": str(to), **asdict(done)})
    else:
        out.print(f"{to}: {done.people} people, {done.events} events, {done.objects} objects")
        out.print(f"left out: {done.left_out} facts above {tier.value}")
