"""The GraphiQL page stands on its own: no other site is named in anything it loads."""

import re

import pytest

from gateway.app import WEB
from tests.gateway.conftest import Gateway

pytestmark = pytest.mark.anyio

OUTSIDE = re.compile(
    r"""(?:src|href)\s*=\s*["']?(?:https?:)?//|url\(\s*["']?(?:https?:)?//|@import"""
)
LOADED = re.compile(r'(?:src|href)="(/[^"]+)"')


async def test_the_page_loads_from_here_alone(shared: Gateway) -> None:
    """Every script and style sheet is a file of ours that is served."""
    page = await shared.client.http.get("/graphql")
    loaded = LOADED.findall(page.text)

    assert page.headers["content-type"].startswith("text/html")
    assert not OUTSIDE.search(page.text)
    assert len(loaded) == 6
    for path in loaded:
        answer = await shared.client.http.get(path)
        assert answer.status_code == 200, path
        assert answer.headers["content-type"].split(";")[0] in ("text/javascript", "text/css")


async def test_it_says_that_access_is_open(shared: Gateway) -> None:
    """On the page, for whoever looks at it."""
    assert "Access is open" in (await shared.client.http.get("/graphql")).text


def test_style_sheets_load_nothing() -> None:
    """Fonts and pictures are inside them."""
    sheets = list(WEB.rglob("*.css"))

    assert len(sheets) == 2
    for sheet in sheets:
        assert not OUTSIDE.search(sheet.read_text("utf-8")), sheet.name


def test_the_check_would_see_an_outside_address() -> None:
    """The control: what a CDN would look like."""
    assert OUTSIDE.search('<script src="https://unpkg.com/react"></script>')
    assert OUTSIDE.search('<link href="//esm.sh/x.css">')
    assert OUTSIDE.search("a { background: url(https://example.org/x.png) }")


def test_vendored_files_carry_their_licences() -> None:
    """Each package's licence lies beside its files."""
    names = {path.name for path in (WEB / "vendor").iterdir()}

    assert {"LICENSE-graphiql.txt", "LICENSE-react.txt", "README.md"} <= names
