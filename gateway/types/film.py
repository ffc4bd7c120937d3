"""Moments at which a verdict changed, and what two replays show differently."""

from datetime import datetime

import strawberry

from projections import difference, film
from projections.replay import Then


@strawberry.type(description="One verdict or state that became another.")
class Change:
    """One verdict or state that became another."""

    id: strawberry.ID = strawberry.field(description="Of the gap or handover.")
    code: str = strawberry.field(description="The rule's name or the point's code.")
    before: str | None = strawberry.field(description="Null: it wasn't there.")
    after: str | None = strawberry.field(description="Null: it is there no more.")
    rests_on: list[str] = strawberry.field(description="Keys of the facts it rests on.")


@strawberry.type(description="One moment of the film of a journey.")
class Picture:
    """One moment, what came with it, and what it changed."""

    at: datetime = strawberry.field(description="The moment.")
    by: str = strawberry.field(
        description="told: facts began to count; clock: a deadline passed; heard: a silence ended."
    )
    told: list[str] = strawberry.field(description="Keys of the facts that began to count.")
    heard: list[str] = strawberry.field(description="Who was waited for, and heard.")
    changes: list[Change] = strawberry.field(description="What changed.")


@strawberry.type(description="A verdict or state that two replays show differently.")
class Difference:
    """A verdict or state that two replays show differently."""

    id: strawberry.ID = strawberry.field(description="Of the gap or handover.")
    code: str = strawberry.field(description="The rule's name or the point's code.")
    one: str | None = strawberry.field(description="Null: the one side doesn't show it.")
    other: str | None = strawberry.field(description="Null: the other side doesn't show it.")
    because: list[str] = strawberry.field(description="In words: what one side could not know.")


@strawberry.input(
    name="Then", description="One side of a comparison; what is left out is now, all, everybody."
)
class ThenInput:
    """One side of a comparison."""

    as_of: datetime | None = strawberry.field(default=None, description="The moment judged.")
    known_at: datetime | None = strawberry.field(
        default=None, description="Only what was recorded by then."
    )
    known_to: str | None = strawberry.field(
        default=None, description="Only what this agency had said itself."
    )

    def then(self) -> Then:
        """The side asked for."""
        return Then(self.as_of, self.known_at, self.known_to)


def picture(of: film.Picture) -> Picture:
    """The type of a picture."""
    return Picture(
        at=of.at,
        by=of.by,
        told=[entry.key for entry in of.told],
        heard=list(of.heard),
        changes=[
            Change(
                id=strawberry.ID(one.id),
                code=one.code,
                before=one.before,
                after=one.after,
                rests_on=list(one.rests_on),
            )
            for one in of.changes
        ],
    )


def differing(of: difference.Difference) -> Difference:
    """The type of a difference."""
    return Difference(
        id=strawberry.ID(of.id), code=of.code, one=of.one, other=of.other, because=list(of.because)
    )
