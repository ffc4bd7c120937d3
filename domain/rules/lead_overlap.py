"""Two who both think they lead: one side with two leads, or two agencies with opposite words."""

from collections.abc import Iterator
from datetime import date

from domain.calendar import london_day
from domain.facts.entry import Entry
from domain.facts.responsibility import ResponsibilitySet
from domain.journey.ends import ends
from domain.journey.journey import Journey
from domain.journey.leads import COMMUNITY, CUSTODY, Lead, leads
from domain.rules.duty import Ask, Duty, Met
from domain.rules.rule import Rule

ONE_LEAD = "lead-overlap.within"


def two_lead(journey: Journey, ask: Ask) -> Iterator[Duty]:
    """Rule 34: each lead who begins beside another of the same side, each pair of opposite words."""
    for side in (COMMUNITY, CUSTODY):
        yield from _overlaps(journey, ask, leads(journey, side))
    yield from _opposite_words(journey, ask)


def _overlaps(journey: Journey, ask: Ask, side: tuple[Lead, ...]) -> Iterator[Duty]:
    for index, lead in enumerate(side):
        live = [other for other in side[:index] if other.live(lead.began_at)]
        others = [other for other in live if other.worker != lead.worker]
        if others and len(others) == len(live):  # else this worker leads already
            by = tuple(other.assigned for other in others)
            yield _duty(journey, ask, lead.assigned, by, _one_left(lead, others))


def _one_left(lead: Lead, others: list[Lead]) -> tuple[Met, ...]:
    """Either this lead has ended, or all the others have."""
    met = [Met(lead.ended.happened_at, (lead.ended,))] if lead.ended else []
    ended = [other.ended for other in others if other.ended is not None]
    if len(ended) == len(others):
        by = tuple(dict.fromkeys(ended))
        met.append(Met(max(entry.happened_at for entry in by), by))
    return tuple(met)


def _opposite_words(journey: Journey, ask: Ask) -> Iterator[Duty]:
    """The latest word of each agency on one day: one says community, another custody."""
    words: dict[date, dict[str, Entry]] = {}
    open_at: dict[date, tuple[Entry, tuple[Entry, ...]]] = {}
    for entry in journey.of(ResponsibilitySet):
        said = words.setdefault(entry.fact.from_on, {})
        against = tuple(
            other
            for agency, other in said.items()
            if agency != entry.agency and _community(other) != _community(entry)
        )
        said[entry.agency] = entry
        day = entry.fact.from_on
        if against and day not in open_at:
            open_at[day] = (entry, against)
        elif day in open_at and len({_community(word) for word in said.values()}) == 1:
            yield _duty(journey, ask, *open_at.pop(day), (Met(entry.happened_at, (entry,)),))
    for anchor, against in open_at.values():
        yield _duty(journey, ask, anchor, against, ())


def _community(entry: Entry) -> bool:
    return bool(entry.fact.kind == "community")


def _duty(
    journey: Journey, ask: Ask, anchor: Entry, others: tuple[Entry, ...], met: tuple[Met, ...]
) -> Duty:
    on = london_day(anchor.happened_at)
    amount = ask.policy.pick(ONE_LEAD, on)
    return Duty(
        anchor=anchor,
        deadline=ask.policy.after(on, amount),
        meetings=met,
        ended=ends(journey, anchor.happened_at),
        armed_by=others,
        values=(amount.read,),
    )


ONE_LEAD_A_SIDE = Rule(
    number=34,
    code="lead-duplicate",
    says=(
        "Where two lead on one side, or two agencies disagree which side does, only one is left"
        " within {lead-overlap.within}."
    ),
    shape="no-more-than",
    kind="OPEN",
    severity="medium",
    owner="senior probation officer",
    told_by="",
    duties=two_lead,
    values=(ONE_LEAD,),
    source="allocation manager; Canton VIII.B",
)

RULES: tuple[Rule, ...] = (ONE_LEAD_A_SIDE,)
