"""Plans and their reviews."""

from dataclasses import dataclass
from typing import ClassVar, Literal

from domain.facts.words import Pathway


@dataclass(frozen=True, slots=True)
class PlanCompleted:
    """A plan was completed.

    kind: resettlement, sentence, learning, transition, rerelease, family, step-down
    pathways: those it covers; absent: not said

    Source: open contract 2; HMPPS plp.induction-schedule.updated (times there carry no zone).
    """

    TYPE: ClassVar[str] = "plan.completed.v1"

    kind: str
    pathways: tuple[Pathway, ...] | None = None


@dataclass(frozen=True, slots=True)
class PlanReviewed:
    """A plan was reviewed.

    Source: open contract 2; HMPPS plp.review-schedule.updated.
    """

    TYPE: ClassVar[str] = "plan.reviewed.v1"

    kind: str
    pathways: tuple[Pathway, ...] | None = None


@dataclass(frozen=True, slots=True)
class PlanExempted:
    """What is due on a plan waits: the person, or the prison, can't do it now.

    step: the first plan, or a review of it
    reason: the publisher's word: prisoner-safety-issues, prison-staff-redeployment, ...

    Source: HMPPS plp.induction-schedule.updated and plp.review-schedule.updated whose status is EXEMPT.
    Traps: what is missing is no failure as long as it holds; a transfer is told as one as well.
    """

    TYPE: ClassVar[str] = "plan.exempted.v1"

    kind: str
    step: Literal["induction", "review"]
    reason: str


@dataclass(frozen=True, slots=True)
class PlanScheduled:
    """What is due on a plan is to be done, and an exemption of it is over.

    step: the first plan, or a review of it

    Source: HMPPS plp.induction-schedule.updated and plp.review-schedule.updated whose status is SCHEDULED.
    Traps: told when the day is first set, too; the day itself isn't told.
    """

    TYPE: ClassVar[str] = "plan.scheduled.v1"

    kind: str
    step: Literal["induction", "review"]


@dataclass(frozen=True, slots=True)
class DependantConfirmed:
    """An appointment, booking or referral was confirmed against a new release date.

    ref: the publisher's id of it

    Source: open contract 2; no HMPPS message.
    """

    TYPE: ClassVar[str] = "plan.dependant_confirmed.v1"

    ref: str


@dataclass(frozen=True, slots=True)
class ViewRecorded:
    """The person's own view was recorded.

    satisfied: absent: a view without a yes or no

    Source: open contract 2; no HMPPS message.
    """

    TYPE: ClassVar[str] = "plan.view_recorded.v1"

    about: Literal["plan", "handover"]
    satisfied: bool | None = None


FACTS: tuple[type, ...] = (
    PlanCompleted,
    PlanReviewed,
    PlanExempted,
    PlanScheduled,
    DependantConfirmed,
    ViewRecorded,
)
