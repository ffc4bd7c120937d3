"""Daily life around a release: identity, money, a doctor, work; and what is forgotten of it."""

from datetime import date, datetime

from domain.calendar import add_months
from infra.simulated.course import Course
from infra.simulated.days import days, missed, working_days
from infra.simulated.life import Life
from infra.simulated.places import DELIUS, NOMIS

GRANT_PENCE = 9_000
# One in twelve works six weeks after release (OM23).
WORKING = ("employed", *("unemployed",) * 8, *("unavailable",) * 3)
BOOKED = "appointment.arranged.v1"
SIX_WEEKS, HALF_A_YEAR = 42, 6
FIRST_PLAN, INDUCTION_DAYS, REVIEW_DAYS = 8, 20, 80
INDUCTION_LATE, REVIEW_LATE = "ete-induction-late", "ete-review-late"
CLAIM_LATE, COACH_UNSEEN = "fin-claim-late", "fin-work-coach-unseen"


def settled_in(life: Life, on: date) -> None:
    """Proof of identity, a bank account and a practice, all seen to in the first days inside."""
    identified(life, on)
    life.say(NOMIS, life.prison, "finance.account_opened.v1", life.at(days(on, 2), 11))
    doctor(life, days(on, 1))


def identified(life: Life, on: date) -> None:
    """The prison sends for a birth certificate."""
    life.say(
        NOMIS,
        life.prison,
        "finance.id_secured.v1",
        life.at(on, 11),
        kind="birth-certificate",
    )


def doctor(life: Life, on: date) -> None:
    """Registered with a practice where they come from."""
    life.say(NOMIS, life.prison, "health.gp_registered.v1", life.at(on, 14), area=life.region.area)


def coached(life: Life, release_on: date, before: int = 12) -> datetime:
    """The prison's work coach sees the person, so many days before release."""
    on = days(release_on, -before)
    ref = f"W{life.number:05d}-{on:%y%m%d}"
    life.say(
        *(NOMIS, life.prison, BOOKED, life.at(days(on, -4), 10)),
        appointment=ref,
        kind="work-coach",
        starts_at=life.at(on, 14),
        mode="in-person",
        with_role="work-coach",
    )
    life.say(NOMIS, life.prison, "appointment.attended.v1", life.at(on, 15), appointment=ref)
    return life.sayings[-1].told_at


def not_coached(life: Life, release_on: date, before: int | None = None) -> None:
    """Nobody from the jobcentre sees them in time (or only so many days before release)."""
    later = coached(life, release_on, before) if before else None
    life.plant(COACH_UNSEEN, "open", missed(days(release_on, -7)), later)


def paid(life: Life, released_on: date) -> None:
    """The discharge grant, at the gate."""
    life.say(
        *(NOMIS, life.prison, "finance.subsistence_paid.v1", life.at(released_on, 9)),
        pence=GRANT_PENCE,
    )


def not_paid(life: Life, released_on: date) -> None:
    """Through the gate with nothing."""
    life.plant("fin-subsistence-unpaid", "breached", missed(released_on))


def no_account(life: Life, on: date, release_on: date) -> None:
    """Proof of identity and a doctor, but never a bank account."""
    identified(life, on)
    doctor(life, days(on, 1))
    life.plant("fin-no-id-or-bank", "open", missed(days(release_on, -28)))
    life.plant("fin-no-id-or-bank", "breached", missed(release_on))


def no_doctor(life: Life, on: date, release_on: date) -> None:
    """All seen to but a practice."""
    identified(life, on)
    life.say(NOMIS, life.prison, "finance.account_opened.v1", life.at(days(on, 2), 11))
    life.plant("health-no-gp", unmet(life, release_on), missed(release_on))


def unmet(life: Life, due_on: date, kind: str = "open") -> str:
    """What shows of a duty that health would tell of: unknown, once it has fallen silent."""
    return kind if missed(due_on) < life.silent_from else "unknown"


def works(life: Life, on: date) -> None:
    """Probation writes down whether the person works."""
    life.say(
        *(DELIUS, life.probation, "work.employment_recorded.v1", life.at(on, 12)),
        status=life.rng.choice(WORKING),
    )


def work_known(life: Life, released_on: date) -> None:
    """Written down in the first weeks."""
    works(life, days(released_on, life.between(5, 35)))


def work_known_later(life: Life, released_on: date) -> None:
    """And again within the half-year."""
    works(life, days(released_on, life.between(60, 150)))


def work_unknown(life: Life, course: Course) -> None:
    """Nobody ever writes it down, for as long as there is supervision."""
    on = course.release_on
    for due_on in (days(on, SIX_WEEKS), add_months(on, HALF_A_YEAR)):
        if due_on < course.expires_on:
            life.plant("ete-status-unknown-6wk", "breached", missed(due_on))


