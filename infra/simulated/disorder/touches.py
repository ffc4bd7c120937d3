"""Disorder within one life: applied to the finished story, changing what is said, not what happened."""

from collections.abc import Callable
from datetime import datetime, timedelta

from domain.calendar import day_end, london_day
from infra.simulated.days import days, missed, working_days
from infra.simulated.life import Life, other_numbers
from infra.simulated.names import OTHER_SPELLINGS
from infra.simulated.numbers import wrong_pnc
from infra.simulated.places import DELIUS, NOMIS
from infra.simulated.stories.custody import CODES, RELEASED
from infra.simulated.stories.identity import seen_by
from infra.simulated.telling import Saying

Touch = Callable[[Life], bool]  # says whether it could be applied
SEEN = "identity.person_seen.v1"
OBSERVED = "identity.identifier_observed.v1"
OUT = (RELEASED, "custody.person_released.v1")
UNAWAITED = {"person.case-note.created", "prison-visit.booked", "tier.calculation.complete"}


def other_names(life: Life) -> bool:
    """The police know the person under another given name, spelt family name and all.

    Not where nobody else is to know them: their naming the prison's number joins the records.
    """
    if any(one.code == "identity-unlinked" for one in life.plants):
        return False
    spelt = life.family
    for ours, theirs in OTHER_SPELLINGS:
        if ours in spelt:
            spelt = spelt.replace(ours, theirs, 1)
            break
    at = _opening(life)
    seen_by(life, life.force_source, life.police, at, ("noms", life.noms), family=spelt)
    seen_by(life, life.force_source, life.police, at + timedelta(days=1), given="Ozric")
    return True


def merged_in_prison(life: Life) -> bool:
    """Received under a second prison number, which is merged into the first weeks later."""
    moment = _opening(life) + timedelta(days=12)
    other, _ = other_numbers(life.number, life.seed)
    if not any(saying.record == life.prison for saying in life.sayings):
        return False
    for saying in _before(life, moment):
        if saying.record == life.prison:
            saying.record = f"prison/{other}"
        for field in ("nomsNumber", "value"):
            if saying.data.get(field) == life.noms:
                saying.data[field] = other
    life.say(
        *(NOMIS, life.prison, "prison-offender-events.prisoner.merged", moment),
        nomsNumber=life.noms,
        removedNomsNumber=other,
        reason="MERGE",
    )
    seen_by(life, NOMIS, life.prison, moment)
    return True


def merged_in_probation(life: Life) -> bool:
    """Opened as a new case although there was one: merged later."""
    opened = _first(life, life.probation)
    if opened is None:
        return False
    moment = opened + timedelta(days=9)
    _, other = other_numbers(life.number, life.seed)
    for saying in _before(life, moment):
        if saying.record == life.probation:
            saying.record = f"probation/{other}"
    life.say(
        *(DELIUS, life.probation, "probation-case.merge.completed", moment),
        sourceCRN=other,
        targetCRN=life.crn,
    )
    seen_by(life, DELIUS, life.probation, moment)
    return True


def misspelt(life: Life) -> bool:
    """A wrong day of birth on the prison's record, put right the next day."""
    seen = next((s for s in life.sayings if s.type == SEEN and s.source == NOMIS), None)
    if seen is None:
        return False
    right = life.say(
        *(seen.source, seen.record, SEEN, seen.happened_at, seen.told_at + timedelta(hours=20)),
        **seen.data,
    )
    right.supersedes = seen.id
    seen.data = seen.data | {"date_of_birth_on": days(life.born_on, 9)}
    return True


def recalculated(life: Life) -> bool:
    """Release dates first worked out wrong, replaced within hours."""
    dates = next((s for s in life.sayings if s.type == "sentence.dates_calculated.v1"), None)
    if dates is None or "conditional_release_on" not in dates.data:
        return False
    right = life.say(
        *(NOMIS, dates.record, dates.type, dates.happened_at, dates.told_at + timedelta(hours=3)),
        **dates.data,
    )
    right.supersedes = dates.id
    wrong = dates.data["conditional_release_on"]
    dates.data = dates.data | {"conditional_release_on": days(wrong, 4)}  # type: ignore[arg-type]
    return True


def wrong_person(life: Life) -> bool:
    """A release entered on the wrong record, taken back within the hour."""
    planned = next((s for s in life.sayings if s.type == "sentence.release_planned.v1"), None)
    if planned is None:
        return False
    moment = planned.happened_at + timedelta(days=5)
    wrong = life.say(
        *(NOMIS, life.prison, "custody.person_released.v1", moment),
        prison=life.held_at,
        kind="conditional",
    )
    wrong.told_at = moment + timedelta(minutes=2)
    back = life.say(
        NOMIS, life.prison, "data.fact_withdrawn.v1", moment, moment + timedelta(minutes=50)
    )
    back.supersedes = wrong.id
    return True


