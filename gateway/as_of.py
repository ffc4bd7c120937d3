"""`extensions.asOf`: how far the read tables were when the answer was read."""

from collections.abc import AsyncIterator
from typing import Any

from strawberry.extensions import SchemaExtension
from strawberry.types.graphql import OperationType

from gateway.context import Context, Progress, read_progress


class AsOf(SchemaExtension):
    """Read the progress first: rows read later are at least as new as it says."""

    async def on_execute(self) -> AsyncIterator[None]:
        """Before a query; after a mutation, whose own effect has to be in it."""
        context: Context = self.execution_context.context
        if self.execution_context.operation_type is OperationType.QUERY:
            context.progress = await read_progress(context.reads)
        yield
        if context.progress is None:
            context.progress = await read_progress(context.reads)

    def get_results(self) -> dict[str, Any]:
        """{"asOf": {"position", "asOf"}}, or nothing where nothing was read."""
        context: Context = self.execution_context.context
        return {"asOf": shown(context.progress)} if context.progress is not None else {}


def shown(progress: Progress) -> dict[str, Any]:
    """Progress as JSON."""
    as_of = progress.as_of.isoformat() if progress.as_of else None
    return {"position": progress.position, "asOf": as_of}
