"""`throughline simulate --out files`: what it writes, `ingest` takes, fact for fact."""

import json
from collections import Counter
from itertools import islice

import pytest

from consumers.files import read_messages
from consumers.outcome import PARKED, REPEATS
from infra.cli.ingest import word_for
from infra.clock import FixedClock
from infra.eventstore.store import PostgresFactStore
from infra.migrate import migrate
from infra.simulated.world import simulate
from infra.taking import take
from tests.infra.cli.line import run
from tests.infra.simulated.harness import Line

PEOPLE = 20


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    """(the folder, what the verb said)."""
    folder = tmp_path_factory.mktemp("simulated") / "made"
    asked = ("--people", str(PEOPLE), "--seed", "3", "--out", "files", "--to", str(folder))
    return folder, json.loads(run(folder.parent, "simulate", *asked, "--json"))


def test_the_log_holds_the_facts_of_the_same_world(written, database):
    folder, said = written
    world = simulate(PEOPLE, seed=3)
    meant = Line().record(world.messages)
    migrate(database)
    words: Counter[str] = Counter()

    with PostgresFactStore(database, FixedClock(world.ends_at)) as facts:
        messages = read_messages([folder])
        while piece := list(islice(messages, 1000)):
            words.update(map(word_for, take(facts, piece, world.ends_at)))
        recorded = facts.tip()

    assert words.total() == said["published"] == len(world.messages) - 1  # one is of no bytes
    assert recorded == len(meant.entries)
    assert words[REPEATS] == meant.repeats
    assert words[PARKED] == len(meant.parked) - 1


def test_beside_the_messages_stands_the_truth(written):
    folder, said = written
    header, *planted = map(json.loads, (folder / "truth.jsonl").read_text().splitlines())

    assert header["people"] == PEOPLE
    assert len(planted) == said["planted"] > 0
    assert {path.name for path in folder.iterdir()} == {
        *(f"{message.topic}.jsonl" for message in simulate(PEOPLE, seed=3).messages),
        "truth.jsonl",
    }


def test_files_need_a_folder(tmp_path):
    assert "--to DIR" in run(tmp_path, "simulate", "--out", "files", code=2)


def test_what_the_people_are_like(tmp_path):
    """Asked and reached, side by side; nothing is told to anybody."""
    asked = ("simulate", "--people", "60", "--profile")

    page, rows = run(tmp_path, *asked), json.loads(run(tmp_path, *asked, "--json"))

    assert "first appointment in time" in page
    assert {"figure", "asked", "reached", "within"} <= rows[0].keys()
    assert not list(tmp_path.iterdir())
