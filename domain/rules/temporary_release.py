"""Whoever does not come back from a temporary release is reported at once."""

from collections.abc import Iterator

from domain.calendar import london_day
from domain.facts.custody import PersonReceived, TemporaryReleaseFailed, TemporaryReleaseReturned
from domain.facts.entry import Entry
from domain.facts.recall import PoliceNotified
from domain.journey.arming import once
from domain.journey.ends import Ended, ends, first_end
from domain.journey.journey import Journey
from domain.rules.duty import Ask, Duty, Met
from domain.rules.rule import Rule

REPORTED = "temporary-release-failure.reported"


def not_returned(journey: Journey, ask: Ask) -> Iterator[Duty]:
    """Rule 75: each failure to return."""
    for failed in once(journey.of(TemporaryReleaseFailed), lambda fact: fact.return_due_at):
        amount = ask.policy.pick(REPORTED, london_day(failed.happened_at))
        since = min(failed.happened_at, failed.fact.return_due_at)
        yield Duty(
            anchor=failed,
            deadline=ask.policy.hours_after(failed.happened_at, amount),
            meetings=tuple(
                Met(entry.happened_at, (entry,))
                for entry in journey.of(PoliceNotified)
                if entry.fact.reason == "rotl-failure" and entry.happened_at >= since
            ),
            ended=first_end(ends(journey, failed.happened_at), _back(journey, failed)),
            told_by="prison",
            values=(amount.read,),
        )


def _back(journey: Journey, failed: Entry) -> Ended | None:
    for entry in journey.of(TemporaryReleaseReturned, PersonReceived):
        if entry.happened_at >= failed.happened_at:
            return Ended(entry.happened_at, "back in prison", (entry,))
    return None


FAILURE_REPORTED = Rule(
    number=75,
    code="rotl-failure-unreported",
    says="The police are told within {temporary-release-failure.reported} of a failure to return.",
    shape="within",
    kind="OPEN",
    severity="critical",
    owner="prison",
    told_by="prison",
    duties=not_returned,
    values=(REPORTED,),
    source="HP32",
)

RULES: tuple[Rule, ...] = (FAILURE_REPORTED,)
