"""Where a detail lies, read strictly: the address comes from outside and decides whom we call.

https://api.example/events/1             -> api.example        path /events/1
http://127.0.0.1:8080/x                  -> 127.0.0.1:8080     plain http: on this machine only
https://api.example/x - for details see  -> refused: prose
https://{api.url}/x                      -> refused: placeholder
"""

import re
from collections.abc import Set
from dataclasses import dataclass
from typing import NoReturn
from urllib.parse import SplitResult, urljoin, urlsplit

from consumers.topics import AGENCIES

LONGEST = 2000
LOOPBACK = frozenset({"127.0.0.1", "[::1]", "localhost"})
PORTS = {"https": 443, "http": 80}
_MOST_PORT = 65535

_LABEL = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
_ONE_NAME = rf"{_LABEL}(?:\.{_LABEL})*|\[[0-9a-f:.]+\]"
_NAME = re.compile(rf"(?:{_ONE_NAME})\Z")
_LISTED = re.compile(rf"(?:([a-z][a-z-]*)/)?({_ONE_NAME})(?::([0-9]{{1,5}}))?\Z")
_STRANGE = re.compile(r'[^!-~]|[\\"<>^`|]')  # what no address may hold unescaped


class AddressError(Exception):
    """Not an address we follow. `why` is one word; the address itself is never shown."""

    def __init__(self, why: str) -> None:
        self.why = why
        super().__init__(f"the address is refused: {why}")


@dataclass(frozen=True, slots=True)
class Address:
    """An address that may be followed if its host is on the list."""

    scheme: str  # https, or http on this machine
    name: str  # of the host, lower case; IPv6 in brackets
    port: int
    path: str  # with its query

    @property
    def host(self) -> str:
        """As the list writes it: the port is named unless it is that of https."""
        return self.name if self.port == PORTS["https"] else f"{self.name}:{self.port}"

    def allowed(self, agency: str, hosts: Set[str]) -> bool:
        """Whether the list names this host, for everybody or for this agency."""
        return self.host in hosts or f"{agency}/{self.host}" in hosts

    def onward(self, location: str) -> "Address":
        """Where a redirect leads. Raises AddressError unless it stays with the same host."""
        there = read(urljoin(f"{self.scheme}://{self.name}:{self.port}{self.path}", location))
        if (there.scheme, there.host) != (self.scheme, self.host):
            _refuse("redirect")
        return there


def read(text: object) -> Address:
    """The address a publisher wrote. Raises AddressError."""
    if not isinstance(text, str) or not 0 < len(text.strip()) <= LONGEST:
        _refuse("unreadable")
    text = text.strip()
    if "{" in text or "}" in text:
        _refuse("placeholder")
    if any(letter.isspace() for letter in text):
        _refuse("prose")
    if _STRANGE.search(text):
        _refuse("unreadable")
    try:
        split = urlsplit(text)
        port = split.port
    except ValueError:
        _refuse("unreadable")
    return _address(split, port)


def listed(text: str) -> str | None:
    """An entry of the list of hosts in the one spelling it is compared in; None: it isn't one."""
    found = _LISTED.match(text.lower())
    if found is None:
        return None
    agency, name, port = found.groups()
    if port is not None and not 0 < int(port) <= _MOST_PORT:
        return None
    if agency is not None and agency not in AGENCIES:
        return None
    host = name if port is None or int(port) == PORTS["https"] else f"{name}:{int(port)}"
    return f"{agency}/{host}" if agency else host


def _address(split: SplitResult, port: int | None) -> Address:
    if split.scheme not in PORTS:
        _refuse("scheme")
    if "@" in split.netloc:
        _refuse("userinfo")
    name = split.hostname or ""
    name = f"[{name}]" if ":" in name else name
    if not _NAME.match(name) or port == 0:
        _refuse("unreadable")
    if split.scheme != "https" and name not in LOOPBACK:
        _refuse("not-https")
    path = (split.path or "/") + (f"?{split.query}" if split.query else "")
    return Address(split.scheme, name, port or PORTS[split.scheme], path)


def _refuse(why: str) -> NoReturn:
    raise AddressError(why)
