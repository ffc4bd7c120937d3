"""Whoever turns eighteen on a sentence has an adult worker on that day."""

from collections.abc import Iterator
from datetime import date

from domain.calendar import day_end
from domain.facts.entry import Entry
from domain.facts.sentence import SentenceImposed
from domain.journey.ends import ends, first_end
from domain.journey.holder import HELD_BY_PROVIDERS, holder
from domain.journey.journey import Journey
from domain.journey.leads import COMMUNITY, leads_by
from domain.journey.sentence import dates_told
from domain.journey.supervision import supervision_ends, supervision_over
from domain.journey.youth import NearlyAdult, kept_until, nearly_adult
from domain.policy.policy import by_end_of
from domain.rules.duty import Ask, Duty, Later, Met
from domain.rules.rule import Rule
from domain.rules.youth_prepared import BEGUN

ADULT = COMMUNITY | {"adult-worker"}
ASSIGNED = "adult-lead.within"


def turning_eighteen(journey: Journey, ask: Ask) -> Iterator[Duty | Later]:
    """Rule 82: a youth case with a sentence that runs beyond the birthday."""
    young = nearly_adult(journey, ask.policy, BEGUN)
    sentence = _running_on(journey, young.adult_on) if young else None
    if young is None or sentence is None:
        return
    kept = kept_until(journey, young.adult_on)
    opens_at = day_end(kept.fact.until_on) if kept else young.opens_at
    if ask.now < opens_at:
        yield Later(opens_at)
        return
    yield _duty(journey, ask, young, sentence, kept)


def _duty(
    journey: Journey, ask: Ask, young: NearlyAdult, sentence: Entry, kept: Entry | None
) -> Duty:
    amount = ask.policy.pick(ASSIGNED, young.adult_on)
    birthday = ask.policy.after(young.adult_on, amount)
    deadline = by_end_of(kept.fact.until_on) if kept else birthday
    return Duty(
        anchor=young.case,
        deadline=deadline,
        meetings=tuple(
            Met(lead.began_at, (lead.assigned,))
            for lead in leads_by(journey, ADULT, birthday, ask.now)
        ),
        ended=first_end(ends(journey, young.armed_at), supervision_over(journey, birthday.ends_at)),
        told_by=holder(journey, ask.policy, young.adult_on, deadline),
        armed_by=(young.case, young.born, sentence),
        about=f"born {young.adult_on}",
        armed_at=young.armed_at,
        rests_on=(kept,) if kept else (),
        values=(amount.read,),
    )


def _running_on(journey: Journey, adult_on: date) -> Entry | None:
    """The first sentence that still runs on the birthday, as far as is known."""
    expires = dates_told(journey).get("sentence_expires_on")
    if expires is not None and expires.on < adult_on:
        return None
    over = [e for e in supervision_ends(journey) if e.happened_at < day_end(adult_on)]
    for entry in journey.of(SentenceImposed):
        ended = any(end.happened_at > entry.happened_at for end in over)
        if entry.fact.sentenced_on <= adult_on and not ended:
            return entry
    return None


ADULT_LEAD = Rule(
    number=82,
    code="y2a-no-adult-lead",
    says=(
        "Whoever turns eighteen on a sentence that goes on has an adult worker by that day, or by"
        " the end of the time the youth team keeps the case."
    ),
    shape="within",
    kind="OPEN",
    severity="critical",
    owner="probation",
    told_by="the holder of the case",
    duties=turning_eighteen,
    values=(ASSIGNED, BEGUN, HELD_BY_PROVIDERS),
    source="Senior: youth to adult",
)

RULES: tuple[Rule, ...] = (ADULT_LEAD,)
