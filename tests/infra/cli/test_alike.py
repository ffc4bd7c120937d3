"""Pairs to look at, as a reviewer meets them: the same on the command line and through GraphQL."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import httpx
import psycopg
import pytest

from domain.people.likely import MOST
from infra.clock import FixedClock
from infra.derive import catch_up
from infra.eventstore.store import PostgresFactStore
from infra.migrate import migrate
from infra.policy.load import england_and_wales
from infra.readstore.connections import PostgresConnections
from infra.readstore.views import PostgresViews
from infra.serve import application
from infra.taking import take
from projections.deriver import Deriver
from tests.consumers.messages import RECEIVED, event, message
from tests.gateway.asking import ORIGIN, Client
from tests.parts import a_database

PRISON, CASE, OTHER, CHARITY = (
    "prison/A1234BC",
    "probation/X123456",
    "probation/X234567",
    "voluntary/harbour/881",
)
ALIKE = """query ($record: ID!) { suggestions(record: $record) {
  one other reason because evidence comparison { field one other word }
  sameSentence { record numberMissing kept problem } } }"""


def seen(record: str, number: int, given: str, **more: str) -> dict[str, Any]:
    """Somebody born on 31 January 1980, as an agency saw them."""
    data = {"given_names": given, "family_name": "O'Tarn", "date_of_birth_on": "1980-01-31"}
    return said(record, number, "identity.person_seen.v1", **data, **more)


def said(record: str, number: int, type: str, **data: Any) -> dict[str, Any]:
    agency = record.split("/", maxsplit=1)[0]
    return event(id=f"a-{number}", source=f"/{agency}/system", subject=record, type=type, data=data)


def sentenced(record: str, number: int, on: str) -> dict[str, Any]:
    return said(record, number, "sentence.imposed.v1", kind="custody", sentenced_on=on)


TOLD = (
    seen(PRISON, 1, "Wren Ada", postcode="N16 8PH"),
    sentenced(PRISON, 2, "2026-01-30"),
    seen(CASE, 1, "WREN", postcode="n16 5aa"),
    sentenced(CASE, 2, "2026-01-23"),
    seen(OTHER, 3, "Wren"),
    sentenced(OTHER, 4, "2019-05-03"),
    seen(CHARITY, 1, "Lark"),
)


def derived(url: str, *events: dict[str, Any]) -> None:
    """Taken at the door, recorded, derived."""
    clock = FixedClock(RECEIVED)
    with PostgresFactStore(url, clock) as facts:
        messages = [message(one, f"in.{one['subject'].split('/')[0]}.v1") for one in events]
        assert {one.outcome for one in take(facts, messages, RECEIVED)} == {"recorded"}
        views = PostgresViews(url)
        catch_up(Deriver(facts, views, clock, england_and_wales()))
        views.close()


@pytest.fixture(scope="session")
def anyio_backend() -> str:
    """The event loop the gateway runs on."""
    return "asyncio"


@pytest.fixture(scope="module")
def told(postgres: str) -> Iterator[str]:
    """A prison's person, two cases of that name and birth, and somebody else."""
    with a_database(postgres) as url:
        migrate(url)
        derived(url, *TOLD)
        yield url


