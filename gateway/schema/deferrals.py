"""How many of each rule's gaps were put off."""

from domain.calendar import london_day
from domain.casework.shares import Counted, shares
from gateway.context import Info, read_progress
from gateway.schema.arguments import Area
from gateway.types import deferral
from gateway.types.deferral import DeferralShare

GAPS = """
SELECT code, area, CASE WHEN deferral->>'how' = 'rests' THEN deferral->>'reason' END AS reason
FROM findings WHERE verdict IN ('open', 'breached', 'closed')
  AND (%(area)s::text IS NULL OR area = %(area)s)"""


async def list_shares(info: Info, area: Area = None) -> list[DeferralShare]:
    """Rule by rule; those that are questioned first."""
    reads = info.context.reads
    progress = info.context.progress or await read_progress(reads)
    if progress.as_of is None:
        return []
    gaps = [Counted(**row) for row in await reads.fetch(GAPS, {"area": area})]
    found = shares(gaps, await info.context.policy(), london_day(progress.as_of))
    return [deferral.share_of(one) for one in found]
