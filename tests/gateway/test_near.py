"""Who is near, over everybody: filtered, paged, and nobody with anything late or unknown."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from projections.rows import GapRow
from tests.gateway.cast import GAP, HANDOVER, MORNING, NOW, person
from tests.gateway.conftest import Gateway

pytestmark = pytest.mark.anyio

LIST = """query ($first: Int, $after: String, $area: String, $prison: String, $rule: String) {
  near(first: $first, after: $after, area: $area, prison: $prison, rule: $rule) {
    totalCount pageInfo { endCursor hasNextPage }
    nodes { id person of rule name lastSafeOn deadlineAt toldBy releaseOn area prison
      journey { knownAs } } } }"""
LAST = date(2026, 4, 24)  # asked on 10 April: fourteen days on


def need(who: str, number: int, due_on: date = LAST, **changes: Any) -> GapRow:
    """A duty of the release to come, not met and not due yet."""
    ends = datetime(due_on.year, due_on.month, due_on.day, 23, tzinfo=UTC)
    waits = replace(
        GAP, verdict="not-yet-due", due_on=due_on, deadline_at=ends, of_release=True, opened_at=None
    )
    name = {"id": f"{number}/{who}", "number": number, "code": f"rule-{number}"}
    return replace(waits, person=who, **name, **changes)


def met(who: str, number: int) -> GapRow:
    """One that is in place."""
    return need(who, number, verdict="averted", met_at=MORNING)


@pytest.fixture(scope="module", autouse=True)
def filled(shared: Gateway) -> None:
    """One person a case; probation was heard this morning, health never."""
    tables = shared.tables
    tables.run(
        "INSERT INTO feeds VALUES ('/probation/delius', 'probation', 1, %s, %s, 1)", NOW, NOW
    )
    cases = {
        "near": [met("near", 1), need("near", 2)],
        "near-leeds": [need("near-leeds", 2, area="region/yorkshire", due_on=date(2026, 4, 12))],
        "two-missing": [need("two-missing", 1), need("two-missing", 2)],
        "too-far": [need("too-far", 1, due_on=LAST + timedelta(days=1))],
        "late": [
            need("late", 1),
            need("late", 2, due_on=date(2026, 4, 9), verdict="open"),
        ],
        "unheard": [need("unheard", 1, told_by="health")],
        "waived": [need("waived", 1), need("waived", 2, verdict="waived")],
        "all-met": [met("all-met", 1)],
        "no-plan": [replace(need("no-plan", 1), of_release=False)],
    }
    for who, gaps in cases.items():
        prison = "LEI" if who == "near-leeds" else "MDI"
        tables.put(person(who, state="custody", place=prison), *gaps)
    tables.put(
        person("handed"),
        replace(
            HANDOVER,
            id="HP18/handed",
            person="handed",
            state="due",
            needed=(),
            shared=(),
            acknowledged=(),
            steps=[step(None), step("2026-04-01T09:00:00+00:00")],
        ),
        replace(HANDOVER, id="HP17/handed", point="HP17", person="handed", steps=[step(None)]),
    )


def step(met_at: str | None) -> dict[str, str | None]:
    """A step of a handover."""
    return {
        "due_on": "2026-04-20",
        "due_at": None,
        "deadline_at": "2026-04-20T23:00:00+00:00",
        "met_at": met_at,
    }


async def found(shared: Gateway, **asked: object) -> list[tuple[str, str, str]]:
    nodes = (await shared.client.ask(LIST, **asked))["near"]["nodes"]
    return [(one["person"], one["of"], one["name"]) for one in nodes]


async def test_only_those_of_whom_one_thing_is_missing_and_soon(shared: Gateway) -> None:
    """The soonest first; the one whose pack is there in full lacks a step, the other is one too."""
    assert await found(shared) == [
        ("near-leeds", "release", "rule-2"),
        ("handed", "HP17/handed", "step 1"),
        ("handed", "HP18/handed", "step 1"),
        ("waived", "release", "rule-1"),
        ("near", "release", "rule-2"),
    ]


@pytest.mark.parametrize(
    ("asked", "people"),
    [
        ({"area": "region/yorkshire"}, ["near-leeds"]),
        ({"prison": "MDI"}, ["waived", "near"]),
        ({"rule": "rule-1"}, ["waived"]),
        ({"rule": "HP18"}, ["handed"]),
        ({"rule": "rule-2", "prison": "LEI"}, ["near-leeds"]),
        ({"area": "region/nowhere"}, []),
    ],
)
async def test_a_filter_keeps_what_it_says(
    shared: Gateway, asked: dict[str, str], people: list[str]
) -> None:
    assert [who for who, _, _ in await found(shared, **asked)] == people


async def test_it_is_paged(shared: Gateway) -> None:
    """Nothing twice, nothing left out."""
    whole, page, after = await found(shared), [], None
    while True:
        answer = (await shared.client.ask(LIST, first=2, after=after))["near"]
        page += [(one["person"], one["of"], one["name"]) for one in answer["nodes"]]
        after = answer["pageInfo"]["endCursor"]
        if not answer["pageInfo"]["hasNextPage"]:
            break

    assert page == whole
    assert answer["totalCount"] == len(whole)


async def test_a_row_says_what_is_missing_and_until_when(shared: Gateway) -> None:
    """With the person behind it."""
    (node,) = (await shared.client.ask(LIST, prison="LEI"))["near"]["nodes"]

    assert node == {
        "id": "2/near-leeds",
        "person": "near-leeds",
        "of": "release",
        "rule": "rule-2",
        "name": "rule-2",
        "lastSafeOn": "2026-04-12",
        "deadlineAt": "2026-04-12T23:00:00+00:00",
        "toldBy": "probation",
        "releaseOn": None,
        "area": "region/yorkshire",
        "prison": "LEI",
        "journey": {"knownAs": "Sam Marlow"},
    }
