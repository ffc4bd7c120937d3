"""Rules on opioid substitution: no day without it between the gate and the first community dose.

released Thu 2 Apr, first community dose Tue 7 Apr      one duty for each of 2, 3, 4, 5 and 6 April
"""

from collections.abc import Iterator
from datetime import date, timedelta

from domain.calendar import day_start, days_between, london_day
from domain.facts.entry import Entry
from domain.facts.health import SubstituteCovered, TreatmentStarted
from domain.journey.ends import ends, first_end, last_moment
from domain.journey.journey import Journey
from domain.journey.release import received_again, release_name, released_stays
from domain.journey.treatment import COMMUNITY, open_episode
from domain.rules.duty import Ask, Duty, Later, Met
from domain.rules.rule import Rule

COVERED, WATCHED = "substitute-covered.within", "substitute-covered.watched"
ONE_DAY = timedelta(days=1)


def on_substitute(journey: Journey, ask: Ask) -> Iterator[Duty | Later]:
    """Rule 20: each day after a release on a substitute, up to the first dose outside."""
    for stay, release in released_stays(journey):
        started = open_episode(journey, stay, release)
        if started is None or not started.fact.substitute:
            continue
        first_on = london_day(release.happened_at)
        watched = ask.policy.pick(WATCHED, first_on)
        last_on = first_on + timedelta(days=watched.number)
        dose_on = _first_dose_on(journey, first_on)
        if dose_on is not None:
            last_on = min(last_on, dose_on - ONE_DAY)
        for day in days_between(first_on, last_on):
            if max(day_start(day), release.happened_at) > ask.now:
                yield Later(day_start(day))
                break
            yield _day(journey, ask, release, started, day)


def _day(journey: Journey, ask: Ask, release: Entry, started: Entry, day: date) -> Duty:
    on = london_day(release.happened_at)
    amount = ask.policy.pick(COVERED, on)
    return Duty(
        anchor=release,
        deadline=ask.policy.after(day, amount),
        meetings=tuple(
            Met(last_moment(day), (entry,))
            for entry in journey.of(SubstituteCovered)
            if entry.fact.from_on <= day <= entry.fact.to_on
        ),
        ended=first_end(
            ends(journey, release.happened_at, absconding=True), received_again(journey, release)
        ),
        told_by="health",
        leg=day.isoformat(),
        at_deadline=True,
        armed_by=(release, started),
        about=release_name(release),
        values=(amount.read, ask.policy.pick(WATCHED, on).read),
        armed_at=max(release.happened_at, day_start(day)),
    )


def _first_dose_on(journey: Journey, released_on: date) -> date | None:
    """The day of the first community treatment with a substitute."""
    for entry in journey.of(TreatmentStarted):
        day = london_day(entry.happened_at)
        if entry.fact.setting == COMMUNITY and entry.fact.substitute and day >= released_on:
            return day
    return None


SUBSTITUTE_COVERED = Rule(
    number=20,
    code="ost-coverage-gap",
    says=(
        "Whoever leaves prison on an opioid substitute has it arranged for every day until the"
        " first dose outside, for {substitute-covered.watched} at most."
    ),
    shape="throughout",
    kind="PIT",
    severity="critical",
    owner="prescribers on both sides",
    told_by="health",
    duties=on_substitute,
    values=(COVERED, WATCHED),
    source="OHID and HMPPS continuity of care guidance 2023; ACMD 2019",
)

RULES: tuple[Rule, ...] = (SUBSTITUTE_COVERED,)
