"""`throughline simulate`."""

import os
from collections.abc import Iterator
from contextlib import closing
from enum import StrEnum
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import typer

from infra.cli.profile import show_profile
from infra.cli.say import AsJson, as_json, out, progress
from infra.cli.session import Data, session
from infra.cli.simulate_check import show_check
from infra.demo.publishing import Publisher
from infra.kafka import create_topics
from infra.simulated import lines, truth
from infra.simulated.numbers import MOST_PEOPLE
from infra.simulated.population import Recipe
from infra.simulated.stream import Streamed, streamed
from infra.simulated.telling import Telling

AT_ONCE = 5000

Check = Annotated[
    bool, typer.Option("--check", help="Judge them here: is all found that was planted?")
]


class Out(StrEnum):
    """Where the messages go."""

    KAFKA = "kafka"
    FILES = "files"


def simulate(
    people: Annotated[int, typer.Option(min=1, max=MOST_PEOPLE, help="How many lives.")] = 200,
    years: Annotated[
        int, typer.Option(min=1, max=20, help="How far back; one: the last fourteen months.")
    ] = 1,
    seed: Annotated[int, typer.Option(help="Another seed, other lives.")] = 1,
    where: Annotated[Out, typer.Option("--out", help="Topics, or files for `ingest`.")] = Out.KAFKA,
    to: Annotated[
        Path | None, typer.Option(help="Folder, made if need be: files, and truth.jsonl.")
    ] = None,
    profile: Annotated[
        bool, typer.Option("--profile", help="Say what these lives are like, and tell nothing.")
    ] = False,
    check: Check = False,
    data: Data = None,
    json: AsJson = False,
) -> None:
    """Lets eight simulated agencies speak; `consume`, or `ingest` of the files, takes it from there.

    Beside the messages it writes what they are meant to show, told by those who made it up, never
    by a rule: truth.jsonl. Any number of people takes the same memory; on disc, some 70 kB each.
    """
    if where is Out.FILES and to is None:
        raise typer.BadParameter("--out files needs a folder: --to DIR")
    recipe = Recipe(people, seed, years=years)
    if profile or check:
        _looked_at(recipe, profile=profile, json=json)
        return
    with TemporaryDirectory(dir=to and _made(to)) as folder:
        world = _lived(recipe, Path(folder), to)
        if where is Out.FILES and to is not None:
            told = lines.write(_watched(world.messages(), "writing"), to)
        else:
            told = _published(world, data)
    if json:
        said = {"people": people, "planted": world.planted, "example_record": world.example_record}
        as_json({"published": told, **said})
    else:
        out.print(f"{told} messages; look at {world.example_record}")


def _looked_at(recipe: Recipe, *, profile: bool, json: bool) -> None:
    """Nothing is told to anybody."""
    if profile:
        show_profile(recipe, json=json)
    elif not show_check(recipe, json=json):
        raise typer.Exit(1)


def _made(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _lived(recipe: Recipe, folder: Path, to: Path | None) -> Streamed:
    """Everybody lives; the truth stays in `to`, or is let go where nobody asked for it."""
    with progress() as bars, ((to or folder) / truth.NAME).open("wb") as written:
        bar = bars.add_task("simulating lives", total=recipe.people)
        return streamed(recipe, folder, written, lambda done: bars.update(bar, completed=done))


def _published(world: Streamed, data: Path | None) -> int:
    with session(data) as now:
        create_topics(now.parts.bootstrap_servers)
        key = now.settings.key or os.urandom(16)
        with closing(Publisher(now.parts.bootstrap_servers, key)) as publisher:
            messages = _watched(world.messages(), "publishing")
            while piece := list(islice(messages, AT_ONCE)):
                publisher.publish(piece)
            return publisher.sent


def _watched(messages: Iterator[Telling], doing: str) -> Iterator[Telling]:
    """The same, counted on the error stream; how many there will be nobody knows yet."""
    with progress() as bars:
        bar = bars.add_task(doing, total=None)
        for count, message in enumerate(messages, start=1):
            if count % AT_ONCE == 0:
                bars.update(bar, completed=count)
            yield message
