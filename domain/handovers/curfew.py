"""HP37: the address is checked and the licence ready before somebody may go home on curfew."""

from collections.abc import Iterator

from domain.calendar import london_day
from domain.facts.accommodation import AddressChecked
from domain.facts.entry import Entry
from domain.facts.licence import LicenceApproved
from domain.facts.sentence import DatesCalculated
from domain.finding import Deadline
from domain.handovers.answers import both, since, without_day
from domain.handovers.point import Instance, Point, Step
from domain.journey.custody import Custody
from domain.journey.ends import Ended, ends, first_end
from domain.journey.history import as_known
from domain.journey.holder import HELD_BY_PROVIDERS, holder
from domain.journey.journey import Journey
from domain.journey.notice import NOTICE, Computed, held, notice_read
from domain.journey.plans import custodies
from domain.journey.sentence import Told, dates_told
from domain.rules.duty import Ask, Later, Met

BEFORE = "curfew-ready.before"
ELIGIBLE = "hdc_eligible_on"


def _eligible(journey: Journey, ask: Ask) -> Iterator[Instance | Later]:
    if not journey.of(DatesCalculated):
        return
    for stay in custodies(journey):
        told = _told(journey, stay)
        if told is None:
            continue
        amount = ask.policy.pick(BEFORE, told.on)
        deadline = None if amount.no_duty else held(_steps(journey, ask, stay), ask.policy)
        if deadline is not None:
            yield _instance(journey, ask, stay, told, deadline)


def _told(dates: Journey, stay: Custody) -> Told | None:
    """The date last told in this custody; what was told before it is of an earlier sentence."""
    told = dates_told(dates, stay.ended_at).get(ELIGIBLE)
    if told is None or (stay.since is not None and told.by.happened_at <= stay.since):
        return None
    return told


def _steps(journey: Journey, ask: Ask, stay: Custody) -> Iterator[Computed]:
    """Each date that was known in this custody, in turn; none of the time after the scheme's end."""
    received = stay.received
    for known_at, dates in as_known(journey, DatesCalculated):
        told = _told(dates, stay)
        amount = ask.policy.pick(BEFORE, told.on) if told else None
        if told is None or amount is None or amount.no_duty:
            continue
        since_when = max(known_at, received.recorded_at) if received else known_at
        yield Computed(london_day(since_when), ask.policy.before(told.on, amount))


def _instance(
    journey: Journey, ask: Ask, stay: Custody, told: Told, deadline: Deadline
) -> Instance:
    received = (stay.received,) if stay.received else ()
    armed_at = max(entry.happened_at for entry in (*received, told.first))
    released = stay.released
    over = Ended(released.happened_at, "released", (released,)) if released else None
    return Instance(
        anchor=stay.received or told.first,
        armed_at=armed_at,
        steps=(Step(deadline, _ready(journey, stay)),),
        arms=(*received, told.first),
        told_by=holder(journey, ask.policy, told.on, deadline),
        ended=first_end(ends(journey, armed_at, absconding=True), over),
        values=(
            ask.policy.pick(BEFORE, told.on).read,
            *notice_read(deadline, ask.policy, london_day(told.first.recorded_at)),
        ),
    )


def _ready(journey: Journey, stay: Custody) -> tuple[Met, ...]:
    begin = stay.began_at or stay.since
    inside = [
        entry
        for entry in journey.of(AddressChecked, LicenceApproved)
        if begin is None or entry.happened_at >= begin
    ]
    return _together(inside)


def _together(told: list[Entry]) -> tuple[Met, ...]:
    """An address found suitable, and a licence approved."""
    checked = [e for e in told if isinstance(e.fact, AddressChecked) and e.fact.suitable]
    return both(checked, [e for e in told if isinstance(e.fact, LicenceApproved)])


def _opened(journey: Journey, _ask: Ask, opener: Entry) -> Instance:
    told = since(journey.of(AddressChecked, LicenceApproved), opener)
    return without_day(journey, opener, _together(told), absconding=True)


HP37 = Point(
    code="HP37",
    says=(
        "{curfew-ready.before} before somebody may go home on curfew, the address is found suitable"
        " and the licence approved."
    ),
    from_agency="prison",
    to_agency="probation",
    told_by="probation, or the provider holding the case",
    armed_by="the day from which curfew is possible is told, in custody",
    met_by="an address checked and suitable, and a licence approved",
    ends="released",
    armed=_eligible,
    opened=_opened,
    values=(BEFORE, NOTICE, HELD_BY_PROVIDERS),
    source="chosen; adults' curfew ends by the Sentencing Act 2026, section 26",
)
