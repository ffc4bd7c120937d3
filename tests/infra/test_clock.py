"""The clocks: one runs, one stands still until it is set."""

from datetime import UTC, datetime, timedelta

from infra.clock import FixedClock, SystemClock


def test_the_systems_time_is_aware_utc_and_goes_on() -> None:
    """Never naive: a naive instant would be read in the machine's zone."""
    clock = SystemClock()
    first, second = clock.now(), clock.now()

    assert first.utcoffset() == timedelta(0)
    assert second >= first


def test_a_fixed_clock_moves_only_when_set() -> None:
    """A simulated history sets it to each moment in turn."""
    clock = FixedClock(datetime(2026, 3, 2, 9, tzinfo=UTC))

    assert clock.now() == clock.now() == datetime(2026, 3, 2, 9, tzinfo=UTC)

    clock.at = datetime(2026, 3, 23, tzinfo=UTC)

    assert clock.now() == datetime(2026, 3, 23, tzinfo=UTC)
