"""A release before days on which nothing is open is moved, or somebody says why not."""

from collections.abc import Iterator
from datetime import date, datetime

from domain.calendar import london_day
from domain.facts.sentence import ReleaseDayDecided
from domain.finding import Deadline
from domain.journey.early_release import brought_forward
from domain.journey.ends import ends
from domain.journey.journey import Journey
from domain.journey.notice import NOTICE, notice_read
from domain.journey.person import turns_eighteen_on
from domain.journey.plans import Planned, in_force, moved_back, planned_releases
from domain.journey.sentence import latest_custody_sentence
from domain.rules.duty import Ask, Duty, Met
from domain.rules.rule import Rule

DECIDED, SERVED = "release-day-decided.before", "release-day-decided.served"
NOT_MOVED = frozenset({"hdc", "parole", "bail", "court", "time-served", "immigration"})


def released_before_a_rest(journey: Journey, ask: Ask) -> Iterator[Duty]:
    """Rule 56: each release now planned for such a day, of somebody whose day may be moved."""
    for planned in planned_releases(journey):
        if planned.kind in NOT_MOVED or not _counts(journey, ask, planned, planned.on):
            continue
        steps = [step for step in in_force(journey, planned) if step.kind not in NOT_MOVED]

        def last_good(release_on: date, planned: Planned = planned) -> Deadline | None:
            if not _counts(journey, ask, planned, release_on):
                return None
            on = ask.policy.calendar.last_on_or_before(release_on)
            return ask.policy.before(on, ask.policy.pick(DECIDED, on))

        deadline = moved_back(steps, steps[0].known_at, last_good, ask.policy) if steps else None
        if deadline is not None:
            yield _duty(journey, ask, planned, deadline)


def _duty(journey: Journey, ask: Ask, planned: Planned, deadline: Deadline) -> Duty:
    anchor = min(planned.plans, key=lambda entry: (entry.recorded_at, entry.key))
    on = ask.policy.calendar.last_on_or_before(planned.on)
    since = _in_force_since(planned)
    sentence = latest_custody_sentence(journey, planned.stay.ended_at)
    return Duty(
        anchor=anchor,
        deadline=deadline,
        meetings=tuple(
            Met(entry.happened_at, (entry,))
            for entry in journey.of(ReleaseDayDecided)
            if entry.happened_at >= since
        ),
        ended=ends(journey, anchor.happened_at, absconding=True),
        told_by="prison",
        armed_by=(*planned.plans, *((sentence,) if sentence else ())),
        about=planned.name,
        values=(
            ask.policy.pick(DECIDED, on).read,
            ask.policy.pick(SERVED, on).read,
            *notice_read(deadline, ask.policy, london_day(deadline.ends_at)),
        ),
    )


def _counts(journey: Journey, ask: Ask, planned: Planned, release_on: date) -> bool:
    """The working day of this release comes before one of rest, and the person's day may be moved."""
    on = ask.policy.calendar.last_on_or_before(release_on)
    kept = brought_forward(ask.policy.calendar, release_on) == release_on
    if kept or ask.policy.pick(DECIDED, on).no_duty:
        return False
    sentence = latest_custody_sentence(journey, planned.stay.ended_at)
    if sentence is None or sentence.fact.indeterminate:
        return False
    served = ask.policy.after(sentence.fact.sentenced_on, ask.policy.pick(SERVED, on))
    adult_on = turns_eighteen_on(journey)
    return served.due_on is not None and on >= served.due_on and (not adult_on or on >= adult_on)


def _in_force_since(planned: Planned) -> datetime:
    """When the release day in force now was told, first of an unbroken run of the same word."""
    plans = list(planned.plans)
    if plans[-1].fact.release_on != planned.on:
        return planned.by.happened_at  # released on a day that nobody had planned
    while len(plans) > 1 and plans[-2].fact.release_on == planned.on:
        plans.pop()
    return plans[-1].happened_at


RELEASE_DAY_CONSIDERED = Rule(
    number=56,
    code="friday-release-unconsidered",
    says=(
        "Where a release falls on the last working day before a weekend or a holiday, somebody has"
        " decided {release-day-decided.before} before it whether to move it; not for sentences"
        " passed less than {release-day-decided.served} before."
    ),
    shape="within",
    kind="PIT",
    severity="medium",
    owner="prison and community offender manager",
    told_by="prison",
    duties=released_before_a_rest,
    values=(DECIDED, SERVED, NOTICE),
    source="Friday releases policy framework, November 2023",
)

RULES: tuple[Rule, ...] = (RELEASE_DAY_CONSIDERED,)
