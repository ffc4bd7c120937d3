"""Control totals over GraphQL: the last count of each place, as of the day of the answer."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from tests.gateway.cast import NOW, STAY
from tests.gateway.conftest import Gateway

pytestmark = pytest.mark.anyio

LIST = """query ($source: String, $place: String, $dayOn: Date) {
  controls(source: $source, place: $place, dayOn: $dayOn) {
    id source place dayOn counted held difference total says reason
    exemption { owner reason cap untilOn } } }"""
COUNT = "INSERT INTO counts VALUES (%s, %s, %s, %s, '/prison/nomis#c1', now(), 1)"


@pytest.fixture(scope="module", autouse=True)
def filled(shared: Gateway) -> None:
    """Two people in MDI, one of them until the 8th; the answer is of 10 April."""
    shared.tables.put(
        STAY, replace(STAY, person="prison/A2", ended_at=datetime(2026, 4, 8, 9, tzinfo=UTC))
    )
    for day, count in (("2026-04-07", 2), ("2026-04-09", 2)):
        shared.tables.run(COUNT, "/prison/nomis", "MDI", day, count)
    shared.tables.run(COUNT, "/prison/nomis", "LEI", "2026-04-09", 3)
    shared.tables.run(COUNT, "/probation/delius", "n03", "2026-04-09", 3)
    shared.tables.run(
        "INSERT INTO exemptions VALUES "
        "('/prison/nomis', 'LEI', 'omu-lei', 'not sent yet', 3, '2026-04-10', 'o7', now(), 1)"
    )
    for source in ("/prison/nomis", "/probation/delius"):
        agency = source.split("/")[1]
        shared.tables.run(
            "INSERT INTO feeds VALUES (%s, %s, 1, %s, %s, 1)", source, agency, NOW, NOW
        )


async def test_each_place_with_its_last_count(shared: Gateway) -> None:
    """Differing, exempt on its last day, and what we can't count."""
    found = (await shared.client.ask(LIST))["controls"]

    assert [(one["place"], one["total"]) for one in found] == [
        ("LEI", "EXEMPT"),
        ("MDI", "DIFFERS"),
        ("n03", "UNKNOWN"),
    ]
    assert found[0]["exemption"] == {
        "owner": "omu-lei",
        "reason": "not sent yet",
        "cap": 3,
        "untilOn": "2026-04-10",
    }
    assert found[1] == {
        "id": "control/prison/nomis#MDI/2026-04-09",
        "source": "/prison/nomis",
        "place": "MDI",
        "dayOn": "2026-04-09",
        "counted": 2,
        "held": 1,
        "difference": 1,
        "total": "DIFFERS",
        "says": "/prison/nomis counts 2 at MDI on 2026-04-09, we hold 1.",
        "reason": None,
        "exemption": None,
    }


async def test_an_earlier_day_may_be_asked_for(shared: Gateway) -> None:
    """Who was there at the end of that day."""
    (found,) = (await shared.client.ask(LIST, place="MDI", dayOn="2026-04-07"))["controls"]
    none = await shared.client.ask(LIST, source="/prison/nobody")

    assert (found["counted"], found["held"], found["total"]) == (2, 2, "AGREES")
    assert none == {"controls": []}


async def test_it_lapses_with_the_day_of_the_answer(shared: Gateway) -> None:
    """The day after its last day, without anything else told."""
    shared.tables.progress(7, datetime(2026, 4, 11, 0, tzinfo=UTC))
    try:
        (found,) = (await shared.client.ask(LIST, place="LEI"))["controls"]
    finally:
        shared.tables.progress(7)

    assert (found["total"], found["reason"]) == ("DIFFERS", "exempt until 2026-04-10")
