"""People a rule of ours fails on: how many, what fails, and the mark on what is shown of them."""

from datetime import UTC, datetime

import pytest

from tests.gateway.cast import MARLOW
from tests.gateway.conftest import Gateway

pytestmark = pytest.mark.anyio

SINCE = datetime(2026, 4, 9, tzinfo=UTC)
ASIDE = "INSERT INTO set_aside VALUES (%s, 'rule 52', 'KeyError', 'domain.rules.lead:87', %s)"
QUERY = """{
  setAside { total longest { person by error at since } }
  journey(person: "prison/A1001AA") { notJudgedSince } }"""


async def test_nobody(own: Gateway) -> None:
    own.tables.put(MARLOW)

    found = await own.client.ask(QUERY)

    assert found["setAside"] == {"total": 0, "longest": []}
    assert found["journey"] == {"notJudgedSince": None}


async def test_how_many_and_why(own: Gateway) -> None:
    own.tables.put(MARLOW)
    own.tables.run(ASIDE, MARLOW.person, SINCE)

    found = await own.client.ask(QUERY)
    health = (await own.client.http.get("/health")).json()

    why = {"by": "rule 52", "error": "KeyError", "at": "domain.rules.lead:87"}
    one = {"person": MARLOW.person, **why, "since": "2026-04-09T00:00:00+00:00"}
    assert found["setAside"] == {"total": 1, "longest": [one]}
    assert found["journey"] == {"notJudgedSince": "2026-04-09T00:00:00+00:00"}
    assert health["set_aside"] == 1
