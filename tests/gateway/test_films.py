"""Films and differences, as the schema shows them."""

import pytest

from projections.difference import Difference
from projections.film import Change, Picture
from tests import people
from tests.gateway.conftest import Gateway
from tests.projections.build import at
from tests.story import in_log

pytestmark = pytest.mark.anyio

FILM = """query ($record: ID!, $upto: DateTime) { film(record: $record, upto: $upto) {
  at by told heard changes { id code before after restsOn } } }"""
DIFFERENCE = """query ($record: ID!, $one: Then!, $other: Then!) {
  difference(record: $record, one: $one, other: $other) { id code one other because } }"""


async def test_a_picture(shared: Gateway) -> None:
    (entry,) = in_log([people.released("2026-04-02 10:00")])
    change = Change("HP18/x", "HP18", None, "due", (entry.key,))
    shared.replays.films["prison/A1001AA"] = [
        Picture(at("2026-04-02T09:01"), "told", (entry,), ("probation",), (change,))
    ]

    found = await shared.client.ask(FILM, record="prison/A1001AA")

    assert found["film"] == [
        {
            "at": "2026-04-02T09:01:00+00:00",
            "by": "told",
            "told": [entry.key],
            "heard": ["probation"],
            "changes": [
                {
                    "id": "HP18/x",
                    "code": "HP18",
                    "before": None,
                    "after": "due",
                    "restsOn": [entry.key],
                }
            ],
        }
    ]
    assert await shared.client.ask(FILM, record="prison/Z9999ZZ") == {"film": None}


async def test_a_difference_asks_both_sides(shared: Gateway) -> None:
    shared.replays.differing["prison/A1001AA"] = [
        Difference("51/x", "first-appointment-missed-unfollowed", None, "open", ("told later",))
    ]
    sides = {"one": {"knownAt": "2026-03-03T09:00:00Z"}, "other": {"knownTo": "probation"}}

    found = await shared.client.ask(DIFFERENCE, record="prison/A1001AA", **sides)

    assert found["difference"][0]["because"] == ["told later"]
    assert shared.replays.asked[-2:] == [
        ("prison/A1001AA", None, at("2026-03-03T09:00"), None),
        ("prison/A1001AA", None, None, "probation"),
    ]


@pytest.mark.parametrize(
    ("side", "says"),
    [({"knownAt": "2026-03-03T09:00:00"}, "no offset"), ({"knownTo": "weather"}, "one of")],
)
async def test_what_cannot_be_asked(shared: Gateway, side: dict[str, str], says: str) -> None:
    code, message = await shared.client.refused(DIFFERENCE, record="x", one=side, other={})
    assert (code, says in message) == ("BAD_USER_INPUT", True)
