"""Which clock a process goes by."""

from datetime import UTC, datetime

from domain.ports import Clock
from infra.clock import FixedClock, SystemClock
from infra.settings import Settings

LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)


def clock_of(settings: Settings) -> Clock:
    """The machine's time; or, for simulated histories, one that leaves time to the log alone."""
    return FixedClock(LONG_AGO) if settings.clock == "log" else SystemClock()
