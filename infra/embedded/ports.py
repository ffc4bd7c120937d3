"""TCP ports on the loopback: a free one, and whether somebody answers on one."""

import socket

LOOPBACK = "127.0.0.1"


def free_port(wanted: int | None = None) -> int:
    """The wanted port if nobody has it, else any that is free."""
    if wanted is not None and _is_free(wanted):
        return wanted
    with socket.socket() as probe:
        probe.bind((LOOPBACK, 0))
        port: int = probe.getsockname()[1]
        return port


def answers(port: int) -> bool:
    """Whether a server accepts connections there."""
    try:
        with socket.create_connection((LOOPBACK, port), timeout=1):
            return True
    except OSError:
        return False


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((LOOPBACK, port))
        except OSError:
            return False
        return True
