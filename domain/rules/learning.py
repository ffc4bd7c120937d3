"""Rules on learning and work in prison: an induction soon, and a plan that doesn't go stale."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from domain.calendar import london_day
from domain.facts.custody import PersonReceived, PersonReleased, PersonTransferred
from domain.facts.entry import Entry
from domain.facts.need import NeedAssessed
from domain.finding import Deadline
from domain.journey.custody import Custody
from domain.journey.ends import Ended, ends, first_end
from domain.journey.journey import Journey
from domain.journey.learning import (
    learning_plans,
    learning_reviews,
    learning_steps,
    release_expected,
)
from domain.policy.policy import Amount
from domain.rules.duty import Ask, Duty, Met
from domain.rules.rule import Rule

INDUCTED = "learning-induction.within"
INDUCTED_MOVED, INDUCTED_SCREENED = "learning-induction.moved", "learning-induction.screened"
TOO_NEAR, NEAR, MIDDLE = (
    "learning-review.too-near",
    "learning-review.near",
    "learning-review.middle",
)
REVIEWED_NEAR, REVIEWED_MIDDLE = "learning-review.within-near", "learning-review.within-middle"
REVIEWED_FAR, REVIEWED_REMAND = "learning-review.within-far", "learning-review.within-remand"
REVIEWED_MOVED, TOO_SHORT = "learning-review.moved", "learning-review.too-short"
BASES = frozenset({"sentence", "remand", "recall"})
SCREEN = "learning-screen"

BANDS: tuple[tuple[str, str | None], ...] = (
    (TOO_NEAR, None),
    (NEAR, REVIEWED_NEAR),
    (MIDDLE, REVIEWED_MIDDLE),
)  # up to so much time left: how soon; the last one is for all that is longer

Read = tuple[tuple[str, int], ...]


def received_to_learn(journey: Journey, ask: Ask) -> Iterator[Duty]:
    """Rule 10: each reception of somebody who has never had a learning plan."""
    for stay in journey.custody:
        for reception in stay.receptions:
            at = reception.happened_at
            plans = learning_plans(journey)
            if reception.fact.basis not in BASES or any(e.happened_at < at for e in plans):
                continue
            deadline, read = _induction(journey, ask, stay, reception)
            yield Duty(
                anchor=reception,
                deadline=deadline,
                meetings=tuple(Met(entry.happened_at, (entry,)) for entry in plans),
                ended=first_end(ends(journey, at, absconding=True), _out(journey, at)),
                told_by="prison",
                about=f"{reception.fact.basis} {london_day(at)}",
                values=read,
            )


def _induction(
    journey: Journey, ask: Ask, stay: Custody, reception: Entry
) -> tuple[Deadline, Read]:
    """Counted from reception; a move, or a screen in time, counts it anew until there is a plan."""
    on = london_day(reception.happened_at)
    amount = ask.policy.pick(INDUCTED, on)
    deadline = ask.policy.after(on, amount)
    planned_at = next((e.happened_at for e in learning_plans(journey)), None)
    for entry in journey.of(PersonTransferred, NeedAssessed):
        at = entry.happened_at
        before = at >= reception.happened_at and stay.holds(at)
        if not before or (planned_at is not None and at >= planned_at):
            continue
        if isinstance(entry.fact, PersonTransferred):
            amount = ask.policy.pick(INDUCTED_MOVED, london_day(at))
        elif _screened(entry) and deadline.in_time(at):
            amount = ask.policy.pick(INDUCTED_SCREENED, london_day(at))
        else:
            continue
        deadline = ask.policy.after(london_day(at), amount)
    return deadline, (amount.read,)


def _screened(entry: Entry) -> bool:
    return bool(entry.fact.tool == SCREEN and entry.fact.complete)


def _out(journey: Journey, after: datetime) -> Ended | None:
    """The first release after a moment."""
    for entry in journey.of(PersonReleased):
        if entry.happened_at > after:
            return Ended(entry.happened_at, "released", (entry,))
    return None


@dataclass(frozen=True, slots=True)
class Cycle:
    """From one plan or review inside to the next review; a move or return in it counts anew."""

    begun: Entry
    stay: Custody
    moved: Entry | None
    reviews: tuple[Entry, ...]

    @property
    def counts_from(self) -> Entry:
        """The fact its day is counted from."""
        return self.moved or self.begun


def plans_to_review(journey: Journey, ask: Ask) -> Iterator[Duty]:
    """Rule 11: each learning plan made or reviewed inside, until it is reviewed next."""
    for begun in learning_steps(journey):
        cycle = _cycle(journey, begun)
        due = _due(journey, ask, cycle) if cycle else None
        if cycle is None or due is None:
            continue
        at = cycle.counts_from.happened_at
        yield Duty(
            anchor=begun,
            deadline=ask.policy.after(london_day(at), due[0]),
            meetings=tuple(Met(entry.happened_at, (entry,)) for entry in cycle.reviews),
            ended=first_end(ends(journey, at, absconding=True), _out(journey, at)),
            told_by="prison",
            rests_on=(cycle.moved,) if cycle.moved else (),
            values=(due[0].read, *due[1]),
            armed_at=begun.happened_at,
        )


def _cycle(journey: Journey, begun: Entry) -> Cycle | None:
    """None where it began outside."""
    reviews = [e for e in learning_reviews(journey) if e.happened_at > begun.happened_at]
    moved: Entry | None = None
    for entry in journey.of(PersonTransferred, PersonReceived):
        counts = isinstance(entry.fact, PersonTransferred) or entry.fact.basis in BASES
        in_cycle = entry.happened_at > begun.happened_at and (
            not reviews or entry.happened_at < reviews[0].happened_at
        )
        if counts and in_cycle:
            moved = entry
    stay = journey.stay_at(begun.happened_at)
    return Cycle(begun, stay, moved, tuple(reviews)) if stay else None


def _due(journey: Journey, ask: Ask, cycle: Cycle) -> tuple[Amount, Read] | None:
    """How soon, and the bands that say so; None: too near the release to be worth it."""
    on = london_day(cycle.counts_from.happened_at)
    if cycle.moved is None:
        return _by_time_left(journey, ask, cycle, on)
    short = ask.policy.pick(TOO_SHORT, on)
    stay = journey.stay_at(cycle.moved.happened_at) or cycle.stay
    release_on = release_expected(journey, stay, on)
    if release_on is not None and (release_on - on).days < short.number:
        return None
    return ask.policy.pick(REVIEWED_MOVED, on), (short.read,)


def _by_time_left(journey: Journey, ask: Ask, cycle: Cycle, on: date) -> tuple[Amount, Read] | None:
    release_on = release_expected(journey, cycle.stay, on)
    if release_on is None:
        name = REVIEWED_REMAND if _on_remand(cycle) else REVIEWED_FAR
        return ask.policy.pick(name, on), ()
    read: Read = ()
    for band, within in BANDS:
        edge = ask.policy.pick(band, on)
        read = (*read, edge.read)
        last_on = ask.policy.after(on, edge).due_on
        if last_on is not None and release_on <= last_on:
            return (ask.policy.pick(within, on), read) if within else None
    return ask.policy.pick(REVIEWED_FAR, on), read


def _on_remand(cycle: Cycle) -> bool:
    before = [e for e in cycle.stay.receptions if e.happened_at <= cycle.begun.happened_at]
    return bool(before and before[-1].fact.basis == "remand")


INDUCTION_DONE = Rule(
    number=10,
    code="ete-induction-late",
    says=(
        "Whoever is received without a learning plan has one within {learning-induction.within},"
        " {learning-induction.moved} of a transfer or {learning-induction.screened} of a screen."
    ),
    shape="within",
    kind="OPEN",
    severity="low",
    owner="prison education provider",
    told_by="prison",
    duties=received_to_learn,
    values=(INDUCTED, INDUCTED_MOVED, INDUCTED_SCREENED),
    source="HMPPS education and work plan service",
)
PLAN_REVIEWED = Rule(
    number=11,
    code="ete-review-late",
    says=(
        "A learning plan is reviewed within {learning-review.moved} of a transfer or return, else"
        " within {learning-review.within-near}, {learning-review.within-middle} or"
        " {learning-review.within-far}, the nearer the release the sooner."
    ),
    shape="within",
    kind="OPEN",
    severity="low",
    owner="prison education provider",
    told_by="prison",
    duties=plans_to_review,
    values=(
        *(TOO_NEAR, NEAR, MIDDLE, REVIEWED_NEAR, REVIEWED_MIDDLE),
        *(REVIEWED_FAR, REVIEWED_REMAND, REVIEWED_MOVED, TOO_SHORT),
    ),
    source="HMPPS education and work plan service",
)

RULES: tuple[Rule, ...] = (INDUCTION_DONE, PLAN_REVIEWED)
