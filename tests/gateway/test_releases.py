"""Who is about to leave custody, and which person a file belongs to."""

from datetime import date

import pytest

from tests.gateway.cast import MARLOW, person
from tests.gateway.conftest import Gateway

pytestmark = pytest.mark.anyio

YESTERDAY = person("p/yesterday", release_on=date(2026, 4, 9))
TODAY = person("p/today", release_on=date(2026, 4, 10))
FRIDAY = person("p/friday", release_on=date(2026, 4, 17), area="region/north-west")
MAY = person("p/may", release_on=date(2026, 5, 29))
QUERY = """
query ($within: Int, $until: Date, $area: String, $first: Int! = 50, $after: String) {
  upcomingReleases(within: $within, until: $until, area: $area, first: $first, after: $after) {
    totalCount nodes { person } pageInfo { endCursor hasNextPage } } }"""


@pytest.fixture(scope="module", autouse=True)
def filled(shared: Gateway) -> None:
    """Four people with a planned release, one without. The answer is as of 10 April."""
    shared.tables.put(MARLOW, YESTERDAY, TODAY, FRIDAY, MAY)


@pytest.mark.parametrize(
    ("filters", "kept"),
    [
        ({}, ["p/today", "p/friday", "p/may"]),
        ({"within": 0}, ["p/today"]),
        ({"within": 6}, ["p/today"]),
        ({"within": 7}, ["p/today", "p/friday"]),
        ({"until": "2026-05-28"}, ["p/today", "p/friday"]),
        ({"until": "2026-05-29"}, ["p/today", "p/friday", "p/may"]),
        ({"area": "region/north-west"}, ["p/friday"]),
    ],
    ids=str,
)
async def test_releases_from_the_day_of_the_answer_on(
    shared: Gateway, filters: dict[str, object], kept: list[str]
) -> None:
    """By day; a day that has passed is no longer upcoming."""
    found = (await shared.client.ask(QUERY, **filters))["upcomingReleases"]

    assert [node["person"] for node in found["nodes"]] == kept
    assert found["totalCount"] == len(kept)


async def test_releases_page_by_day(shared: Gateway) -> None:
    """Cursors of this list hold a day."""
    page = (await shared.client.ask(QUERY, first=2))["upcomingReleases"]
    rest = await shared.client.ask(QUERY, first=2, after=page["pageInfo"]["endCursor"])

    assert [node["person"] for node in rest["upcomingReleases"]["nodes"]] == ["p/may"]


async def test_a_span_must_be_one(shared: Gateway) -> None:
    """A negative span, or one past any calendar, is refused in words."""
    assert await shared.client.refused(QUERY, within=-1) == (
        "BAD_USER_INPUT",
        "within is -1 days: ask for 0 to 3660.",
    )


async def test_files_lead_to_people(shared: Gateway) -> None:
    """In the order asked, each once, without those never heard of."""
    found = await shared.client.ask(
        'query { records(records: ["probation/X100001", "prison/Z9999ZZ", "p/may", "p/may"]) '
        "{ record person firstPosition journey { releaseOn } } }"
    )

    assert found["records"] == [
        {
            "record": "probation/X100001",
            "person": "prison/A1001AA",
            "firstPosition": 2,
            "journey": {"releaseOn": None},
        },
        {
            "record": "p/may",
            "person": "p/may",
            "firstPosition": 1,
            "journey": {"releaseOn": "2026-05-29"},
        },
    ]
