"""A journey replayed over GraphQL under a policy that is named: its verdicts, its numbers, its refusals."""

from collections.abc import AsyncIterator

import httpx
import pytest

from infra.policy.load import SHIPPED, england_and_wales
from infra.serve import application
from tests.gateway.asking import ORIGIN, Client
from tests.infra.policy.test_versions import BEFORE, HOMELESS, PERSON, Line, line

__all__ = ("line",)
pytestmark = pytest.mark.anyio
REPLAYED = """
query ($record: String!, $knownAt: DateTime, $knownTo: String, $policy: String) {
  journey(record: $record, knownAt: $knownAt, knownTo: $knownTo, policy: $policy) {
    policy { name contentHash }
    gaps { code verdict policyValues { name says { amount } } } } }"""
LONGER = "2026-04-20.1"


@pytest.fixture
def anyio_backend() -> str:
    """The event loop the gateway runs on."""
    return "asyncio"


@pytest.fixture
async def client(anyio_backend: str, line: Line) -> AsyncIterator[Client]:
    """A gateway over a log in which a longer time was activated and all were judged again."""
    line.derive()
    line.activate(LONGER)
    line.derive()
    async with application(line.database, line.facts, line.clock) as app:
        transport = httpx.ASGITransport(app)
        async with httpx.AsyncClient(transport=transport, base_url=ORIGIN) as http:
            yield Client(http)


async def judged(client: Client, **question: str) -> tuple[str, str, str]:
    """Under which policy, what it said, and how long it gave."""
    journey = (await client.ask(REPLAYED, record=PERSON, **question))["journey"]
    (gap,) = [one for one in journey["gaps"] if one["code"] == HOMELESS]
    (within,) = [v for v in gap["policyValues"] if v["name"] == "homeless.within"]
    return journey["policy"]["name"], gap["verdict"], within["says"]["amount"]


async def test_the_version_that_is_named_judges_and_gives_the_numbers(client: Client) -> None:
    """Not the one by which what is shown now was judged."""
    assert await judged(client) == (LONGER, "NOT_YET_DUE", "60 days")
    assert await judged(client, policy=SHIPPED) == (SHIPPED, "OPEN", "0 days")
    assert await judged(client, policy=LONGER) == (LONGER, "NOT_YET_DUE", "60 days")
    by_hash = england_and_wales().content_hash
    assert (await judged(client, policy=by_hash))[0] == SHIPPED


async def test_it_goes_with_the_clocks(client: Client) -> None:
    """As known before the activation: under what counted then, or under the one that is named."""
    known = BEFORE.isoformat()

    assert await judged(client, knownAt=known) == (SHIPPED, "OPEN", "0 days")
    assert await judged(client, knownAt=known, policy=LONGER) == (LONGER, "NOT_YET_DUE", "60 days")
    told = await client.ask(REPLAYED, record=PERSON, knownTo="probation", policy=SHIPPED)
    assert told["journey"]["policy"]["name"] == SHIPPED
    assert HOMELESS not in [
        gap["code"] for gap in told["journey"]["gaps"]
    ]  # who knew of no release


async def test_an_unknown_agency_is_refused(client: Client) -> None:
    """Nobody's knowledge would be shown as if nothing had ever been said."""
    code, message = await client.refused(REPLAYED, record=PERSON, knownTo="probaton")

    assert (code, message[:36]) == ("BAD_USER_INPUT", "knownTo names no agency: all, or one")


@pytest.mark.parametrize("name", ["2031.9", "", "../../etc", "/", "infra/policy/england-and-wales"])
async def test_an_unknown_version_is_refused_and_no_path_is_read(client: Client, name: str) -> None:
    """A name is looked up among those activated here: never on the server's disk."""
    code, message = await client.refused(REPLAYED, record=PERSON, policy=name)

    assert code == "BAD_USER_INPUT"
    assert "no policy of this name was ever activated" in message


async def test_nothing_known_is_null_under_any_policy(client: Client) -> None:
    """A version changes what is judged, not whom we have heard of."""
    found = await client.ask(REPLAYED, record="prison/A9999ZZ", policy=SHIPPED)

    assert found == {"journey": None}
