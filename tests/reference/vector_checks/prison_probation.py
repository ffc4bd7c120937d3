"""Whether a prison's person and a probation case are one: by the day of the sentence.

The vector's cases become records that give the prison's name and birth; who is who and who is asked
about follow as they do live. What each vector asks is read off that.
"""

from datetime import date
from typing import Any

from domain.facts.entry import Entry
from domain.facts.sentence import SentenceImposed, SupervisionEnded
from domain.people.effective import effective
from domain.people.partition import who_is_who
from domain.people.record_form import form_of
from domain.people.same_sentence import sentence_day
from domain.people.which_case import which_case
from tests.domain.people.saying import ASH, P1, log, observed, said, seen
from tests.reference.vector_checks.days import day, text
from tests.reference.vector_checks.not_covered import NotCoveredError

HOLDS = frozenset({"existing-prison-number", "all-details"})  # found by the prison number itself


def link(vector: dict[str, Any]) -> dict[str, Any]:
    """Cases compared with one prison sentence."""
    told = vector["input"]
    if told["prison"] not in told["prisons_in_scope"]:
        raise NotCoveredError  # no prison is left out here
    prison = f"prison/{told['prison_number']}"
    entries = [seen(prison, *ASH), *_sentenced(prison, day(told, "prison_sentence_on"))]
    for case in told["cases"]:
        entries += _case(case, told)
    placed = log(*entries)
    found = which_case(prison, who_is_who(placed), effective(placed))
    assert found is not None
    linked = _crn(found.record) if found.record else None
    return {
        "linked_crn": linked,
        "kept_crns": [_crn(record) for record in found.kept],
        "prison_number_written_to": linked if found.number_missing else None,
        "problem": found.problem,
    }


def day_compared(vector: dict[str, Any]) -> dict[str, Any]:
    """The day of the sentence that is compared."""
    told = vector["input"]["sentences"]
    if any(one.get("consecutive_to") is not None for one in told):
        raise NotCoveredError  # no fact says that a sentence waits for another
    entries = [entry for one in told for entry in _sentenced(P1, day(one, "start_on"))]
    return {"sentence_on": text(sentence_day(form_of(P1, log(*entries)).sentenced))}


def _case(case: dict[str, Any], told: dict[str, Any]) -> list[Entry]:
    record = f"probation/{case['crn']}"
    kind = "custody" if case["custodial"] else "community-order"
    entries = [seen(record, *ASH), *_sentenced(record, day(case, "sentence_on"), kind)]
    if told["matched_by"] in HOLDS:
        entries.append(observed(record, "noms", told["prison_number"]))
    if not case.get("active", True):
        entries.append(said(record, SupervisionEnded("licence")))
    return entries


def _sentenced(record: str, on: date | None, kind: Any = "custody") -> list[Entry]:
    return [said(record, SentenceImposed(kind, on))] if on is not None else []


def _crn(record: str) -> str:
    return record.removeprefix("probation/")
