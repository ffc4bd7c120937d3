"""Every source, and how it is doing."""

from gateway.context import Info
from gateway.types import publisher
from gateway.types.publisher import Publisher

SQL = """
SELECT f.source, f.agency, f.facts, f.heard_until, f.last_recorded_at,
    (SELECT count(*) FROM parked p WHERE p.agency = f.agency
        AND (p.source = f.source OR p.source IS NULL)) AS parked,
    coalesce(extract(epoch FROM (SELECT as_of FROM progress LIMIT 1) - f.heard_until), 0) AS lag
FROM feeds f ORDER BY f.agency, f.source"""


async def list_publishers(info: Info) -> list[Publisher]:
    """Every source ever heard, by agency."""
    return [publisher.of(row) for row in await info.context.reads.fetch(SQL)]
