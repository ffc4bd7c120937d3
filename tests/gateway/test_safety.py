"""Open on loopback and nowhere else: what a foreign host or page gets."""

import logging

import pytest

from gateway.app import create_app
from gateway.safety import NotLoopbackError, host_of, is_loopback, refuse_unless_loopback
from tests.gateway.asking import ORIGIN
from tests.gateway.conftest import Gateway

BODY = {"query": "{ __typename }"}


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "127.8.9.10", "localhost", "LOCALHOST", "::1", "[::1]"]
)
def test_loopback_is_this_machine(host: str) -> None:
    """Nobody else gets there."""
    refuse_unless_loopback(host)

    assert is_loopback(host)


@pytest.mark.parametrize(
    "host",
    [
        "0.0.0.0",  # noqa: S104 - refused
        "::",
        "",
        "10.0.0.1",
        "example.org",
        "localhost.example.org",
        "127.0.0.1.nip.io",
        "2130706433",
    ],
)
def test_any_other_host_is_refused_before_listening(host: str) -> None:
    """With a sentence that names the setting and the cure."""
    with pytest.raises(
        NotLoopbackError, match=r"THROUGHLINE_HOST.*no access control yet.*127.0.0.1"
    ):
        refuse_unless_loopback(host)


@pytest.mark.parametrize(
    ("header", "host"),
    [
        ("127.0.0.1:8420", "127.0.0.1"),
        ("[::1]:8420", "::1"),
        ("localhost", "localhost"),
        ("127.0.0.1@example.org", "example.org"),
        ("[", ""),
        ("", ""),
    ],
)
def test_the_host_of_a_header(header: str, host: str) -> None:
    """As a browser would read it."""
    assert host_of(header) == host


def test_it_says_loudly_that_it_is_open(caplog: pytest.LogCaptureFixture) -> None:
    """A warning at start; and without the flag there is no start."""
    create_app(None, None, None, open_on_loopback=True)  # type: ignore[arg-type] # nothing is asked

    (warning,) = [one for one in caplog.records if one.levelno == logging.WARNING]
    assert warning.getMessage().startswith("Access is OPEN")
    with pytest.raises(NotLoopbackError):
        create_app(None, None, None, open_on_loopback=False)  # type: ignore[arg-type] # as above


@pytest.mark.anyio
@pytest.mark.parametrize(
    "path", ["/graphql", "/health", "/", "/web/vendor/react.production.min.js"]
)
async def test_every_answer_is_marked_open(shared: Gateway, path: str) -> None:
    """And carries the policy that lets a page load from here alone."""
    headers = (await shared.client.http.get(path)).headers

    assert headers["x-throughline-access"] == "open-loopback"
    assert headers["content-security-policy"].startswith("default-src 'none'; script-src 'self';")
    assert headers["x-content-type-options"] == "nosniff"


@pytest.mark.anyio
@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:8420", "0.0.0.0:8420", "127.0.0.1.nip.io"]
)
@pytest.mark.parametrize("path", ["/graphql", "/health"])
async def test_a_name_rebound_to_loopback_is_refused(shared: Gateway, host: str, path: str) -> None:
    """The browser thinks it is at home there; Host gives it away, for reading too."""
    get = await shared.client.http.get(path, headers={"host": host})
    post = await shared.client.http.post(path, json=BODY, headers={"host": host})

    assert (get.status_code, post.status_code) == (421, 421)
    assert get.headers["x-throughline-access"] == "open-loopback"


@pytest.mark.anyio
@pytest.mark.parametrize(
    "origin",
    [
        "https://evil.example",
        "null",
        "http://127.0.0.1:9999",
        "http://localhost:8420",
        "file://",
        "http://[",
    ],
)
async def test_a_foreign_page_is_refused(shared: Gateway, origin: str) -> None:
    """Another port or name of this machine is another site too."""
    response = await shared.client.http.post("/graphql", json=BODY, headers={"origin": origin})

    assert response.status_code == 403
    assert "data" not in response.json()


@pytest.mark.anyio
async def test_our_own_page_is_answered(shared: Gateway) -> None:
    """Same scheme, name and port."""
    response = await shared.client.http.post("/graphql", json=BODY, headers={"origin": ORIGIN})

    assert response.json()["data"] == {"__typename": "Query"}


@pytest.mark.anyio
@pytest.mark.parametrize(
    "content_type",
    [
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "",
        "application/jsonp",
    ],
)
async def test_what_a_form_can_send_is_refused(shared: Gateway, content_type: str) -> None:
    """Those types cross origins without asking."""
    response = await shared.client.http.post(
        "/graphql", content=b'{"query": "{ __typename }"}', headers={"content-type": content_type}
    )

    assert response.status_code == 415


@pytest.mark.anyio
async def test_json_may_name_its_charset(shared: Gateway) -> None:
    """As many clients do."""
    response = await shared.client.http.post(
        "/graphql",
        content=b'{"query": "{ __typename }"}',
        headers={"content-type": "application/json; charset=utf-8"},
    )

    assert response.status_code == 200


@pytest.mark.anyio
@pytest.mark.parametrize(
    "path", ["/web/../app.py", "/web/%2e%2e/app.py", "/web/vendor/../../app.py"]
)
async def test_files_beside_the_page_are_not_served(shared: Gateway, path: str) -> None:
    """Only what lies in the web folder."""
    assert (await shared.client.http.get(path)).status_code == 404
