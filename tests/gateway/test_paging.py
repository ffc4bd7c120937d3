"""Paging to the end loses nothing and repeats nothing, whatever the page size."""

from base64 import b64encode
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gateway.keyset import cursor
from tests.gateway.cast import ENTRY, GAP, HANDOVER, MARLOW, MORNING
from tests.gateway.conftest import Gateway

pytestmark = pytest.mark.anyio

# Many share a deadline, some have none: what pages by offset or by time alone gets wrong.
GAPS = [
    replace(GAP, id=f"g{n:02}", deadline_at=MORNING + timedelta(days=n % 4) if n % 5 else None)
    for n in range(37)
]
HANDOVERS = [
    replace(HANDOVER, id=f"h{n:02}", deadline_at=MORNING if n % 3 else None) for n in range(23)
]
ENTRIES = [
    replace(ENTRY, entry=f"e{n:02}", happened_at=MORNING + timedelta(microseconds=n // 4))
    for n in range(29)
]
LISTS = {
    "gaps": "query ($first: Int!, $after: String) { page: gaps(first: $first, after: $after) {%s} }",
    "handovers": (
        "query ($first: Int!, $after: String) { page: handovers(first: $first, after: $after) {%s} }"
    ),
    "timeline": (
        'query ($first: Int!, $after: String) { journey(person: "prison/A1001AA") '
        "{ page: timeline(first: $first, after: $after) {%s} } }"
    ),
}
EXPECTED = {
    "gaps": [row.id for row in sorted(GAPS, key=lambda row: (str(row.deadline_at or "z"), row.id))],
    "handovers": [
        row.id for row in sorted(HANDOVERS, key=lambda row: (str(row.deadline_at or "z"), row.id))
    ],
    "timeline": [row.entry for row in ENTRIES],
}


@pytest.fixture(scope="module", autouse=True)
def filled(shared: Gateway) -> None:
    """Lists with ties and without dates."""
    shared.tables.put(MARLOW, *GAPS, *HANDOVERS, *ENTRIES)


async def one_page(shared: Gateway, name: str, first: int, after: str | None) -> dict[str, Any]:
    """One page of a list."""
    key = "entry" if name == "timeline" else "id"
    asked = "edges { cursor node { id: %s } } totalCount pageInfo { %s }" % (  # noqa: UP031 - braces
        key,
        "hasNextPage hasPreviousPage startCursor endCursor",
    )
    data = await shared.client.ask(LISTS[name] % asked, first=first, after=after)
    page: dict[str, Any] = data.get("page") or data["journey"]["page"]
    return page


@pytest.mark.parametrize("name", list(LISTS))
@given(sizes=st.lists(st.integers(1, 40), min_size=1, max_size=40))
@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
async def test_pages_of_any_size_add_up_to_the_list(
    shared: Gateway, name: str, sizes: list[int]
) -> None:
    """Sizes may change from page to page; the last one says that nothing follows."""
    seen: list[str] = []
    after, more, turn = None, True, 0
    while more:
        page = await one_page(shared, name, sizes[turn % len(sizes)], after)
        seen += [edge["node"]["id"] for edge in page["edges"]]
        info = page["pageInfo"]
        assert page["totalCount"] == len(EXPECTED[name])
        assert info["hasPreviousPage"] == (turn > 0)
        assert info["startCursor"] == page["edges"][0]["cursor"]
        after, more, turn = info["endCursor"], info["hasNextPage"], turn + 1
        assert turn <= len(EXPECTED[name]), "the pages have no end"

    assert seen == EXPECTED[name]


async def test_a_row_that_arrives_behind_is_not_shown_twice(shared: Gateway) -> None:
    """What was put before the cursor meanwhile moves nothing after it."""
    page = await one_page(shared, "gaps", 5, None)
    shared.tables.put(replace(GAPS[1], id="a-new-one", deadline_at=MORNING - timedelta(days=9)))
    rest = await one_page(shared, "gaps", 40, page["pageInfo"]["endCursor"])
    shared.tables.run("DELETE FROM findings WHERE id = 'a-new-one'")

    assert [edge["node"]["id"] for edge in rest["edges"]] == EXPECTED["gaps"][5:]


@pytest.mark.parametrize("first", [0, -1, 101, 2**31 - 1])
async def test_a_page_holds_one_to_a_hundred(shared: Gateway, first: int) -> None:
    """More than the cap is refused, not cut short in silence."""
    code, _ = await shared.client.refused(
        "query ($n: Int!) { gaps(first: $n) { totalCount } }", n=first
    )

    assert code in ("BAD_USER_INPUT", "TOO_COSTLY")


@pytest.mark.parametrize(
    "after",
    [
        "",
        "zz",
        "%%%",
        "Z2Fwc3w=",
        b64encode(b"gaps|some day|x").decode(),
        b64encode(b"gaps|2026-04-01T08:00:00+00:00|\0").decode(),
        cursor("handovers", MORNING, "h01"),
    ],
)
async def test_a_cursor_of_elsewhere_is_refused(shared: Gateway, after: str) -> None:
    """Whatever is in it, it is the asker's mistake and not ours."""
    code, message = await shared.client.refused(
        "query ($after: String) { gaps(after: $after) { totalCount } }", after=after
    )

    assert code == "BAD_USER_INPUT"
    assert message.startswith(("after is ", "A value"))
