"""What histories may tell of handovers to the police, partners, other areas, councils and victims."""

from domain.facts.accommodation import AddressChecked
from domain.facts.referral import ReferralAccepted
from tests import people
from tests.domain.handovers import outside
from tests.story import Said, said

T = "2026-04-01 09:00"  # when each is said is drawn anew

CUSTODY = (
    people.received(T),
    people.released(T),
    people.planned(T, "2026-04-07"),
    people.planned(T, "2026-05-04"),
    people.moved(T, "2026-04-14", "2026-04-07"),
)
POLICE = (
    people.flag(T, "rso"),
    people.flag_ended(T, "rso"),
    outside.selected(T),
    outside.deselected(T),
    outside.police_told(T),
    outside.police_told(T, acknowledged=None),
    people.acknowledged(T, "HP27", "rag"),
)
ARRESTED = (
    outside.arrest(T),
    people.supervision_started(T),
    people.recalled(T),
    people.acknowledged(T, "HP36", "arrest"),
    people.accepted(T, "HP36"),
)
PARTNER = (
    people.referred(T, "m1", "mentor", "attitudes"),
    people.referred(T, "m2", "mentor", "finance"),
    said("probation", T, ReferralAccepted("m2")),
    said("probation", T, ReferralAccepted("m1")),
    people.first_session(T, "m1"),
    people.declined(T, "m1", "capacity"),
    people.initiated(T, "HP20"),
    outside.supervised(T, "order", "2026-04-20"),
    outside.supervised(T, "licence", "2026-05-20"),
    people.need_seen(T, "finance", severity="medium"),
    people.need_closed(T, "finance"),
)
AREAS = (
    people.initiated(T, "HP21"),
    people.accepted(T, "HP21"),
    people.initiated(T, "HP22"),
    people.accepted(T, "HP22"),
    outside.escalated(T),
    outside.escalated(T, "very-high"),
)
OFFICERS = (
    people.sentenced(T, "community-order", months=12),
    people.lead(T, "com", "w1"),
    people.lead_ended(T, "com", "w1"),
    people.lead_ended(T, "com", "w2"),
    people.initiated(T, "HP35"),
    people.accepted(T, "HP35"),
    outside.meeting(T, "HP35"),
)
COURT = (
    outside.breach(T),
    outside.enforced(T, "presented"),
    outside.enforced(T, "referred"),
    outside.enforced(T, "withdrawn"),
    people.supervision_started(T),
    people.sentenced(T, months=18, violent_or_sexual=True),
    outside.victim(T, "referred"),
    outside.victim(T, "contacted"),
    outside.victim(T, "opted-out"),
)
YOUNG = (
    outside.born(T, "2008-04-10"),
    outside.born(T, "2008-10-10"),
    outside.youth_case(T),
    outside.kept(T, "2026-04-16"),
    outside.meeting(T, "HP26"),
    people.lead(T, "com", "w1"),
    people.sentenced(T, "community-order", months=12),
)
TOP_UP = (
    people.released(T),
    people.received(T),
    people.dated(T, sentence_expires_on="2026-04-10", top_up_ends_on="2026-09-01"),
    people.dated(T, licence_expires_on="2026-04-14"),
    outside.supervised(T, "pss"),
    people.supervision_started(T),
)
KEPT_IN = (
    people.received(T),
    outside.hold(T),
    people.acknowledged(T, "HP31", "is91"),
    people.accepted(T, "HP31"),
    outside.let_out(T, "2026-04-08 17:00"),
    outside.let_out(T, "2026-04-12 17:00"),
    outside.back(T),
)
CHILDREN = (
    people.flag(T, "child"),
    people.flag_ended(T, "child"),
    outside.child_notice(T, confirmed=False),
    outside.child_notice(T, confirmed=True),
)
CURFEW = (
    people.received(T),
    people.released(T),
    people.dated(T, hdc_eligible_on="2026-04-13"),
    people.dated(T, hdc_eligible_on="2026-04-22"),
    people.licence(T, "approved"),
    outside.checked(T),
    said("probation", T, AddressChecked("a9", suitable=False)),
)

OUTSIDE: tuple[tuple[Said, ...], ...] = (
    (*CUSTODY, *POLICE),
    (*CUSTODY[:2], *ARRESTED),
    PARTNER,
    AREAS,
    OFFICERS,
    COURT,
    YOUNG,
    TOP_UP,
    KEPT_IN,
    (*CUSTODY, *CHILDREN),
    CURFEW,
)
