"""The list of handovers: every filter keeps what it says and drops the rest."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from tests.gateway.cast import HANDOVER, MARLOW, person
from tests.gateway.conftest import Gateway

pytestmark = pytest.mark.anyio

OTHER = person("probation/X200002", area="region/north-west")
A = replace(HANDOVER, id="a")
B = replace(
    HANDOVER,
    id="b",
    person=OTHER.person,
    point="HP08",
    state="overdue",
    from_agency="probation",
    to_agency="provider:crc-north",
    due_on=date(2026, 4, 2),
    deadline_at=datetime(2026, 4, 2, 23, tzinfo=UTC),
    area="region/north-west",
)
C = replace(HANDOVER, id="c", state="due", due_on=None, deadline_at=None)
QUERY = """
query ($state: [HandoverState!], $point: String, $fromAgency: String, $toAgency: String,
       $area: String, $person: String, $overdueOnly: Boolean! = false, $dueBefore: Date) {
  handovers(state: $state, point: $point, fromAgency: $fromAgency, toAgency: $toAgency, area: $area,
            person: $person, overdueOnly: $overdueOnly, dueBefore: $dueBefore) {
    totalCount nodes { id } } }"""


@pytest.fixture(scope="module", autouse=True)
def filled(shared: Gateway) -> None:
    """Three handovers of two people."""
    shared.tables.put(MARLOW, OTHER, A, B, C)


@pytest.mark.parametrize(
    ("filters", "kept"),
    [
        ({}, ["b", "a", "c"]),
        ({"state": ["SHARED", "DUE"]}, ["a", "c"]),
        ({"state": ["OVERDUE"], "overdueOnly": True}, ["b"]),
        ({"state": ["DUE"], "overdueOnly": True}, []),
        ({"overdueOnly": True}, ["b"]),
        ({"point": "HP18"}, ["a", "c"]),
        ({"fromAgency": "probation"}, ["b"]),
        ({"toAgency": "probation"}, ["a", "c"]),
        ({"area": "region/wales"}, ["a", "c"]),
        ({"person": "probation/X200002"}, ["b"]),
        ({"dueBefore": "2026-04-03"}, ["b"]),
        ({"dueBefore": "2026-04-02"}, []),
    ],
    ids=str,
)
async def test_a_filter_keeps_what_it_says(
    shared: Gateway, filters: dict[str, object], kept: list[str]
) -> None:
    """In order of deadline, those without one last; and the count is of all that are kept."""
    found = (await shared.client.ask(QUERY, **filters))["handovers"]

    assert [node["id"] for node in found["nodes"]] == kept
    assert found["totalCount"] == len(kept)


async def test_one_handover_by_its_id(shared: Gateway) -> None:
    """handover(id) gives it with its person; an unknown id gives null."""
    found = await shared.client.ask(
        '{ handover(id: "b") { point state journey { area } } none: handover(id: "z") { id } }'
    )

    assert found == {
        "handover": {"point": "HP08", "state": "OVERDUE", "journey": {"area": "region/north-west"}},
        "none": None,
    }
