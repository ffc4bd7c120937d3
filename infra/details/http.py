"""One GET, bounded in every direction: time, size, and whom it may end up with."""

import socket
import ssl
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from http import HTTPStatus
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection
from threading import Event, Timer

from infra.details.address import Address, AddressError
from infra.details.answer import FAILED, FETCHED, GONE, NOT_ALLOWED, WAITING, Answer

LARGEST_BYTES = 256 * 1024
MOST_REDIRECTS = 3
_GONE = frozenset({HTTPStatus.NOT_FOUND, HTTPStatus.GONE})
_MOVED = frozenset({301, 302, 303, 307, 308})


@dataclass(frozen=True, slots=True)
class Patience:
    """Seconds until an attempt is given up."""

    silence: float = 5.0  # to connect, and without a byte from there
    whole: float = 15.0  # from the connection to the last byte: a trickle ends too


@dataclass(frozen=True, slots=True)
class Getter:
    """Gets details. The token goes to the host of the address alone, and is not shown by repr."""

    token: str | None = field(default=None, repr=False)
    patience: Patience = Patience()

    def get(self, address: Address) -> Answer:
        """What lies there. Never raises; follows redirects within the same host only.

        Whoever calls has made sure that the host is allowed.
        """
        try:
            for _ in range(MOST_REDIRECTS + 1):
                answer = self._asked(address)
                if isinstance(answer, Answer):
                    return answer
                address = address.onward(answer)
        except AddressError:
            return Answer(NOT_ALLOWED, "redirect")
        except TimeoutError:
            return Answer(WAITING, "time-out")
        except ssl.SSLError:
            return Answer(WAITING, "tls")
        except OSError:
            return Answer(WAITING, "unreachable")
        except HTTPException:
            return Answer(WAITING, "bad-answer")
        return Answer(FAILED, "redirects")

    def _asked(self, address: Address) -> Answer | str:
        """The answer, or where it has moved to."""
        headers = {"Accept": "application/json", "Accept-Encoding": "identity"}
        if self.token is not None:
            headers["Authorization"] = f"Bearer {self.token}"
        with closing(_connection(address, self.patience.silence)) as connection:
            connection.connect()
            with _at_most(self.patience.whole, connection.sock):
                connection.request("GET", address.path, headers=headers)
                with closing(connection.getresponse()) as response:
                    return _read(response)


def _read(response: HTTPResponse) -> Answer | str:
    if response.status in _MOVED:
        return response.getheader("Location") or ""
    if response.status in _GONE:
        return Answer(GONE, f"status {response.status}")
    if response.status != HTTPStatus.OK:
        return Answer(WAITING, f"status {response.status}")
    if response.getheader("Content-Encoding", "identity") != "identity":
        return Answer(FAILED, "encoded")
    announced = response.length
    if announced is not None and announced > LARGEST_BYTES:
        return Answer(FAILED, "too-large")
    body = response.read(LARGEST_BYTES + 1)
    if len(body) > LARGEST_BYTES:
        return Answer(FAILED, "too-large")
    if announced is not None and len(body) < announced:
        return Answer(WAITING, "cut-off")
    return Answer(FETCHED, "status 200", body)


def _connection(address: Address, seconds: float) -> HTTPConnection:
    name = address.name.strip("[]")
    if address.scheme == "https":
        context = ssl.create_default_context()
        return HTTPSConnection(name, address.port, timeout=seconds, context=context)
    return HTTPConnection(name, address.port, timeout=seconds)


@contextmanager
def _at_most(seconds: float, line: socket.socket) -> Iterator[None]:
    """Raises TimeoutError when the block takes longer: a socket's own limit starts with each byte."""
    late = Event()

    def hang_up() -> None:
        late.set()
        with suppress(OSError):
            socket.socket.shutdown(line, socket.SHUT_RDWR)

    timer = Timer(seconds, hang_up)
    timer.daemon = True
    timer.start()
    try:
        yield
    except (OSError, HTTPException):
        if late.is_set():
            raise TimeoutError from None
        raise
    finally:
        timer.cancel()
    if late.is_set():
        raise TimeoutError
