"""A client of the gateway, and its ports: PostgreSQL is real, replays are what a test says."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

import httpx

from domain.journey.custody_record import ShouldSay
from domain.journey.outlook import Outlook
from domain.policy.policy import Policy
from gateway.app import create_app
from gateway.ports import Reads, Replayed, Row
from infra.policy.load import england_and_wales
from infra.readstore.reads import PostgresReads
from projections.asked import Asked
from projections.difference import Difference
from projections.film import Picture
from projections.replay import Then

ORIGIN = "http://127.0.0.1:8420"


class CountedReads:
    """The real reads, and every statement that was sent."""

    def __init__(self, reads: PostgresReads) -> None:
        self._reads = reads
        self.statements: list[str] = []

    async def fetch(self, sql: str, params: Mapping[str, object] | None = None) -> Sequence[Row]:
        """See gateway.ports.Reads."""
        self.statements.append(sql)
        return await self._reads.fetch(sql, params)


class EmptyReads:
    """Reads of empty tables, for what has nothing to do with them."""

    async def fetch(self, sql: str, params: Mapping[str, object] | None = None) -> Sequence[Row]:
        """No rows."""
        return ()


class ToldReplays:
    """Replays that answer what a test put there, and remember what they were asked."""

    def __init__(self) -> None:
        self.journeys: dict[str, Replayed] = {}
        self.reasons: dict[str, Row] = {}
        self.records: dict[str, ShouldSay] = {}
        self.outlooks: dict[str, Outlook] = {}
        self.alike: dict[str, Sequence[Asked]] = {}
        self.films: dict[str, Sequence[Picture]] = {}
        self.differing: dict[str, Sequence[Difference]] = {}
        self.asked: list[tuple[str, datetime | None, datetime | None, str | None]] = []

    async def journey(
        self,
        person_or_record: str,
        as_of: datetime | None,
        known_at: datetime | None,
        known_to: str | None,
        policy: str | None = None,
    ) -> tuple[Replayed, Policy] | None:
        """See gateway.ports.Replays."""
        self.asked.append((person_or_record, as_of, known_at, known_to))
        found = self.journeys.get(person_or_record)
        return (found, england_and_wales()) if found else None

    async def suggestions(self, record: str) -> Sequence[Asked] | None:
        """See gateway.ports.Replays."""
        return self.alike.get(record)

    async def probation_record(
        self,
        person_or_record: str,
        as_of: datetime | None,
        known_at: datetime | None,
        known_to: str | None,
    ) -> ShouldSay | None:
        """See gateway.ports.Replays."""
        self.asked.append((person_or_record, as_of, known_at, known_to))
        return self.records.get(person_or_record)

    async def outlook(
        self,
        person_or_record: str,
        as_of: datetime | None,
        known_at: datetime | None,
        known_to: str | None,
        policy: Policy | None = None,
    ) -> Outlook | None:
        """See gateway.ports.Replays."""
        self.asked.append((person_or_record, as_of, known_at, known_to))
        return self.outlooks.get(person_or_record)

    async def film(self, record: str, upto: datetime | None) -> Sequence[Picture] | None:
        """See gateway.ports.Replays."""
        self.asked.append((record, upto, None, None))
        return self.films.get(record)

    async def difference(self, record: str, one: Then, other: Then) -> Sequence[Difference] | None:
        """See gateway.ports.Replays."""
        for side in (one, other):
            self.asked.append((record, side.as_of, side.known_at, side.known_to))
        return self.differing.get(record)

    async def policy(self) -> Policy:
        """See gateway.ports.Replays."""
        return england_and_wales()

    async def why(self, finding: str) -> Row | None:
        """See gateway.ports.Replays."""
        return self.reasons.get(finding)


def app_client(reads: Reads, **options: Any) -> "Client":
    """A client of an app over these reads, without a log behind it."""
    app = create_app(reads, None, ToldReplays(), open_on_loopback=True, **options)  # type: ignore[arg-type] # no commands are given
    return Client(httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url=ORIGIN))


class Client:
    """Sends GraphQL to the app and gives the answer."""

    def __init__(self, http: httpx.AsyncClient) -> None:
        self.http = http

    async def post(self, query: str, **variables: Any) -> httpx.Response:
        """The whole response."""
        return await self.http.post("/graphql", json={"query": query, "variables": variables})

    async def answer(self, query: str, **variables: Any) -> dict[str, Any]:
        """The whole answer."""
        body: dict[str, Any] = (await self.post(query, **variables)).json()
        return body

    async def ask(self, query: str, **variables: Any) -> dict[str, Any]:
        """The data of an answer without errors."""
        body = await self.answer(query, **variables)
        assert "errors" not in body, body["errors"]
        data: dict[str, Any] = body["data"]
        return data

    async def refused(self, query: str, **variables: Any) -> tuple[str, str]:
        """(code, message) of the only error of an answer."""
        body = await self.answer(query, **variables)
        (error,) = body["errors"]
        return error["extensions"]["code"], error["message"]
