"""There are no subscriptions yet: a socket is turned away before it is opened."""

from typing import Any

import pytest

from gateway.app import create_app
from tests.gateway.asking import EmptyReads, ToldReplays


@pytest.mark.anyio
@pytest.mark.parametrize("path", ["/graphql", "/health", "/web/graphiql.js"])
async def test_a_socket_is_turned_away(path: str) -> None:
    """Closed without being accepted, so nothing of GraphQL is spoken over it."""
    app = create_app(EmptyReads(), None, ToldReplays(), open_on_loopback=True)  # type: ignore[arg-type] # no commands
    sent: list[Any] = []

    async def receive() -> dict[str, Any]:
        return {"type": "websocket.connect"}

    async def send(message: Any) -> None:
        sent.append(message)

    scope = {
        "type": "websocket",
        "path": path,
        "raw_path": path.encode(),
        "root_path": "",
        "query_string": b"",
        "scheme": "ws",
        "headers": [(b"host", b"127.0.0.1:8420")],
        "subprotocols": ["graphql-transport-ws"],
    }
    await app(scope, receive, send)

    assert [message["type"] for message in sent] == ["websocket.close"]