def need_withdrawn(life: Life) -> bool:
    """A need noted by whoever noted the first, on the wrong record; taken back the next day."""
    seen = next((s for s in life.sayings if s.type == "need.identified.v1"), None)
    if seen is None:
        return False
    wrong = life.say(
        *(seen.source, seen.record, "need.identified.v1", seen.happened_at),
        pathway="abuse",
        severity="low",
    )
    told_at = seen.told_at + timedelta(hours=22)
    back = life.say(seen.source, seen.record, "data.fact_withdrawn.v1", told_at, told_at)
    back.supersedes = wrong.id
    return True


def conflicting_dates(life: Life) -> bool:
    """Probation and prison say different release days; a day later the prison says its own again."""
    planned = next((s for s in life.sayings if s.type == "sentence.release_planned.v1"), None)
    if planned is None or planned.data["destination"] == "hostel":
        return False
    if any(saying.type == planned.type and saying.source == DELIUS for saying in life.sayings):
        return False  # the story has them differ already
    other = planned.data | {"release_on": working_days(planned.data["release_on"], 2)}
    moment = planned.happened_at + timedelta(hours=1)
    said = life.say(DELIUS, life.probation, planned.type, moment, **other)
    life.say(NOMIS, life.prison, planned.type, moment + timedelta(hours=2), **planned.data)
    out = (s.told_at for s in life.sayings if _out(s) and s.happened_at > moment)
    shows_at = missed(working_days(london_day(said.told_at), 2))
    life.plant("facts-conflict", "open", shows_at, min(out, default=None))
    return True


def _out(saying: Saying) -> bool:
    """Freed: a death is no release, and settles nothing."""
    return saying.type in OUT and saying.data.get("nomisMovementReasonCode") != CODES["died"]


def mistyped_number(life: Life) -> bool:
    """A police number whose check letter is wrong: kept, never believed."""
    life.say(
        *(DELIUS, life.probation, OBSERVED, _opening(life)), kind="pnc", value=wrong_pnc(life.pnc)
    )
    return True


def told_out_of_order(life: Life) -> bool:
    """The reception is told after all that followed on it that day, and still on that day: a clock
    that runs out with it would else show what nobody knew of."""
    first = min(life.sayings, key=lambda s: s.told_at)
    latest = day_end(london_day(first.told_at)) - timedelta(hours=2)
    first.told_at = max(first.told_at, min(first.told_at + timedelta(hours=14), latest))
    return True


def told_days_late(life: Life) -> bool:
    """What no clock waits for is entered days later."""
    late = [saying for saying in life.sayings if saying.type in UNAWAITED]
    for saying in late:
        if saying.told_at.date() < days(life.until_on, -12):
            saying.told_at += timedelta(days=life.between(2, 9))
    return bool(late)


def day_only(life: Life) -> bool:
    """An agency that knows the day of an arrest, not the hour."""
    arrest = life.say(*(life.force_source, life.police, "police.charged.v1", _opening(life)))
    arrest.happened_at = arrest.happened_at.replace(hour=0, minute=0, second=0, microsecond=0)
    arrest.day_only = True
    seen_by(life, life.force_source, life.police, arrest.told_at)
    return True


def _opening(life: Life) -> datetime:
    """An hour after the first thing said of the person."""
    return min(saying.happened_at for saying in life.sayings) + timedelta(hours=1)


def _first(life: Life, record: str) -> datetime | None:
    return min((s.happened_at for s in life.sayings if s.record == record), default=None)


def _before(life: Life, moment: datetime) -> list[Saying]:
    return [saying for saying in life.sayings if saying.told_at < moment]


# Name, share of lives, touch. Shares are guesses; the kinds are those the research met.
TOUCHES: tuple[tuple[str, float, Touch], ...] = (
    ("other names", 0.06, other_names),
    ("merged in prison", 0.015, merged_in_prison),
    ("merged in probation", 0.015, merged_in_probation),
    ("misspelt", 0.02, misspelt),
    ("recalculated", 0.03, recalculated),
    ("wrong person", 0.01, wrong_person),
    ("need withdrawn", 0.02, need_withdrawn),
    ("conflicting dates", 0.02, conflicting_dates),
    ("mistyped number", 0.02, mistyped_number),
    ("told out of order", 0.05, told_out_of_order),
    ("told days late", 0.10, told_days_late),
    ("day only", 0.10, day_only),
)
