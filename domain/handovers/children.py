"""HP33: children's services know that somebody who is a risk to children is about to be released."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from domain.calendar import london_day
from domain.facts.entry import Entry
from domain.facts.risk import ChildNoticeAcknowledged, ChildNoticeSent, FlagEnded, FlagRaised
from domain.finding import Deadline, State
from domain.handovers.answers import each, since, without_day
from domain.handovers.point import Instance, Point, Sign, Step
from domain.journey.ends import Ended, ends, first_end
from domain.journey.journey import Journey
from domain.journey.notice import NOTICE, notice_read
from domain.journey.plans import Planned, in_force, moved_back, planned_releases
from domain.rules.duty import Ask, Later

BEFORE = "child-notice.before-release"
CHILD = "child"


@dataclass(slots=True)
class _Risk:
    """The flag from its first raising to its end: [raised, ended)."""

    raised: Entry
    ended: Entry | None = None


def _at_risk(journey: Journey, ask: Ask) -> Iterator[Instance | Later]:
    risks = list(_risks(journey))
    for planned in planned_releases(journey) if risks else ():
        own = [risk for risk in risks if _inside(risk, planned)]
        if own:
            yield from _instance(journey, ask, planned, own)


def _risks(journey: Journey) -> Iterator[_Risk]:
    live: _Risk | None = None
    for entry in journey.of(FlagRaised, FlagEnded):
        if entry.fact.flag != CHILD:
            continue
        if isinstance(entry.fact, FlagRaised):
            live = live or _Risk(entry)
        elif live is not None:
            live.ended = entry
            yield live
            live = None
    if live is not None:
        yield live


def _inside(risk: _Risk, planned: Planned) -> bool:
    """Live at some moment of the custody with a plan in it."""
    told_at, over = planned.plans[0].happened_at, planned.stay.ended_at
    begin = max(told_at, planned.stay.began_at or told_at)
    return (risk.ended is None or risk.ended.happened_at > begin) and (
        over is None or max(risk.raised.happened_at, begin) < over
    )


def _instance(journey: Journey, ask: Ask, planned: Planned, own: list[_Risk]) -> Iterator[Instance]:
    raised, ended = own[0].raised, own[-1].ended
    deadline = moved_back(
        in_force(journey, planned), raised.recorded_at, lambda on: _last_good(ask, on), ask.policy
    )
    received = (planned.stay.received,) if planned.stay.received else ()
    armed_at = max(e.happened_at for e in (*received, planned.plans[0], raised))
    over = Ended(ended.happened_at, "flag ended", (ended,)) if ended else None
    yield Instance(
        anchor=planned.stay.received or planned.plans[0],
        armed_at=armed_at,
        steps=(Step(deadline, each(since(journey.of(ChildNoticeAcknowledged), raised))),),
        arms=(*received, planned.plans[-1], raised),
        told_by="local-authority",
        ended=first_end(ends(journey, armed_at, absconding=True), over),
        signs=tuple(
            Sign(State.SHARED, entry) for entry in since(journey.of(ChildNoticeSent), raised)
        ),
        values=(
            ask.policy.pick(BEFORE, planned.on).read,
            *notice_read(deadline, ask.policy, london_day(raised.recorded_at)),
        ),
    )


def _last_good(ask: Ask, on: date) -> Deadline:
    return ask.policy.before(on, ask.policy.pick(BEFORE, on))


def _opened(journey: Journey, _ask: Ask, opener: Entry) -> Instance:
    told = each(since(journey.of(ChildNoticeAcknowledged), opener))
    return without_day(journey, opener, told, absconding=True)


HP33 = Point(
    code="HP33",
    says=(
        "Children's services confirm {child-notice.before-release} before the release that they"
        " know of somebody who is a risk to children."
    ),
    from_agency="probation",
    to_agency="local-authority",
    told_by="the local authority",
    armed_by="a risk to children is flagged, and a release is planned, in custody",
    met_by="the notice is confirmed, after the flag",
    ends="the flag is ended",
    armed=_at_risk,
    opened=_opened,
    values=(BEFORE, NOTICE),
    source="chosen; Sussex child protection procedures (who, not when)",
)
