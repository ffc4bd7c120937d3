"""Open on loopback, and nowhere else, until there is access control."""

import ipaddress
from urllib.parse import urlsplit

LOOPBACK_NAMES = ("localhost",)
HEADER = ("x-throughline-access", "open-loopback")
WARNING = (
    "Access is OPEN: whoever reaches this address on this machine sees everything. It answers "
    "loopback only, because there is no access control yet."
)


class NotLoopbackError(Exception):
    """The gateway was asked to listen where others could reach it."""


def is_loopback(host: str) -> bool:
    """Whether a host, as a name or address without a port, is this machine alone."""
    name = host.strip().strip("[]").rstrip(".").lower()
    if name in LOOPBACK_NAMES:
        return True
    try:
        return ipaddress.ip_address(name).is_loopback
    except ValueError:
        return False


def refuse_unless_loopback(host: str) -> None:
    """Raises NotLoopbackError for a host that others could reach."""
    if not is_loopback(host):
        raise NotLoopbackError(
            f"THROUGHLINE_HOST is {host!r}, which others can reach, and there is no access control "
            "yet: listen on 127.0.0.1"
        )


def host_of(header: str) -> str:
    """The host of a Host header: 127.0.0.1 of 127.0.0.1:8420, ::1 of [::1]:8420."""
    try:
        return urlsplit(f"//{header}").hostname or ""
    except ValueError:
        return ""


def same_origin(origin: str, host: str) -> bool:
    """Whether a page from this Origin was served by this very Host, scheme and port included."""
    try:
        parts = urlsplit(origin)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and parts.netloc.lower() == host.lower()
