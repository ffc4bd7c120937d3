"""A gap: the verdict of one rule on one journey."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated

import strawberry

from domain.policy.policy import Policy
from gateway.context import Info
from gateway.types import deferral
from gateway.types.deferral import Deferral
from gateway.types.parts import Note, PolicyValue, SkippedDay, notes, skipped, values
from gateway.types.words import Verdict
from projections.rows import GapRow

if TYPE_CHECKING:
    from gateway.types.journey import Journey


async def _journey(
    root: "Gap", info: Info
) -> Annotated["Journey", strawberry.lazy("gateway.types.journey")] | None:
    from gateway.types.journey import of as journey_of

    row = await info.context.loaders.journeys.load(root.person)
    return journey_of(row) if row else None


@strawberry.type(description="The verdict of one gap rule on one journey, with what it rests on.")
class Gap:
    """The verdict of one rule on one journey."""

    id: strawberry.ID = strawberry.field(
        description="Derived from the rule and the fact that armed it: the same after any rebuild."
    )
    person: str = strawberry.field(description="Whose journey.")
    number: int = strawberry.field(description="The rule's number in the catalogue.")
    code: str = strawberry.field(description="The rule's name: first-appointment-not-arranged.")
    kind: str = strawberry.field(description="OPEN: can still be closed. PIT: judged once.")
    severity: str = strawberry.field(description="critical, high, medium or low.")
    owner: str = strawberry.field(description="The role that can close it.")
    verdict: Verdict = strawberry.field(description="What the rule says now.")
    anchor: str = strawberry.field(description="Key of the fact that armed the rule.")
    record: str = strawberry.field(description="The file that fact was said about.")
    armed_at: datetime = strawberry.field(description="When the duty began.")
    due_on: date | None = strawberry.field(description="Last day in time, for day deadlines.")
    due_at: datetime | None = strawberry.field(description="Last moment, for hour deadlines.")
    deadline_at: datetime | None = strawberry.field(
        description="The end of the time allowed; lists are ordered by it."
    )
    short_notice: bool = strawberry.field(
        description="The duty began when less time was left than it allows."
    )
    skipped: list[SkippedDay] = strawberry.field(description="Days that did not count.")
    told_by: str = strawberry.field(description="Whose silence is read; empty where nobody's is.")
    opened_at: datetime | None = strawberry.field(description="When the deadline passed unmet.")
    closed_at: datetime | None = strawberry.field(description="When it was met late, or ended.")
    known_at: datetime | None = strawberry.field(
        description="Since when the log implies this verdict; null where it was met in time: "
        "`why` tells it."
    )
    late_days: int | None = strawberry.field(description="How many days late it was met.")
    reason: str | None = strawberry.field(
        description="Why it is unknown, waived, voided or lapsed."
    )
    rests_on: list[str] = strawberry.field(description="Keys of the facts it rests on.")
    met_by: list[str] = strawberry.field(description="Keys of the facts that met it.")
    policy_values: list[PolicyValue] = strawberry.field(description="Policy values read.")
    notes: list[Note] = strawberry.field(description="What people wrote about it, oldest first.")
    deferral: Deferral | None = strawberry.field(
        description="The last word on putting it off; null where nobody ever wanted to."
    )
    area: str | None = strawberry.field(description="The person's area: region/wales.")
    release_on: date | None = strawberry.field(description="The person's planned release.")
    journey: Annotated["Journey", strawberry.lazy("gateway.types.journey")] | None = (
        strawberry.field(resolver=_journey, description="The journey, as it stands now.")
    )


def of(row: GapRow, under: Policy | None = None) -> Gap:
    """The type of a row; `under`: the policy of the replay it comes from."""
    return Gap(
        id=strawberry.ID(row.id),
        person=row.person,
        number=row.number,
        code=row.code,
        kind=row.kind,
        severity=row.severity,
        owner=row.owner,
        verdict=Verdict(row.verdict),
        anchor=row.anchor,
        record=row.record,
        armed_at=row.armed_at,
        due_on=row.due_on,
        due_at=row.due_at,
        deadline_at=row.deadline_at,
        short_notice=row.short_notice,
        skipped=skipped(row.skipped),
        told_by=row.told_by,
        opened_at=row.opened_at,
        closed_at=row.closed_at,
        known_at=row.known_at,
        late_days=row.late_days,
        reason=row.reason,
        rests_on=list(row.rests_on),
        met_by=list(row.met_by),
        policy_values=values(row.policy_values, under),
        notes=notes(row.notes),
        deferral=deferral.of(row.deferral),
        area=row.area,
        release_on=row.release_on,
    )
