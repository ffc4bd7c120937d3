"""Publishers and what was set aside of theirs."""

from datetime import UTC, datetime

import pytest

from domain.ports import Batch, Parked
from tests.gateway.conftest import Gateway

pytestmark = pytest.mark.anyio

PARKED = [
    Parked("bad-json", "data: not JSON", b"\x00{", "in.prison.v1", 0, 4),
    Parked(
        "source-mismatch",
        "source: not the topic's owner",
        b"{}",
        "in.prison.v1",
        1,
        9,
        source="/prison/nomis",
        message_id="m9",
    ),
    Parked("bad-json", "data: not JSON", b"[", "in.police.v1", 0, 1),
]
FEED = "INSERT INTO feeds VALUES (%s, %s, %s, %s, %s, %s)"
QUERY = """
query ($reason: String, $agency: String, $first: Int! = 50, $after: String) {
  parked(reason: $reason, agency: $agency, first: $first, after: $after) {
    totalCount nodes { reason says agency source messageId topic partition offset }
    pageInfo { endCursor } } }"""


@pytest.fixture(scope="module", autouse=True)
def filled(shared: Gateway) -> None:
    """Two sources, three messages set aside by the real log."""
    shared.store.record(Batch((), parked=PARKED))
    heard = datetime(2026, 4, 10, 8, 30, tzinfo=UTC)
    shared.tables.run(FEED, "/prison/nomis", "prison", 2**40, heard, heard, 7)
    ahead = datetime(2026, 4, 11, tzinfo=UTC)
    shared.tables.run(FEED, "/health/nhs", "health", 3, ahead, heard, 6)


async def test_every_source_with_its_silence_and_what_was_parked(shared: Gateway) -> None:
    """Lag runs from the last word to the moment of the answer, and never below nought."""
    found = await shared.client.ask(
        "{ publishers { source agency facts parked lag lastHeardAt lastRecordedAt } }"
    )

    assert found["publishers"] == [
        {
            "source": "/health/nhs",
            "agency": "health",
            "facts": 3,
            "parked": 0,
            "lag": 0.0,
            "lastHeardAt": "2026-04-11T00:00:00+00:00",
            "lastRecordedAt": "2026-04-10T08:30:00+00:00",
        },
        {
            "source": "/prison/nomis",
            "agency": "prison",
            "facts": 2**40,
            "parked": 2,
            "lag": 1800.0,
            "lastHeardAt": "2026-04-10T08:30:00+00:00",
            "lastRecordedAt": "2026-04-10T08:30:00+00:00",
        },
    ]


async def test_how_good_what_a_source_says_is(shared: Gateway) -> None:
    """What was parked of it, by reason; counts of what it said; its own rhythm."""
    shared.tables.run("DELETE FROM rhythm")
    shared.tables.run("INSERT INTO rhythm VALUES ('', 24), ('/prison', 0.25)")

    found = await shared.client.ask(
        "{ publishers { source opaque changesTold late invalidIdentifiers unlinkedRecords "
        "parkedByReason { reason messages } expectedHours silent } }"
    )

    nothing = dict.fromkeys(
        ("opaque", "changesTold", "late", "invalidIdentifiers", "unlinkedRecords"), 0
    )
    assert found["publishers"] == [
        {
            **nothing,
            "source": "/health/nhs",
            "parkedByReason": [],
            "expectedHours": 24.0,
            "silent": False,
        },
        {
            **nothing,
            "source": "/prison/nomis",
            "parkedByReason": [
                {"reason": "bad-json", "messages": 1},
                {"reason": "source-mismatch", "messages": 1},
            ],
            "expectedHours": 0.25,
            "silent": True,
        },
    ]


@pytest.mark.parametrize(
    ("filters", "offsets"),
    [
        ({}, [4, 9, 1]),
        ({"reason": "bad-json"}, [4, 1]),
        ({"agency": "prison"}, [4, 9]),
        ({"agency": "court"}, []),
    ],
    ids=str,
)
async def test_parked_messages_by_reason_and_agency(
    shared: Gateway, filters: dict[str, object], offsets: list[int]
) -> None:
    """Oldest first."""
    found = (await shared.client.ask(QUERY, **filters))["parked"]

    assert [node["offset"] for node in found["nodes"]] == offsets
    assert found["totalCount"] == len(offsets)


async def test_parked_messages_page_on(shared: Gateway) -> None:
    """Three messages parked at one instant are three pages of one."""
    seen, after = [], None
    for _ in range(3):
        page = (await shared.client.ask(QUERY, first=1, after=after))["parked"]
        seen += [node["offset"] for node in page["nodes"]]
        after = page["pageInfo"]["endCursor"]

    assert seen == [4, 9, 1]


async def test_raw_bytes_are_read_only_when_asked_for(shared: Gateway) -> None:
    """They may hold personal data; one statement fetches them for the whole page."""
    shared.reads.statements.clear()
    await shared.client.ask("{ parked { nodes { reason } } }")
    without = list(shared.reads.statements)
    shared.reads.statements.clear()
    found = await shared.client.ask("{ parked { nodes { rawBase64 } } }")

    assert not any("raw" in statement for statement in without)
    assert sum("raw" in statement for statement in shared.reads.statements) == 1
    assert [node["rawBase64"] for node in found["parked"]["nodes"]] == ["AHs=", "e30=", "Ww=="]


async def test_what_was_settled_is_kept_and_can_be_left_out(own: Gateway) -> None:
    """Who gave it up, and why."""
    own.store.record(Batch((), parked=PARKED))
    own.store.discard(1, "r.lee", "a test message of theirs")

    found = await own.client.ask(
        "{ parked { nodes { offset settled settledBy settledWhy } } "
        "waiting: parked(waiting: true) { totalCount nodes { offset settled } } }"
    )

    assert found["parked"]["nodes"][0] == {
        "offset": 4,
        "settled": "discarded",
        "settledBy": "r.lee",
        "settledWhy": "a test message of theirs",
    }
    assert found["waiting"] == {
        "totalCount": 2,
        "nodes": [{"offset": 9, "settled": None}, {"offset": 1, "settled": None}],
    }