def run(url: str, *arguments: str, code: int = 0) -> str:
    """What `throughline alike` prints."""
    environ = {**os.environ, "DATABASE_URL": url, "KAFKA_BOOTSTRAP_SERVERS": "127.0.0.1:1"}
    done = subprocess.run(
        [sys.executable, "-m", "infra.cli", "alike", *arguments],
        env=environ,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == code, done.stderr[-2000:]
    assert "Traceback" not in done.stderr
    return done.stdout or done.stderr


def test_the_pairs_of_a_person(told):
    """The case of the sentence is named, beside both cases; every field has its word."""
    first, second = json.loads(run(told, PRISON, "--json"))
    match = {"record": CASE, "kept": [CASE], "number_missing": True, "problem": None}

    assert [(first["one"], first["other"]), (second["one"], second["other"])] == [
        (PRISON, CASE),
        (PRISON, OTHER),
    ]
    assert first["reason"] == "likely-same"
    assert first["because"] == "WREN:OTARN:1980-01-31"
    assert first["evidence"] == ["/prison/system#a-1", "/probation/system#a-1"]
    assert first["same_sentence"] == second["same_sentence"] == match
    assert {field["field"]: field["word"] for field in first["comparison"]} == {
        "name": "near",
        "given": "same",
        "family": "same",
        "birth": "same",
        "sex": "unknown",
        "postcode": "near",
        "sentenced": "near",
        **dict.fromkeys(("noms", "crn", "pnc", "cro", "nhs"), "unknown"),
    }


def test_the_page(told):
    """The same for people; of nobody else's words anything."""
    page = run(told, CASE)

    assert "likely-same  WREN:OTARN:1980-01-31" in page
    assert f"same sentence  {CASE} (shows no prison number)" in page
    assert "WREN ADA OTARN" in page
    assert OTHER not in page
    assert "LARK" not in page


def test_nobody_and_no_record(told):
    assert run(told, CHARITY) == "nobody: there is no pair to look at\n"
    assert json.loads(run(told, CHARITY, "--json")) == []
    assert run(told, "prison/Z9999ZZ", code=1) == (
        "throughline: prison/Z9999ZZ: no fact about this record has been heard\n"
    )
    assert run(told, code=2).startswith("throughline: ")


def test_a_name_and_a_birth_widen_only_what_a_reviewer_sees(told):
    """What is derived of one isn't derived of the other: nobody is linked by it."""
    connections = PostgresConnections(told)

    assert connections.closure([PRISON]) == {PRISON}
    assert connections.alike([PRISON]) == {PRISON, CASE, OTHER}


def test_a_name_that_everybody_has_leads_nowhere(database):
    """Then it is no sign of anybody, and nobody waits for thousands of strangers to be read."""
    migrate(database)
    derived(database, *TOLD)
    with psycopg.connect(database) as connection:
        connection.execute(
            "INSERT INTO read.join_keys SELECT 'who:WREN:OTARN:1980-01-31', 'health/T' || n "
            "FROM generate_series(1, %s) n",
            (MOST,),
        )

    assert PostgresConnections(database).alike([PRISON]) == {PRISON}


@pytest.mark.anyio
async def test_through_graphql(told):
    """The same pairs as on the command line, under the schema's names."""
    shown = json.loads(run(told, OTHER, "--json"))
    with PostgresFactStore(told, FixedClock(RECEIVED)) as facts:
        async with application(told, facts, FixedClock(RECEIVED)) as app:
            transport = httpx.ASGITransport(app)
            async with httpx.AsyncClient(transport=transport, base_url=ORIGIN) as http:
                client = Client(http)
                found = await client.ask(ALIKE, record=OTHER)
                nobody = await client.ask(ALIKE, record="prison/Z9999ZZ")
                refused = await client.refused(ALIKE, record="prison/\0")

    (pair,) = found["suggestions"]
    match = pair.pop("sameSentence")
    assert match == {"record": CASE, "numberMissing": True, "kept": [CASE], "problem": None}
    assert pair == {name: value for name, value in shown[0].items() if name != "same_sentence"}
    assert nobody == {"suggestions": None}
    assert refused[0] == "BAD_USER_INPUT"


@pytest.mark.parametrize(("judgement", "people"), [("same", 1), ("not-same", 2)])
def test_a_reviewer_settles_it(database, judgement, people):
    """Either way the pair isn't asked about again; same joins the two."""
    migrate(database)
    derived(database, *TOLD[:4])
    settled = {"other": PRISON, "judgement": judgement, "by": "reviewer-7", "reason": "compared"}
    derived(database, said(CASE, 9, "identity.link_judged.v1", **settled))

    assert json.loads(run(database, PRISON, "--json")) == []
    assert len(PostgresConnections(database).closure([PRISON])) == 2  # the judgement names both
    with PostgresFactStore(database, FixedClock(RECEIVED)) as facts:
        assert facts.tip() == 5
    assert _people(database) == people


def _people(url: str) -> int:
    with psycopg.connect(url) as connection:
        return connection.execute("SELECT count(*) FROM read.journeys").fetchone()[0]
