"""`throughline simulate`."""

import os
from contextlib import closing
from typing import Annotated

import typer

from infra.cli.say import AsJson, as_json, out, progress
from infra.cli.session import Data, session
from infra.demo.publishing import Publisher
from infra.kafka import create_topics
from infra.simulated.world import simulate as live

AT_ONCE = 5000


def simulate(
    people: Annotated[int, typer.Option(min=1, max=50_000, help="How many lives.")] = 200,
    seed: Annotated[int, typer.Option(help="Another seed, other lives.")] = 1,
    data: Data = None,
    json: AsJson = False,
) -> None:
    """Lets eight simulated agencies publish to their topics; `consume` takes it from there."""
    world = live(people, seed)
    with session(data) as now, progress() as bars:
        create_topics(now.parts.bootstrap_servers)
        bar = bars.add_task("publishing", total=len(world.messages))
        key = now.settings.key or os.urandom(16)
        with closing(Publisher(now.parts.bootstrap_servers, key)) as publisher:
            for begin in range(0, len(world.messages), AT_ONCE):
                publisher.publish(world.messages[begin : begin + AT_ONCE])
                bars.update(bar, completed=publisher.sent)
    if json:
        as_json({"published": len(world.messages), "example_record": world.example_record})
    else:
        out.print(f"{len(world.messages)} messages; look at {world.example_record}")
