"""Too many faces: how often the person's leads change."""

from collections.abc import Iterator

from domain.calendar import london_day
from domain.facts.entry import Entry
from domain.facts.responsibility import LeadAssigned
from domain.journey.ends import ends
from domain.journey.journey import Journey
from domain.journey.leads import COMMUNITY, CUSTODY
from domain.journey.supervision import supervision_ends
from domain.policy.policy import by_end_of
from domain.rules.duty import Ask, Duty
from domain.rules.rule import Rule

CHANGES = "lead-changes.count"
WINDOW = "lead-changes.window"


def leads_changed(journey: Journey, ask: Ask) -> Iterator[Duty]:
    """Rule 36: the change that fills the window, both sides together; the count then starts anew."""
    run: list[Entry] = []
    for change in changes(journey):
        on = london_day(change.happened_at)
        count, window = (ask.policy.pick(name, on) for name in (CHANGES, WINDOW))
        run = [*run, change][-count.number :]
        last_on = ask.policy.after(london_day(run[0].happened_at), window).due_on
        if len(run) < count.number or last_on is None or on > last_on:
            continue
        over = ends(journey, change.happened_at)
        if over is None or over.at >= change.happened_at:
            yield Duty(
                anchor=change,
                deadline=by_end_of(on),
                pattern=True,
                rests_on=tuple(run),
                values=(count.read, window.read),
            )
        run = []


def changes(journey: Journey) -> Iterator[Entry]:
    """Leads assigned who are not the last one of their side, supervision not over between."""
    last: dict[frozenset[str], Entry] = {}
    over = [entry.happened_at for entry in supervision_ends(journey)]
    for entry in journey.of(LeadAssigned):
        side = next((side for side in (COMMUNITY, CUSTODY) if entry.fact.role in side), None)
        if side is None or entry.fact.co_working:
            continue
        before = last.get(side)
        last[side] = entry
        if before is None or before.fact.worker == entry.fact.worker:
            continue
        if not any(before.happened_at < at <= entry.happened_at for at in over):
            yield entry


FEW_LEADS = Rule(
    number=36,
    code="lead-churn",
    says="A person's lead changes fewer than {lead-changes.count} times in {lead-changes.window}.",
    shape="no-more-than",
    kind="PIT",
    severity="medium",
    owner="senior probation officer",
    told_by="",
    duties=leads_changed,
    values=(CHANGES, WINDOW),
    source="IPPR chapter 2; Evans mechanism 1",
)

RULES: tuple[Rule, ...] = (FEW_LEADS,)
