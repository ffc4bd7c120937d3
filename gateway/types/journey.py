"""A person's journey across custody and release."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Annotated, TypeVar

import strawberry

from domain.policy.policy import Policy
from gateway.context import Info
from gateway.keyset import size
from gateway.ports import Replayed
from gateway.schema.arguments import After, First
from gateway.types import conflict, gap, handover, outlook, probation_record, stay
from gateway.types.conflict import FactConflict
from gateway.types.entry import TimelineEntry
from gateway.types.gap import Gap
from gateway.types.handover import Handover
from gateway.types.outlook import Outlook
from gateway.types.page import Connection
from gateway.types.parts import PolicyVersion
from gateway.types.probation_record import ProbationRecord
from gateway.types.scalars import Long
from gateway.types.stay import Stay
from gateway.types.timeline import replayed_page, stored_page
from gateway.types.words import Verdict
from projections.rows import GapRow, HandoverRow, JourneyRow


@dataclass(frozen=True, slots=True)
class Clocks:
    """As of when, as known when, to whom a journey was asked for; None: now, all, everyone."""

    as_of: datetime | None = None
    known_at: datetime | None = None
    known_to: str | None = None


NOW = Clocks()
Dated = TypeVar("Dated", GapRow, HandoverRow)
_NEVER = datetime.max.replace(tzinfo=UTC)


async def _stays(root: "Journey", info: Info) -> list[Stay]:
    rows = root.replayed.stays if root.replayed else await info.context.loaders.stays.load(root.id)
    return [stay.of(row) for row in rows]


async def _gaps(
    root: "Journey",
    info: Info,
    verdict: Annotated[
        list[Verdict] | None, strawberry.argument(description="Only these verdicts.")
    ] = None,
) -> list[Gap]:
    rows = (
        _by_deadline(root.replayed.gaps)
        if root.replayed
        else await info.context.loaders.gaps.load(root.id)
    )
    return [gap.of(row, root.under) for row in rows if verdict is None or row.verdict in verdict]


async def _handovers(root: "Journey", info: Info) -> list[Handover]:
    rows = (
        _by_deadline(root.replayed.handovers)
        if root.replayed
        else await info.context.loaders.handovers.load(root.id)
    )
    return [handover.of(row, root.under) for row in rows]


async def _timeline(
    root: "Journey", info: Info, first: First = 50, after: After = None
) -> Connection[TimelineEntry]:
    take = size(first)
    if root.replayed is not None:
        return replayed_page(root.replayed.timeline, take, after)
    return await stored_page(info.context.loaders, root.id, take, after)


async def _probation_record(root: "Journey", info: Info) -> ProbationRecord | None:
    by = root.clocks
    found = await info.context.replays.probation_record(root.id, by.as_of, by.known_at, by.known_to)
    return probation_record.of(found) if found else None


async def _outlook(root: "Journey", info: Info) -> Outlook | None:
    by = root.clocks
    found = await info.context.replays.outlook(
        root.id, by.as_of, by.known_at, by.known_to, root.under
    )
    return outlook.of(found) if found else None


async def _not_judged_since(root: "Journey", info: Info) -> datetime | None:
    if root.replayed:
        return None
    since: datetime | None = await info.context.loaders.not_judged.load(root.id)
    return since


async def _policy(root: "Journey", info: Info) -> PolicyVersion:
    policy = root.under or await info.context.policy()
    return PolicyVersion(name=policy.name, content_hash=policy.content_hash)


def _by_deadline(rows: Sequence[Dated]) -> list[Dated]:
    """The order the read tables give: by deadline, then id, those without a deadline last."""
    return sorted(rows, key=lambda row: (row.deadline_at or _NEVER, row.id))


def _person(root: "Journey") -> str:
    return root.id


@strawberry.type(description="One person's way through custody and release, across all agencies.")
class Journey:
    """One person's way through custody and release."""

    replayed: strawberry.Private[Replayed | None]
    clocks: strawberry.Private[Clocks]
    under: strawberry.Private[Policy | None]
    id: strawberry.ID = strawberry.field(description="The person.")
    person: str = strawberry.field(
        resolver=_person,
        description="The person: named after the first record that was heard of them.",
    )
    records: list[str] = strawberry.field(description="Every agency's file on this person.")
    known_as: str = strawberry.field(description="The name they go by in the newest record.")
    date_of_birth_on: date | None = strawberry.field(description="Date of birth.")
    sex: str | None = strawberry.field(description="male or female, where an agency said.")
    state: str = strawberry.field(
        description="custody, community, hospital, at-large, removed, died or unknown."
    )
    place: str | None = strawberry.field(description="Prison code, while in custody.")
    lead_role: str | None = strawberry.field(description="Role of the worker in charge: pom, com.")
    lead_worker: str | None = strawberry.field(description="Staff reference of that worker.")
    area: str | None = strawberry.field(description="Region or unit: region/wales.")
    release_on: date | None = strawberry.field(description="Planned release, while in custody.")
    release_kind: str | None = strawberry.field(description="Kind of that release.")
    destination: str | None = strawberry.field(description="Where to: tenancy, hostel, none.")
    first_at: datetime = strawberry.field(description="When the first fact happened.")
    last_at: datetime = strawberry.field(description="When the last fact happened.")
    facts: int = strawberry.field(description="How many facts have been told.")
    open_gaps: int = strawberry.field(description="Gaps open or breached.")
    unknown_gaps: int = strawberry.field(description="Rules a silent source leaves undecided.")
    overdue_handovers: int = strawberry.field(description="Handovers past their deadline.")
    conflicts: list[FactConflict] = strawberry.field(
        description="Where agencies contradict each other about a movement."
    )
    position: Long = strawberry.field(description="Log position of the last fact about them.")
    not_judged_since: datetime | None = strawberry.field(
        resolver=_not_judged_since,
        description="Since when a rule of ours fails on them: what is shown is older. Null: it is "
        "up to date.",
    )
    stays: list[Stay] = strawberry.field(
        resolver=_stays, description="Spells in custody and community, in order."
    )
    timeline: Connection[TimelineEntry] = strawberry.field(
        resolver=_timeline, description="Every fact told about them, by when it happened."
    )
    gaps: list[Gap] = strawberry.field(
        resolver=_gaps, description="What the gap rules say, by deadline."
    )
    handovers: list[Handover] = strawberry.field(
        resolver=_handovers, description="Where each handover point stands, by deadline."
    )
    probation_record: ProbationRecord | None = strawberry.field(
        resolver=_probation_record,
        description="What probation's record of the custody should say, by what others told. Folded "
        "from the log when asked. Null: no sentence to custody is known.",
    )
    outlook: Outlook | None = strawberry.field(
        resolver=_outlook,
        description="What the dates told say about the way out of custody: licence, recall, learning. "
        "Folded from the log when asked. Null: not in custody, as far as is known.",
    )
    policy: PolicyVersion = strawberry.field(
        resolver=_policy, description="The policy by which what is shown here was judged."
    )


def of(
    row: JourneyRow,
    replayed: Replayed | None = None,
    clocks: Clocks = NOW,
    under: Policy | None = None,
) -> Journey:
    """The type of a row; with a replay, everything below comes from that replay too.

    `under`: the policy by which the replay was judged.
    """
    return Journey(
        replayed=replayed,
        clocks=clocks,
        under=under,
        id=strawberry.ID(row.person),
        records=list(row.records),
        known_as=row.known_as,
        date_of_birth_on=row.date_of_birth_on,
        sex=row.sex,
        state=row.state,
        place=row.place,
        lead_role=row.lead_role,
        lead_worker=row.lead_worker,
        area=row.area,
        release_on=row.release_on,
        release_kind=row.release_kind,
        destination=row.destination,
        first_at=row.first_at,
        last_at=row.last_at,
        facts=row.facts,
        open_gaps=row.open_gaps,
        unknown_gaps=row.unknown_gaps,
        overdue_handovers=row.overdue_handovers,
        conflicts=[conflict.of(told) for told in row.conflicts],
        position=Long(row.position),
    )
