"""TCP ports on the loopback: free ones for a server, and whether somebody answers on one."""

import secrets
import socket
from collections.abc import Collection, Mapping

LOOPBACK = "127.0.0.1"
# Below the ports the system gives to outgoing connections (32768 and up on Linux): a client that
# calls a server which is down for a moment must not be given its port, or connect to itself.
_LOWEST, _HIGHEST = 15_000, 32_000


def free_ports(wanted: Mapping[str, int | None]) -> dict[str, int]:
    """A port for each name: the wanted one if nobody has it, else any that is free; all differ."""
    taken: dict[str, int] = {}
    for name, port in wanted.items():
        taken[name] = port if port is not None and _is_free(port) else _any_but(taken.values())
    return taken


def free_port(wanted: int | None = None) -> int:
    """The wanted port if nobody has it, else any that is free."""
    return free_ports({"port": wanted})["port"]


def answers(port: int) -> bool:
    """Whether a server accepts connections there."""
    try:
        with socket.create_connection((LOOPBACK, port), timeout=1):
            return True
    except OSError:
        return False


def _any_but(taken: Collection[int]) -> int:
    while True:
        port = _LOWEST + secrets.randbelow(_HIGHEST - _LOWEST)
        if port not in taken and _is_free(port):
            return port


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((LOOPBACK, port))
        except OSError:
            return False
        return True
