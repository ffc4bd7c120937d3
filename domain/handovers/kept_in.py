"""HP31 and HP32: held past release on an immigration paper, and back from a temporary release."""

from collections.abc import Iterator, Sequence

from domain.calendar import london_day
from domain.facts.custody import (
    ImmigrationHoldServed,
    TemporarilyReleased,
    TemporaryReleaseReturned,
)
from domain.facts.entry import Entry
from domain.finding import Deadline
from domain.handovers.answers import CONFIRMED, answered, each, opened_until, since, without_day
from domain.handovers.point import Instance, Point, Step
from domain.journey.arming import once
from domain.journey.ends import ends
from domain.journey.holder import HELD_BY_PROVIDERS, holder
from domain.journey.journey import Journey
from domain.rules.duty import Ask, Later
from domain.rules.immigration_hold import TOLD


def _served(journey: Journey, ask: Ask) -> Iterator[Instance | Later]:
    armed = []
    for served in once(journey.of(ImmigrationHoldServed), lambda fact: fact.document):
        on = london_day(served.happened_at)
        amount = ask.policy.pick(TOLD, on)
        deadline = ask.policy.after(on, amount)
        armed.append(
            Instance(
                anchor=served,
                armed_at=served.happened_at,
                steps=(Step(deadline, ()),),
                arms=(served,),
                told_by=holder(journey, ask.policy, on, deadline),
                ended=ends(journey, served.happened_at, absconding=True),
                values=(amount.read,),
            )
        )
    yield from answered(armed, journey, "HP31", CONFIRMED, teller_only=True)


def _let_out(journey: Journey, _ask: Ask) -> Iterator[Instance | Later]:
    out = once(journey.of(TemporarilyReleased), lambda fact: fact.return_due_at)
    for number, leave in enumerate(out):
        due = leave.fact.return_due_at
        yield Instance(
            anchor=leave,
            armed_at=leave.happened_at,
            steps=(Step(Deadline(ends_at=due, due_at=due), each(_back(journey, out, number))),),
            arms=(leave,),
            told_by="prison",
            ended=ends(journey, leave.happened_at),
        )


def _back(journey: Journey, out: Sequence[Entry], number: int) -> Iterator[Entry]:
    """A return belongs to the last time the person was let out before it."""
    following = [leave.happened_at for leave in out[number + 1 :]]
    for entry in since(journey.of(TemporaryReleaseReturned), out[number]):
        if not following or entry.happened_at < following[0]:
            yield entry


def _leave_opened(journey: Journey, _ask: Ask, opener: Entry) -> Instance:
    return without_day(journey, opener, each(since(journey.of(TemporaryReleaseReturned), opener)))


HP31 = Point(
    code="HP31",
    says="Probation confirms within {immigration-hold.acknowledged} that it knows of an immigration hold.",
    from_agency="prison",
    to_agency="probation",
    told_by="probation, or the provider holding the case",
    armed_by="an immigration paper is served",
    met_by="papers confirmed, whichever they are, or the handover accepted, by the holder of the case",
    ends="nothing of its own",
    armed=_served,
    opened=opened_until("HP31", CONFIRMED, absconding=True),
    values=(TOLD, HELD_BY_PROVIDERS),
    source="chosen; PI 26/2014",
)
HP32 = Point(
    code="HP32",
    says="Whoever is let out for a time is back when they have to be.",
    from_agency="probation",
    to_agency="prison",
    told_by="the prison",
    armed_by="released for a time",
    met_by="back from temporary release",
    ends="nothing of its own",
    armed=_let_out,
    opened=_leave_opened,
    source="PSI 13/2015: the return time on the licence",
)
