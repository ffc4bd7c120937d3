"""Asks a gateway that runs as a process of its own."""

import json
import socket
import urllib.request
from typing import Any


def free_port() -> int:
    """A port of this machine that nobody listens on just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def ask(port: int, query: str, **variables: Any) -> dict[str, Any]:
    """The answer's data and extensions. Any error in it fails the test."""
    body = json.dumps({"query": query, "variables": variables}).encode()
    request = urllib.request.Request(
        f"http://127.0.0.1:{port}/graphql", body, {"content-type": "application/json"}
    )
    with urllib.request.urlopen(request, timeout=30) as answer:  # noqa: S310 - our own address
        found: dict[str, Any] = json.load(answer)
    assert "errors" not in found, found["errors"]
    return found
