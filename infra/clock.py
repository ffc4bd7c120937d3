"""The only place that knows the time."""

from dataclasses import dataclass
from datetime import UTC, datetime


class SystemClock:
    """The machine's time."""

    def now(self) -> datetime:
        """An aware UTC instant."""
        return datetime.now(UTC)  # noqa: TID251 - the one place allowed to


@dataclass(slots=True)
class FixedClock:
    """A time that stands still until it is set: for tests and simulated histories."""

    at: datetime  # aware

    def now(self) -> datetime:
        """The instant it was set to."""
        return self.at
