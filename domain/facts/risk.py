"""Risk, and who has to be told of it."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Literal


@dataclass(frozen=True, slots=True)
class FlagRaised:
    """A risk flag was raised."""

    TYPE: ClassVar[str] = "risk.flag_raised.v1"

    flag: str


@dataclass(frozen=True, slots=True)
class FlagEnded:
    """A risk flag was ended."""

    TYPE: ClassVar[str] = "risk.flag_ended.v1"

    flag: str


@dataclass(frozen=True, slots=True)
class RoshAssessed:
    """Risk of serious harm was assessed."""

    TYPE: ClassVar[str] = "risk.rosh_assessed.v1"

    level: Literal["low", "medium", "high", "very-high"]


@dataclass(frozen=True, slots=True)
class RiskEscalated:
    """The level of risk rose."""

    TYPE: ClassVar[str] = "risk.escalated.v1"

    level: Literal["low", "medium", "high", "very-high"]


@dataclass(frozen=True, slots=True)
class TierSet:
    """The tier of the case was set."""

    TYPE: ClassVar[str] = "risk.tier_set.v1"

    tier: str


@dataclass(frozen=True, slots=True)
class EnquirySent:
    """A safeguarding enquiry was sent."""

    TYPE: ClassVar[str] = "risk.enquiry_sent.v1"

    kind: Literal["domestic-abuse", "children"]


@dataclass(frozen=True, slots=True)
class EnquiryAnswered:
    """A safeguarding enquiry was answered."""

    TYPE: ClassVar[str] = "risk.enquiry_answered.v1"

    kind: Literal["domestic-abuse", "children"]


@dataclass(frozen=True, slots=True)
class ChildNoticeSent:
    """A local authority was told that a person who is a risk to children is near release."""

    TYPE: ClassVar[str] = "risk.child_notice_sent.v1"

    authority: str


@dataclass(frozen=True, slots=True)
class ChildNoticeAcknowledged:
    """The local authority confirmed that notice."""

    TYPE: ClassVar[str] = "risk.child_notice_acknowledged.v1"

    authority: str


@dataclass(frozen=True, slots=True)
class SfoCharged:
    """The person was charged with a serious further offence."""

    TYPE: ClassVar[str] = "risk.sfo_charged.v1"


@dataclass(frozen=True, slots=True)
class SfoNotified:
    """The serious further offence was notified."""

    TYPE: ClassVar[str] = "risk.sfo_notified.v1"


@dataclass(frozen=True, slots=True)
class SfoReviewCompleted:
    """The serious further offence review was completed."""

    TYPE: ClassVar[str] = "risk.sfo_review_completed.v1"


@dataclass(frozen=True, slots=True)
class SfoDropped:
    """The serious further offence charge was dropped."""

    TYPE: ClassVar[str] = "risk.sfo_dropped.v1"


@dataclass(frozen=True, slots=True)
class MappaReferred:
    """The person was referred to MAPPA."""

    TYPE: ClassVar[str] = "mappa.referred.v1"

    level: int | None = None


@dataclass(frozen=True, slots=True)
class MappaLevelSet:
    """The MAPPA level was set."""

    TYPE: ClassVar[str] = "mappa.level_set.v1"

    level: int
    category: int | None = None


@dataclass(frozen=True, slots=True)
class MappaMeetingHeld:
    """A MAPPA meeting was held."""

    TYPE: ClassVar[str] = "mappa.meeting_held.v1"


@dataclass(frozen=True, slots=True)
class MappaActionSet:
    """A MAPPA action was given to an owner."""

    TYPE: ClassVar[str] = "mappa.action_set.v1"

    action: str
    owner: str
    due_on: date


@dataclass(frozen=True, slots=True)
class MappaActionDone:
    """A MAPPA action was done."""

    TYPE: ClassVar[str] = "mappa.action_done.v1"

    action: str


FACTS: tuple[type, ...] = (
    FlagRaised,
    FlagEnded,
    RoshAssessed,
    RiskEscalated,
    TierSet,
    EnquirySent,
    EnquiryAnswered,
    ChildNoticeSent,
    ChildNoticeAcknowledged,
    SfoCharged,
    SfoNotified,
    SfoReviewCompleted,
    SfoDropped,
    MappaReferred,
    MappaLevelSet,
    MappaMeetingHeld,
    MappaActionSet,
    MappaActionDone,
)
