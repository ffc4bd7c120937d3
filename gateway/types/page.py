"""Relay connections: a page of nodes, each with its cursor, and how many there are in all."""

from collections.abc import Awaitable, Callable, Sequence
from typing import Generic, TypeVar

import strawberry

Node = TypeVar("Node")


@strawberry.type(description="Where a page stands in its list.")
class PageInfo:
    """Where a page stands in its list."""

    has_next_page: bool = strawberry.field(description="More rows follow this page.")
    has_previous_page: bool = strawberry.field(description="This page came after another.")
    start_cursor: str | None = strawberry.field(description="Cursor of the first row.")
    end_cursor: str | None = strawberry.field(
        description="Cursor of the last row: pass it as `after` for the next page."
    )


@strawberry.type(description="One row of a page.")
class Edge(Generic[Node]):
    """One row of a page."""

    node: Node = strawberry.field(description="The row.")
    cursor: str = strawberry.field(description="Its place in the list.")


async def _total(root: "Connection[Node]") -> int:
    return await root.counted()


def _nodes(root: "Connection[Node]") -> list[Node]:
    return [edge.node for edge in root.edges]


@strawberry.type(description="A page of a list, in an order that never skips or repeats a row.")
class Connection(Generic[Node]):
    """A page of a list."""

    edges: list[Edge[Node]] = strawberry.field(description="The rows with their cursors.")
    page_info: PageInfo = strawberry.field(description="Where this page stands.")
    counted: strawberry.Private[Callable[[], Awaitable[int]]]
    nodes: list[Node] = strawberry.field(resolver=_nodes, description="The rows alone.")
    total_count: int = strawberry.field(
        resolver=_total, description="How many rows the list has under these filters."
    )


def connection(
    edges: Sequence[Edge[Node]],
    *,
    more: bool,
    began: bool,
    counted: Callable[[], Awaitable[int]],
) -> Connection[Node]:
    """A page of these edges; `more` follow; `began`: it is the first page."""
    info = PageInfo(
        has_next_page=more,
        has_previous_page=not began,
        start_cursor=edges[0].cursor if edges else None,
        end_cursor=edges[-1].cursor if edges else None,
    )
    return Connection(edges=list(edges), page_info=info, counted=counted)
