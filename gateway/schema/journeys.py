"""One person: their journey now, or as it was."""

from datetime import datetime
from typing import Annotated

import strawberry

from domain.policy.values import PolicyError
from gateway.context import AGENCIES, Context, Info
from gateway.errors import UserError
from gateway.schema.arguments import aware
from gateway.types import journey
from gateway.types.journey import Clocks, Journey
from projections.rows import JourneyRow, columns

_COLUMNS = columns(JourneyRow, "j")
BY_RECORD = f"""
SELECT {_COLUMNS} FROM records r JOIN journeys j USING (person) WHERE r.record = %(who)s"""  # noqa: S608 - our own names only
BY_PERSON = f"""
SELECT {_COLUMNS} FROM journeys j WHERE j.person = %(who)s UNION ALL {BY_RECORD} LIMIT 1"""  # noqa: S608 - our own names only

Record = Annotated[
    str | None, strawberry.argument(description="An agency's file on them: prison/A1234BC.")
]
Person = Annotated[
    str | None, strawberry.argument(description="The person, by this or an earlier id.")
]
AsOf = Annotated[
    datetime | None,
    strawberry.argument(description="Judge as of this moment: nothing after it counts."),
]
KnownAt = Annotated[
    datetime | None, strawberry.argument(description="By what had been recorded by this moment.")
]
KnownTo = Annotated[
    str | None, strawberry.argument(description="By what this agency had been told; all: anyone.")
]

PolicyName = Annotated[
    str | None,
    strawberry.argument(
        description="Judge under this policy: a version that was activated once, by its name or "
        "hash. Without it: the one that counted when it was known."
    ),
]


async def find_journey(
    info: Info,
    record: Record = None,
    person: Person = None,
    as_of: AsOf = None,
    known_at: KnownAt = None,
    known_to: KnownTo = None,
    policy: PolicyName = None,
) -> Journey | None:
    """The journey of a record or person, replayed if any clock or a policy is named."""
    who = _who(record, person)
    if as_of is None and known_at is None and known_to is None and policy is None:
        rows = await info.context.reads.fetch(BY_RECORD if record else BY_PERSON, {"who": who})
        return journey.of(JourneyRow(**rows[0])) if rows else None
    clocks = Clocks(aware("asOf", as_of), aware("knownAt", known_at), _agency(known_to))
    return await _replay(info.context, who, clocks, policy)


async def _replay(context: Context, who: str, clocks: Clocks, policy: str | None) -> Journey | None:
    try:
        found = await context.replays.journey(
            who, clocks.as_of, clocks.known_at, clocks.known_to, policy
        )
    except PolicyError as error:
        raise UserError(f"policy: {error}.") from None
    if found is None:
        return None
    replayed, under = found
    return journey.of(replayed.journey, replayed, clocks, under)


def _agency(known_to: str | None) -> str | None:
    """One of the agencies we know; None for anyone."""
    if known_to is None or known_to == "all":
        return None
    if known_to not in AGENCIES:
        raise UserError(f"knownTo names no agency: all, or one of {', '.join(AGENCIES)}.")
    return known_to


def _who(record: str | None, person: str | None) -> str:
    who = record or person
    if not who or (record and person):
        raise UserError('Name one of record and person: journey(record: "prison/A1234BC").')
    return who
