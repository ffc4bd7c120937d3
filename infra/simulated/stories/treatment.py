"""Drug treatment, from the prison's team to the community's."""

from datetime import date, datetime

from domain.calendar import london_day
from infra.simulated.days import days, missed, working_days
from infra.simulated.life import Life
from infra.simulated.places import DELIUS, NOMIS, TREATMENT
from infra.simulated.stories.identity import seen_by
from infra.simulated.stories.needs import acted_on

PICK_UP_DAYS = 21
ENGAGED = "substance.treatment_engaged.v1"
FIRST_SESSION = "referral.first_session_attended.v1"
LATE = "sub-pickup-late"


def in_custody(
    life: Life,
    started_on: date,
    referred_on: date,
    released_on: date,
    *,
    forgotten: bool = False,
    days_covered: int | None = None,
) -> None:
    """Treated inside, and referred on to a community service; given naloxone on the way.

    `forgotten`: a person on a substitute whom nobody gives naloxone. `days_covered`: one whose
    substitute lasts so many days outside, and no longer.
    """
    substitute = forgotten or days_covered is not None or life.chance(0.5)
    _begun(life, started_on, substitute=substitute)
    if substitute and not forgotten:
        given_at = life.at(started_on, 12)
        life.say(TREATMENT, life.health, "substance.naloxone_supplied.v1", given_at)
    if substitute:
        _covered(life, referred_on, released_on, days_covered)
    life.say(
        *(NOMIS, life.prison, "referral.made.v1", life.at(referred_on, 11)),
        referral=f"T{life.number:05d}",
        service="treatment",
        pathway="drugs-alcohol",
        basis="consent",
    )
    _told_by_probation(life, working_days(referred_on, 2), "referral.accepted.v1")


def alone(life: Life, started_on: date) -> None:
    """Treated inside, without a substitute; no community service is asked."""
    _begun(life, started_on, substitute=False)


def not_referred(life: Life, released_at: datetime, told_at: datetime) -> None:
    """Through the gate in the middle of treatment, and no service knows until they walk in."""
    on = days(london_day(released_at), life.between(1, 18))
    life.say(TREATMENT, life.health, ENGAGED, life.at(on, 11), provider=life.provider)
    verdict = "breached" if released_at < life.silent_from else "unknown"
    life.plant("sub-referral-missing", verdict, told_at)


def _begun(life: Life, started_on: date, *, substitute: bool) -> None:
    seen_by(life, TREATMENT, life.health, life.at(started_on, 10), ("noms", life.noms))
    life.say(
        *(TREATMENT, life.health, "substance.treatment_started.v1", life.at(started_on, 11)),
        setting="custody",
        substitute=substitute,
    )


def _covered(life: Life, on: date, released_on: date, lasts: int | None) -> None:
    """The substitute outside is arranged: for as long as anybody looks, or for some days only."""
    length = PICK_UP_DAYS + 1 if lasts is None else lasts
    life.say(
        *(NOMIS, life.prison, "substance.substitute_covered.v1", life.at(on, 13)),
        from_on=released_on,
        to_on=days(released_on, length - 1),
    )
    for number in range(length, PICK_UP_DAYS + 1):
        day = days(released_on, number)
        verdict = "breached" if _heard_past(life, day) else "unknown"
        life.plant("ost-coverage-gap", verdict, missed(day))


def _told_by_probation(life: Life, on: date, said: str) -> None:
    """What becomes of the referral, as probation writes it down: it speaks when health does not."""
    life.say(DELIUS, life.probation, said, life.at(on, 15), referral=f"T{life.number:05d}")


def _seen_first(life: Life, on: date) -> None:
    _told_by_probation(life, on, FIRST_SESSION)


def picked_up(life: Life, released_on: date) -> None:
    """Seen by the community service within three weeks; if health fell silent first, who knows."""
    on = days(released_on, life.between(1, 18))
    _seen_first(life, on)
    life.say(TREATMENT, life.health, ENGAGED, life.at(on, 11), provider=life.provider)
    if life.sayings[-1].told_at >= life.silent_from:
        _unheard(life, released_on)


def picked_up_unheard(life: Life, released_on: date) -> None:
    """Seen within three weeks, on a day on which health no longer speaks."""
    on = days(released_on, life.between(16, 20))
    _seen_first(life, on)
    life.say(TREATMENT, life.health, ENGAGED, life.at(on, 11), provider=life.provider)
    _unheard(life, released_on)


def not_picked_up(life: Life, released_on: date, seen_on: date | None = None) -> None:
    """Not seen within three weeks, nor since (or only on a later day)."""
    due_on = days(released_on, PICK_UP_DAYS)
    _not_taken_up(life, released_on, seen_on)
    if not _heard_past(life, due_on):
        _unheard(life, released_on)
        return
    later = None
    if seen_on is not None:
        life.say(TREATMENT, life.health, ENGAGED, life.at(seen_on, 11), provider=life.provider)
        told_at = life.sayings[-1].told_at
        later = told_at if told_at < life.silent_from else None
    life.plant(LATE, "open", missed(due_on), later)
    life.overdue("HP14", missed(due_on), later)


def _not_taken_up(life: Life, released_on: date, seen_on: date | None) -> None:
    """Probation knows of no first session (or only of a later one)."""
    later = None
    if seen_on is not None:
        _seen_first(life, seen_on)
        later = life.sayings[-1].told_at
    life.plant("referral-not-taken-up", "open", missed(working_days(released_on, 15)), later)


def without_naloxone(life: Life, released_on: date) -> None:
    """Through the gate without it: a breach, if health was still speaking then."""
    verdict = "breached" if _heard_past(life, released_on) else "unknown"
    life.plant("naloxone-not-supplied", verdict, missed(released_on))


def _unheard(life: Life, released_on: date) -> None:
    """Past the three weeks nothing is known: neither a gap nor none."""
    due_on = days(released_on, PICK_UP_DAYS)
    if _heard_past(life, due_on):
        raise ValueError("health was still speaking: this is no silence")
    life.plant(LATE, "unknown", missed(due_on))


def _heard_past(life: Life, due_on: date) -> bool:
    """Whether health spoke after that day had ended."""
    return missed(due_on) < life.silent_from


def ends_drug_free(life: Life, on: date) -> None:
    """Done with treatment before the gate."""
    life.say(
        *(TREATMENT, life.health, "substance.treatment_ended.v1", life.at(on, 12)),
        setting="custody",
        outcome="drug-free",
    )


def known_need(life: Life, on: date) -> None:
    """Probation records the need too."""
    life.say(
        *(DELIUS, life.probation, "need.identified.v1", life.at(on, 10)),
        pathway="drugs-alcohol",
        severity="medium",
    )
    acted_on(life, on, "drugs-alcohol")
