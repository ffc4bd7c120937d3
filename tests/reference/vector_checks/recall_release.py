"""When a fixed-term recall ends: the return to custody, the term told, and the sentence's own end."""

from datetime import UTC, date, datetime
from typing import Any

from domain.facts.custody import PersonReceived
from domain.facts.recall import RecallAgreed
from domain.facts.sentence import DatesCalculated
from domain.journey.journey import Journey
from domain.journey.recall import fixed_term_end, returns
from tests.domain.people.saying import P1, START, log, said
from tests.reference.vector_checks.days import day, text
from tests.reference.vector_checks.not_covered import NotCoveredError

FIXED = "fixed-term-"
LATE = datetime(2100, 1, 1, tzinfo=UTC)


def fixed_term(vector: dict[str, Any]) -> dict[str, Any]:
    """Not covered: time at large after the return, and the tranches of 2026, which no fact tells."""
    told = vector["input"]
    back_on = day(told, "returned_to_custody_on")
    at_large = told.get("unlawfully_at_large") or ()
    later = any(day(spell, "from_on") >= back_on for spell in at_large) if back_on else True
    if later or told.get("commencement_tranches"):
        raise NotCoveredError
    days = int(told["recall_kind"].removeprefix(FIXED))
    expires_on = day(told, "sentence_and_licence_expiry_on")
    entries = log(
        said(P1, DatesCalculated(sentence_expires_on=expires_on), day=_day(back_on) - 2),
        said(P1, RecallAgreed("fixed", emergency=False, days=days), day=_day(back_on) - 1),
        said(P1, PersonReceived("LEI", "recall"), day=_day(back_on)),
    )
    journey = Journey(entries, LATE)
    end, _ = fixed_term_end(journey, next(returns(journey)), days)
    return {"post_recall_release_on": text(end)}


def _day(on: date | None) -> int:
    """Days from the first of the log to that day."""
    return ((on or START.date()) - START.date()).days
