"""What ends a duty whatever the rule."""

import pytest

from domain.journey.ends import Ended, ends, first_end, last_moment
from domain.journey.journey import Journey
from domain.journey.supervision import supervision_over
from tests.people import (
    at_large,
    died,
    from_hospital,
    received,
    removed,
    supervision_ended,
    supervision_started,
    to_hospital,
)
from tests.story import Said, at, in_log

ARMED = at("2026-03-02 09:00")


def journey(*items: Said) -> Journey:
    return Journey(in_log(items), at("2026-12-01"))


@pytest.mark.parametrize(
    ("items", "reason", "ended"),
    [
        ([died("2026-03-10 08:00")], "died", "2026-03-10 08:00"),
        ([removed("2026-03-10")], "removed", "2026-03-10 12:00"),
        ([removed("2026-02-10")], "removed", "2026-02-10 12:00"),
        ([removed("2026-03-10"), received("2026-03-20")], "removed", "2026-03-10 12:00"),
        ([to_hospital("2026-02-10")], "in hospital", "2026-02-10 12:00"),
        (
            [to_hospital("2026-03-10"), from_hospital("2026-03-20"), died("2026-04-01")],
            "died",
            None,
        ),
        ([died("2026-03-20"), removed("2026-03-10")], "removed", None),
    ],
)
def test_the_earliest_end(items: list[Said], reason: str, ended: str | None) -> None:
    """Death and removal for good; hospital while it lasts, also begun earlier."""
    found = ends(journey(*items), ARMED)

    assert found is not None
    assert found.reason == reason
    assert ended is None or found.at == at(ended)


@pytest.mark.parametrize(
    "items",
    [
        [removed("2026-02-10"), received("2026-02-20")],
        [to_hospital("2026-03-10"), from_hospital("2026-03-20")],
        [to_hospital("2026-03-10"), received("2026-03-20")],
        [at_large("2026-03-10")],
    ],
    ids=["back in the country before", "back from hospital", "received since", "not asked about"],
)
def test_what_ends_nothing(items: list[Said]) -> None:
    """States that are over."""
    assert ends(journey(*items), ARMED) is None


def test_absconding_counts_where_it_is_asked_about() -> None:
    """Until the person is received again."""
    assert ends(journey(at_large("2026-03-10")), ARMED, absconding=True) is not None
    back = journey(at_large("2026-03-10"), received("2026-03-20"))
    assert ends(back, ARMED, absconding=True) is None


def test_a_death_known_to_the_day_counts_at_its_end() -> None:
    """Told later, of an earlier day."""
    found = ends(journey(died("2026-03-20", died_on="2026-03-10")), ARMED)

    assert found is not None
    assert found.at == last_moment(at("2026-03-10").date())


def test_the_first_of_several() -> None:
    """None where there is none."""
    early, late = Ended(at("2026-03-01"), "early"), Ended(at("2026-03-02"), "late")

    assert first_end(None, late, early) is early
    assert first_end(None, None) is None


def test_supervision_is_over_where_nothing_follows() -> None:
    """Another that starts on that day or the next goes on."""
    ended = supervision_ended("2026-03-10")

    assert supervision_over(journey(ended), ARMED) is not None
    assert supervision_over(journey(ended), at("2026-03-11")) is None
    for day, goes_on in (("2026-03-10", True), ("2026-03-11", True), ("2026-03-12", False)):
        told = journey(ended, supervision_started(day, "pss"))
        assert (supervision_over(told, ARMED) is None) is goes_on
