"""What the dates told say about somebody's way out, folded from a real log when asked."""

from collections.abc import AsyncIterator
from datetime import date

import httpx
import pytest

from domain.facts.custody import PersonReceived, PersonReleased
from domain.facts.plan import PlanCompleted
from domain.facts.recall import RecallAgreed
from domain.facts.sentence import DatesCalculated
from domain.ports import Batch
from infra.clock import FixedClock
from infra.derive import catch_up
from infra.eventstore.store import PostgresFactStore
from infra.migrate import migrate
from infra.policy.load import england_and_wales
from infra.readstore.views import PostgresViews
from infra.serve import application
from projections.deriver import Deriver
from tests.gateway.asking import ORIGIN, Client
from tests.projections.build import at, told

pytestmark = pytest.mark.anyio

DATES = DatesCalculated(conditional_release_on=date(2026, 4, 7))
LINE = (
    told(PersonReceived("LEI", "sentence"), id="e1", when="2026-01-05T15:00"),
    told(DATES, id="e2", when="2026-01-08T15:00"),
    told(PlanCompleted("learning"), id="e3", when="2026-01-12T15:00"),
    told(PersonReleased("LEI", "conditional"), id="e4", when="2026-04-07T09:00"),
    told(
        RecallAgreed("fixed", emergency=False, days=56),
        id="e5",
        source="/probation/delius",
        when="2026-04-16T11:00",
    ),
    told(PersonReceived("MDI", "recall"), id="e6", when="2026-04-20T15:00"),
)
ASKED = """query($asOf: DateTime) {
  journey(record: "prison/A1234BC", asOf: $asOf) { outlook {
    licenceKind generalBars conditionalBars recallBars curfewBars
    licenceStartsOn hardStopOn warnedOn earliestOn timedOut soon holdNow
    recall { kind backOn endsOn asked barred unanswered choices }
    firstPlan { status dueOn } review { band opensOn dueOn }
  } } }"""


@pytest.fixture
async def client(database: str) -> AsyncIterator[Client]:
    """A gateway over a log with one life in it, and what was derived of it."""
    migrate(database)
    clock = FixedClock(at("2026-05-01T09:00"))
    with PostgresFactStore(database, clock) as facts:
        facts.record(Batch(LINE))
        views = PostgresViews(database)
        catch_up(Deriver(facts, views, clock, england_and_wales()))
        views.close()
        async with application(database, facts, clock) as app:
            transport = httpx.ASGITransport(app)
            async with httpx.AsyncClient(transport=transport, base_url=ORIGIN) as http:
                yield Client(http)


async def test_inside_on_a_recall(client: Client) -> None:
    """56 days from 20 April end on a Sunday: the licence begins on the Friday before it."""
    found = (await client.ask(ASKED))["journey"]["outlook"]

    assert (found["licenceKind"], found["licenceStartsOn"]) == ("fixed-term-recall", "2026-06-12")
    assert (found["hardStopOn"], found["warnedOn"], found["earliestOn"]) == (
        "2026-06-10",
        "2026-06-08",
        "2026-06-09",
    )
    assert found["conditionalBars"] == ["crd-past-not-time-served", "recall-case"]
    assert len(found["recall"].pop("unanswered")) == 8
    assert found["recall"] == {
        "kind": "fixed-term",
        "backOn": "2026-04-20",
        "endsOn": "2026-06-14",
        "asked": None,
        "barred": [],
        "choices": ["fixed-term", "no-recall", "standard"],
    }
    assert (found["firstPlan"], found["review"]) == (None, None)


async def test_as_of_the_first_custody_and_between(client: Client) -> None:
    first = (await client.ask(ASKED, asOf="2026-02-01T12:00:00Z"))["journey"]["outlook"]
    before = (await client.ask(ASKED, asOf="2026-01-06T12:00:00Z"))["journey"]["outlook"]
    out = (await client.ask(ASKED, asOf="2026-04-10T12:00:00Z"))["journey"]["outlook"]

    assert (first["licenceKind"], first["licenceStartsOn"]) == ("conditional-release", "2026-04-07")
    assert first["recall"] is None
    assert before["firstPlan"] == {"status": "scheduled", "dueOn": "2026-01-25"}
    assert out is None
