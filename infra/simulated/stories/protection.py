"""Who else has to know: police, children's services, the register, victims."""

from datetime import date

from infra.simulated.days import missed, working_days
from infra.simulated.life import Life
from infra.simulated.places import DELIUS
from infra.simulated.stories.identity import seen_by

UNANSWERED = "safeguarding-enquiry-missing"
POLICE, COUNCIL = "domestic-abuse", "children"


def enquired(life: Life, on: date, number: tuple[str, str] | None = None) -> None:
    """Both are asked the day after a sentence or a new address, and answer within days."""
    sent_on = working_days(on, 1)
    for kind in (POLICE, COUNCIL):
        asked(life, sent_on, kind)
        answered(life, working_days(sent_on, life.between(1, 7)), kind, number)


def enquired_at_once(life: Life, on: date) -> None:
    """The person is out on that very day: asked then, answered on the next."""
    for kind in (POLICE, COUNCIL):
        asked(life, on, kind)
        answered(life, working_days(on, 1), kind)


def asked(life: Life, on: date, kind: str) -> None:
    """Probation sends an enquiry."""
    life.say(DELIUS, life.probation, "risk.enquiry_sent.v1", life.at(on, 10), kind=kind)


def answered(life: Life, on: date, kind: str, number: tuple[str, str] | None = None) -> None:
    """The agency asked answers it."""
    police = kind == POLICE
    source, record = (
        (life.force_source, life.police) if police else (life.council_source, life.council)
    )
    seen_by(life, source, record, life.at(on, 13), number or ("noms", life.noms))
    life.say(source, record, "risk.enquiry_answered.v1", life.at(on, 14), kind=kind)


def children_unanswered(life: Life, on: date, answered_on: date | None = None) -> None:
    """Both are asked; the council does not answer (or only later)."""
    sent_on = working_days(on, 1)
    asked(life, sent_on, POLICE)
    answered(life, working_days(sent_on, 3), POLICE)
    asked(life, sent_on, COUNCIL)
    later = None
    if answered_on is not None:
        answered(life, answered_on, COUNCIL)
        later = life.sayings[-1].told_at
    life.plant(UNANSWERED, "open", missed(working_days(sent_on, 10)), later)


def never_asked(life: Life, on: date) -> None:
    """Nobody asks either of them."""
    for _ in (POLICE, COUNCIL):
        life.plant(UNANSWERED, "open", missed(working_days(on, 5)))


def children_known(life: Life, on: date) -> None:
    """The authority is told of somebody who is a risk to children, and confirms it."""
    authority = life.region.council
    name = "risk.child_notice_sent.v1"
    life.say(DELIUS, life.probation, name, life.at(on, 10), authority=authority)
    seen_by(life, life.council_source, life.council, life.at(on, 12), ("noms", life.noms))
    name = "risk.child_notice_acknowledged.v1"
    life.say(life.council_source, life.council, name, life.at(on, 15), authority=authority)


def registered(life: Life, on: date) -> None:
    """The person comes to the police station to be put on the register."""
    seen_by(life, life.force_source, life.police, life.at(on, 11), ("noms", life.noms))
    life.say(life.force_source, life.police, "police.register_confirmed.v1", life.at(on, 12))


def assessed(life: Life, on: date) -> None:
    """The officer assesses whoever is on the register."""
    life.say(
        *(DELIUS, life.probation, "need.assessed.v1", life.at(on, 13)),
        tool="arms",
        pathways=["attitudes"],
        complete=True,
    )
