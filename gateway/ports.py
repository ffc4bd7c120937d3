"""What the gateway must be handed: a way to read, to record a command's fact, and to replay."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from domain.facts.entry import Told
from domain.journey.custody_record import ShouldSay
from domain.journey.outlook import Outlook
from domain.policy.policy import Policy
from projections.asked import Asked
from projections.difference import Difference
from projections.film import Picture
from projections.replay import Then
from projections.rows import GapRow, HandoverRow, JourneyRow, StayRow, TimelineRow

Row = Mapping[str, Any]
Attributes = Sequence[tuple[str, bytes]]


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
        policy: str | None = None,
    ) -> tuple[Replayed, Policy] | None:
        """The journey at `as_of`, by the log as known at `known_at`, to the agency `known_to`.

        With it the policy by which it was judged.

        `policy`: a version that was activated once, or ours, by its name or hash; never a path.
        None for an argument means now, the tip of the log, everyone, and the policy that counted
        then. None back: nothing was known of that person or record then.
        Raises PolicyError where no such policy was ever kept here.
        """

    async def suggestions(self, record: str) -> Sequence[Asked] | None:
        """Pairs of records a reviewer should look at, of whom one is of this record's person.

        Made from the log when asked, kept nowhere. None: nothing is known of that record.
        """

    async def probation_record(
        self,
        person_or_record: str,
        as_of: datetime | None,
        known_at: datetime | None,
        known_to: str | None,
    ) -> ShouldSay | None:
        """What probation's record of that person's custody should say, by the same three clocks.

        Folded from the log when asked. None: no sentence to custody was known of then.
        """

    async def outlook(
        self,
        person_or_record: str,
        as_of: datetime | None,
        known_at: datetime | None,
        known_to: str | None,
        policy: Policy | None = None,
    ) -> Outlook | None:
        """What the dates told say about that person's way out, by the same three clocks.

        Folded from the log when asked. `policy`: by that one, else the one that counted. None: they
        weren't in custody, as far as was known.
        """

    async def film(self, record: str, upto: datetime | None) -> Sequence[Picture] | None:
        """Each moment up to then at which a verdict changed; None: nothing is known of the record."""

    async def difference(self, record: str, one: Then, other: Then) -> Sequence[Difference] | None:
        """What two replays show differently, and why; None where one of them knew nothing."""

    async def policy(self) -> Policy:
        """The policy by which what is shown was judged."""

    async def why(self, finding: str) -> Row | None:
        """The reasons of a verdict, node by node; None where no such finding stands."""


class UnreadableError(Exception):
    """A body of which no single event can be told apart. Nothing of it was taken."""


class TooManyError(UnreadableError):
    """More events than one request may carry."""


@dataclass(frozen=True, slots=True)
class Published:
    """What became of one event."""

    outcome: str  # recorded | repeat (known already, word for word) | parked (set aside whole)
    id: str | None  # as told; null where it couldn't be read
    source: str | None
    reason: str | None  # why it was parked: a code of the closed list
    says: str | None  # what the publisher should know: the field, the shape of its value, the cure
    told: Sequence[str]  # the types of the facts it tells
    position: int | None  # of the log, where its last new fact stands


class Publishing(Protocol):
    """The door of the log, for publishers that have no Kafka."""

    async def publish(
        self, agency: str, form: str, body: bytes, attributes: Attributes = ()
    ) -> Sequence[Published]:
        """Take the events of a body as this agency's, in one transaction; an answer each, in order.

        `form`: one | batch (a JSON array) | lines. `attributes`: those of one event that came
        beside its data, named ce_id, ce_type, ... The same body again is harmless.
        Raises UnreadableError, TooManyError, AwayError: nothing was taken, or (away) all was.
        """
