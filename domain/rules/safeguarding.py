"""Before anybody lives somewhere, police and children's services have been asked."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from domain.calendar import day_start, london_day
from domain.facts.accommodation import AddressChecked, AddressProposed, BedBooked, BedCancelled
from domain.facts.entry import Entry
from domain.facts.risk import EnquiryAnswered, EnquirySent
from domain.facts.sentence import SentenceImposed
from domain.finding import Deadline
from domain.journey.ends import Ended, ends, first_end
from domain.journey.journey import Journey
from domain.journey.notice import NOTICE, notice_read
from domain.journey.plans import moved_back
from domain.journey.release_days import ReleaseDay, release_days
from domain.journey.steps import two_steps
from domain.policy.policy import by_end_of
from domain.rules.duty import Ask, Duty, Met
from domain.rules.rule import Rule

SENT, ANSWERED = "enquiry-sent.within", "enquiry-answered.within"
ASKED = (("domestic-abuse", "police"), ("children", "local-authority"))
ONE_DAY = timedelta(days=1)
NOWHERE = ""  # a sentence proposes no address


@dataclass(frozen=True, slots=True)
class _Occasion:
    """What calls for enquiries: the fact, its day, and the address where it proposes one."""

    anchor: Entry
    on: date
    address: str


def to_be_checked(journey: Journey, ask: Ask) -> Iterator[Duty]:
    """Rule 69: each sentence and each address proposed, once for each kind of enquiry."""
    for occasion in _occasions(journey):
        cap, by = _before_release(journey, ask, occasion)
        for kind, told_by in ASKED:
            deadline, rests_on = _last_good(journey, ask, occasion, kind)
            if cap is not None and cap.ends_at < deadline.ends_at:
                deadline, rests_on = cap, (*rests_on, *by)
            duty = _duty(journey, ask, occasion, (kind, told_by), deadline, rests_on)
            if not _in_a_cas2_bed(journey, occasion, duty.deadline):
                yield duty


def _occasions(journey: Journey) -> list[_Occasion]:
    """Of one day and address, the earliest told counts."""
    found: dict[tuple[date, str], _Occasion] = {}
    for entry in journey.of(SentenceImposed):
        on = entry.fact.sentenced_on
        found.setdefault((on, NOWHERE), _Occasion(entry, on, NOWHERE))
    for entry in journey.of(AddressProposed):
        on, address = london_day(entry.happened_at), entry.fact.address
        found.setdefault((on, address), _Occasion(entry, on, address))
    return list(found.values())


def _last_good(
    journey: Journey, ask: Ask, occasion: _Occasion, kind: str
) -> tuple[Deadline, tuple[Entry, ...]]:
    """By the enquiry and its answer, whatever the release day is."""
    on, since = occasion.on, day_start(occasion.on)
    first, second = ask.policy.pick(SENT, on), ask.policy.pick(ANSWERED, on)
    sent = [e for e in journey.of(EnquirySent) if e.fact.kind == kind and e.happened_at >= since]
    deadline, step = two_steps(ask.policy, on, first, second, sent)
    return deadline, (step,) if step else ()


def _duty(
    journey: Journey,
    ask: Ask,
    occasion: _Occasion,
    asked: tuple[str, str],
    deadline: Deadline,
    rests_on: tuple[Entry, ...],
) -> Duty:
    anchor, on = occasion.anchor, occasion.on
    kind, told_by = asked
    values = (ask.policy.pick(SENT, on).read, ask.policy.pick(ANSWERED, on).read)
    return Duty(
        anchor=anchor,
        deadline=deadline,
        meetings=tuple(
            Met(entry.happened_at, (entry,))
            for entry in journey.of(EnquiryAnswered)
            if entry.fact.kind == kind and entry.happened_at >= day_start(on)
        ),
        ended=first_end(ends(journey, anchor.happened_at), _unsuitable(journey, occasion)),
        told_by=told_by,
        leg=kind,
        about=f"{on} {occasion.address}",
        rests_on=rests_on,
        values=(*values, *notice_read(deadline, ask.policy, on)),
    )


def _before_release(
    journey: Journey, ask: Ask, occasion: _Occasion
) -> tuple[Deadline | None, tuple[Entry, ...]]:
    """The day before the first release on or after that day, and the facts that give it."""
    following = [one for one in release_days(journey) if one.on >= occasion.on]
    if not following:
        return None, ()
    release = min(following, key=lambda one: one.on)
    return _cap(ask, occasion, release), release.facts


def _cap(ask: Ask, occasion: _Occasion, release: ReleaseDay) -> Deadline | None:
    def last_good(release_on: date) -> Deadline | None:
        return by_end_of(release_on - ONE_DAY) if release_on >= occasion.on else None

    return moved_back(release.steps, occasion.anchor.recorded_at, last_good, ask.policy)


def _in_a_cas2_bed(journey: Journey, occasion: _Occasion, deadline: Deadline | None) -> bool:
    """Somebody else has checked that address: a bed of that scheme is booked, and not called off."""
    if occasion.address == NOWHERE or deadline is None:
        return False
    off = {e.fact.booking for e in journey.of(BedCancelled) if deadline.in_time(e.happened_at)}
    return any(
        entry.fact.scheme == "cas2"
        and entry.fact.booking not in off
        and deadline.in_time(entry.happened_at)
        for entry in journey.of(BedBooked)
    )


def _unsuitable(journey: Journey, occasion: _Occasion) -> Ended | None:
    if occasion.address == NOWHERE:
        return None
    for entry in journey.of(AddressChecked):
        refused = entry.fact.address == occasion.address and not entry.fact.suitable
        if refused and entry.happened_at >= occasion.anchor.happened_at:
            return Ended(entry.happened_at, "address unsuitable", (entry,))
    return None


ENQUIRIES_ANSWERED = Rule(
    number=69,
    code="safeguarding-enquiry-missing",
    says=(
        "After a sentence, and for every address proposed, police and children's services are asked"
        " within {enquiry-sent.within} and answer within {enquiry-answered.within}, before the"
        " release in any case."
    ),
    shape="within",
    kind="OPEN",
    severity="high",
    owner="community offender manager, police, children's services",
    told_by="police on domestic abuse, local-authority on children",
    duties=to_be_checked,
    values=(SENT, ANSWERED, NOTICE),
    source="HMIP 2023: enquiries were made in about half the cases",
)

RULES: tuple[Rule, ...] = (ENQUIRIES_ANSWERED,)
