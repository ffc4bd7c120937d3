"""Recall: agreed, the papers sent, the licence revoked, back inside, and what follows."""

from datetime import date, datetime, timedelta

from domain.calendar import day_start
from infra.simulated.days import days, missed, on_working_day, working_days
from infra.simulated.life import Life
from infra.simulated.places import DELIUS, LICENCES, NOMIS
from infra.simulated.stories import custody, daily, licence, needs
from infra.simulated.stories.gate import NOT_MET, met_inside, seen_at_once, supervised
from infra.simulated.stories.housing import home_kept, housed
from infra.simulated.stories.identity import seen_by

PACK = "recall.pack_sent.v1"
LATE = "recall-pack-late"
AT_LARGE = "recalled-at-large"
OUT_OF_TOUCH = "recall-contact-lost"
NOT_PLANNED = "rerelease-plan-missing"
SHORT_DAYS = 28
RETURNED_WITHIN = 14  # days of the recall, where anybody is found
FIXED_56_FROM = date(2026, 3, 31)
HOURS = timedelta(hours=24)
EMERGENCY = timedelta(hours=2)


def agreed(life: Life, on: date, kind: str, emergency: bool = False) -> datetime:
    """A manager agrees to the recall. Emergencies come late at night, as they do.

    How long it is goes by the day of the return: just before that changes, nobody says yet.
    """
    moment = day_start(on) + timedelta(hours=22, minutes=30) if emergency else life.at(on, 11)
    certain = kind == "fixed" and fixed_days(on) == fixed_days(days(on, RETURNED_WITHIN))
    said: dict[str, object] = {"days": fixed_days(on)} if certain else {}
    life.say(
        *(DELIUS, life.probation, "recall.agreed.v1", moment),
        kind=kind,
        emergency=emergency,
        **said,
    )
    return moment


def pack_sent(life: Life, moment: datetime) -> None:
    """The papers go to the casework section."""
    life.say(DELIUS, life.probation, PACK, moment)


def in_time(life: Life, on: date, kind: str, emergency: bool = False) -> None:
    """Agreed, and the papers sent the same day."""
    moment = agreed(life, on, kind, emergency)
    pack_sent(life, moment + timedelta(minutes=45 if emergency else 300))
    revoked(life, days(on, 1))


def late(life: Life, on: date, kind: str, sent: bool, emergency: bool = False) -> None:
    """The papers go out days late, or never."""
    moment = agreed(life, on, kind, emergency)
    due = moment + (EMERGENCY if emergency else HOURS)
    later = None
    if sent:
        pack_sent(life, life.at(working_days(on, 3), 12))
        later = life.sayings[-1].told_at
        revoked(life, working_days(on, 3))
    life.plant(LATE, "open", due + timedelta(seconds=1), later)
    life.overdue("HP24", due + timedelta(seconds=1), later)


def revoked(life: Life, on: date) -> None:
    """The licence ends and the police are told."""
    life.say(DELIUS, life.probation, "recall.licence_revoked.v1", life.at(on, 14))
    life.say(
        *(LICENCES, life.probation, "create-and-vary-a-licence.licence.inactivated", life.at(on, 14)),
        licenceId=licence.name(life, 1),
    )  # fmt: skip
    life.say(
        *(DELIUS, life.probation, "police.notified.v1", life.at(on, 15)),
        reason="recall",
        acknowledged=True,
    )


def arrested(life: Life, on: date) -> None:
    """The police find the person."""
    seen_by(life, life.force_source, life.police, life.at(on, 7), ("noms", life.noms))
    life.say(
        life.force_source,
        life.police,
        "police.arrested.v1",
        life.at(on, 8),
        station="custody suite",
    )
    if life.chance(0.2):
        life.overdue("HP36", missed(working_days(on, 1)))
        return
    life.say(
        *(DELIUS, life.probation, "handover.pack_acknowledged.v1", life.at(on, 10)),
        point="HP36",
        items=["arrest"],
    )


