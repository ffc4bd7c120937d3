"""Putting a gap off, and a second person's answer: each command becomes one fact, or is refused."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Literal

from domain.calendar import london_day
from domain.casework.deferrals import How
from domain.casework.reasons import reason_of, reasons
from domain.casework.refused import RefusedError
from domain.casework.saying import told
from domain.casework.states import GapSeen
from domain.casework.words import written
from domain.facts.casework import CaseworkDeferred, DeferralAnswered
from domain.facts.entry import Told
from domain.finding import Verdict
from domain.policy.policy import Policy

DEFERRABLE = (Verdict.OPEN, Verdict.BREACHED, Verdict.UNKNOWN)


class Answer(StrEnum):
    """A second person's answer."""

    APPROVED = "approved"
    REFUSED = "refused"
    SENT_BACK = "sent-back"  # to be asked again, in other words or for another day


TOLD: dict[Answer, Literal["approved", "refused", "sent-back"]] = {
    Answer.APPROVED: "approved",
    Answer.REFUSED: "refused",
    Answer.SENT_BACK: "sent-back",
}


@dataclass(frozen=True, slots=True)
class DeferGap:
    """Somebody wants a gap to rest until a day, for one of the policy's reasons."""

    by: str  # the acting agency
    at: datetime
    who: str  # staff reference, opaque: a second person must be another
    reason: str
    until_on: date


@dataclass(frozen=True, slots=True)
class AnswerDeferral:
    """A second person lets a gap rest, or doesn't."""

    by: str
    at: datetime
    who: str
    answer: Answer
    note: str | None = None


def defer_gap(command: DeferGap, seen: GapSeen, policy: Policy) -> Told:
    """casework.deferred on the gap. The same person's same wish again is one fact."""
    who, day = written("officer", command.who), london_day(command.at)
    answer = told(
        CaseworkDeferred(seen.id, command.reason, command.until_on, who),
        by=command.by,
        at=command.at,
        record=seen.record,
        about=(seen.id, who, command.reason, command.until_on.isoformat(), day.isoformat()),
    )
    if answer.key in seen.said:
        return answer
    if seen.verdict not in DEFERRABLE:
        raise RefusedError(
            f"This gap is {seen.verdict}: only one that is open, breached or unknown is put off."
        )
    _must_be_allowed(command, seen, policy, day)
    return answer


def _must_be_allowed(command: DeferGap, seen: GapSeen, policy: Policy, day: date) -> None:
    reason = reason_of(policy, seen.id, command.reason, day)
    if reason is None:
        known = ", ".join(one.name for one in reasons(policy, seen.id, day))
        raise RefusedError(f"This rule is put off for none but these reasons: {known}.")
    if command.until_on < day:
        raise RefusedError("untilOn is over: name today or a later day.")
    if reason.longest.due_on is not None and command.until_on > reason.longest.due_on:
        raise RefusedError(
            f"For {reason.name} it may rest until {reason.longest.due_on} and no longer."
        )


def answer_deferral(command: AnswerDeferral, seen: GapSeen) -> Told:
    """casework.deferral_answered on the gap. The same answer to the same wish is one fact."""
    who, asked = written("officer", command.who), seen.deferral
    note = written("note", command.note) if command.note is not None else None
    answer = told(
        DeferralAnswered(seen.id, TOLD[command.answer], who, note),
        by=command.by,
        at=command.at,
        record=seen.record,
        about=(seen.id, asked.fact if asked else "", who, command.answer, note or ""),
    )
    if answer.key in seen.said:
        return answer
    if asked is None or asked.how is not How.WAITS:
        raise RefusedError("Nobody waits for an answer here: no wish to put this gap off is open.")
    if (asked.agency, asked.by) == (command.by, who):
        raise RefusedError("A second person answers: whoever asked can't agree with themselves.")
    return answer
