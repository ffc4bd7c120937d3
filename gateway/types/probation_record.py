"""What probation's record of a custody should say, and what probation said itself."""

from dataclasses import asdict
from datetime import date, datetime

import strawberry

from domain.journey.custody_fold import Step
from domain.journey.custody_record import ShouldSay
from domain.journey.probation_word import Word


@strawberry.type(description="What one fact does to probation's record of a custody.")
class ProbationRecordStep:
    """What one fact does to the record."""

    fact: str = strawberry.field(description="Key of the fact.")
    at: datetime = strawberry.field(description="When it happened; of a sentence, its day.")
    source: str = strawberry.field(description="Who told it: /prison/nomis.")
    status: str = strawberry.field(description="The status afterwards.")
    location: str | None = strawberry.field(description="The place afterwards.")
    release_recorded: bool = strawberry.field(description="Whether a release is recorded.")
    release_type: str | None = strawberry.field(
        description="adult-licence or end-of-custody-supervised-licence."
    )
    releasing_prison: str | None = strawberry.field(description="Prison code of the release.")
    release_problem: str | None = strawberry.field(
        description="Why no release is recorded: unable-to-release (not from that status), or "
        "unsupported-release-type (the movement is none)."
    )
    recall_recorded: bool = strawberry.field(description="Whether a recall is recorded.")
    recall_reason: str | None = strawberry.field(
        description="Why: notified-by-custodial-establishment, end-of-temporary-licence, "
        "transfer-to-secure-hospital, transfer-to-immigration-centre, agreed-by-probation."
    )
    recall_problem: str | None = strawberry.field(
        description="Why no recall is recorded: recall-not-required."
    )
    licence_conditions_ended: bool = strawberry.field(
        description="Whether the conditions of the licence end with it."
    )


@strawberry.type(description="The last thing that probation itself said of the custody.")
class ProbationWord:
    """What probation said itself."""

    fact: str = strawberry.field(description="Key of the fact.")
    at: datetime = strawberry.field(description="When it happened.")
    status: str = strawberry.field(description="The status it implies.")


@strawberry.type(
    description="What probation's record of the latest custodial sentence should say, by what others "
    "told: probation's systems tell of no status outright, so what it does say is not known."
)
class ProbationRecord:
    """What probation's record of a custody should say."""

    status: str = strawberry.field(
        description="sentenced-in-custody, in-custody, custody-rotl, released-on-licence, recalled, "
        "post-sentence-supervision or terminated."
    )
    location: str | None = strawberry.field(
        description="prison-LEI, community, secure-hospital, immigration-centre or "
        "unlawfully-at-large. Null: not told."
    )
    sentenced_on: date | None = strawberry.field(description="The day of that sentence, if told.")
    since: ProbationRecordStep = strawberry.field(
        description="The step that last changed status or place."
    )
    steps: list[ProbationRecordStep] = strawberry.field(description="Every step, in order.")
    told: ProbationWord | None = strawberry.field(
        description="What probation itself last said of it. Null: nothing since that sentence."
    )
    agrees: str = strawberry.field(
        description="Whether that still fits: yes, no or not-told. no: as far as told, its record lags."
    )


def of(found: ShouldSay) -> ProbationRecord:
    """The type of what was folded."""
    return ProbationRecord(
        status=found.status,
        location=found.location,
        sentenced_on=found.sentenced_on,
        since=_step(found.since),
        steps=[_step(step) for step in found.steps],
        told=_word(found.told) if found.told else None,
        agrees=found.agrees,
    )


def _step(step: Step) -> ProbationRecordStep:
    return ProbationRecordStep(
        fact=step.fact, at=step.at, source=step.source, **asdict(step.effect)
    )


def _word(word: Word) -> ProbationWord:
    return ProbationWord(fact=word.fact, at=word.at, status=word.status)
