"""From a mutation to a fact: see how things stand, decide, record, wait until it shows."""

import asyncio
from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any

from domain.calendar import london_day
from domain.casework.deferrals import How
from domain.casework.saying import source_of
from domain.casework.states import DeferralSeen, GapSeen, HandoverSeen
from domain.facts.entry import Told
from domain.finding import State, Verdict
from gateway.context import Context, read_progress
from gateway.errors import NOT_FOUND, UserError
from gateway.ports import Reads

PATIENCE_SECONDS = 2.0
LOOK_SECONDS = 0.02

SAID = """ARRAY(SELECT t.entry FROM timeline t
    WHERE t.person = x.person AND t.source = %(source)s) AS said, now() AS at"""
HANDOVER = f"""SELECT x.id, x.point, x.record, x.state, x.to_agency, x.anchor, {SAID},
    (SELECT t.entry FROM timeline t WHERE t.person = x.person
        AND t.type = 'handover.initiated.v1' AND t.data->>'point' = x.point
        AND t.superseded_by IS NULL AND t.happened_at >= x.armed_at
        ORDER BY t.happened_at DESC, t.entry DESC LIMIT 1) AS begun
FROM handovers x WHERE x.id = %(id)s"""  # noqa: S608 - our own names only
GAP = f"SELECT x.id, x.record, x.verdict, x.deferral, {SAID} FROM findings x WHERE x.id = %(id)s"  # noqa: S608 - our own names only


async def on_handover(
    context: Context, id: str, decide: Callable[[str, datetime, HandoverSeen], Told]
) -> tuple[int, bool]:
    """Record what `decide` says of this handover: its position, and whether it is still pending.

    Raises UserError where there is no such handover, RefusedError where it can't be done now.
    Nothing is recorded then.
    """
    by = context.acting()
    rows = await context.reads.fetch(HANDOVER, {"id": id, "source": source_of(by)})
    if not rows:
        raise UserError("No handover has this id: take one that `handovers` lists.", NOT_FOUND)
    row = rows[0]
    seen = HandoverSeen(
        id=row["id"],
        point=row["point"],
        record=row["record"],
        state=State(row["state"]),
        to_agency=row["to_agency"],
        round=row["begun"] or row["anchor"],
        said=frozenset(row["said"]),
    )
    return await _record(context, decide(by, row["at"], seen))


async def on_gap(
    context: Context, id: str, decide: Callable[[str, datetime, GapSeen], Told]
) -> tuple[int, bool]:
    """The same for a gap."""
    by = context.acting()
    rows = await context.reads.fetch(GAP, {"id": id, "source": source_of(by)})
    if not rows:
        raise UserError("No gap has this id: take one that `gaps` lists.", NOT_FOUND)
    row = rows[0]
    seen = GapSeen(
        id=row["id"],
        record=row["record"],
        verdict=Verdict(row["verdict"]),
        said=frozenset(row["said"]),
        deferral=_deferral(row["deferral"], london_day(row["at"])),
    )
    return await _record(context, decide(by, row["at"], seen))


def _deferral(told: Mapping[str, Any] | None, today: date) -> DeferralSeen | None:
    """Somebody's wish to put it off, if it is still about today."""
    if told is None or told["over"] or date.fromisoformat(told["until_on"]) < today:
        return None
    return DeferralSeen(told["fact"], told["agency"], told["by"], How(told["how"]))


async def _record(context: Context, told: Told) -> tuple[int, bool]:
    position = await context.commands.record(told)
    shown = await shows(context.reads, position, PATIENCE_SECONDS)
    context.forget()
    return position, not shown


async def shows(reads: Reads, position: int, within: float) -> bool:
    """Wait until the read tables have reached a position; False if they don't in time."""
    try:
        async with asyncio.timeout(within):
            while (await read_progress(reads)).position < position:  # noqa: ASYNC110 - the deriver is another process
                await asyncio.sleep(LOOK_SECONDS)
    except TimeoutError:
        return False
    return True
