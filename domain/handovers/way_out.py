"""HP29: whatever is still needed when supervision ends has found a home elsewhere by then."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from domain.calendar import day_end, london_day
from domain.facts.entry import Entry
from domain.facts.need import NeedClosed
from domain.facts.referral import ReferralAccepted
from domain.facts.sentence import SupervisionEnded, SupervisionStarted
from domain.finding import Deadline
from domain.handovers.answers import each, since, without_day
from domain.handovers.point import Instance, Point, Step
from domain.journey.arming import once
from domain.journey.ends import ends
from domain.journey.history import as_known
from domain.journey.holder import HELD_BY_PROVIDERS, holder
from domain.journey.journey import Journey
from domain.journey.needs import Need, needs
from domain.journey.notice import NOTICE, Computed, held, notice_read
from domain.journey.referrals import referral_of
from domain.journey.sentence import dates_told
from domain.rules.duty import Ask, Later, Met

BEFORE = "exit.before-end"
SERIOUS = ("medium", "high")


@dataclass(frozen=True, slots=True)
class _Open:
    """One serious need, since when it counts, and what settled it first."""

    need: Need
    by: Entry  # the fact that made it serious
    settled: Entry | None


def _ending(journey: Journey, ask: Ask) -> Iterator[Instance | Later]:
    anchors: set[str] = set()
    dated = [e for e in journey.of(SupervisionStarted) if e.fact.ends_on is not None]
    for started in once(dated, lambda fact: fact.kind):
        if _topped_up(journey, started):
            continue
        for number, run in enumerate(_runs(_serious(journey, started), started)):
            anchor = started if number == 0 else run[0].by
            if anchor.key not in anchors:
                anchors.add(anchor.key)
                yield _instance(journey, ask, started, anchor, run)


def _topped_up(journey: Journey, started: Entry) -> bool:
    """After the licence, supervision goes on: this is not the end."""
    top_up = dates_told(journey).get("top_up_ends_on")
    later = top_up is not None and top_up.on > started.fact.ends_on
    return later and started.fact.kind == "licence"


def _serious(journey: Journey, started: Entry) -> list[_Open]:
    """Needs of medium or high severity open during this supervision, by when they came to count."""
    over = day_end(started.fact.ends_on)
    for entry in journey.of(SupervisionEnded):
        if entry.fact.kind == started.fact.kind and entry.happened_at >= started.happened_at:
            over = min(over, entry.happened_at)
    found = []
    for need in needs(journey):
        by = next((e for e in need.seen if e.fact.severity in SERIOUS), None)
        closed_before = need.ended_at is not None and need.ended_at <= started.happened_at
        if by is not None and not closed_before and by.happened_at < over:
            found.append(_Open(need, by, _settled(journey, need, by)))
    return sorted(found, key=lambda one: (one.by.happened_at, one.by.key))


def _settled(journey: Journey, need: Need, by: Entry) -> Entry | None:
    """Closed, or a referral of its pathway accepted after it was seen: whichever came first."""
    settled = [need.closed] if need.closed else []
    for entry in since(journey.of(ReferralAccepted), by):
        made = referral_of(journey, entry)
        if made is not None and made.fact.pathway == need.pathway:
            settled.append(entry)
    return min(settled, key=lambda entry: entry.happened_at, default=None)


def _runs(serious: Sequence[_Open], started: Entry) -> Iterator[list[_Open]]:
    """Needs that were open together. One seen once all others are settled begins anew."""
    run: list[_Open] = []
    for one in serious:
        if one.settled is not None and one.settled.happened_at <= started.happened_at:
            continue
        if run and _all_settled(run, one.by.happened_at):
            yield run
            run = []
        run.append(one)
    if run:
        yield run


def _all_settled(run: Sequence[_Open], moment: datetime) -> bool:
    return all(one.settled is not None and one.settled.happened_at <= moment for one in run)


def _instance(
    journey: Journey, ask: Ask, started: Entry, anchor: Entry, run: Sequence[_Open]
) -> Instance:
    ends_on = started.fact.ends_on
    amount = ask.policy.pick(BEFORE, ends_on)
    known_on = london_day(max(started.recorded_at, run[0].by.recorded_at))
    deadline = _last_good(journey, ask, started, run[0].by.recorded_at)
    armed_at = max(started.happened_at, run[0].by.happened_at)
    return Instance(
        anchor=anchor,
        armed_at=armed_at,
        steps=(Step(deadline, tuple(_home(run))),),
        arms=(started, *(one.by for one in run)),
        told_by=holder(journey, ask.policy, london_day(started.happened_at), deadline),
        ended=ends(journey, armed_at),
        values=(amount.read, *notice_read(deadline, ask.policy, known_on)),
    )


def _last_good(journey: Journey, ask: Ask, started: Entry, need_known_at: datetime) -> Deadline:
    """So long before the end, by short notice; an end that was corrected moves it."""
    days = list(_ends_known(journey, started))
    begin = max((n for n, (at, _) in enumerate(days) if at <= need_known_at), default=0)
    computed = [
        Computed(
            london_day(max(known_at, need_known_at)),
            ask.policy.before(on, ask.policy.pick(BEFORE, on)),
        )
        for known_at, on in days[begin:]
    ]
    return held(computed, ask.policy) or computed[-1].deadline


def _ends_known(journey: Journey, started: Entry) -> Iterator[tuple[datetime, date]]:
    """Each day on which this supervision was to end, and when that became known."""
    if not journey.standing.corrected:
        yield started.recorded_at, started.fact.ends_on
        return
    root = journey.root(started)
    for known_at, known in as_known(journey, SupervisionStarted):
        for entry in known.of(SupervisionStarted):
            if known.root(entry) == root and entry.fact.ends_on is not None:
                yield known_at, entry.fact.ends_on


def _home(run: Sequence[_Open]) -> Iterator[Met]:
    """Every need of the run is settled: with the last of them."""
    settled = [one.settled for one in run if one.settled is not None]
    if len(settled) == len(run):
        by = tuple(dict.fromkeys(settled))
        yield Met(max(entry.happened_at for entry in by), by)


def _opened(journey: Journey, _ask: Ask, opener: Entry) -> Instance:
    """No end of supervision is known: any need closed or taken on since will do."""
    return without_day(
        journey, opener, each(since(journey.of(NeedClosed, ReferralAccepted), opener))
    )


HP29 = Point(
    code="HP29",
    says=(
        "{exit.before-end} before supervision ends, every serious need is met or somebody else has"
        " taken it on."
    ),
    from_agency="probation",
    to_agency="voluntary",
    told_by="probation, or the provider holding the case",
    armed_by="supervision has a day on which it ends, and a medium or high need is open",
    met_by="every such need closed, or a referral of its pathway accepted",
    ends="nothing of its own",
    armed=_ending,
    opened=_opened,
    values=(BEFORE, NOTICE, HELD_BY_PROVIDERS),
    source="chosen",
)
