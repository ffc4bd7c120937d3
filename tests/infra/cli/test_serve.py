"""GraphQL over the real line: what the deriver wrote, what a replay gives, what a person adds."""

import os
import subprocess
import sys
from collections.abc import Iterator

import pytest

from domain.ports import Batch
from infra.clock import SystemClock
from infra.derive import catch_up
from infra.embedded.waiting import until
from infra.eventstore.store import PostgresFactStore
from infra.migrate import migrate
from infra.policy.load import england_and_wales
from infra.readstore.views import PostgresViews
from infra.simulated.world import simulate
from projections.deriver import Deriver
from tests.infra.cli.graphql import ask, free_port
from tests.projections.test_live_equals_rebuild import opened

JOURNEY = """query($record: String!, $knownAt: DateTime, $asOf: DateTime) {
  journey(record: $record, knownAt: $knownAt, asOf: $asOf) {
    person records state gaps { id code verdict } handovers { point state } stays { kind }
    timeline(first: 100) { edges { node { type } } }
  }
}"""
GAPS = "{ gaps(first: 3) { totalCount edges { node { id code } } } }"
WHY = "query($id: ID!) { why(finding: $id) { finding sentence document } }"
NOTE = """mutation($id: ID!) { noteOnGap(id: $id, note: "called the hostel") {
  position pending gap { notes { note } } } }"""


@pytest.fixture
def port(database: str) -> Iterator[int]:
    """Twelve lives in the log and in the rows; serve and derive run as processes."""
    migrate(database)
    world = simulate(12, 3)
    with PostgresFactStore(database, SystemClock()) as facts:
        told = [fact for one in world.messages for fact in opened(one)]
        facts.record(Batch(told))
        views = PostgresViews(database)
        catch_up(Deriver(facts, views, SystemClock(), england_and_wales()))
        views.close()
    number = free_port()
    environ = {**os.environ, "DATABASE_URL": database, "KAFKA_BOOTSTRAP_SERVERS": "127.0.0.1:1"}
    verbs = (("serve", "--port", str(number)), ("derive",))
    running = [
        subprocess.Popen([sys.executable, "-m", "infra.cli", *verb], env=environ) for verb in verbs
    ]
    try:
        until(lambda: _answers(number), seconds=60, what="the gateway answers")
        yield number
    finally:
        for process in running:
            process.terminate()
        assert [process.wait(30) for process in running] == [0, 0]


def _answers(port: int) -> bool:
    try:
        return bool(ask(port, "{ __typename }"))
    except OSError:
        return False


def test_what_is_derived_is_served(port: int) -> None:
    """A journey, its replay, a page of gaps, the reasons of one, and a note that comes back."""
    record = simulate(12, 3).example_record
    now = ask(port, JOURNEY, record=record)
    then = ask(port, JOURNEY, record=record, asOf="2020-01-01T00:00:00Z")
    page = ask(port, GAPS)
    gap = page["data"]["gaps"]["edges"][0]["node"]
    reasons = ask(port, WHY, id=gap["id"])
    noted = ask(port, NOTE, id=gap["id"])

    assert record in now["data"]["journey"]["records"]
    assert now["data"]["journey"]["gaps"]
    assert now["extensions"]["asOf"]["position"] > 0
    assert then["data"]["journey"] is None
    assert page["data"]["gaps"]["totalCount"] >= 3
    assert reasons["data"]["why"]["finding"] == gap["id"]
    assert noted["data"]["noteOnGap"]["pending"] is False
    assert noted["data"]["noteOnGap"]["gap"]["notes"] == [{"note": "called the hostel"}]
