"""Rules on needs: what one side has seen, the next one plans for."""

from collections.abc import Iterator

from domain.calendar import london_day
from domain.facts.entry import Entry
from domain.facts.handover import HandoverAccepted
from domain.facts.plan import PlanCompleted
from domain.finding import Deadline
from domain.journey.appointments import first_contact_after
from domain.journey.arming import once
from domain.journey.ends import ends, first_end
from domain.journey.holder import HELD_BY_PROVIDERS, holder
from domain.journey.journey import Journey
from domain.journey.needs import Need, needs_open
from domain.journey.release import received_after
from domain.journey.supervision import supervision_over
from domain.rules.duty import Ask, Duty, Met
from domain.rules.exempt import all_closed
from domain.rules.rule import Rule

PLANNED_FOR = "handed-over-need.within"
POINTS = frozenset({"HP02", "HP08", "HP18", "HP21", "HP22", "HP26", "HP35"})


def handed_over_with_needs(journey: Journey, ask: Ask) -> Iterator[Duty]:
    """Rule 32: each handover accepted with a need open, one duty for each pathway."""
    accepted = once(journey.of(HandoverAccepted), lambda fact: fact.point)
    for entry in accepted:
        if entry.fact.point not in POINTS:
            continue
        by_pathway: dict[str, list[Need]] = {}
        for need in needs_open(journey, entry.happened_at):
            by_pathway.setdefault(need.pathway, []).append(need)
        for pathway, needs in by_pathway.items():
            yield _duty(journey, ask, entry, pathway, needs)


def _duty(journey: Journey, ask: Ask, accepted: Entry, pathway: str, needs: list[Need]) -> Duty:
    """The clock starts with the first appointment attended; until then there is no date."""
    at = accepted.happened_at
    seen = first_contact_after(journey, at)
    deadline: Deadline | None = None
    values: tuple[tuple[str, int], ...] = ()
    told_by = ""
    if seen is not None:
        on = london_day(seen.happened_at)
        amount = ask.policy.pick(PLANNED_FOR, on)
        deadline, values = ask.policy.after(on, amount), (amount.read,)
        told_by = holder(journey, ask.policy, on, deadline)
    return Duty(
        anchor=accepted,
        deadline=deadline,
        meetings=(*_planned(journey, accepted, pathway), *all_closed(needs)),
        ended=first_end(
            ends(journey, at), supervision_over(journey, at), received_after(journey, at)
        ),
        told_by=told_by,
        leg=pathway,
        about=f"{accepted.fact.point} {london_day(at)}",
        rests_on=(seen,) if seen else (),
        armed_by=tuple(need.seen[0] for need in needs),
        values=values,
    )


def _planned(journey: Journey, accepted: Entry, pathway: str) -> Iterator[Met]:
    for entry in journey.of(PlanCompleted):
        named = entry.fact.pathways or ()
        later = entry.happened_at >= accepted.happened_at
        if later and entry.fact.kind != "learning" and pathway in named:
            yield Met(entry.happened_at, (entry,))


NEED_CARRIED_OVER = Rule(
    number=32,
    code="need-dropped-at-handover",
    says=(
        "A need open when a handover is accepted stands in the next plan, or is closed,"
        " within {handed-over-need.within} of the first appointment attended."
    ),
    shape="carried-over",
    kind="OPEN",
    severity="high",
    owner="new lead",
    told_by="the holder of the case",
    duties=handed_over_with_needs,
    values=(PLANNED_FOR, HELD_BY_PROVIDERS),
    source="PS-SL006; TTG16",
)

RULES: tuple[Rule, ...] = (NEED_CARRIED_OVER,)
