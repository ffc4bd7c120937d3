"""Rules on proof of identity and a bank account: both are there before the gate."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import product

from domain.calendar import day_start, london_day
from domain.facts.entry import Entry
from domain.facts.finance import AccountOpened, IdSecured
from domain.facts.need import NeedClosed
from domain.finding import Deadline
from domain.journey.ends import Ended, ends, first_end
from domain.journey.journey import Journey
from domain.journey.notice import NOTICE, notice_read
from domain.journey.plans import Planned, in_force, moved_back, planned_releases
from domain.rules.duty import Ask, Duty, Later, Met
from domain.rules.rule import Rule

WARNED, AT_GATE, WINDOW = "id-and-account.before", "id-and-account.within", "id-and-account.window"
LIFTED = frozenset({"declined", "not-required"})
HALVES = ((IdSecured, "no-id"), (AccountOpened, "no-bank"))


@dataclass(frozen=True, slots=True)
class Half:
    """One of the two: every fact that gives it, and whatever says it isn't wanted."""

    given: tuple[Entry, ...]
    lifted: tuple[Entry, ...]


def leaving_without(journey: Journey, ask: Ask) -> Iterator[Duty | Later]:
    """Rule 24: each planned release once it is near, unless both are there by then."""
    for planned in planned_releases(journey):
        window = ask.policy.pick(WINDOW, planned.on)
        opens_at = day_start(planned.on - timedelta(days=window.number))
        if opens_at > ask.now:
            yield Later(opens_at)
            continue
        halves = [_half(journey, planned, *half) for half in HALVES]
        if all(any(e.happened_at < opens_at for e in half.given) for half in halves):
            continue
        for leg, deadline, read in _legs(journey, ask, planned):
            first = min(planned.plans, key=lambda entry: (entry.recorded_at, entry.key))
            yield Duty(
                anchor=first,
                deadline=deadline,
                meetings=_met(halves),
                ended=first_end(ends(journey, first.happened_at), _unwanted(halves, deadline)),
                told_by="prison",
                leg=leg,
                kind="OPEN" if leg == "warning" else "PIT",
                armed_by=planned.plans,
                about=planned.name,
                values=(*read, window.read),
                armed_at=max(first.happened_at, opens_at),
            )


def _legs(
    journey: Journey, ask: Ask, planned: Planned
) -> Iterator[tuple[str, Deadline, tuple[tuple[str, int], ...]]]:
    """Asked for ahead of the release, and judged on its day."""

    def last_good(release_on: date) -> Deadline:
        return ask.policy.before(release_on, ask.policy.pick(WARNED, release_on))

    steps = in_force(journey, planned)
    warned = moved_back(steps, steps[0].known_at, last_good, ask.policy)
    if warned is not None:
        notice = notice_read(warned, ask.policy, london_day(warned.ends_at))
        yield "warning", warned, (ask.policy.pick(WARNED, planned.on).read, *notice)
    amount = ask.policy.pick(AT_GATE, planned.on)
    yield "release", ask.policy.after(planned.on, amount), (amount.read,)


def _half(journey: Journey, planned: Planned, fact: type, kind: str) -> Half:
    """A closing without a kind speaks of both halves; one of an earlier custody of neither."""
    lifted = (
        entry
        for entry in journey.of(NeedClosed)
        if entry.fact.pathway == "finance"
        and entry.fact.kind in (kind, None)
        and entry.fact.outcome in LIFTED
        and (planned.since is None or entry.happened_at >= planned.since)
    )
    return Half(tuple(journey.of(fact)), tuple(lifted))


def _met(halves: list[Half]) -> tuple[Met, ...]:
    """Both, or what is still wanted of them: with the later of the two."""
    both = product(*((*half.given, *half.lifted) for half in halves))
    return tuple(Met(max(e.happened_at for e in by), tuple(dict.fromkeys(by))) for by in both)


def _unwanted(halves: list[Half], deadline: Deadline) -> Ended | None:
    """Neither is wanted any more; just before that, so that it meets nothing by itself."""
    if any(not half.lifted or not deadline.in_time(half.lifted[0].happened_at) for half in halves):
        return None
    by = tuple(dict.fromkeys(half.lifted[0] for half in halves))
    at = max(entry.happened_at for entry in by) - timedelta(microseconds=1)
    return Ended(at, "need closed", by)


ID_AND_ACCOUNT = Rule(
    number=24,
    code="fin-no-id-or-bank",
    says=(
        "Whoever is to be released can prove who they are and be paid {id-and-account.before}"
        " before, and at the latest on the day."
    ),
    shape="within",
    kind="OPEN",
    severity="medium",
    owner="banking and identity staff",
    told_by="prison",
    duties=leaving_without,
    values=(WARNED, AT_GATE, WINDOW, NOTICE),
    source="Pre-release Policy Framework; resettlement passport; Nacro",
)

RULES: tuple[Rule, ...] = (ID_AND_ACCOUNT,)
