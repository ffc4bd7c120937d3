"""What the gateway asks about a journey as it was: the replays, off its event loop."""

import asyncio
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import Any, TypeVar

import psycopg

from domain.journey.custody_record import ShouldSay, should_say
from domain.journey.journey import Journey
from domain.journey.outlook import Outlook, outlook
from domain.policy.policy import Policy
from domain.ports import AwayError
from gateway.ports import UnaskableError
from infra.readstore.reads import AWAY
from infra.replays import Replayer
from projections.asked import Asked
from projections.difference import Difference
from projections.film import Picture
from projections.person import PersonRows
from projections.replay import Then

Said = TypeVar("Said")


class GatewayReplays:
    """The gateway's port: the same, off the event loop."""

    def __init__(self, replayer: Replayer) -> None:
        self._replayer = replayer

    async def journey(
        self,
        person_or_record: str,
        as_of: datetime | None,
        known_at: datetime | None,
        known_to: str | None,
        policy: str | None = None,
    ) -> tuple[PersonRows, Policy] | None:
        """See gateway.ports.Replays."""
        with _in_our_words():
            return await asyncio.to_thread(
                self._replayed, person_or_record, as_of, known_at, known_to, policy
            )

    def _replayed(
        self,
        record: str,
        as_of: datetime | None,
        known_at: datetime | None,
        known_to: str | None,
        policy: str | None,
    ) -> tuple[PersonRows, Policy] | None:
        under = self._replayer.policies.named(policy) if policy is not None else None
        found = self._replayer.ask(record, as_of, known_at, known_to, under)
        return (found.rows, found.ask.policy) if found else None

    async def suggestions(self, record: str) -> Sequence[Asked] | None:
        """See gateway.ports.Replays."""
        with _in_our_words():
            return await asyncio.to_thread(self._replayer.suggestions, record)

    async def probation_record(
        self,
        person_or_record: str,
        as_of: datetime | None,
        known_at: datetime | None,
        known_to: str | None,
    ) -> ShouldSay | None:
        """See gateway.ports.Replays."""
        asked = (person_or_record, as_of, known_at, known_to)
        return await self._said(lambda journey, _: should_say(journey), *asked)

    async def outlook(
        self,
        person_or_record: str,
        as_of: datetime | None,
        known_at: datetime | None,
        known_to: str | None,
        policy: Policy | None = None,
    ) -> Outlook | None:
        """See gateway.ports.Replays."""
        return await self._said(outlook, person_or_record, as_of, known_at, known_to, policy)

    async def _said(
        self, of: Callable[[Journey, Policy], Said | None], *question: Any
    ) -> Said | None:
        def answer() -> Said | None:
            found = self._replayer.then(*question)
            return of(*found) if found else None

        with _in_our_words():
            return await asyncio.to_thread(answer)

    async def film(self, record: str, upto: datetime | None) -> Sequence[Picture] | None:
        """See gateway.ports.Replays."""
        with _in_our_words():
            return await asyncio.to_thread(self._replayer.film, record, upto)

    async def difference(self, record: str, one: Then, other: Then) -> Sequence[Difference] | None:
        """See gateway.ports.Replays."""
        with _in_our_words():
            return await asyncio.to_thread(self._replayer.difference, record, one, other)

    async def policy(self) -> Policy:
        """See gateway.ports.Replays."""
        with _in_our_words():
            return await asyncio.to_thread(self._replayer.policies.judged_under)

    async def why(self, finding: str) -> Mapping[str, Any] | None:
        """See gateway.ports.Replays."""
        with _in_our_words():
            return await asyncio.to_thread(self._replayer.why, finding)


@contextmanager
def _in_our_words() -> Iterator[None]:
    """AwayError for a lost connection, UnaskableError for what no column can be compared with."""
    try:
        yield
    except psycopg.DataError as error:  # its message would quote the value
        raise UnaskableError("a value can't be compared with its column") from error
    except psycopg.OperationalError as error:
        raise AwayError(AWAY) from error
