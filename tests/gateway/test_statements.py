"""How many statements an answer takes: by its shape, never by how many people are in it."""

from dataclasses import replace

import pytest

from tests.gateway.cast import ENTRY, GAP, HANDOVER, STAY, person
from tests.gateway.conftest import Gateway

pytestmark = pytest.mark.anyio

EVERYTHING = """
query ($first: Int!) {
  gaps(first: $first) { nodes { id journey {
    knownAs stays { kind } gaps { code } handovers { point }
    timeline(first: 3) { totalCount nodes { type } } } } } }"""


@pytest.fixture(scope="module", autouse=True)
def filled(shared: Gateway) -> None:
    """Thirty people with one of everything."""
    for n in range(30):
        one = person(f"p/{n:02}")
        rows = (STAY, replace(ENTRY, entry=f"e{n}"), replace(GAP, id=f"g{n}"))
        of_one = [replace(row, person=one.person) for row in rows]
        shared.tables.put(one, *of_one, replace(HANDOVER, person=one.person, id=f"h{n}"))


@pytest.mark.parametrize("people", [1, 30])
async def test_one_statement_a_kind_however_many_people(shared: Gateway, people: int) -> None:
    """progress, the page, journeys, stays, gaps, handovers, timelines, their counts: eight."""
    shared.reads.statements.clear()
    found = await shared.client.ask(EVERYTHING, first=people)

    assert len(found["gaps"]["nodes"]) == people
    assert all(len(node["journey"]["timeline"]["nodes"]) == 1 for node in found["gaps"]["nodes"])
    assert len(shared.reads.statements) == 8


async def test_nothing_is_counted_unless_asked(shared: Gateway) -> None:
    """A page without totalCount is progress and page."""
    shared.reads.statements.clear()
    await shared.client.ask("{ gaps { nodes { id } } }")

    assert len(shared.reads.statements) == 2


async def test_two_page_sizes_of_one_timeline_are_one_statement(shared: Gateway) -> None:
    """Aliases with other arguments are batched too, and kept apart."""
    shared.reads.statements.clear()
    found = await shared.client.ask(
        '{ journey(person: "p/01") { one: timeline(first: 1) { nodes { entry } } '
        "two: timeline(first: 2) { nodes { entry } } } }"
    )

    assert found["journey"] == {
        "one": {"nodes": [{"entry": "e1"}]},
        "two": {"nodes": [{"entry": "e1"}]},
    }
    assert len(shared.reads.statements) == 3
