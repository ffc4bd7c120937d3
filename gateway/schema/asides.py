"""Who could not be judged."""

from gateway.context import Info
from gateway.keyset import MOST
from gateway.types import aside
from gateway.types.aside import SetAsides

SQL = """
SELECT person, by, error, at, since, count(*) OVER () AS total
FROM set_aside ORDER BY since, person LIMIT %(most)s"""


async def find_asides(info: Info) -> SetAsides:
    """How many, and the longest of them."""
    rows = await info.context.reads.fetch(SQL, {"most": MOST})
    return SetAsides(total=rows[0]["total"] if rows else 0, longest=[aside.of(row) for row in rows])
