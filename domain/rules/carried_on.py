"""What was begun inside goes on outside: a programme broken off, and a mentor left at the gate."""

from collections.abc import Iterator, Sequence
from datetime import timedelta

from domain.calendar import day_start, london_day
from domain.facts.custody import PersonReleased, PersonTransferred
from domain.facts.entry import Entry
from domain.facts.referral import (
    FirstSessionAttended,
    ReferralAccepted,
    ReferralDeclined,
    ReferralMade,
    ServiceEnded,
)
from domain.finding import Deadline
from domain.journey.arming import once
from domain.journey.custody import Custody
from domain.journey.ends import Ended, ends, first_end
from domain.journey.holder import HELD_BY_PROVIDERS, holder
from domain.journey.journey import Journey
from domain.journey.needs import Need, needs_open
from domain.journey.receiver import who
from domain.journey.referrals import of_referral
from domain.journey.release import received_again, release_name, released_stays
from domain.policy.policy import Amount
from domain.rules.duty import Ask, Duty, Met
from domain.rules.rule import Rule

CONTINUED, BROKEN_BY, CONTINUATION_ASKED = (
    "programme-continued.within",
    "programme-continued.broken-by",
    "programme-continued.asked",
)
TAKEN_UP, LOST_AT = "mentor-followed.within", "mentor-followed.lost-at"
PROGRAMME, CONTINUATION = "programme", "continuation"
INSIDE_SERVICES = frozenset({"mentor", "keywork"})
OUTSIDE_SERVICES = frozenset({"mentor", "keywork", "continuation", "crs"})
DECLINED, WITHDRAWN = "declined", "withdrawn"
NO_RELEASE = "immigration"  # from one kind of custody into another


def programmes_broken(journey: Journey, ask: Ask) -> Iterator[Duty]:
    """Rule 29: each programme broken off by a release or a transfer."""
    for ended in once(journey.of(ServiceEnded), lambda fact: (fact.service, fact.pathway)):
        if ended.fact.service != PROGRAMME or ended.fact.outcome != "incomplete":
            continue
        on = london_day(ended.happened_at)
        move = _broken_by(journey, ended, ask.policy.pick(BROKEN_BY, on))
        if move is not None:
            yield _programme(journey, ask, ended, move)


def _programme(journey: Journey, ask: Ask, ended: Entry, move: Entry) -> Duty:
    on, moved_on = london_day(ended.happened_at), london_day(move.happened_at)
    amount, asked = ask.policy.pick(CONTINUED, moved_on), ask.policy.pick(CONTINUATION_ASKED, on)
    deadline = ask.policy.after(moved_on, amount)
    made = list(_continuations(journey, ended, asked))
    released = isinstance(move.fact, PersonReleased)
    return Duty(
        anchor=ended,
        deadline=deadline,
        meetings=tuple(
            Met(entry.happened_at, (one, entry))
            for one in made
            for entry in of_referral(journey, one, ReferralAccepted)
        ),
        ended=first_end(
            ends(journey, ended.happened_at), received_again(journey, move) if released else None
        ),
        told_by=_teller(journey, ask, made, move, deadline),
        armed_by=(ended, move),
        values=(amount.read, ask.policy.pick(BROKEN_BY, on).read, asked.read),
        armed_at=max(ended.happened_at, move.happened_at),
    )


def _broken_by(journey: Journey, ended: Entry, near: Amount) -> Entry | None:
    """The first release or transfer on that day, or within days after it."""
    on = london_day(ended.happened_at)
    for entry in journey.of(PersonReleased, PersonTransferred):
        if getattr(entry.fact, "kind", None) == NO_RELEASE:
            continue
        if 0 <= (london_day(entry.happened_at) - on).days <= near.number:
            return entry
    return None


def _continuations(journey: Journey, ended: Entry, asked: Amount) -> Iterator[Entry]:
    """Whoever was asked to carry it on, not too long before it ended."""
    since = day_start(london_day(ended.happened_at) - timedelta(days=asked.number))
    for made in journey.of(ReferralMade):
        asked_again = made.fact.service == CONTINUATION and made.happened_at >= since
        if asked_again and _alike(made.fact.pathway, ended.fact.pathway):
            yield made


def _alike(one: str | None, other: str | None) -> bool:
    return one is None or other is None or one == other


def _teller(
    journey: Journey, ask: Ask, made: Sequence[Entry], move: Entry, deadline: Deadline
) -> str:
    """The provider that the latest of these referrals names, else whoever holds the case."""
    if made and made[-1].fact.provider is not None:
        return who(journey, made[-1].fact.provider)
    return holder(journey, ask.policy, london_day(move.happened_at), deadline)