def claimed(life: Life, on: date) -> None:
    """A claim for benefits is made."""
    life.say(DELIUS, life.probation, "finance.claim_submitted.v1", life.at(on, 12), benefit="uc")


def not_claimed(life: Life, released_on: date, on: date | None = None) -> None:
    """No claim by the next working day (or only on a later one)."""
    later = None
    if on is not None:
        claimed(life, on)
        later = life.sayings[-1].told_at
    life.plant(CLAIM_LATE, "open", missed(working_days(released_on, 1)), later)


def booked(life: Life, on: date, starts_on: date) -> None:
    """The community mental-health team is asked for an appointment, and gives one."""
    life.say(
        *(NOMIS, life.prison, BOOKED, life.at(on, 10)),
        appointment=f"M{life.number:05d}",
        kind="cmht",
        starts_at=life.at(starts_on, 10),
        mode="in-person",
    )


def not_booked(life: Life, released_on: date) -> None:
    """Nobody is asked."""
    life.plant("health-mh-no-followup", unmet(life, released_on), missed(released_on))


def reconnected(life: Life, on: date) -> None:
    """Referred to RECONNECT, which takes the person on and sees them after release."""
    referral = f"R{life.number:05d}"
    life.say(
        *(NOMIS, life.prison, "referral.made.v1", life.at(on, 10)),
        referral=referral,
        service="reconnect",
        pathway="health",
        basis="consent",
    )
    for said, later in (("referral.accepted.v1", 2), ("referral.first_session_attended.v1", 4)):
        moment = life.at(working_days(on, later), 15)
        life.say(DELIUS, life.probation, said, moment, referral=referral)


def not_reconnected(life: Life, released_on: date) -> None:
    """Never referred; in Wales there is no such service."""
    due_on = days(released_on, 28)
    if life.region.area != "region/wales":
        life.plant("health-reconnect-missed", unmet(life, due_on), missed(due_on))


def offered(life: Life, on: date, starts_on: date) -> None:
    """An employer promises a job."""
    life.say(
        *(NOMIS, life.prison, "work.employment_recorded.v1", life.at(on, 11)),
        status="employed",
        starts_on=starts_on,
    )


def offer_known(life: Life, on: date) -> None:
    """Probation confirms that it has the papers, the offer with them."""
    life.say(
        *(DELIUS, life.probation, "handover.pack_acknowledged.v1", life.at(on, 15)),
        point="HP09",
        items=["ete"],
    )


def offer_lost(life: Life, release_on: date) -> None:
    """Probation never hears of it."""
    life.plant("ete-offer-not-carried", "open", missed(days(release_on, -35)))


def learns(life: Life, course: Course) -> None:
    """A learning plan in the first weeks, reviewed in good time until the gate."""
    on = days(course.sentenced_on, FIRST_PLAN)
    taught(life, on)
    reviewed_from(life, on, course.release_on)


def taught(life: Life, on: date) -> None:
    """The prison's teachers make a plan with the person."""
    life.say(NOMIS, life.prison, "plan.completed.v1", life.at(on, 15), kind="learning")


def reviewed(life: Life, on: date) -> None:
    """And look at it again."""
    life.say(NOMIS, life.prison, "plan.reviewed.v1", life.at(on, 15), kind="learning")


def reviewed_from(life: Life, on: date, upto: date) -> None:
    """Again and again, as long as the person is there."""
    day = days(on, REVIEW_DAYS)
    while day < upto:
        reviewed(life, day)
        day = days(day, REVIEW_DAYS)


def not_taught(life: Life, course: Course, on: date | None = None) -> None:
    """No plan in time, or none at all."""
    later = None
    if on is not None:
        taught(life, on)
        later = life.sayings[-1].told_at
        reviewed_from(life, on, course.release_on)
    due_on = days(course.sentenced_on, INDUCTION_DAYS)
    life.plant(INDUCTION_LATE, "open", missed(due_on), later)


def not_reviewed(life: Life, course: Course) -> None:
    """A plan that nobody ever looks at again; release is most of a year away, or more."""
    on = days(course.sentenced_on, FIRST_PLAN)
    taught(life, on)
    within_a_year = course.release_on <= add_months(on, 12)
    due_on = add_months(on, 3 if within_a_year else 6)
    life.plant(REVIEW_LATE, "open", missed(due_on))


def ready(life: Life, course: Course) -> None:
    """The prison's part before release, as it should be."""
    settled_in(life, days(course.sentenced_on, 4))
    coached(life, course.release_on)
