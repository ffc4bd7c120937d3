"""What is followed and what is refused, before anybody is called."""

import pytest

from infra.details.address import Address, AddressError, listed, read


@pytest.mark.parametrize(
    ("text", "host", "path"),
    [
        ("https://api.example/events/1?of=2", "api.example", "/events/1?of=2"),
        ("https://API.Example:443", "api.example", "/"),
        ("https://api.example:8443/x#part", "api.example:8443", "/x"),
        ("http://127.0.0.1:8080/x", "127.0.0.1:8080", "/x"),
        ("http://localhost/x", "localhost:80", "/x"),
        ("http://[::1]:8080/x", "[::1]:8080", "/x"),
        (" https://api.example/x\n", "api.example", "/x"),
    ],
)
def test_an_address_is_read(text: str, host: str, path: str) -> None:
    """In the one spelling the list of hosts is compared with."""
    found = read(text)

    assert (found.host, found.path) == (host, path)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("http://localhost:{wiremock.port}/events/1", "placeholder"),
        ("https://{api.url}/x", "placeholder"),
        ("https://api.example/x - for details see https://docs.example", "prose"),
        ("https://api.example/a\tb", "prose"),
        ("https://user:pass@api.example/x", "userinfo"),
        ("https://api.example@evil.example/x", "userinfo"),
        ("http://api.example/x", "not-https"),
        ("http://10.0.0.1/x", "not-https"),
        ("ftp://api.example/x", "scheme"),
        ("file:///etc/passwd", "scheme"),
        ("//api.example/x", "scheme"),
        ("/events/1", "scheme"),
        ("javascript:alert(1)", "scheme"),
        ("https://", "unreadable"),
        ("https:///x", "unreadable"),
        ("https://api..example/x", "unreadable"),
        ("https://-api.example/x", "unreadable"),
        (f"https://{'a' * 64}.example/x", "unreadable"),
        ("https://api.example:99999/x", "unreadable"),
        ("https://api.example:0/x", "unreadable"),
        ("https://[::1/x", "unreadable"),
        ("https://api.example\\@evil.example/x", "unreadable"),
        ("https://äpi.example/x", "unreadable"),
        ("https://api.example/\x00", "unreadable"),
        ("https://api.example/" + "x" * 2000, "unreadable"),
        ("   ", "unreadable"),
        (17, "unreadable"),
        ({"href": "https://api.example"}, "unreadable"),
    ],
)
def test_an_address_is_refused(text: object, why: str) -> None:
    """For a reason of one word, which shows nothing of it."""
    with pytest.raises(AddressError) as refused:
        read(text)

    assert refused.value.why == why
    assert "example" not in str(refused.value)


@pytest.mark.parametrize(
    "near", ["api.example.evil", "evilapi.example", "api.example.", "api.example:8443", "example"]
)
def test_only_the_very_host_is_allowed(near: str) -> None:
    """No beginning, no end, no other port."""
    assert read("https://api.example/x").allowed("prison", {"api.example"})
    assert not Address("https", *_split(near), "/x").allowed("prison", {"api.example"})


def test_a_host_may_be_one_agencys_alone() -> None:
    """Another agency's events don't make us call it."""
    there = read("https://api.example/x")

    assert there.allowed("prison", {"prison/api.example"})
    assert not there.allowed("probation", {"prison/api.example"})


@pytest.mark.parametrize(
    ("entry", "spelling"),
    [
        ("API.example", "api.example"),
        ("api.example:443", "api.example"),
        ("api.example:8443", "api.example:8443"),
        ("prison/api.example", "prison/api.example"),
        ("[::1]:80", "[::1]:80"),
        ("https://api.example", None),
        ("*.example", None),
        ("api.example/x", None),
        ("api.example:", None),
        ("api.example:0", None),
        ("user@api.example", None),
        ("api.example x", None),
    ],
)
def test_an_entry_of_the_list(entry: str, spelling: str | None) -> None:
    """Read into the same spelling, or not at all."""
    assert listed(entry) == spelling


def test_a_redirect_stays_with_its_host() -> None:
    """Elsewhere on it, yes; to another host, port or scheme, no."""
    there = read("https://api.example/a/b")

    assert there.onward("../c").path == "/c"
    assert there.onward("https://api.example:443/d").path == "/d"
    for away in ("//evil.example/x", "https://api.example:8443/x", "http://localhost/x"):
        with pytest.raises(AddressError):
            there.onward(away)


def _split(host: str) -> tuple[str, int]:
    name, _, port = host.partition(":")
    return name, int(port or 443)
