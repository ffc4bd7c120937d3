"""Whether a prison's person and a probation case are one: by the day of the sentence."""

from typing import Any

from domain.people.same_sentence import PrisonSentence, ProbationCase, same_sentence, sentence_day
from tests.reference.vector_checks.days import day, text

HOLDS = frozenset({"existing-prison-number", "all-details"})  # found by the prison number itself


def link(vector: dict[str, Any]) -> dict[str, Any]:
    """Cases compared with one prison sentence."""
    told = vector["input"]
    cases = [
        ProbationCase(
            crn=case["crn"],
            sentenced_on=day(case, "sentence_on"),
            custodial=case["custodial"],
            active=case.get("active", True),
            holds_number=told["matched_by"] in HOLDS,
        )
        for case in told["cases"]
    ]
    found = same_sentence(
        day(told, "prison_sentence_on"),
        cases,
        prison=told.get("prison"),
        scope=told.get("prisons_in_scope"),
    )
    return {
        "linked_crn": found.linked,
        "kept_crns": list(found.kept),
        "prison_number_written_to": found.linked if found.number_missing else None,
        "problem": found.problem,
    }


def day_compared(vector: dict[str, Any]) -> dict[str, Any]:
    """The day of the sentence that is compared."""
    sentences = [
        PrisonSentence(one["sequence"], day(one, "start_on"), one.get("consecutive_to"))
        for one in vector["input"]["sentences"]
    ]
    return {"sentence_on": text(sentence_day(sentences))}