def mentors_lost(journey: Journey, ask: Ask) -> Iterator[Duty]:
    """Rule 39: each release at which a mentor or key worker stopped, with a need still open."""
    if not journey.of(ServiceEnded):
        return
    for stay, release in released_stays(journey):
        stopped = _stopped(journey, release, ask)
        open_needs = needs_open(journey, release.happened_at) if stopped else ()
        if open_needs:
            yield _mentor(journey, ask, stay, release, (*stopped, *(n.seen[0] for n in open_needs)))


def _mentor(
    journey: Journey, ask: Ask, stay: Custody, release: Entry, arms: tuple[Entry, ...]
) -> Duty:
    at, on = release.happened_at, london_day(release.happened_at)
    amount = ask.policy.pick(TAKEN_UP, on)
    deadline = ask.policy.after(on, amount)
    made = [one for one in journey.of(ReferralMade) if one.fact.service in OUTSIDE_SERVICES]
    since = stay.began_at or stay.since
    recent = [one for one in made if since is None or one.happened_at >= since]
    refused, late = _refused(journey, recent, needs_open(journey, at), deadline)
    seen = (e for one in made for e in of_referral(journey, one, FirstSessionAttended))
    return Duty(
        anchor=release,
        deadline=deadline,
        meetings=(*(Met(e.happened_at, (e,)) for e in seen if e.happened_at >= at), *late),
        ended=first_end(
            ends(journey, at, absconding=True), received_again(journey, release), refused
        ),
        told_by=_teller(journey, ask, recent, release, deadline),
        armed_by=(release, *arms),
        about=release_name(release),
        values=(amount.read, ask.policy.pick(LOST_AT, on).read),
    )


def _stopped(journey: Journey, release: Entry, ask: Ask) -> list[Entry]:
    on = london_day(release.happened_at)
    near = ask.policy.pick(LOST_AT, on).number
    return [
        entry
        for entry in journey.of(ServiceEnded)
        if entry.fact.service in INSIDE_SERVICES
        and entry.fact.outcome != WITHDRAWN
        and 0 <= (on - london_day(entry.happened_at)).days <= near
    ]


def _refused(
    journey: Journey, made: Sequence[Entry], open_needs: Sequence[Need], deadline: Deadline
) -> tuple[Ended | None, tuple[Met, ...]]:
    """The person wants no such service, or no help with any need: in time, and later."""
    refusals = [
        Met(entry.happened_at, (entry,))
        for one in made
        for entry in of_referral(journey, one, ReferralDeclined)
        if entry.fact.reason == "person"
    ]
    closed = [n.closed for n in open_needs if n.closed and n.closed.fact.outcome == DECLINED]
    if len(closed) == len(open_needs):
        by = tuple(dict.fromkeys(closed))
        refusals.append(Met(max(entry.happened_at for entry in by), by))
    in_time = [one for one in refusals if deadline.in_time(one.at)]
    first = min(in_time, key=lambda one: one.at, default=None)
    ended = Ended(first.at, DECLINED, first.by) if first else None
    return ended, tuple(one for one in refusals if not deadline.in_time(one.at))


PROGRAMME_CONTINUED = Rule(
    number=29,
    code="atb-programme-broken",
    says=(
        "A programme broken off by a release or a transfer is taken up again within"
        " {programme-continued.within}."
    ),
    shape="carried-over",
    kind="OPEN",
    severity="medium",
    owner="community offender manager",
    told_by="the provider the latest continuation referral names, else the holder of the case",
    duties=programmes_broken,
    values=(CONTINUED, BROKEN_BY, CONTINUATION_ASKED, HELD_BY_PROVIDERS),
    source="PA cases 1, 12",
)
MENTOR_FOLLOWED = Rule(
    number=39,
    code="mentor-lost-at-gate",
    says=(
        "Where a mentor or key worker stops at the gate and a need is open, somebody outside"
        " sees the person within {mentor-followed.within} of release."
    ),
    shape="carried-over",
    kind="OPEN",
    severity="medium",
    owner="third-sector provider",
    told_by="the provider the latest referral names, else the holder of the case",
    duties=mentors_lost,
    values=(TAKEN_UP, LOST_AT, HELD_BY_PROVIDERS),
    source="Senior (CARAT lesson)",
)

RULES: tuple[Rule, ...] = (PROGRAMME_CONTINUED, MENTOR_FOLLOWED)
