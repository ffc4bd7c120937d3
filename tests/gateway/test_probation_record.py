"""What probation's record should say, folded from a real log when asked."""

from collections.abc import AsyncIterator

import httpx
import pytest

from domain.facts.custody import PersonReceived, PersonReleased
from domain.facts.sentence import SupervisionStarted
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
from tests.gateway.conftest import Gateway
from tests.projections.build import at, told

pytestmark = pytest.mark.anyio

LINE = (
    told(PersonReceived("LEI", "sentence"), id="e1", when="2026-01-05T15:00"),
    told(PersonReleased("LEI", "conditional"), id="e3", when="2026-03-03T09:00"),
    told(
        SupervisionStarted("licence"),
        id="e4",
        source="/probation/delius",
        when="2026-03-03T11:00",
    ),
    told(PersonReceived("MDI", "recall"), id="e5", when="2026-04-02T15:00"),
)
ASKED = """query($asOf: DateTime, $knownTo: String) {
  journey(record: "prison/A1234BC", asOf: $asOf, knownTo: $knownTo) { probationRecord {
    status location agrees told { status at } since { fact source recallReason }
    steps { status releaseRecorded releaseType licenceConditionsEnded }
  } } }"""


@pytest.fixture
async def client(database: str) -> AsyncIterator[Client]:
    """A gateway over a log with one life in it, and what was derived of it."""
    migrate(database)
    clock = FixedClock(at("2026-04-10T09:00"))
    with PostgresFactStore(database, clock) as facts:
        facts.record(Batch(LINE))
        views = PostgresViews(database)
        catch_up(Deriver(facts, views, clock, england_and_wales()))
        views.close()
        async with application(database, facts, clock) as app:
            transport = httpx.ASGITransport(app)
            async with httpx.AsyncClient(transport=transport, base_url=ORIGIN) as http:
                yield Client(http)


async def test_a_record_that_lags_the_prison(client: Client) -> None:
    """Back inside, and the last probation said was that supervision began."""
    found = (await client.ask(ASKED))["journey"]["probationRecord"]

    assert (found["status"], found["location"], found["agrees"]) == (
        "in-custody",
        "prison-MDI",
        "no",
    )
    assert found["told"] == {"status": "released-on-licence", "at": "2026-03-03T11:00:00+00:00"}
    assert found["since"] == {
        "fact": "/prison/nomis#e5",
        "source": "/prison/nomis",
        "recallReason": "notified-by-custodial-establishment",
    }
    assert [step["status"] for step in found["steps"]] == [
        "in-custody",
        "released-on-licence",
        "in-custody",
    ]
    assert found["steps"][1]["releaseType"] == "adult-licence"
    assert found["steps"][2]["licenceConditionsEnded"] is True


async def test_as_it_was(client: Client) -> None:
    """As of a day on licence it agrees; to the prison alone probation said nothing."""
    march = (await client.ask(ASKED, asOf="2026-03-20T09:00:00Z"))["journey"]["probationRecord"]
    prisons = (await client.ask(ASKED, knownTo="prison"))["journey"]["probationRecord"]

    assert (march["status"], march["agrees"]) == ("released-on-licence", "yes")
    assert (prisons["status"], prisons["agrees"]) == ("in-custody", "not-told")


async def test_a_page_of_people_may_not_ask_for_every_step(shared: Gateway) -> None:
    """Each is folded from the log: it costs what a list does, and its steps on top."""
    many = "{ gaps(first: 50) { nodes { journey { probationRecord { steps { fact } } } } } }"
    code, message = await shared.client.refused(many)

    assert (code, "This could hold" in message) == ("TOO_COSTLY", True)
