"""One GET against a real server that behaves, and one that doesn't."""

import json
from contextlib import suppress
from http.server import BaseHTTPRequestHandler
from threading import Event

import pytest

from infra.details.address import Address, read
from infra.details.answer import FAILED, FETCHED, GONE, NOT_ALLOWED, WAITING, Answer
from infra.details.http import LARGEST_BYTES, Getter, Patience
from infra.embedded.ports import free_port
from tests.infra.details.publisher import Answering, Publisher, a_publisher, says, says_raw

GETTER = Getter("t0ken")
LENGTHLESS = b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n"


def at(publisher: Publisher) -> Address:
    """Where the tests ask."""
    return read(publisher.url("/x"))


def dribbles(request: BaseHTTPRequestHandler) -> None:
    """A byte now and then, far beyond patience: never silent for long, not done."""
    line = request.connection
    line.sendall(b"HTTP/1.1 200 OK\r\nX-Slow: ")
    never = Event()
    with suppress(OSError):
        for _ in range(60):
            never.wait(0.05)
            line.sendall(b"x")


def silent(request: BaseHTTPRequestHandler) -> None:
    """Nothing until the other side hangs up."""
    request.connection.settimeout(5)
    request.connection.recv(1)


def test_a_body_is_got_with_the_token(publisher: Publisher) -> None:
    """Byte for byte."""
    publisher.lay("/x", says(b'{"a": 1}'))

    assert GETTER.get(at(publisher)) == Answer(FETCHED, "status 200", b'{"a": 1}')
    assert publisher.tokens == ["Bearer t0ken"]


def test_without_a_token_none_is_sent(publisher: Publisher) -> None:
    """Nor is it shown by repr where there is one."""
    publisher.lay("/x", says(b"{}"))

    assert Getter().get(at(publisher)).state == FETCHED
    assert publisher.tokens == [None]
    assert "t0ken" not in repr(GETTER)


@pytest.mark.parametrize(
    ("answering", "expected"),
    [
        (says(b"", 404), Answer(GONE, "status 404")),
        (says(b"", 410), Answer(GONE, "status 410")),
        (says(b"", 401), Answer(WAITING, "status 401")),
        (says(b"", 429), Answer(WAITING, "status 429")),
        (says(b"", 500), Answer(WAITING, "status 500")),
        (says(b"", 204), Answer(WAITING, "status 204")),
        (says(b"x" * LARGEST_BYTES + b"x"), Answer(FAILED, "too-large")),
        (says_raw(LENGTHLESS + b"x" * LARGEST_BYTES + b"x"), Answer(FAILED, "too-large")),
        (says(b"{}", Content_Encoding="gzip"), Answer(FAILED, "encoded")),
        (says(b"{}", Content_Length="9"), Answer(WAITING, "cut-off")),
        (
            says_raw(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n"),
            Answer(WAITING, "bad-answer"),
        ),
        (says_raw(b"220 mail.example ready\r\n"), Answer(WAITING, "bad-answer")),
        (says_raw(b""), Answer(WAITING, "unreachable")),
        (says(b"", 302), Answer(FAILED, "redirects")),
        (says(b"", 302, Location="/x"), Answer(FAILED, "redirects")),
        (says(b"", 302, Location="http://localhost:1/x"), Answer(NOT_ALLOWED, "redirect")),
        (says(b"", 307, Location="https://evil.example/"), Answer(NOT_ALLOWED, "redirect")),
    ],
    ids=lambda one: one.outcome if isinstance(one, Answer) else "",
)
def test_an_answer_that_holds_no_detail(
    publisher: Publisher, answering: Answering, expected: Answer
) -> None:
    """Each has its state and its word; the largest body allowed still passes."""
    publisher.lay("/x", answering)

    assert GETTER.get(at(publisher)) == expected


@pytest.mark.parametrize(
    ("answering", "patience"),
    [(silent, Patience(silence=0.2)), (dribbles, Patience(whole=0.4))],
    ids=["silence", "a trickle"],
)
def test_an_answer_that_does_not_come(
    publisher: Publisher, answering: Answering, patience: Patience
) -> None:
    """It is given up, whether nothing comes or never enough."""
    publisher.lay("/x", answering)

    assert Getter(patience=patience).get(at(publisher)) == Answer(WAITING, "time-out")


def test_the_largest_body_passes(publisher: Publisher) -> None:
    """256 KB and not a byte more."""
    publisher.lay("/x", says(b"x" * LARGEST_BYTES))

    assert GETTER.get(at(publisher)).state == FETCHED


def test_a_redirect_within_the_host_is_followed(publisher: Publisher) -> None:
    """To where the publisher keeps it now."""
    publisher.lay("/x", says(b"", 301, Location="/y"))
    publisher.lay("/y", says(b"{}"))

    assert GETTER.get(at(publisher)).body == b"{}"
    assert publisher.asked == ["/x", "/y"]


def test_a_redirect_elsewhere_calls_nobody(publisher: Publisher) -> None:
    """And so the token goes nowhere else."""
    with a_publisher() as other:
        other.lay("/x", says(json.dumps({"secret": True}).encode()))
        publisher.lay("/x", says(b"", 302, Location=other.url("/x")))

        assert GETTER.get(at(publisher)) == Answer(NOT_ALLOWED, "redirect")
        assert other.asked == []


def test_nobody_there() -> None:
    """To be tried again."""
    assert GETTER.get(Address("http", "127.0.0.1", free_port(), "/")).outcome == "unreachable"


def test_https_is_held_to(publisher: Publisher) -> None:
    """Whoever can't prove who they are is told nothing."""
    address = at(publisher)
    said = GETTER.get(Address("https", address.name, address.port, "/x"))

    assert said == Answer(WAITING, "tls")
    assert publisher.tokens == []
