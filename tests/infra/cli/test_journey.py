"""`throughline journey` says what probation's record should say, and what the dates told say."""

import json
import os
import subprocess
import sys

from domain.facts.custody import PersonReceived, PersonReleased
from domain.facts.plan import PlanCompleted
from domain.facts.recall import RecallAgreed
from domain.ports import Batch
from infra.clock import FixedClock
from infra.derive import catch_up
from infra.eventstore.store import PostgresFactStore
from infra.migrate import migrate
from infra.policy.load import england_and_wales
from infra.readstore.views import PostgresViews
from projections.deriver import Deriver
from tests.projections.build import at, told

RECORD, REMAND, INSIDE = "prison/A1234BC", "prison/B2345CD", "prison/C3456DE"
LIVES = (
    told(PersonReceived("LEI", "sentence"), id="e1", when="2026-01-05T15:00"),
    told(
        RecallAgreed("standard", emergency=False),
        id="e2",
        source="/probation/delius",
        when="2026-02-02T09:00",
    ),
    told(PersonReleased("LEI", "hdc"), id="e3", when="2026-03-03T09:00"),
    told(PersonReceived("LEI", "remand"), id="e4", record=REMAND, when="2026-03-03T09:00"),
    told(PersonReceived("LEI", "recall"), id="e5", record=INSIDE, when="2026-03-02T09:00"),
    told(PlanCompleted("learning"), id="e6", record=INSIDE, when="2026-03-03T09:00"),
    told(
        RecallAgreed("fixed", emergency=False, days=56),
        id="e7",
        source="/probation/delius",
        record=INSIDE,
        when="2026-02-02T09:00",
    ),
    told(PersonReleased("LEI", "conditional"), id="e8", record=INSIDE, when="2026-01-05T09:00"),
)


def test_the_record_as_it_should_be(database):
    """A line and what probation last told; as it was; and nothing for somebody on remand."""
    migrate(database)
    clock = FixedClock(at("2026-04-10T09:00"))
    with PostgresFactStore(database, clock) as facts:
        facts.record(Batch(LIVES))
        views = PostgresViews(database)
        catch_up(Deriver(facts, views, clock, england_and_wales()))
        views.close()

    page = line(database, "journey", RECORD)
    now = json.loads(line(database, "journey", RECORD, "--json"))["probation_record"]
    asked = ("replay", RECORD, "--as-of", "2026-02-01")
    then = json.loads(line(database, *asked, "--json"))["journey"]["probation_record"]

    assert (
        "Probation's record should say: released-on-licence, community, "
        "since Tue 03 Mar 2026 (/prison/nomis)" in page
    )
    assert "Probation last told: recalled, Mon 02 Feb 2026: disagrees" in page
    assert (now["status"], now["since"]["fact"]) == ("released-on-licence", "/prison/nomis#e3")
    assert (now["told"]["status"], now["agrees"]) == ("recalled", "no")
    assert [step["status"] for step in now["steps"]][-1] == "released-on-licence"
    assert (then["status"], then["location"], then["told"]) == ("in-custody", "prison-LEI", None)
    assert "since Mon 05 Jan 2026" in line(database, *asked)
    assert json.loads(line(database, "journey", REMAND, "--json"))["probation_record"] is None
    assert "Probation's record" not in line(database, "journey", REMAND)


def test_what_the_dates_told_say(database):
    """56 days from 2 March end on Sunday 26 April: the licence begins on the Friday before it."""
    migrate(database)
    clock = FixedClock(at("2026-04-10T09:00"))
    with PostgresFactStore(database, clock) as facts:
        facts.record(Batch(LIVES))
        views = PostgresViews(database)
        catch_up(Deriver(facts, views, clock, england_and_wales()))
        views.close()

    page = line(database, "journey", INSIDE)
    now = json.loads(line(database, "journey", INSIDE, "--json"))["outlook"]
    asked = ("replay", INSIDE, "--as-of", "2026-02-10")
    then = json.loads(line(database, *asked, "--json"))["journey"]["outlook"]

    assert (
        "Licence: fixed-term-recall, begins Fri 24 Apr 2026, approved by Wed 22 Apr 2026, "
        "warned from Mon 20 Apr 2026" in page
    )
    assert "May begin early: from Tue 21 Apr 2026" in page
    assert "Recall: fixed-term, back Mon 02 Mar 2026, ends Sun 26 Apr 2026" in page
    assert "Learning: reviewed from Sun 03 Jan 2027 to Wed 03 Mar 2027" in page
    assert (now["days"]["hard_stop_on"], now["recall"]["ends_on"]) == ("2026-04-22", "2026-04-26")
    assert then is None
    assert "Licence" not in line(database, "journey", RECORD)


def line(database: str, *arguments: str) -> str:
    """What a verb prints."""
    environ = {**os.environ, "DATABASE_URL": database, "KAFKA_BOOTSTRAP_SERVERS": "127.0.0.1:1"}
    done = subprocess.run(
        [sys.executable, "-m", "infra.cli", *arguments],
        env=environ,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return done.stdout
