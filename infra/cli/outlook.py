"""What the dates told say about somebody's way out: lines for people, an object for scripts."""

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from domain.journey.learning_induction import EXEMPT, SCHEDULED, WAITING
from domain.journey.licence_kind import Eligible
from domain.journey.outlook import Outlook
from domain.journey.recall_outlook import RecallOutlook
from infra.cli.say import text

NOT_TOLD = frozenset({"no-crd", "no-prrd", "no-hdced", "hdc-release-not-expected"})

LEARNING = {
    SCHEDULED: "Learning: a plan is due by {}",
    EXEMPT: "Learning: exempt from a plan, which is due by {} once that is over, or later",
    WAITING: "Learning: a plan waits for a screen",
}


def plain(found: Outlook | None) -> dict[str, Any] | None:
    """The same for --json; null where the person isn't in custody, as far as is known."""
    return asdict(found) if found else None


def sentences(found: Outlook) -> Iterator[str]:
    """The licence to be made, the recall, the next review of learning; what isn't told is left out."""
    if found.days is not None:
        days = found.days
        yield (
            f"Licence: {found.licence.kind}, begins {text(days.starts_on)}, approved by"
            f" {text(days.hard_stop_on)}, warned from {text(days.warned_on)}"
        )
        if found.earliest_on != days.starts_on:
            yield f"May begin early: from {text(found.earliest_on)}"
    elif bars := _bars(found.licence):
        yield f"Licence: none, as {', '.join(bars)}"
    if found.recall is not None:
        yield _recall(found.recall)
    if found.first_plan is not None:
        yield LEARNING[found.first_plan.status].format(text(found.first_plan.due_on))
    if found.review is not None:
        review = found.review
        yield f"Learning: reviewed from {text(review.opens_on)} to {text(review.due_on)}"


def _bars(licence: Eligible) -> list[str]:
    """Why no licence is made, first come first; that a date isn't told bars nobody."""
    every = dict.fromkeys((*licence.general, *licence.conditional, *licence.recall))
    return [bar for bar in every if bar not in NOT_TOLD] if licence.kind is None else []


def _recall(recall: RecallOutlook) -> str:
    ends = f"ends {text(recall.ends_on)}" if recall.ends_on else "its end isn't told"
    line = f"Recall: {recall.kind}, back {text(recall.back_on)}, {ends}"
    if recall.asked is not None and recall.asked != recall.kind:
        line += f"; [bold]policy asks for {recall.asked}[/bold]"
    return line
