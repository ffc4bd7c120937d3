"""Nobody has to tell one story to four agencies: what was asked is used, not asked again."""

from collections.abc import Iterator

from domain.calendar import london_day
from domain.facts.entry import Entry
from domain.facts.need import NeedAssessed
from domain.facts.risk import FlagRaised, RiskEscalated, RoshAssessed
from domain.journey.ends import ends
from domain.journey.journey import Journey
from domain.policy.policy import by_end_of
from domain.rules.duty import Ask, Duty
from domain.rules.rule import Rule

APART = "assessment-repeated.window"


def assessed_again(journey: Journey, ask: Ask) -> Iterator[Duty]:
    """Rule 45: each complete assessment of what another agency has just asked about."""
    before: list[Entry] = []
    for later in journey.of(NeedAssessed):
        if not later.fact.complete:
            continue
        on = london_day(later.happened_at)
        window = ask.policy.pick(APART, on)
        same = [e for e in before if _same_again(ask, e, later)]
        before.append(later)
        again = [e for e in same if not _risk_changed(journey, e, later)]
        if not again or later.fact.statutory or _used(later, same):
            continue
        over = ends(journey, later.happened_at)
        if over is not None and over.at < later.happened_at:
            continue
        yield Duty(
            anchor=later,
            deadline=by_end_of(on),
            pattern=True,
            rests_on=tuple(again),
            values=(window.read,),
        )


def _same_again(ask: Ask, earlier: Entry, later: Entry) -> bool:
    """Another agency, a pathway both asked about, and not long ago."""
    if earlier.agency == later.agency or not set(earlier.fact.pathways) & set(later.fact.pathways):
        return False
    on = london_day(later.happened_at)
    last_on = ask.policy.after(london_day(earlier.happened_at), ask.policy.pick(APART, on)).due_on
    return last_on is not None and on <= last_on


def _used(later: Entry, same: list[Entry]) -> bool:
    """It names one of them as what it was based on."""
    return any(later.fact.used in (earlier.id, earlier.key) for earlier in same)


def _risk_changed(journey: Journey, earlier: Entry, later: Entry) -> bool:
    """The risk was looked at anew between the two: good reason to ask again."""
    return any(
        earlier.happened_at < entry.happened_at < later.happened_at
        for entry in journey.of(RiskEscalated, FlagRaised, RoshAssessed)
    )


NOT_ASKED_AGAIN = Rule(
    number=45,
    code="repeat-assessment",
    says=(
        "Nobody is assessed again by another agency within {assessment-repeated.window} about the"
        " same, unless it builds on the first or the risk has changed."
    ),
    shape="no-more-than",
    kind="PIT",
    severity="low",
    owner="both agencies",
    told_by="",
    duties=assessed_again,
    values=(APART,),
    source="Senior: what people said who used the services",
)

RULES: tuple[Rule, ...] = (NOT_ASKED_AGAIN,)
