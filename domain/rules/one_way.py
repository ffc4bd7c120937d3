"""Sharing that goes one way only: one agency keeps giving and never gets anything back.

probation -> police   5 Jan, 19 Jan, 2 Feb, 16 Feb, 2 Mar      a window of 90 days, from 5 Jan
police -> probation   by 5 April, or the relation has only one direction
"""

from collections.abc import Iterable, Iterator

from domain.calendar import day_start, london_day
from domain.facts.entry import Entry
from domain.facts.handover import PackShared
from domain.journey.journey import Journey
from domain.rules.duty import Ask, Duty, Met
from domain.rules.rule import Rule

PACKS, WINDOW = "one-way-sharing.packs", "one-way-sharing.within"
BY_LAW = frozenset({"HP19", "HP31", "HP33", "HP34"})  # notices, which the law sends one way


def shared_one_way(journey: Journey, ask: Ask) -> Iterator[Duty]:
    """Rule 42: each window in which one agency sent another so many packs.

    Counted person by person, for a journey is judged alone: packs of two agencies about several
    people aren't added up here.
    """
    packs = [entry for entry in journey.of(PackShared) if entry.fact.point not in BY_LAW]
    for giver, receiver in sorted({(entry.agency, entry.fact.to) for entry in packs}):
        yield from _of_pair(ask, packs, giver, receiver)


def _of_pair(ask: Ask, packs: Iterable[Entry], giver: str, receiver: str) -> Iterator[Duty]:
    given = [e for e in packs if (e.agency, e.fact.to) == (giver, receiver)]
    back = [e for e in packs if (e.agency, e.fact.to) == (receiver, giver)]
    while given:
        first_on = london_day(given[0].happened_at)
        count, window = (ask.policy.pick(name, first_on) for name in (PACKS, WINDOW))
        deadline = ask.policy.after(first_on, window)
        inside = [entry for entry in given if deadline.in_time(entry.happened_at)]
        if len(inside) >= count.number:
            since = day_start(first_on)
            yield Duty(
                anchor=inside[count.number - 1],
                deadline=deadline,
                meetings=tuple(Met(e.happened_at, (e,)) for e in back if e.happened_at >= since),
                armed_by=tuple(inside[: count.number]),
                about=f"{giver} to {receiver} from {first_on}",
                values=(count.read, window.read),
            )
        given = given[len(inside) :]


ANSWERED = Rule(
    number=42,
    code="one-way-sharing",
    says=(
        "An agency that has sent another {one-way-sharing.packs} packs about a person gets"
        " something back within {one-way-sharing.within} of the first."
    ),
    shape="within",
    kind="PIT",
    severity="low",
    owner="partnership manager",
    told_by="",
    duties=shared_one_way,
    values=(PACKS, WINDOW),
    source="Senior: police intelligence",
)

RULES: tuple[Rule, ...] = (ANSWERED,)
