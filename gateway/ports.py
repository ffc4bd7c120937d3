"""What the gateway must be handed: a way to read, to record a command's fact, and to replay."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Protocol

from domain.facts.entry import Told
from projections.rows import GapRow, HandoverRow, JourneyRow, StayRow, TimelineRow

Row = Mapping[str, Any]


class UnaskableError(Exception):
    """A value that the database can't even compare with: a NUL, a number out of all range."""


class Reads(Protocol):
    """The read tables, by SQL whose table names carry no schema and whose values are parameters."""

    async def fetch(self, sql: str, params: Mapping[str, object] | None = None) -> Sequence[Row]:
        """Every row of one statement, as columns by name. Raises AwayError, UnaskableError."""


class Commands(Protocol):
    """The way a decided fact reaches the log."""

    async def record(self, told: Told) -> int:
        """Record it and give its position in the log.

        The same (source, id) again writes nothing and gives the position of the first, whatever
        its times: a repeated request is a repeat. Raises AwayError; then ask again, for
        the fact stands in the log once or not at all.
        """


class Replayed(Protocol):
    """A journey as it was: the same rows that the read tables hold for one person."""

    @property
    def journey(self) -> JourneyRow:
        """The person."""

    @property
    def stays(self) -> Sequence[StayRow]:
        """Spells, in order."""

    @property
    def timeline(self) -> Sequence[TimelineRow]:
        """Every fact, in any order."""

    @property
    def gaps(self) -> Sequence[GapRow]:
        """Verdicts of the rules, in any order."""

    @property
    def handovers(self) -> Sequence[HandoverRow]:
        """Handover points, in any order."""


class Replays(Protocol):
    """The log, folded and judged again with other arguments."""

    async def journey(
        self,
        person_or_record: str,
        as_of: datetime | None,
        known_at: datetime | None,
        known_to: str | None,
    ) -> Replayed | None:
        """The journey at `as_of`, by the log as known at `known_at`, to the agency `known_to`.

        None for an argument means now, the tip of the log, and everyone. None back: nothing was
        known of that person or record then.
        """

    async def why(self, finding: str) -> Row | None:
        """The reasons of a verdict, node by node; None where no such finding stands."""
