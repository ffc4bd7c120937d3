"""Rules on the licence: it is approved while there is still time to prepare the release."""

from collections.abc import Iterator
from datetime import date

from domain.calendar import london_day
from domain.finding import Deadline
from domain.journey.ends import ends
from domain.journey.holder import HELD_BY_PROVIDERS, holder
from domain.journey.journey import Journey
from domain.journey.licence_ready import HARD_STOP, approved, hard_stop, on_licence
from domain.journey.notice import NOTICE, notice_read
from domain.journey.plans import Planned, in_force, moved_back, planned_releases
from domain.rules.duty import Ask, Duty, Met
from domain.rules.rule import Rule


def licence_needed(journey: Journey, ask: Ask) -> Iterator[Duty]:
    """Rule 57: each planned release that needs a licence, and one planned without saying how."""
    for planned in planned_releases(journey):
        steps = on_licence(in_force(journey, planned))
        if not steps:
            continue

        def last_good(release_on: date) -> Deadline | None:
            return hard_stop(ask.policy, release_on)

        deadline = moved_back(steps, steps[0].known_at, last_good, ask.policy)
        if deadline is not None:
            yield _duty(journey, ask, planned, deadline)


def _duty(journey: Journey, ask: Ask, planned: Planned, deadline: Deadline) -> Duty:
    anchor = min(planned.plans, key=lambda entry: (entry.recorded_at, entry.key))
    return Duty(
        anchor=anchor,
        deadline=deadline,
        meetings=tuple(
            Met(entry.happened_at, (entry,)) for entry in approved(journey, planned, deadline)
        ),
        ended=ends(journey, anchor.happened_at, absconding=True),
        told_by=holder(journey, ask.policy, planned.on, deadline),
        armed_by=planned.plans,
        about=planned.name,
        values=(
            ask.policy.pick(HARD_STOP, planned.on).read,
            *notice_read(deadline, ask.policy, london_day(deadline.ends_at)),
        ),
    )


LICENCE_READY = Rule(
    number=57,
    code="licence-not-ready",
    says=(
        "Whoever is to be released on licence has it approved {licence-hard-stop.before} before"
        " it starts, at the latest."
    ),
    shape="within",
    kind="OPEN",
    severity="high",
    owner="community offender manager",
    told_by="the holder of the case",
    duties=licence_needed,
    values=(HARD_STOP, NOTICE, HELD_BY_PROVIDERS),
    source="create and vary a licence: hard stop",
)

RULES: tuple[Rule, ...] = (LICENCE_READY,)
