"""A release day moved: everything booked around it has to move too."""

from collections.abc import Iterator
from datetime import date

from domain.calendar import london_day
from domain.facts.entry import Entry
from domain.facts.sentence import ReleaseRescheduled
from domain.journey.arming import once
from domain.journey.dependants import Dependant, dependants
from domain.journey.ends import Ended, ends, first_end
from domain.journey.holder import HELD_BY_PROVIDERS, holder
from domain.journey.journey import Journey
from domain.rules.duty import Ask, Duty, Met
from domain.rules.rule import Rule

PROPAGATED = "release-change.within"


def release_moved(journey: Journey, ask: Ask) -> Iterator[Duty]:
    """Rule 61: each change of the release day with something booked around either day.

    A further change by the last good day takes over, with the earliest day of the chain.
    """
    moved = once(journey.of(ReleaseRescheduled), lambda fact: fact.release_on)
    changes = [entry for entry in moved if entry.fact.release_on != entry.fact.previous_release_on]
    earliest = date.max
    for change, further in zip(changes, [*changes[1:], None], strict=False):
        on = london_day(change.happened_at)
        amount = ask.policy.pick(PROPAGATED, on)
        deadline = ask.policy.after(on, amount)
        earliest = min(earliest, change.fact.release_on, change.fact.previous_release_on)
        taken_over = further if further and deadline.in_time(further.happened_at) else None
        booked = dependants(journey, change.happened_at, earliest)
        if booked:
            yield Duty(
                anchor=change,
                deadline=deadline,
                meetings=_all_moved(booked),
                ended=first_end(ends(journey, change.happened_at), _overtaken(taken_over)),
                told_by=holder(journey, ask.policy, on, deadline),
                about=f"{change.fact.release_on} {on}",
                rests_on=tuple(dependant.booked for dependant in booked),
                values=(amount.read,),
            )
        earliest = earliest if taken_over else date.max


def _overtaken(change: Entry | None) -> Ended | None:
    return Ended(change.happened_at, "changed again", (change,)) if change else None


def _all_moved(booked: list[Dependant]) -> tuple[Met, ...]:
    """Every dependant dealt with: with the last of them."""
    dealt = [dependant.dealt_with for dependant in booked if dependant.dealt_with is not None]
    if len(dealt) < len(booked):
        return ()
    return (Met(max(entry.happened_at for entry in dealt), tuple(dict.fromkeys(dealt))),)


CHANGE_PROPAGATED = Rule(
    number=61,
    code="release-change-not-propagated",
    says=(
        "When a release day moves, every appointment, bed and referral around it is confirmed,"
        " moved or called off within {release-change.within}."
    ),
    shape="carried-over",
    kind="OPEN",
    severity="high",
    owner="offender management unit and community offender manager",
    told_by="the holder of the case",
    duties=release_moved,
    values=(PROPAGATED, HELD_BY_PROVIDERS),
    source="IPPR chapter 3",
)

RULES: tuple[Rule, ...] = (CHANGE_PROPAGATED,)
