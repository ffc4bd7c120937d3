"""Where two agencies contradict each other, somebody decides who is right."""

from collections.abc import Iterator

from domain.calendar import london_day
from domain.facts.data import ConflictAdjudicated
from domain.journey.journey import Journey
from domain.journey.words import Difference, counts_at, differences
from domain.rules.duty import Ask, Duty, Met
from domain.rules.rule import Rule

DECIDED = "conflict-decided.within"


def contradicted(journey: Journey, ask: Ask) -> Iterator[Duty]:
    """Rule 87: each release day, address, worker or flag on which two agencies came to differ."""
    for difference in differences(journey):
        on = london_day(difference.began_at)
        amount = ask.policy.pick(DECIDED, on)
        yield Duty(
            anchor=difference.later,
            deadline=ask.policy.after(on, amount),
            meetings=tuple(_settled(journey, difference)),
            leg=difference.about,
            about=difference.subject,
            armed_by=(difference.later, difference.earlier),
            armed_at=difference.began_at,
            values=(amount.read,),
        )


def _settled(journey: Journey, difference: Difference) -> Iterator[Met]:
    """Somebody decided on it, or they agree by themselves; the release settles what it was about."""
    for entry in journey.of(ConflictAdjudicated):
        if entry.fact.about == difference.about and counts_at(entry) >= difference.began_at:
            yield Met(counts_at(entry), (entry,))
    if difference.agreed is not None:
        yield Met(counts_at(difference.agreed), (difference.agreed,))


CONFLICT_DECIDED = Rule(
    number=87,
    code="facts-conflict",
    says=(
        "Where two agencies contradict each other on a release, a worker or a flag, somebody decides"
        " within {conflict-decided.within}, or they come to agree."
    ),
    shape="within",
    kind="OPEN",
    severity="medium",
    owner="data steward",
    told_by="",
    duties=contradicted,
    values=(DECIDED,),
    source="Canton VI",
)

RULES: tuple[Rule, ...] = (CONFLICT_DECIDED,)
