"""RELp: which plan is in force, how it moved, and what replaces it."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given, settings

from domain.facts.entry import Entry
from domain.journey.journey import Journey
from domain.journey.plans import InForce, Planned, in_force, planned_releases
from tests.domain.histories import BEGIN, DAYS, HOMELESS, OUT, PLANS, histories
from tests.people import moved, planned, received, released
from tests.story import Said, at, in_log, taken_back

NOW = BEGIN + timedelta(days=DAYS + 14)
PLANNED = (*OUT[:2], *PLANS, *HOMELESS)


def journey(*items: Said, as_of: str = "2026-12-01") -> Journey:
    return Journey(in_log(items), at(as_of))


def in_turn(told: Journey) -> list[str]:
    """The days in force in the only custody, as they became known."""
    (release,) = planned_releases(told)
    return [str(step.on) for step in in_force(told, release)]


def test_the_latest_plan_by_its_own_time_is_in_force() -> None:
    """However late it was told."""
    told = journey(
        planned("2026-02-01", "2026-06-08").told("2026-03-01 12:00"),
        planned("2026-01-01", "2026-06-01").told("2026-03-05 12:00"),
    )

    assert planned_releases(told)[0].on == date(2026, 6, 8)
    assert in_turn(told) == ["2026-06-08"]


def test_a_date_moves_and_the_release_replaces_it() -> None:
    """In the order in which it became known."""
    told = journey(
        received("2025-09-01"),
        planned("2026-01-01", "2026-06-01"),
        moved("2026-02-01", "2026-06-08", "2026-06-01"),
        released("2026-06-05 10:00"),
    )

    assert in_turn(told) == ["2026-06-01", "2026-06-08", "2026-06-05"]
    assert planned_releases(told)[0].on == date(2026, 6, 5)


def test_a_plan_taken_back_had_been_in_force() -> None:
    """The one before it holds again."""
    told = journey(
        planned("2026-01-01", "2026-06-01"),
        moved("2026-02-01", "2026-06-08", "2026-06-01").named("m"),
        taken_back("m", "2026-02-10"),
    )

    assert in_turn(told) == ["2026-06-01", "2026-06-08", "2026-06-01"]


def test_kind_and_destination_are_of_the_latest_plan_that_gives_them() -> None:
    """A reschedule keeps them."""
    (release,) = planned_releases(
        journey(
            planned("2026-01-01", "2026-06-01", kind="hdc", destination="family"),
            planned("2026-01-10", "2026-06-01", destination="none"),
            moved("2026-02-01", "2026-06-08", "2026-06-01"),
        )
    )

    assert (release.kind, release.destination) == ("hdc", "none")


def test_each_custody_has_its_own_plans() -> None:
    """Told since the release before it; without a plan there is none."""
    told = journey(
        planned("2026-01-01", "2026-02-02"),
        released("2026-02-02 10:00"),
        received("2026-03-02"),
        released("2026-04-02 10:00"),
        planned("2026-05-01", "2026-09-01"),
    )

    assert [(str(r.on), r.released is not None) for r in planned_releases(told)] == [
        ("2026-02-02", True),
        ("2026-09-01", False),
    ]


def test_a_second_custody_that_lasts_has_its_plans_to_itself() -> None:
    """After a last reception nothing else is looked for."""
    told = journey(
        received("2025-09-01"),
        released("2026-02-02 10:00"),
        received("2026-03-02"),
        planned("2026-05-01", "2026-09-01"),
    )

    assert [str(release.on) for release in planned_releases(told)] == ["2026-09-01"]


def test_a_plan_told_after_the_release_changes_nothing() -> None:
    told = journey(
        received("2025-09-01"),
        planned("2026-01-01", "2026-06-01"),
        released("2026-06-05 10:00"),
        moved("2026-02-01", "2026-06-08", "2026-06-01").told("2026-06-10 12:00"),
    )

    assert in_turn(told) == ["2026-06-01", "2026-06-05"]


def test_release_into_immigration_detention_ends_the_custody_but_is_no_release() -> None:
    """The planned day stands."""
    (release,) = planned_releases(
        journey(
            planned("2026-01-01", "2026-02-02"), released("2026-01-20 10:00", kind="immigration")
        )
    )

    assert (release.on, release.released) == (date(2026, 2, 2), None)


@settings(deadline=None)
@given(histories(theme=PLANNED))
def test_the_quick_way_is_the_careful_way(log: tuple[Entry, ...]) -> None:
    """Where nothing was corrected no earlier journey needs to be drawn; drawn, it says the same."""
    log = tuple(entry for entry in log if not entry.supersedes)
    told = Journey(log, NOW)

    for release in planned_releases(told):
        assert in_force(told, release) == drawn(told, release)


def drawn(told: Journey, release: Planned) -> tuple[InForce, ...]:
    """In force by the careful way, which corrections ask for."""
    corrected = Journey(told.all, told.as_of)
    corrected.standing = replace(told.standing, corrected=True)
    return in_force(corrected, release)
