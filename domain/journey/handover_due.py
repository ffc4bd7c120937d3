"""HO of each stay in custody as it follows from what was told, and the day it is due by."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from domain.calendar import day_start, london_day
from domain.facts.entry import Entry
from domain.finding import Deadline
from domain.journey.custody import Custody
from domain.journey.handover_case import FACTS, ToldCase, model_start, told_case
from domain.journey.handover_date import HandoverDate, handover_date
from domain.journey.history import as_known
from domain.journey.journey import Journey
from domain.journey.notice import Computed, held, notice_read
from domain.journey.open_prisons import open_conditions
from domain.journey.person import turns_eighteen_on
from domain.journey.without_date import held_without_date
from domain.policy.policy import Policy, by_end_of


@dataclass(frozen=True, slots=True)
class HandoverDue:
    """HO of one stay, known: the date, and the day that holds after short notice and moves."""

    date: HandoverDate
    deadline: Deadline
    stay: Custody
    sentence: Entry
    arms: tuple[Entry, ...]  # what makes it known: sentence, dates, reception
    armed_at: datetime  # when all that first made it known had happened
    values: tuple[tuple[str, int], ...]
    changes_at: datetime | None  # when the clock alone may move it: a tariff expires

    @property
    def anchor(self) -> Entry:
        """There is one a stay, so it hangs on the reception, where one is known."""
        return self.stay.received or self.sentence


@dataclass(frozen=True, slots=True)
class _Step:
    """HO as it stood since a day, and the facts behind it."""

    computed: Computed
    rests_on: tuple[Entry, ...]


def handovers_due(journey: Journey, policy: Policy) -> tuple[HandoverDue, ...]:
    """Every stay in custody that has a handover date, in order."""
    return journey.once(
        "handovers due",
        lambda: tuple(
            due
            for stay in journey.custody
            if (due := handover_due(journey, policy, stay)) is not None
        ),
        under=policy,
    )


def told_of(journey: Journey, policy: Policy, stay: Custody) -> ToldCase | None:
    """The case of one stay, with where the person is held."""
    return journey.once(
        f"case told in the stay since {stay.since}, {stay.began_at}",
        lambda: _told_of(journey, policy, stay),
        under=policy,
    )


def _told_of(journey: Journey, policy: Policy, stay: Custody) -> ToldCase | None:
    start = model_start(journey, stay)
    return told_case(journey, policy, stay, start, open_conditions(journey, stay, start))


def handover_due(journey: Journey, policy: Policy, stay: Custody) -> HandoverDue | None:
    """HO of one stay; None where there is none: recalled, an immigration hold, a child, no dates."""
    start = model_start(journey, stay)
    told = told_of(journey, policy, stay)
    adult_at = adult_from(journey)
    if told is None or adult_at > (stay.ended_at or journey.as_of):
        return None
    if held_without_date(journey, policy, stay, told) is not None:
        return None
    on = london_day(journey.as_of)
    date = handover_date(told.case, policy, on)
    if date is None:
        return None
    steps = list(_steps(journey, policy, stay, start))
    today = Computed(on, by_end_of(date.on))  # the clock alone may have moved it
    deadline = held([*(step.computed for step in steps), today], policy)
    arms = tuple(dict.fromkeys((*told.rests_on(date), *stay.receptions[:1])))
    first = steps[0].rests_on if steps else arms
    return HandoverDue(
        date=date,
        deadline=deadline or by_end_of(date.on),
        stay=stay,
        sentence=told.sentence,
        arms=arms,
        armed_at=max(adult_at, *(entry.happened_at for entry in (*first, *stay.receptions[:1]))),
        values=(*date.values, *notice_read(deadline, policy, on)),
        changes_at=_changes_at(told, journey),
    )


def adult_from(journey: Journey) -> datetime:
    """The 18th birthday; a person without a date of birth counts as grown up."""
    birthday = turns_eighteen_on(journey)
    return day_start(birthday) if birthday else datetime.min.replace(tzinfo=UTC)


def _steps(journey: Journey, policy: Policy, stay: Custody, start: str) -> Iterator[_Step]:
    """HO each time one of its facts became known, where there was one."""
    last_on = london_day(journey.as_of)
    for known_at, known in as_known(journey, *FACTS):
        told = told_case(known, policy, stay, start)
        known_on = london_day(known_at)
        date = handover_date(told.case, policy, min(known_on, last_on)) if told else None
        if told and date:
            yield _Step(Computed(known_on, by_end_of(date.on)), told.rests_on(date))


def _changes_at(told: ToldCase, journey: Journey) -> datetime | None:
    """A tariff that expires hands the anchor to the hearing after it."""
    tariff_on = told.case.tariff_on
    if not told.case.indeterminate or tariff_on is None:
        return None
    at = day_start(tariff_on)
    return at if at > journey.as_of else None
