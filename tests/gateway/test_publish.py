"""POST /publish on the real log: what becomes of each event, in whatever form it comes."""

import json
import logging
from random import Random
from urllib.parse import quote

import pytest

from consumers.reasons import REASONS
from tests.consumers.messages import domain_event, event
from tests.gateway.publishing import BATCH, LINES, STRUCTURED, over, post

pytestmark = pytest.mark.anyio


async def test_one_event_is_recorded_once(database: str) -> None:
    """The second time it is a repeat; with another body under its id it is parked."""
    async with over(database) as (http, store):
        first = (await post(http, event())).json()
        again = (await post(http, event())).json()
        changed = (await post(http, event(subject="prison/A1234BD"))).json()
        (entry,) = store.since(0, 10)

        assert first == {
            "agency": "prison",
            "recorded": 1,
            "repeats": 0,
            "parked": 0,
            "events": [
                {
                    "outcome": "recorded",
                    "id": "r-1",
                    "source": "/prison/nomis",
                    "reason": None,
                    "says": None,
                    "told": ["custody.person_released.v1"],
                    "position": entry.position,
                }
            ],
        }
        assert again["events"][0]["outcome"] == "repeat"
        assert [changed["parked"], changed["events"][0]["reason"]] == [1, "id-reuse"]
        assert [row.parked.reason for row in store.parked()] == ["id-reuse"]


MIXED = [
    event(id="a"),
    event(id="b", source="/police/west-mercia"),
    event(id="a"),
    event(id="c", type="custody.person_levitated.v1"),
    event(id="d", time="yesterday"),
    event(id="e"),
]
TOLD = [
    ("recorded", "a", None, 1),
    ("parked", "b", "source-mismatch", None),
    ("repeat", "a", None, None),
    ("recorded", "c", None, 2),
    ("parked", "d", "bad-time", None),
    ("recorded", "e", None, 3),
]


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        (BATCH, json.dumps(MIXED).encode()),
        ("application/json", json.dumps(MIXED, indent=1).encode()),
        (LINES, "\n".join(map(json.dumps, MIXED)).encode()),
    ],
    ids=["batch", "json", "lines"],
)
async def test_many_events_get_an_answer_each_in_order(
    database: str, kind: str, body: bytes
) -> None:
    """In whichever of the forms they came; a bad one leaves its neighbours."""
    async with over(database) as (http, store):
        answer = (await post(http, body, kind)).json()
        events = [
            (one["outcome"], one["id"], one["reason"], one["position"]) for one in answer["events"]
        ]

        assert events == TOLD
        assert answer["events"][3]["told"] == ["data.opaque.v1"]
        assert answer["events"][3]["says"].startswith("No fact has this name")
        assert [entry.id for entry in store.since(0, 10)] == ["a", "c", "e"]
        assert [row.parked.message_id for row in store.parked(agency="prison")] == ["b", "d"]
        assert (await post(http, body, kind)).json()["recorded"] == 0
        assert len(store.parked()) == 2  # a refused event is parked once, however often it comes


async def test_events_nobody_can_read_are_parked_whole(database: str) -> None:
    """Each by itself, its bytes kept; a list without end spoils itself alone."""
    deep = b"[" * 50_000 + b"]" * 50_000
    twice = b'{"id": "x", "id": "y"}'
    body = b"[{broken}, " + deep + b", " + twice + b', "\xff", ' + json.dumps(event()).encode()
    async with over(database) as (http, store):
        answer = (await post(http, body + b"]", BATCH)).json()
        reasons = [one["reason"] for one in answer["events"]]

        assert reasons == ["bad-json", "too-deep", "duplicate-key", "bad-utf8", None]
        assert [row.parked.raw for row in store.parked()] == [b"{broken}", deep, twice, b'"\xff"']


async def test_the_door_is_the_same_as_kafkas(database: str) -> None:
    """An HMPPS event in its own envelope is read too, by the translators of the agency's topic."""
    told = domain_event(
        "prison-offender-events.prisoner.merged",
        {"nomsNumber": "A1234BC", "removedNomsNumber": "A1234BD", "reason": "MERGE"},
    )
    async with over(database) as (http, store):
        ours = (await post(http, told, "application/json")).json()["events"][0]
        theirs = (await post(http, told, "application/json", agency="health")).json()["events"][0]

        assert (ours["outcome"], theirs["reason"]) == ("recorded", "source-mismatch")
        assert ours["told"][0] == store.since(0, 1)[0].fact.TYPE


async def test_a_list_of_other_things_is_one_message(database: str) -> None:
    """As plain JSON: only a list of objects is taken for a batch."""
    async with over(database) as (http, _):
        answer = (await post(http, ["x", 1], "application/json")).json()

        assert [one["reason"] for one in answer["events"]] == ["no-envelope"]


async def test_the_binary_form_is_read_too(database: str) -> None:
    """Attributes in headers, percent-encoded where they must be; the body is the data alone."""
    told = event(subject="voluntary/höhe-1", source="/voluntary/harbour")
    beside = {f"ce-{name}": quote(value, "/:") for name, value in told.items() if name != "data"}
    async with over(database) as (http, store):
        answers = [
            (await post(http, told["data"], "application/json", "voluntary", **beside)).json(),
            (await post(http, told, "application/json", "voluntary")).json(),
        ]

        assert [answer["events"][0]["outcome"] for answer in answers] == ["recorded", "repeat"]
        assert store.since(0, 1)[0].record == "voluntary/höhe-1"


HOSTILE = (b"", b"\x00", b"\xff\xfe", b"[", b"]", b"{", b"}", b'"', b"\\", b",", b"\n", b"\\u0000")


@pytest.mark.parametrize("seed", range(3))
async def test_no_body_is_ever_an_error_of_ours(database: str, seed: int) -> None:
    """Good events, cut and spliced: each body is taken, or refused with a reason."""
    draw = Random(seed)  # noqa: S311 - the same every time
    good = [json.dumps(MIXED).encode(), "\n".join(map(json.dumps, MIXED)).encode()]
    async with over(database) as (http, store):
        for _ in range(60):
            body = bytearray(draw.choice(good))
            for _ in range(draw.randint(1, 6)):
                at = draw.randrange(len(body) + 1)
                body[at : at + draw.randint(0, 9)] = draw.choice(HOSTILE)
            kind = draw.choice([STRUCTURED, BATCH, LINES, "application/json"])
            response = await post(http, bytes(body), kind)
            assert response.status_code in (200, 400)
        assert {row.parked.reason for row in store.parked(limit=1000)} <= REASONS.keys()


async def test_five_hundred_events_are_taken_at_once(database: str) -> None:
    """The most there may be; and an empty batch is no trouble."""
    async with over(database) as (http, store):
        answer = (await post(http, [event(id=f"e{at}") for at in range(500)], BATCH)).json()

        assert (answer["recorded"], store.tip()) == (500, 500)
        assert [one["position"] for one in answer["events"]] == list(range(1, 501))
        assert (await post(http, [], BATCH)).json()["events"] == []


async def test_nothing_personal_is_logged(database: str, caplog: pytest.LogCaptureFixture) -> None:
    """How many came, and why some were parked: no number, no name, no token."""
    caplog.set_level(logging.DEBUG)
    told = [event(id="a", subject="prison/A7777AA"), event(id="b", time="Oxbarrow")]
    async with over(database) as (http, _):
        await post(http, told, BATCH)
    ours = [one.getMessage() for one in caplog.records if one.name.startswith("throughline")]

    assert "prison published 2 events; parked: {'bad-time': 1}" in ours
    assert not any(word in line for line in ours for word in ("A7777AA", "Oxbarrow"))
