"""Plans and their reviews."""

from dataclasses import dataclass
from typing import ClassVar, Literal

from domain.facts.words import Pathway


@dataclass(frozen=True, slots=True)
class PlanCompleted:
    """A plan was completed."""

    TYPE: ClassVar[str] = "plan.completed.v1"

    kind: str
    pathways: tuple[Pathway, ...] | None = None


@dataclass(frozen=True, slots=True)
class PlanReviewed:
    """A plan was reviewed."""

    TYPE: ClassVar[str] = "plan.reviewed.v1"

    kind: str
    pathways: tuple[Pathway, ...] | None = None


@dataclass(frozen=True, slots=True)
class DependantConfirmed:
    """An appointment, booking or referral was confirmed against a new release date."""

    TYPE: ClassVar[str] = "plan.dependant_confirmed.v1"

    ref: str


@dataclass(frozen=True, slots=True)
class ViewRecorded:
    """The person's own view was recorded."""

    TYPE: ClassVar[str] = "plan.view_recorded.v1"

    about: Literal["plan", "handover"]
    satisfied: bool | None = None


FACTS: tuple[type, ...] = (
    PlanCompleted,
    PlanReviewed,
    DependantConfirmed,
    ViewRecorded,
)
