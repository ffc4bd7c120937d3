"""Which person an agency's file belongs to."""

from typing import Annotated

import strawberry

from gateway.context import Info
from gateway.errors import UserError
from gateway.keyset import MOST
from gateway.types import record
from gateway.types.record import Record

SQL = """
SELECT record, person, first_position FROM records WHERE record = ANY(%(records)s::text[])"""


async def find_records(
    info: Info,
    records: Annotated[
        list[str], strawberry.argument(description="Up to 100 files: prison/A1234BC.")
    ],
) -> list[Record]:
    """Those of these records that have been heard of, in the order asked."""
    if len(records) > MOST:
        raise UserError(f"records has {len(records)} entries: ask for {MOST} or fewer at a time.")
    rows = await info.context.reads.fetch(SQL, {"records": records})
    found = {row["record"]: row for row in rows}
    return [record.of(found[name]) for name in dict.fromkeys(records) if name in found]