def at_large(life: Life, revoked_on: date) -> None:
    """Not back the day after the licence ended: until received, if that has been told."""
    told = [saying.told_at for saying in life.sayings if saying.type == custody.RECEIVED]
    back_at = max((at for at in told if at > missed(revoked_on)), default=None)
    life.plant(AT_LARGE, "open", missed(days(revoked_on, 1)), back_at)


def back_inside(life: Life, on: date, kind: str) -> date:
    """Received and screened again. Says the day of the next release: for a fixed term, its last."""
    custody.received(life, on, "recall")
    home_kept(life, on)
    daily.reviewed(life, days(on, 5))
    needs.screen(life, days(on, 1), ("finance",))
    needs.resettlement_plan(life, working_days(on, 3), ("finance",))
    if kind == "standard":
        daily.reviewed_from(life, days(on, 5), life.until_on)
        life.say(
            *(DELIUS, life.probation, "recall.referred_to_parole.v1", life.at(working_days(on, 12), 12))
        )  # fmt: skip
        return days(on, 2000)  # not before the end of the simulated time
    return on_working_day(days(on, fixed_days(on) - 1))


def looked_after(life: Life, on: date, kind: str) -> None:
    """The manager is in touch within days, and plans the way out of a fixed term."""
    spoken_to(life, on)
    if kind == "fixed":
        planned(life, on)


def spoken_to(life: Life, on: date) -> None:
    """The community manager speaks to the person inside."""
    life.say(
        *(DELIUS, life.probation, "contact.made.v1", life.at(working_days(on, 3), 14)),
        mode="video",
        by_role="com",
    )


def planned(life: Life, on: date) -> None:
    """A plan for the way out."""
    life.say(
        *(DELIUS, life.probation, "plan.completed.v1", life.at(working_days(on, 2), 12)),
        kind="rerelease",
    )


def out_of_touch(life: Life, on: date, kind: str) -> None:
    """The way out is planned, but the manager never speaks to the person."""
    short = kind == "fixed" and fixed_days(on) <= SHORT_DAYS
    if kind == "fixed":
        planned(life, on)
    life.plant(OUT_OF_TOUCH, "open", missed(working_days(on, 5 if short else 10)))


def not_planned(life: Life, on: date, kind: str) -> None:
    """In touch, but nobody plans the way out before the last week of a fixed term."""
    spoken_to(life, on)
    if kind == "fixed":
        due_on = days(on, fixed_days(on) - 1 - 7)
        life.plant(NOT_PLANNED, "open", missed(due_on))
        life.overdue("HP25", missed(due_on))


def released_again(life: Life, received_on: date, release_on: date) -> None:
    """Planned, licensed and out at the end of the recall, met as at the first time."""
    life.say(
        *(NOMIS, life.prison, "sentence.release_planned.v1", life.at(days(received_on, 1), 11)),
        release_on=release_on,
        kind="recall-end",
        destination="family",
        area=life.region.area,
    )
    custody.day_considered(life, life.sayings[-1].happened_at, release_on)
    daily.coached(life, release_on)
    out_of_touch = any(plant.code == OUT_OF_TOUCH for plant in life.plants)
    if not out_of_touch:
        met_inside(life, working_days(received_on, 4))
    licence.approved(life, working_days(received_on, 2), 2)
    licence.active(life, release_on, 2)
    custody.released(life, release_on, "recall-end")
    daily.paid(life, release_on)
    daily.work_known(life, release_on)
    daily.work_known_later(life, release_on)
    out_at = life.last_told(custody.RELEASED)
    life.duty_ended(out_at, OUT_OF_TOUCH, NOT_PLANNED)
    for point in life.points:
        point.closes_at = out_at if point.code == "HP25" else point.closes_at
    housed(life, release_on)
    seen_on = seen_at_once(life, release_on)
    if out_of_touch:
        life.plant(NOT_MET, "open", missed(days(release_on, -14)), life.sayings[-1].told_at)
    needs.plan(life, working_days(seen_on, 6), ("attitudes",))
    supervised(life, seen_on, days(life.until_on, 1))


def fixed_days(on: date) -> int:
    """56 days from 31 March 2026, 28 before."""
    return 56 if on >= FIXED_56_FROM else 28
