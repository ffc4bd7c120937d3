"""When a recall ends: the return to custody, the term, what is added to it, and the sentence's end.

A vector's tranches stand in for the policy's rows.
"""

from dataclasses import replace
from datetime import date
from typing import Any

from domain.facts.sentence import SentenceImposed
from domain.journey.recall_term import LONGEST, Term, recall_end
from domain.journey.sentence import length_in_days
from domain.policy.policy import Policy
from domain.policy.values import Row
from infra.policy.load import ALWAYS, england_and_wales
from tests.reference.vector_checks.days import day, text
from tests.reference.vector_checks.not_covered import NotCoveredError

FIXED = "fixed-term-"


def released(vector: dict[str, Any]) -> dict[str, Any]:
    """The day after which nobody is kept in on that recall."""
    told = vector["input"]
    kind = told["recall_kind"]
    days = int(kind.removeprefix(FIXED)) if kind.startswith(FIXED) else 0
    if days and not told.get("returned_to_custody_on"):
        raise NotCoveredError("a term runs from the return to custody")
    end = recall_end(_policy(told), kind, _term(told, days))
    return {"post_recall_release_on": text(end)}


def _term(told: dict[str, Any], days: int) -> Term:
    back_on = day(told, "returned_to_custody_on") or date.max
    at_large, added = told.get("unlawfully_at_large") or (), told.get("added_days") or ()
    return Term(
        back_on,
        days,
        lost=sum(one["days"] for one in at_large if _since(one, "from_on", back_on)),
        added=sum(one["days"] for one in added if _since(one, "awarded_on", back_on)),
        sentence_days=_length(told),
        expires_on=day(told, "sentence_and_licence_expiry_on"),
    )


def _since(told: dict[str, Any], name: str, back_on: date) -> bool:
    return date.fromisoformat(told[name]) >= back_on


def _length(told: dict[str, Any]) -> int | None:
    sentenced_on, long = day(told, "sentence_on"), told.get("sentence_length") or {}
    if sentenced_on is None or not long:
        return None
    months = 12 * long.get("years", 0) + long.get("months", 0)
    days = 7 * long.get("weeks", 0) + long.get("days", 0)
    return length_in_days(SentenceImposed("custody", sentenced_on, months, days))


def _policy(told: dict[str, Any]) -> Policy:
    policy = england_and_wales()
    tranches = told.get("commencement_tranches")
    if not tranches:
        return policy
    begins = [date.fromisoformat(one["from_on"]) for one in tranches]
    amounts = [(("cd", 0),), *((("cd", one["up_to_days"]),) for one in tranches)]
    rows = tuple(
        Row("no-duty" if amount[0][1] is None else amount, start, end, "V*", "the vector")
        for amount, start, end in zip(amounts, [ALWAYS, *begins], [*begins, None], strict=True)
    )
    values = dict(policy.values) | {LONGEST: replace(policy.values[LONGEST], rows=rows)}
    return replace(policy, values=values)
