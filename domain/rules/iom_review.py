"""Whoever is on a managed scheme is looked at as often as the colour says."""

from collections.abc import Iterator

from domain.calendar import london_day
from domain.facts.entry import Entry
from domain.facts.iom import IomRagSet
from domain.finding import Deadline
from domain.journey.ends import Ended, ends, first_end
from domain.journey.iom import colours, deselected_after, membership_at, reviews
from domain.journey.journey import Journey
from domain.rules.duty import Ask, Duty, Met
from domain.rules.rule import Rule

REVIEWED = "iom-review.within"
INSIDE = "custody"


def colour_set(journey: Journey, ask: Ask) -> Iterator[Duty]:
    """Rule 66: each colour set, and each review since one was."""
    set_so_far = colours(journey)
    for anchor in (*set_so_far, *reviews(journey)) if set_so_far else ():
        colour = _colour(set_so_far, anchor)
        if colour is not None and membership_at(journey, anchor.happened_at) is not None:
            yield _duty(journey, ask, anchor, colour)


def _duty(journey: Journey, ask: Ask, anchor: Entry, colour: Entry) -> Duty:
    deadline, values, inside = _how_soon(journey, ask, anchor, colour)
    return Duty(
        anchor=anchor,
        deadline=deadline,
        meetings=tuple(
            Met(entry.happened_at, (entry,))
            for entry in reviews(journey)
            if entry.happened_at > anchor.happened_at
        ),
        ended=first_end(
            ends(journey, anchor.happened_at),
            deselected_after(journey, anchor.happened_at),
            _other_colour(journey, anchor),
        ),
        told_by="police",
        armed_by=(anchor, colour),
        rests_on=inside,
        values=values,
    )


def _colour(set_so_far: tuple[Entry, ...], anchor: Entry) -> Entry | None:
    """The colour last set at that moment; that of the anchor itself where it sets one."""
    if isinstance(anchor.fact, IomRagSet):
        return anchor
    before = [entry for entry in set_so_far if entry.happened_at <= anchor.happened_at]
    return before[-1] if before else None


def _how_soon(
    journey: Journey, ask: Ask, anchor: Entry, colour: Entry
) -> tuple[Deadline, tuple[tuple[str, int], ...], tuple[Entry, ...]]:
    """By the colour; by the longer clock for whoever is inside, or is received before it runs out."""
    on = london_day(anchor.happened_at)
    amount = ask.policy.pick(REVIEWED, on, colour.fact.rag)
    deadline = ask.policy.after(on, amount)
    for stay in journey.custody:
        begin = stay.began_at or stay.since
        received = stay.received is not None and anchor.happened_at <= stay.received.happened_at
        if stay.holds(anchor.happened_at) or (received and begin and deadline.in_time(begin)):
            longer = ask.policy.pick(REVIEWED, on, INSIDE)
            by = (stay.received,) if stay.received else ()
            return ask.policy.after(on, longer), (amount.read, longer.read), by
    return deadline, (amount.read,), ()


def _other_colour(journey: Journey, anchor: Entry) -> Ended | None:
    """A colour set anew: from then on its own clock runs."""
    for entry in colours(journey):
        if entry.happened_at > anchor.happened_at:
            return Ended(entry.happened_at, "colour set anew", (entry,))
    return None


REVIEW_HELD = Rule(
    number=66,
    code="iom-review-overdue",
    says=(
        "Whoever is on an integrated offender management scheme is reviewed at least every"
        " {iom-review.within}; outside, sooner where the colour is amber or red."
    ),
    shape="within",
    kind="OPEN",
    severity="medium",
    owner="integrated offender management team",
    told_by="police",
    duties=colour_set,
    values=(REVIEWED,),
    source="Senior: colours and daily tasking",
)

RULES: tuple[Rule, ...] = (REVIEW_HELD,)
