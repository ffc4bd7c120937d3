"""A handover: one instance of a handover point on one journey."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated

import strawberry

from domain.policy.policy import Policy
from gateway.context import Info
from gateway.types.parts import PolicyValue, SkippedDay, skipped, values
from gateway.types.words import State
from projections.rows import HandoverRow

if TYPE_CHECKING:
    from gateway.types.journey import Journey


async def _journey(
    root: "Handover", info: Info
) -> Annotated["Journey", strawberry.lazy("gateway.types.journey")] | None:
    from gateway.types.journey import of as journey_of

    row = await info.context.loaders.journeys.load(root.person)
    return journey_of(row) if row else None


@strawberry.type(description="One case passing from one side to another, and how far it has got.")
class Handover:
    """One instance of a handover point on one journey."""

    id: strawberry.ID = strawberry.field(
        description="Derived from the point and the fact that armed it: the same after a rebuild."
    )
    person: str = strawberry.field(description="Whose journey.")
    point: str = strawberry.field(description="The handover point: HP18.")
    state: State = strawberry.field(description="How far it has got.")
    anchor: str = strawberry.field(description="Key of the fact that armed it.")
    record: str = strawberry.field(description="The file that fact was said about.")
    armed_at: datetime = strawberry.field(description="Since when it is called for.")
    from_agency: str = strawberry.field(description="Who hands over.")
    to_agency: str = strawberry.field(description="Who takes over.")
    due_on: date | None = strawberry.field(description="Last day in time, for day deadlines.")
    due_at: datetime | None = strawberry.field(description="Last moment, for hour deadlines.")
    deadline_at: datetime | None = strawberry.field(
        description="The end of the time allowed; lists are ordered by it."
    )
    short_notice: bool = strawberry.field(
        description="It was called for when less time was left than it allows."
    )
    skipped: list[SkippedDay] = strawberry.field(description="Days that did not count.")
    told_by: str = strawberry.field(description="Whose silence is read; empty where nobody's is.")
    needed: list[str] = strawberry.field(description="The pack: items that have to travel.")
    shared: list[str] = strawberry.field(description="Items sent.")
    acknowledged: list[str] = strawberry.field(description="Items the receiver says it has.")
    accepted_at: datetime | None = strawberry.field(description="When it was complete.")
    known_at: datetime | None = strawberry.field(
        description="Since when the log implies this state; null where accepted: `why` tells it."
    )
    late_days: int | None = strawberry.field(description="How many days late it was accepted.")
    reason: str | None = strawberry.field(description="Why it was returned or cancelled.")
    rests_on: list[str] = strawberry.field(description="Keys of the facts it rests on.")
    policy_values: list[PolicyValue] = strawberry.field(description="Policy values read.")
    area: str | None = strawberry.field(description="The person's area: region/wales.")
    release_on: date | None = strawberry.field(description="The person's planned release.")
    journey: Annotated["Journey", strawberry.lazy("gateway.types.journey")] | None = (
        strawberry.field(resolver=_journey, description="The journey, as it stands now.")
    )


def of(row: HandoverRow, under: Policy | None = None) -> Handover:
    """The type of a row; `under`: the policy of the replay it comes from."""
    return Handover(
        id=strawberry.ID(row.id),
        person=row.person,
        point=row.point,
        state=State(row.state),
        anchor=row.anchor,
        record=row.record,
        armed_at=row.armed_at,
        from_agency=row.from_agency,
        to_agency=row.to_agency,
        due_on=row.due_on,
        due_at=row.due_at,
        deadline_at=row.deadline_at,
        short_notice=row.short_notice,
        skipped=skipped(row.skipped),
        told_by=row.told_by,
        needed=list(row.needed),
        shared=list(row.shared),
        acknowledged=list(row.acknowledged),
        accepted_at=row.accepted_at,
        known_at=row.known_at,
        late_days=row.late_days,
        reason=row.reason,
        rests_on=list(row.rests_on),
        policy_values=values(row.policy_values, under),
        area=row.area,
        release_on=row.release_on,
    )
