"""A plan for the time under supervision follows soon after the first meeting."""

from collections.abc import Iterator

from domain.calendar import london_day
from domain.facts.appointment import AppointmentAttended
from domain.facts.entry import Entry
from domain.facts.plan import PlanCompleted
from domain.facts.sentence import SentenceImposed
from domain.journey.appointments import CONTACT
from domain.journey.arming import once
from domain.journey.arranged import kind_of
from domain.journey.ends import ends, first_end
from domain.journey.holder import HELD_BY_PROVIDERS, holder
from domain.journey.journey import Journey
from domain.journey.release import SHORT_SENTENCES, received_after, supervised_releases
from domain.journey.supervision import supervision_over
from domain.journey.supervision_spells import COMMUNITY_SENTENCES
from domain.policy.policy import Policy
from domain.rules.duty import Ask, Duty, Met
from domain.rules.rule import Rule

PLANNED = "sentence-plan.within"


def seen_first(journey: Journey, ask: Ask) -> Iterator[Duty]:
    """Rule 54: the first contact kept after each beginning; one that serves two follows the later."""
    begun_by: dict[str, tuple[Entry, Entry]] = {}
    for start in _starts(journey, ask.policy):
        seen = _first_kept(journey, start)
        if seen is not None:
            begun_by[seen.key] = (start, seen)
    for start, seen in begun_by.values():
        at, on = seen.happened_at, london_day(seen.happened_at)
        amount = ask.policy.pick(PLANNED, on)
        deadline = ask.policy.after(on, amount)
        yield Duty(
            anchor=seen,
            deadline=deadline,
            meetings=tuple(
                Met(max(at, entry.happened_at), (entry,))
                for entry in journey.of(PlanCompleted)
                if entry.fact.kind == "sentence" and entry.happened_at >= start.happened_at
            ),
            ended=first_end(
                ends(journey, at), received_after(journey, at), supervision_over(journey, at)
            ),
            told_by=holder(journey, ask.policy, on, deadline),
            armed_by=(start,),
            about=f"since {london_day(start.happened_at)}",
            values=(amount.read,),
        )


def _starts(journey: Journey, policy: Policy) -> list[Entry]:
    """Releases under supervision and sentences served in the community, in order."""
    orders = once(
        (e for e in journey.of(SentenceImposed) if e.fact.kind in COMMUNITY_SENTENCES),
        lambda fact: fact.kind,
    )
    releases = (release for _, release in supervised_releases(journey, policy))
    return sorted((*orders, *releases), key=lambda entry: entry.happened_at)


def _first_kept(journey: Journey, start: Entry) -> Entry | None:
    """The first contact appointment kept after it, outside custody."""

    def kept(entry: Entry) -> bool:
        return (
            entry.happened_at > start.happened_at
            and kind_of(journey, entry.fact.appointment) in CONTACT
            and journey.stay_at(entry.happened_at) is None
        )

    return journey.first(AppointmentAttended, kept)


SENTENCE_PLANNED = Rule(
    number=54,
    code="sentence-plan-late",
    says="Within {sentence-plan.within} of the first appointment kept there is a sentence plan.",
    shape="within",
    kind="OPEN",
    severity="medium",
    owner="community offender manager",
    told_by="the holder of the case",
    duties=seen_first,
    values=(PLANNED, SHORT_SENTENCES, HELD_BY_PROVIDERS),
    source="PS-SL006",
)

RULES: tuple[Rule, ...] = (SENTENCE_PLANNED,)
