"""HP01 and HP06: the papers arrive with the person, from court and from the prison before."""

from collections.abc import Iterator, Sequence

from domain.calendar import london_day
from domain.facts.custody import PersonTransferred
from domain.facts.entry import Entry
from domain.handovers.acts import pack_confirmed
from domain.handovers.point import Instance, Point, Step
from domain.journey.arming import once
from domain.journey.ends import Ended, ends, first_end
from domain.journey.journey import Journey
from domain.rules.duty import Ask, Later

COURT, MOVE = "HP01", "HP06"
COURT_WITHIN, MOVE_WITHIN = "court-papers.within", "transfer-papers.within"
COURT_PACK = ("warrant", "escort-record", "self-harm", "flags")
MOVE_PACK = ("plan", "referrals", "medication", "self-harm")
FROM_COURT = frozenset({"remand", "sentence"})


def _received(journey: Journey, ask: Ask) -> Iterator[Instance | Later]:
    arms = _from_court(journey)
    for received, following in _in_turn(arms):
        amount = ask.policy.pick(COURT_WITHIN, london_day(received.happened_at))
        deadline = ask.policy.after(london_day(received.happened_at), amount)
        until = following.happened_at if following else None
        met = pack_confirmed(journey, COURT, COURT_PACK, received.happened_at, until)
        yield Instance(
            anchor=received,
            armed_at=received.happened_at,
            steps=(Step(deadline, met),),
            arms=(received,),
            told_by="prison",
            ended=ends(journey, received.happened_at),
            values=(amount.read,),
        )


def _moved(journey: Journey, ask: Ask) -> Iterator[Instance | Later]:
    arms = _transfers(journey)
    for moved, following in _in_turn(arms):
        amount = ask.policy.pick(MOVE_WITHIN, london_day(moved.happened_at))
        deadline = ask.policy.after(london_day(moved.happened_at), amount)
        until = following.happened_at if following else None
        met = pack_confirmed(journey, MOVE, MOVE_PACK, moved.happened_at, until)
        yield Instance(
            anchor=moved,
            armed_at=moved.happened_at,
            steps=(Step(deadline, met),),
            arms=(moved,),
            told_by="prison",
            ended=first_end(ends(journey, moved.happened_at), _moved_on(following)),
            values=(amount.read,),
        )


def _court_opened(journey: Journey, _ask: Ask, opener: Entry) -> Instance:
    return _opened(journey, opener, _after(_from_court(journey), opener), COURT, COURT_PACK)


def _move_opened(journey: Journey, _ask: Ask, opener: Entry) -> Instance:
    return _opened(journey, opener, _after(_transfers(journey), opener), MOVE, MOVE_PACK)


def _opened(
    journey: Journey, opener: Entry, following: Entry | None, point: str, pack: tuple[str, ...]
) -> Instance:
    """Papers before the person: complete without a day, until the arrival has its own."""
    until = following.happened_at if following else None
    met = pack_confirmed(journey, point, pack, opener.happened_at, until)
    return Instance(
        anchor=opener,
        armed_at=opener.happened_at,
        steps=(Step(None, met),),
        arms=(opener,),
        ended=ends(journey, opener.happened_at),
    )


def _from_court(journey: Journey) -> list[Entry]:
    return [
        received
        for stay in journey.custody
        for received in stay.receptions
        if received.fact.basis in FROM_COURT
    ]


def _transfers(journey: Journey) -> Sequence[Entry]:
    return once(journey.of(PersonTransferred))


def _in_turn(arms: Sequence[Entry]) -> Iterator[tuple[Entry, Entry | None]]:
    """Each with the one after it, to which later papers belong."""
    for one in arms:
        yield one, _after(arms, one)


def _after(arms: Sequence[Entry], one: Entry) -> Entry | None:
    return next((arm for arm in arms if arm.happened_at > one.happened_at), None)


def _moved_on(following: Entry | None) -> Ended | None:
    return Ended(following.happened_at, "moved on", (following,)) if following else None


HP01 = Point(
    code=COURT,
    says="The court's papers are complete at the prison on the day of reception.",
    from_agency="court",
    to_agency="prison",
    told_by="prison",
    armed_by="received from court, on remand or sentenced",
    met_by="the whole pack acknowledged",
    ends="nothing of its own",
    armed=_received,
    opened=_court_opened,
    pack=COURT_PACK,
    values=(COURT_WITHIN,),
    source="IPPR chapter 3.1; TR5; chosen: the same day",
)
HP06 = Point(
    code=MOVE,
    says="When somebody moves to another prison, the papers are complete there on the day.",
    from_agency="prison",
    to_agency="prison",
    told_by="prison",
    armed_by="moved to another prison",
    met_by="the whole pack acknowledged",
    ends="the next move",
    armed=_moved,
    opened=_move_opened,
    pack=MOVE_PACK,
    values=(MOVE_WITHIN,),
    source="learning and work progress service; chosen: the same day",
)
