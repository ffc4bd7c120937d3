"""Nobody is taken off a managed scheme with needs open and nobody there to see to them."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import get_args

from domain.calendar import london_day
from domain.facts.entry import Entry
from domain.facts.iom import IomDeselected, IomSelected
from domain.facts.need import NeedClosed, NeedIdentified
from domain.facts.plan import PlanCompleted
from domain.facts.responsibility import LeadAssigned
from domain.facts.words import Role
from domain.journey.arming import once
from domain.journey.ends import Ended, ends, first_end
from domain.journey.journey import Journey
from domain.journey.leads import Lead, live_leads
from domain.journey.needs import Need, needs_open
from domain.rules.duty import Ask, Duty, Met
from domain.rules.rule import Rule

STEPPED_DOWN = "iom-step-down.within"
GONE = frozenset({"died", "moved"})
WORKERS = frozenset(get_args(Role)) - {"iom-lead"}


def deselected(journey: Journey, ask: Ask) -> Iterator[Duty]:
    """Rule 67: each deselection of somebody with needs of some weight, or without a worker."""
    for left in once(journey.of(IomDeselected)):
        at = left.happened_at
        weighty, workers = _weighty(journey, at), live_leads(journey, WORKERS, at)
        if left.fact.reason in GONE or (workers and not weighty):
            continue
        on = london_day(at)
        amount = ask.policy.pick(STEPPED_DOWN, on)
        yield Duty(
            anchor=left,
            deadline=ask.policy.after(on, amount),
            meetings=(*_planned(journey, left), *_seen_to(journey, left)),
            ended=first_end(ends(journey, at), _selected_again(journey, left)),
            told_by="police",
            armed_by=(left, *(need.seen[0] for need in weighty if workers)),
            values=(amount.read,),
        )


def _weighty(journey: Journey, moment: datetime) -> list[Need]:
    return [
        need for need in needs_open(journey, moment) if need.severity(moment) in ("medium", "high")
    ]


def _planned(journey: Journey, left: Entry) -> Iterator[Met]:
    """A plan for afterwards, made since the person was selected."""
    selected = journey.latest(IomSelected, upto=left.happened_at)
    for entry in journey.of(PlanCompleted):
        since = selected is None or entry.happened_at >= selected.happened_at
        if entry.fact.kind == "step-down" and since:
            yield Met(entry.happened_at, (entry,))


def _seen_to(journey: Journey, left: Entry) -> Iterator[Met]:
    """From some moment on no such need is left and a worker is there: known with the last of it."""
    for entry in journey.of(NeedClosed, NeedIdentified, LeadAssigned):
        at = entry.happened_at
        if at >= left.happened_at and not _weighty(journey, at):
            workers = live_leads(journey, WORKERS, at)
            if workers:
                yield Met(at, (entry, *_closings(journey, left, at), _first_told(workers)))


def _closings(journey: Journey, left: Entry, moment: datetime) -> list[Entry]:
    needs = [need.closed for need in _weighty(journey, left.happened_at)]
    return [closed for closed in needs if closed is not None and closed.happened_at <= moment]


def _first_told(workers: Sequence[Lead]) -> Entry:
    return min((lead.assigned for lead in workers), key=lambda entry: entry.recorded_at)


def _selected_again(journey: Journey, left: Entry) -> Ended | None:
    for entry in journey.of(IomSelected):
        if entry.happened_at > left.happened_at:
            return Ended(entry.happened_at, "selected again", (entry,))
    return None


STEP_DOWN_PLANNED = Rule(
    number=67,
    code="iom-deselected-with-needs",
    says=(
        "Whoever is taken off an integrated offender management scheme with a need open, or with no"
        " worker, has a plan for afterwards, or no such lack any more, within"
        " {iom-step-down.within}."
    ),
    shape="within",
    kind="OPEN",
    severity="medium",
    owner="integrated offender management panel",
    told_by="police",
    duties=deselected,
    values=(STEPPED_DOWN,),
    source="Senior: selection and deselection",
)

RULES: tuple[Rule, ...] = (STEP_DOWN_PLANNED,)
