"""Where the gateway's commands enter the log."""

import asyncio

from domain.facts.entry import Told
from domain.ports import Batch, FactStore


class GatewayCommands:
    """gateway.ports.Commands on the fact store."""

    def __init__(self, store: FactStore) -> None:
        self._store = store
        self._one_at_a_time = asyncio.Lock()  # two clicks at once are one fact, and nothing parked

    async def record(self, told: Told) -> int:
        """See gateway.ports.Commands. Raises AwayError."""
        async with self._one_at_a_time:
            return await asyncio.to_thread(self._record, told)

    def _record(self, told: Told) -> int:
        earlier = self._found(told)
        if earlier is not None:
            return earlier
        tip = self._store.record(Batch((told,))).position
        return self._found(told) or tip

    def _found(self, told: Told) -> int | None:
        entries = self._store.of_records((told.record,))
        return next((entry.position for entry in entries if entry.key == told.key), None)
