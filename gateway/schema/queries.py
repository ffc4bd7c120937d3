"""What can be asked."""

import strawberry

from gateway.schema.asides import find_asides
from gateway.schema.controls import list_controls
from gateway.schema.deferrals import list_shares
from gateway.schema.films import find_difference, find_film
from gateway.schema.gaps import find_gap, list_gaps
from gateway.schema.handovers import find_handover, list_handovers
from gateway.schema.journeys import find_journey
from gateway.schema.near import list_near
from gateway.schema.parked import list_parked
from gateway.schema.publishers import list_publishers
from gateway.schema.reasons import find_why
from gateway.schema.records import find_records
from gateway.schema.releases import list_releases
from gateway.schema.suggestions import find_suggestions
from gateway.types.aside import SetAsides
from gateway.types.control import ControlTotal
from gateway.types.deferral import DeferralShare
from gateway.types.film import Difference, Picture
from gateway.types.gap import Gap
from gateway.types.handover import Handover
from gateway.types.journey import Journey
from gateway.types.near import NearRequirement
from gateway.types.page import Connection
from gateway.types.parked import ParkedMessage
from gateway.types.publisher import Publisher
from gateway.types.record import Record
from gateway.types.suggestion import Suggestion
from gateway.types.why import Why


@strawberry.type(description="What can be asked. `extensions.asOf` says how new an answer is.")
class Query:
    """What can be asked."""

    journey: Journey | None = strawberry.field(
        resolver=find_journey,
        description="One person's journey: now, or replayed as it was known at a moment, to an "
        "agency. Null where nothing is known of them.",
    )
    gaps: Connection[Gap] = strawberry.field(
        resolver=list_gaps, description="Gaps by deadline, those without one last."
    )
    finding: Gap | None = strawberry.field(resolver=find_gap, description="One gap by its id.")
    why: Why | None = strawberry.field(
        resolver=find_why,
        description="Why a verdict stands. Null where no such gap or handover does.",
    )
    handovers: Connection[Handover] = strawberry.field(
        resolver=list_handovers, description="Handovers by deadline, those without one last."
    )
    handover: Handover | None = strawberry.field(
        resolver=find_handover, description="One handover by its id."
    )
    near: Connection[NearRequirement] = strawberry.field(
        resolver=list_near,
        description="What is still missing where all but a little is in place for a release or a "
        "handover and that is due within the policy's window; by its last safe moment.",
    )
    upcoming_releases: Connection[Journey] = strawberry.field(
        resolver=list_releases,
        description="Planned releases by day, from the day of the answer on.",
    )
    records: list[Record] = strawberry.field(
        resolver=find_records,
        description="Those of these files that have been heard of, with whom they belong to.",
    )
    suggestions: list[Suggestion] | None = strawberry.field(
        resolver=find_suggestions,
        description="Pairs of records that may be one person's, or may not, for a reviewer to "
        "settle with identity.link_judged. Null where nothing is known of the record.",
    )
    film: list[Picture] | None = strawberry.field(
        resolver=find_film,
        description="Each moment at which a verdict of a journey changed, and what changed it. Null "
        "where nothing is known of the record.",
    )
    difference: list[Difference] | None = strawberry.field(
        resolver=find_difference,
        description="What two replays of a journey show differently, and what one side could not "
        "know. Null where one side knew nothing.",
    )
    set_aside: SetAsides = strawberry.field(
        resolver=find_asides, description="People a rule of ours fails on, and what fails."
    )
    deferrals: list[DeferralShare] = strawberry.field(
        resolver=list_shares,
        description="How many of each rule's gaps were put off; rules that many put off are "
        "questioned, and stand first.",
    )
    controls: list[ControlTotal] = strawberry.field(
        resolver=list_controls,
        description="Sources' own counts of the people in a place, beside those we hold there.",
    )
    publishers: list[Publisher] = strawberry.field(
        resolver=list_publishers, description="Every source ever heard, and how it is doing."
    )
    parked: Connection[ParkedMessage] = strawberry.field(
        resolver=list_parked, description="Messages that could not be read, oldest first."
    )
