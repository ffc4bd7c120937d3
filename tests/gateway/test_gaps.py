"""The list of gaps: every filter keeps what it says and drops the rest."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from tests.gateway.cast import GAP, MARLOW, person
from tests.gateway.conftest import Gateway

pytestmark = pytest.mark.anyio

OTHER = person("probation/X200002", area="region/north-west")
A = replace(GAP, id="a")
B = replace(
    GAP,
    id="b",
    person=OTHER.person,
    number=19,
    code="medication-not-carried",
    kind="PIT",
    severity="critical",
    owner="pom",
    verdict="breached",
    told_by="health",
    due_on=None,
    due_at=datetime(2026, 4, 6, 23, tzinfo=UTC),  # midnight London of the 7th
    deadline_at=datetime(2026, 4, 6, 23, tzinfo=UTC),
    area="region/north-west",
)
C = replace(
    GAP,
    id="c",
    verdict="unknown",
    due_on=date(2026, 4, 6),
    deadline_at=datetime(2026, 4, 6, 23, tzinfo=UTC),
)
D = replace(
    GAP, id="d", verdict="not-yet-due", due_on=None, deadline_at=None, opened_at=None, known_at=None
)
QUERY = """
query ($verdict: [Verdict!], $code: String, $number: Int, $severity: String, $owner: String,
       $toldBy: String, $area: String, $person: String, $dueBefore: Date, $dueAfter: Date) {
  gaps(verdict: $verdict, code: $code, number: $number, severity: $severity, owner: $owner,
       toldBy: $toldBy, area: $area, person: $person, dueBefore: $dueBefore, dueAfter: $dueAfter) {
    totalCount nodes { id } } }"""


@pytest.fixture(scope="module", autouse=True)
def filled(shared: Gateway) -> None:
    """Four gaps of two people."""
    shared.tables.put(MARLOW, OTHER, A, B, C, D)


@pytest.mark.parametrize(
    ("filters", "kept"),
    [
        ({}, ["b", "c", "a", "d"]),
        ({"verdict": ["OPEN", "UNKNOWN"]}, ["c", "a"]),
        ({"verdict": ["NOT_YET_DUE"]}, ["d"]),
        ({"verdict": []}, []),
        ({"code": "medication-not-carried"}, ["b"]),
        ({"number": 50}, ["c", "a", "d"]),
        ({"severity": "critical"}, ["b"]),
        ({"owner": "com"}, ["c", "a", "d"]),
        ({"toldBy": "health"}, ["b"]),
        ({"area": "region/wales"}, ["c", "a", "d"]),
        ({"person": "probation/X200002"}, ["b"]),
        ({"dueBefore": "2026-04-07"}, ["c"]),
        ({"dueBefore": "2026-04-08"}, ["b", "c", "a"]),
        ({"dueAfter": "2026-04-06"}, ["b", "a"]),
        ({"dueAfter": "2026-04-07"}, []),
        ({"verdict": ["OPEN"], "area": "region/north-west"}, []),
        ({"code": "' OR true --"}, []),
    ],
    ids=str,
)
async def test_a_filter_keeps_what_it_says(
    shared: Gateway, filters: dict[str, object], kept: list[str]
) -> None:
    """In order of deadline, those without one last; and the count is of all that are kept."""
    found = (await shared.client.ask(QUERY, **filters))["gaps"]

    assert [node["id"] for node in found["nodes"]] == kept
    assert found["totalCount"] == len(kept)


async def test_one_gap_by_its_id(shared: Gateway) -> None:
    """finding(id) gives the gap with its person; an unknown id gives null."""
    found = await shared.client.ask(
        '{ finding(id: "b") { code verdict kind dueAt journey { person } } none: finding(id: "z") { id } }'
    )

    assert found == {
        "finding": {
            "code": "medication-not-carried",
            "verdict": "BREACHED",
            "kind": "PIT",
            "dueAt": "2026-04-06T23:00:00+00:00",
            "journey": {"person": "probation/X200002"},
        },
        "none": None,
    }


async def test_a_journey_shows_its_own_gaps_alone(shared: Gateway) -> None:
    """And a verdict filter there drops the rest."""
    found = await shared.client.ask(
        '{ journey(person: "prison/A1001AA") { all: gaps { id } gaps(verdict: [UNKNOWN]) { id } } }'
    )

    assert found["journey"] == {
        "all": [{"id": "c"}, {"id": "a"}, {"id": "d"}],
        "gaps": [{"id": "c"}],
    }


async def test_a_word_that_is_no_verdict_is_refused(shared: Gateway) -> None:
    """Closed lists are closed."""
    body = await shared.client.answer(QUERY, verdict=["SOMETIMES"])

    assert {error["extensions"]["code"] for error in body["errors"]} == {"BAD_USER_INPUT"}
