"""A pair of records for a reviewer to look at, side by side."""

import strawberry

from domain.people.comparison import Compared
from domain.people.same_sentence import SentenceMatch
from projections.asked import Asked


@strawberry.type(description="One field of both records, in the form it is compared in.")
class ComparedField:
    """One field of both records."""

    field: str = strawberry.field(
        description="name, given, family, birth, sex, postcode, sentenced, noms, crn, pnc, cro, nhs."
    )
    one: list[str] = strawberry.field(description="What the one record shows, aliases too.")
    other: list[str] = strawberry.field(description="What the other shows.")
    word: str = strawberry.field(
        description="same: any value is in both; near: a slip apart, one district, within a week; "
        "differs; unknown: one of the records shows none."
    )


@strawberry.type(description="Which probation case the prison's sentence belongs to.")
class SameSentence:
    """Which probation case the prison's sentence belongs to."""

    record: strawberry.ID | None = strawberry.field(description="The one case it is.")
    number_missing: bool = strawberry.field(
        description="That case doesn't show the prison number yet."
    )
    kept: list[strawberry.ID] = strawberry.field(description="Every case it may be.")
    problem: str | None = strawberry.field(
        description="no-matches or too-many-matches: then no case is chosen."
    )


@strawberry.type(description="Two records a reviewer should look at. Nothing is linked by it.")
class Suggestion:
    """Two records a reviewer should look at."""

    one: strawberry.ID = strawberry.field(description="A record: prison/A1234BC.")
    other: strawberry.ID = strawberry.field(description="The other record.")
    reason: str = strawberry.field(
        description="number-without-person: the number agrees, the person doesn't; "
        "needs-attention: a link was refused; likely-same: name and birth agree, no number does."
    )
    because: str = strawberry.field(
        description="The number both show, what forbids the link, or the name and birth."
    )
    evidence: list[str] = strawberry.field(description="Keys of the facts it rests on.")
    comparison: list[ComparedField] = strawberry.field(description="The two, field by field.")
    same_sentence: SameSentence | None = strawberry.field(
        description="For a likely-same pair of prison and probation; else null."
    )


def of(asked: Asked) -> Suggestion:
    """The type of what is asked."""
    found = asked.suggestion
    return Suggestion(
        one=strawberry.ID(found.one),
        other=strawberry.ID(found.other),
        reason=found.reason,
        because=found.because,
        evidence=list(found.evidence),
        comparison=[_compared(field) for field in asked.comparison],
        same_sentence=_same_sentence(asked.same_sentence) if asked.same_sentence else None,
    )


def _compared(found: Compared) -> ComparedField:
    return ComparedField(
        field=found.field, one=list(found.one), other=list(found.other), word=found.word
    )


def _same_sentence(found: SentenceMatch) -> SameSentence:
    return SameSentence(
        record=strawberry.ID(found.record) if found.record else None,
        number_missing=found.number_missing,
        kept=[strawberry.ID(record) for record in found.kept],
        problem=found.problem,
    )
