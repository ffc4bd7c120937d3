"""Short notice, and dates that move: the last good day never slips back by being told anew."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from domain.journey.notice import Computed, held, notice_read, noticed
from domain.policy.policy import by_end_of
from infra.policy.load import england_and_wales

POLICY = england_and_wales()


def step(known_on: str, due_on: str) -> Computed:
    return Computed(date.fromisoformat(known_on), by_end_of(date.fromisoformat(due_on)))


def due(*steps: Computed) -> tuple[str, bool]:
    found = held(steps, POLICY)
    assert found is not None
    assert found.due_on is not None
    return found.due_on.isoformat(), found.short_notice


def test_known_in_time_the_computed_day_holds() -> None:
    assert due(step("2025-05-22", "2025-05-22")) == ("2025-05-22", False)


def test_known_a_day_late_two_working_days_are_given() -> None:
    # Fri 23 May 2025: Monday is a bank holiday
    assert due(step("2025-05-23", "2025-05-22")) == ("2025-05-28", True)
    assert noticed(step("2025-05-23", "2025-05-22"), POLICY).skipped != ()


def test_moved_later_the_new_day_holds_unmarked() -> None:
    assert due(step("2026-01-01", "2026-03-02"), step("2026-02-01", "2026-05-01")) == (
        "2026-05-01",
        False,
    )


def test_moved_later_can_make_a_passed_day_not_yet_due_again() -> None:
    assert due(step("2026-01-01", "2026-03-02"), step("2026-04-01", "2026-05-01")) == (
        "2026-05-01",
        False,
    )


def test_moved_later_but_not_past_the_short_notice_day() -> None:
    # known Mon 1 Jun, a day late: Wed 3 Jun holds, marked; moved to 2 Jun it still does
    assert due(step("2026-06-01", "2026-05-31"), step("2026-06-01", "2026-06-02")) == (
        "2026-06-03",
        True,
    )


def test_moved_earlier_never_gives_more_time() -> None:
    # from 2 Mar to 2 Feb, told Tue 24 Feb: short notice would give 26 Feb, which is earlier
    assert due(step("2026-01-01", "2026-03-02"), step("2026-02-24", "2026-02-02")) == (
        "2026-02-26",
        True,
    )
    # told on Fri 27 Feb: short notice would give 3 Mar, so the day that held before stays
    assert due(step("2026-01-01", "2026-03-02"), step("2026-02-27", "2026-02-02")) == (
        "2026-03-02",
        False,
    )


def test_told_again_nothing_changes() -> None:
    assert due(step("2026-01-01", "2026-03-02"), step("2026-03-05", "2026-03-02")) == (
        "2026-03-02",
        False,
    )


def test_no_step_no_day() -> None:
    assert held((), POLICY) is None


def test_the_row_of_the_notice_is_named_only_where_it_holds() -> None:
    on = date(2025, 5, 23)
    marked, plain = (
        held((step("2025-05-23", day),), POLICY) for day in ("2025-05-22", "2025-06-01")
    )

    assert notice_read(marked, POLICY, on) == (("short-notice.within", 0),)
    assert notice_read(plain, POLICY, on) == ()
    assert notice_read(None, POLICY, on) == ()


days = st.dates(date(2026, 1, 1), date(2026, 3, 31))


@given(days, days, st.lists(st.tuples(days, days), max_size=4))
def test_a_last_move_to_an_earlier_day_never_gives_more_time(
    known_on: date, due_on: date, moves: list[tuple[date, date]]
) -> None:
    steps = [Computed(k, by_end_of(d)) for k, d in [(known_on, due_on), *sorted(moves)]]
    before = held(steps, POLICY)
    assert before is not None
    last = steps[-1].deadline.due_on
    assert last is not None
    earlier = Computed(date(2026, 4, 1), by_end_of(date.fromordinal(last.toordinal() - 1)))

    after = held([*steps, earlier], POLICY)

    assert after is not None
    assert after.ends_at <= before.ends_at
