"""`throughline demo`: the whole line in one terminal."""

import os
import random
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from threading import Event
from time import monotonic
from typing import Annotated, Any

import typer

from infra.cli.pages import show_gaps, show_handovers, show_person
from infra.cli.say import AsJson, as_json, err, out, progress, text
from infra.cli.session import Data
from infra.clock import FixedClock
from infra.demo.outcome import Outcome, outcome
from infra.demo.processes import verb, wait_until_answering
from infra.demo.run import LONG_AGO, Run, play
from infra.embedded.parts import Parts, running
from infra.eventstore.store import PostgresFactStore
from infra.failed import FailedError
from infra.kafka import create_topics
from infra.migrate import migrate
from infra.policy.load import england_and_wales
from infra.process import until_told_to_stop
from infra.readstore.people import connect, person_of, shown
from infra.settings import Settings
from infra.simulated.population import Recipe
from infra.simulated.world import World, simulate


def demo(
    people: Annotated[int, typer.Option(min=20, max=50_000, help="How many lives.")] = 2000,
    years: Annotated[int, typer.Option(min=1, max=20, help="How far back lives lie.")] = 1,
    seed: Annotated[int, typer.Option(help="Another seed, other lives.")] = 1,
    leave: Annotated[bool, typer.Option("--exit", help="Stop everything at the end.")] = False,
    data: Data = None,
    json: AsJson = False,
) -> None:
    """Eight simulated agencies speak through real Kafka; shows one journey, checks the rest."""
    began = monotonic()
    recipe = Recipe(people, seed, years=years)
    settings = _settings(data)
    stays = sys.stdout.isatty() and not leave
    with running(settings, err.print) as parts:
        resolved = replace(
            settings, database_url=parts.database_url, bootstrap_servers=parts.bootstrap_servers
        )
        _prepare(parts)
        with until_told_to_stop() as stop:
            world, run, checked = _played(resolved, parts, recipe, began)
            with _gateway(resolved, parts) as address:
                _tell(world, run, checked, parts, address, json=json)
                if stays:
                    _stay(address, stop)
            checked.line["seconds"] = {
                "to_first_journey": round(run.first_journey or 0.0, 1),
                "total": round(monotonic() - began, 1),
            }
    if json:
        as_json(checked.line)
    if not _as_it_should_be(checked.line):
        raise typer.Exit(1)


def _settings(data: Path | None) -> Settings:
    """A data folder of the demo's own, emptied first: the story starts from nothing."""
    settings = Settings.read(os.environ, data)
    if data is not None:
        return settings
    folder = settings.data / "demo"
    if folder.exists() and settings.database_url is None and not (folder / "users").exists():
        shutil.rmtree(folder)
    return replace(settings, data=folder)


def _prepare(parts: Parts) -> None:
    migrate(parts.database_url)
    create_topics(parts.bootstrap_servers)
    with PostgresFactStore(parts.database_url, FixedClock(LONG_AGO)) as facts:
        if facts.tip():
            raise FailedError(
                "there are facts already, and the demo's story starts from nothing: "
                "name an empty folder with --data, or an empty database"
            )


def _played(
    settings: Settings, parts: Parts, recipe: Recipe, began: float
) -> tuple[World, Run, Outcome]:
    with progress() as bars:
        bar = bars.add_task("simulating lives", total=recipe.people)
        world = simulate(recipe.people, recipe.seed, years=recipe.years)
        bars.update(bar, completed=recipe.people)
        run = play(world, settings, parts, recipe.seed, bars, began, err.print)
        return world, run, outcome(world, run, parts, bars)


@contextmanager
def _gateway(settings: Settings, parts: Parts) -> Iterator[str]:
    port = random.SystemRandom().randrange(20_000, 32_000)
    with verb("serve", parts, settings.data, "--port", str(port)) as process:
        wait_until_answering(f"http://127.0.0.1:{port}/health", process)
        yield f"http://127.0.0.1:{port}/graphql"


def _tell(
    world: World, run: Run, checked: Outcome, parts: Parts, address: str, *, json: bool
) -> None:
    checked.line["graphql"] = address
    for gap in (*checked.missing, *checked.surplus)[:20]:
        err.print(f"not as planted: {gap}")
    for difference in checked.odd[:20]:
        err.print(f"not as shown: {difference}")
    if json:
        return
    with connect(parts.database_url) as connection:
        person = person_of(connection, world.example_record)
        rows = shown(connection, person) if person else None
    if rows is not None:
        out.rule("One journey")
        show_person(rows, england_and_wales())
    if checked.earlier is not None:
        out.rule(f"The same journey, replayed as known on {text(run.moments[2])}")
        show_handovers(checked.earlier, england_and_wales())
        show_gaps(checked.earlier, england_and_wales())
    out.rule("Totals")
    for name, value in checked.line.items():
        out.print(f"{name:18} {_short(value)}")


def _short(value: Any) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{key} {_short(one)}" for key, one in value.items())
    return str(value)


def _stay(address: str, stop: Event) -> None:
    err.print(f"GraphQL at {address}: open to everyone on this machine. Ctrl-C stops everything.")
    stop.wait()


def _as_it_should_be(line: dict[str, Any]) -> bool:
    return bool(
        line["rebuild_equal"]
        and line["replay_equal"]
        and line["planted"] == line["found"]
        and line["unplanted"] == 0
    )
