"""What a failure shows: a code and our own words, never our insides."""

import asyncio
import logging
from collections.abc import Mapping, Sequence

import pytest

from domain.ports import AwayError
from gateway.ports import Row
from gateway.schema import build
from infra.readstore.reads import PostgresReads
from tests.gateway.asking import EmptyReads, app_client

pytestmark = pytest.mark.anyio

SECRET = "postgresql://keeper:swordfish@db.internal/records"  # noqa: S105 - planted, to be looked for


class FailingReads:
    """Reads that fail as told."""

    def __init__(self, error: BaseException) -> None:
        self._error = error

    async def fetch(self, sql: str, params: Mapping[str, object] | None = None) -> Sequence[Row]:
        """Fails."""
        raise self._error


class SlowReads:
    """Reads that never come back, and note that they were stopped."""

    stopped = False

    async def fetch(self, sql: str, params: Mapping[str, object] | None = None) -> Sequence[Row]:
        """Waits until it is cancelled."""
        try:
            await asyncio.Event().wait()
        finally:
            self.stopped = True
        return ()


async def test_an_unexpected_error_is_masked(caplog: pytest.LogCaptureFixture) -> None:
    """Neither the answer nor the log quotes it; the log names its kind."""
    caplog.set_level(logging.DEBUG)
    response = await app_client(FailingReads(RuntimeError(SECRET))).post("{ gaps { totalCount } }")

    (error,) = response.json()["errors"]
    assert error["extensions"]["code"] == "INTERNAL"
    assert error["message"] == "Something went wrong on our side; it has been logged."
    assert "swordfish" not in response.text
    assert "swordfish" not in caplog.text
    assert "RuntimeError" in caplog.text


async def test_an_error_in_a_resolver_is_masked_too(caplog: pytest.LogCaptureFixture) -> None:
    """Deep in the answer, where the progress could still be read."""

    class Late(FailingReads):
        async def fetch(
            self, sql: str, params: Mapping[str, object] | None = None
        ) -> Sequence[Row]:
            if "progress" in sql:
                return ()
            return await super().fetch(sql, params)

    answer = await app_client(Late(RuntimeError(SECRET))).answer('{ finding(id: "x") { id } }')

    assert answer["data"] == {"finding": None}
    assert answer["errors"][0]["extensions"]["code"] == "INTERNAL"
    assert answer["errors"][0]["path"] == ["finding"]
    assert "swordfish" not in str(answer) + caplog.text


async def test_a_database_that_is_away_says_so() -> None:
    """UNAVAILABLE is worth trying again; /health says 503."""
    away = app_client(FailingReads(AwayError(SECRET)))

    assert await away.refused("{ gaps { totalCount } }") == (
        "UNAVAILABLE",
        "The read tables can't be asked now. Try again shortly.",
    )
    health = await away.http.get("/health")
    assert (health.status_code, health.json()) == (503, {"status": "no-database"})


async def test_a_port_nobody_listens_on_is_away(unused_tcp_port: int) -> None:
    """The real reads, without a server behind them."""
    reads = PostgresReads(f"postgresql://127.0.0.1:{unused_tcp_port}/none", wait_seconds=0.2)
    async with reads:
        code, message = await app_client(reads).refused("{ gaps { totalCount } }")

    assert code == "UNAVAILABLE"
    assert str(unused_tcp_port) not in message


async def test_an_answer_that_takes_too_long_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """TIMEOUT, and the statement is stopped."""
    monkeypatch.setattr(build, "SECONDS", 0.05)
    reads = SlowReads()
    code, _ = await app_client(reads).refused("{ gaps { totalCount } }")

    assert code == "TIMEOUT"
    assert reads.stopped


@pytest.mark.parametrize(
    "query",
    [
        "{",
        "{ nothing }",
        "{ gaps(first: true) { totalCount } }",
        "query ($n: Int!) { gaps(first: $n) { totalCount } }",
    ],
)
async def test_what_cannot_be_executed_has_a_code(query: str) -> None:
    """Parsing, validation and variables alike."""
    code, _ = await app_client(EmptyReads()).refused(query)

    assert code == "BAD_USER_INPUT"
