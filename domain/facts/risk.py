"""Risk, and who has to be told of it."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Literal


@dataclass(frozen=True, slots=True)
class FlagRaised:
    """A risk flag was raised.

    flag: domestic-abuse, child, self-harm, mappa-eligible, rso, stalking, weapons, iom, ...

    Source: open contract 2; HMPPS probation-case.registration.added, person.alert.created.
    Traps: register codes and alert codes are two schemes; one edit in Delius gives two messages.
    """

    TYPE: ClassVar[str] = "risk.flag_raised.v1"

    flag: str


@dataclass(frozen=True, slots=True)
class FlagEnded:
    """A risk flag was ended.

    Source: open contract 2; HMPPS probation-case.registration.deregistered, person.alert.inactive.
    Traps: `.deleted` is a correction: then the flag was never raised.
    """

    TYPE: ClassVar[str] = "risk.flag_ended.v1"

    flag: str


@dataclass(frozen=True, slots=True)
class RoshAssessed:
    """Risk of serious harm (RoSH) was assessed.

    Source: open contract 2; HMPPS probation-case.registration.added with RLRH, RMRH, RHRH or RVHR.
    Traps: an ended register leaves no level that could be stated.
    """

    TYPE: ClassVar[str] = "risk.rosh_assessed.v1"

    level: Literal["low", "medium", "high", "very-high"]


@dataclass(frozen=True, slots=True)
class RiskEscalated:
    """The level of risk rose.

    level: the level reached

    Source: open contract 2; HMPPS risk.flag.tier.change tells that a flag changed, not how.
    """

    TYPE: ClassVar[str] = "risk.escalated.v1"

    level: Literal["low", "medium", "high", "very-high"]


@dataclass(frozen=True, slots=True)
class TierSet:
    """The tier of the case was set.

    tier: as calculated: a3, d1, ...

    Source: open contract 2; HMPPS tier.calculation.changed.
    Traps: tier.calculation.complete fires on every calculation, changed or not.
    """

    TYPE: ClassVar[str] = "risk.tier_set.v1"

    tier: str


@dataclass(frozen=True, slots=True)
class EnquirySent:
    """A safeguarding enquiry was sent.

    kind: domestic-abuse to the police, children to the local authority

    Source: open contract 2; no HMPPS message.
    """

    TYPE: ClassVar[str] = "risk.enquiry_sent.v1"

    kind: Literal["domestic-abuse", "children"]


@dataclass(frozen=True, slots=True)
class EnquiryAnswered:
    """A safeguarding enquiry was answered.

    Source: open contract 2; no HMPPS message.
    """

    TYPE: ClassVar[str] = "risk.enquiry_answered.v1"

    kind: Literal["domestic-abuse", "children"]


@dataclass(frozen=True, slots=True)
class ChildNoticeSent:
    """A local authority was told that a person who is a risk to children is near release.

    authority: local authority code

    Source: open contract 2; no HMPPS message.
    """

    TYPE: ClassVar[str] = "risk.child_notice_sent.v1"

    authority: str


@dataclass(frozen=True, slots=True)
class ChildNoticeAcknowledged:
    """The local authority confirmed that notice.

    Source: open contract 2; no HMPPS message.
    """

    TYPE: ClassVar[str] = "risk.child_notice_acknowledged.v1"

    authority: str


@dataclass(frozen=True, slots=True)
class SfoCharged:
    """The person was charged with a serious further offence (SFO).

    Source: open contract 2; no HMPPS message.
    """

    TYPE: ClassVar[str] = "risk.sfo_charged.v1"


@dataclass(frozen=True, slots=True)
class SfoNotified:
    """The serious further offence was notified to headquarters.

    Source: open contract 2; no HMPPS message.
    """

    TYPE: ClassVar[str] = "risk.sfo_notified.v1"


@dataclass(frozen=True, slots=True)
class SfoReviewCompleted:
    """The serious further offence review was completed.

    Source: open contract 2; no HMPPS message.
    """

    TYPE: ClassVar[str] = "risk.sfo_review_completed.v1"


@dataclass(frozen=True, slots=True)
class SfoDropped:
    """The serious further offence charge was dropped: no review is due.

    Source: open contract 2; no HMPPS message.
    """

    TYPE: ClassVar[str] = "risk.sfo_dropped.v1"


@dataclass(frozen=True, slots=True)
class MappaReferred:
    """The person was referred to multi-agency public protection arrangements (MAPPA).

    level: asked for, 1 to 3; absent: not said

    Source: open contract 2; no HMPPS message.
    """

    TYPE: ClassVar[str] = "mappa.referred.v1"

    level: int | None = None


@dataclass(frozen=True, slots=True)
class MappaLevelSet:
    """The MAPPA level was set.

    level: 1 single agency, 2 and 3 panel; category: 1 to 4; absent: not said

    Source: open contract 2; HMPPS probation-case.registration.added with MAPP, probation-case.mappa-*.
    Traps: the key is sometimes spelt mapps; levels come as M1 to M3.
    """

    TYPE: ClassVar[str] = "mappa.level_set.v1"

    level: int
    category: int | None = None


@dataclass(frozen=True, slots=True)
class MappaMeetingHeld:
    """A MAPPA meeting was held.

    Source: open contract 2; no HMPPS message.
    """

    TYPE: ClassVar[str] = "mappa.meeting_held.v1"


@dataclass(frozen=True, slots=True)
class MappaActionSet:
    """A MAPPA action was given to an owner.

    action: id that its doing names; owner: agency or staff reference; due_on: last good day

    Source: open contract 2; no HMPPS message.
    """

    TYPE: ClassVar[str] = "mappa.action_set.v1"

    action: str
    owner: str
    due_on: date


@dataclass(frozen=True, slots=True)
class MappaActionDone:
    """A MAPPA action was done.

    Source: open contract 2; no HMPPS message.
    """

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
