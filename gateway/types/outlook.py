"""What the dates told say about somebody's way out of custody."""

from datetime import date

import strawberry

from domain.journey import outlook as found_in
from domain.journey.recall_outlook import RecallOutlook as Recalled


@strawberry.type(description="The recall somebody is inside on.")
class RecallOutlook:
    """The recall somebody is inside on."""

    kind: str = strawberry.field(description="fixed-term or standard, as told.")
    back_on: date = strawberry.field(description="The day of the return to custody.")
    ends_on: date | None = strawberry.field(
        description="The last day of it: the term with what is added to it, or the sentence's own "
        "end. Null: that isn't told."
    )
    asked: str | None = strawberry.field(
        description="The kind that policy asks for. Null: questions are open, or no such policy then."
    )
    barred: list[str] = strawberry.field(
        description="What keeps a fixed term from being the rule, as far as told."
    )
    unanswered: list[str] = strawberry.field(description="Questions that no fact answers.")
    choices: list[str] = strawberry.field(
        description="What may be decided, as far as told: fixed-term, standard, no-recall."
    )


@strawberry.type(description="The learning plan that nobody has made yet.")
class FirstPlan:
    """The learning plan that nobody has made yet."""

    status: str = strawberry.field(description="scheduled, exempt or waiting-for-screening.")
    due_on: date | None = strawberry.field(
        description="The last good day; while it waits for a screen, the day of the question."
    )


@strawberry.type(description="The next review of a learning plan.")
class LearningReview:
    """The next review of a learning plan."""

    band: str = strawberry.field(description="What its time was counted by: over-6-to-12-months.")
    opens_on: date = strawberry.field(description="From when it is looked for; sooner counts too.")
    due_on: date = strawberry.field(description="The last good day, exemptions left aside.")


@strawberry.type(
    description="What the dates told say about the way out of the custody somebody is in. Nothing of it "
    "is a verdict."
)
class Outlook:
    """What the dates told say about the way out."""

    licence_kind: str | None = strawberry.field(
        description="conditional-release, fixed-term-recall, standard-recall or hdc. Null: none is made."
    )
    general_bars: list[str] = strawberry.field(description="Why no licence at all is made.")
    conditional_bars: list[str] = strawberry.field(
        description="Why none is made for the release by law."
    )
    recall_bars: list[str] = strawberry.field(
        description="Why none is made for a release after recall."
    )
    curfew_bars: list[str] = strawberry.field(description="Why none is made for a curfew.")
    licence_starts_on: date | None = strawberry.field(
        description="The day it begins. Null: no licence, or no day to begin on."
    )
    hard_stop_on: date | None = strawberry.field(description="The last day to approve it.")
    warned_on: date | None = strawberry.field(description="When somebody is warned of that day.")
    earliest_on: date | None = strawberry.field(
        description="The first day on which it may begin, where its day is a Friday or a day of rest."
    )
    timed_out: bool = strawberry.field(
        description="Whether it begins so soon that it comes too late, if it isn't approved today."
    )
    soon: bool = strawberry.field(description="Whether it begins within two working days.")
    hold_now: bool = strawberry.field(
        description="Whether it begins so soon that somebody has to hold the case now."
    )
    recall: RecallOutlook | None = strawberry.field(description="Null: not inside on a recall.")
    first_plan: FirstPlan | None = strawberry.field(
        description="Null: a learning plan was made, or none is to be made."
    )
    review: LearningReview | None = strawberry.field(
        description="Null: no learning plan, or so near the release that none is reviewed."
    )


def of(found: found_in.Outlook) -> Outlook:
    """The type of what was folded."""
    licence, days = found.licence, found.days
    return Outlook(
        licence_kind=licence.kind,
        general_bars=list(licence.general),
        conditional_bars=list(licence.conditional),
        recall_bars=list(licence.recall),
        curfew_bars=list(licence.curfew),
        licence_starts_on=days.starts_on if days else None,
        hard_stop_on=days.hard_stop_on if days else None,
        warned_on=days.warned_on if days else None,
        earliest_on=found.earliest_on,
        timed_out=found.timed_out,
        soon=found.soon,
        hold_now=found.hold_now,
        recall=_recall(found.recall) if found.recall else None,
        first_plan=_first_plan(found.first_plan) if found.first_plan else None,
        review=_review(found.review) if found.review else None,
    )


def _recall(found: Recalled) -> RecallOutlook:
    return RecallOutlook(
        kind=found.kind,
        back_on=found.back_on,
        ends_on=found.ends_on,
        asked=found.asked,
        barred=list(found.barred),
        unanswered=list(found.unanswered),
        choices=list(found.choices),
    )


def _first_plan(found: found_in.FirstPlan) -> FirstPlan:
    return FirstPlan(status=found.status, due_on=found.due_on)


def _review(found: found_in.Review) -> LearningReview:
    return LearningReview(band=found.band, opens_on=found.opens_on, due_on=found.due_on)
