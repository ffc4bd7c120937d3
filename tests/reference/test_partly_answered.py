"""Groups of outside vectors of which we answer a part, where the reference folder is present.

What is answered agrees, but for the vectors named here, and each goes on being answered.
"""

from pathlib import Path
from typing import Any

import pytest

from tests.reference.vector_checks.learning import last_day_of_window
from tests.reference.vectors import answer, read

VECTORS = Path(__file__).parents[3] / "shared" / "reference" / "vectors"
ADR = Path(__file__).parents[2] / "infra" / "decisions" / "0007-where-we-answer-otherwise.md"
ANSWERED = {
    "deadline-clock": 42,
    "learning-plan": 21,
    "licence-hard-stop": 3,
    "release-day": 5,
}
DIFFERS = {
    "learning-plan-f0c947",
}
OWN = {
    "id": "own-1",
    "group": "learning-plan",
    "check": "review-rule",
    "input": {
        "as_of_on": "2026-03-16",
        "release_on": "2028-03-16",
        "sentence_kind": "sentenced",
    },
    "expected": {"review_rule": "over-12-to-60-months"},
}
OWN_WINDOW = {
    "id": "own-2",
    "group": "learning-plan",
    "check": "review-window",
    "input": {
        "as_of_on": "2026-03-16",
        "release_on": "2028-03-16",
        "review_rule": "over-12-to-60-months",
    },
    "expected": {"review_window": {"from_on": "2026-07-16", "to_on": "2026-09-16"}},
}
OWNS = (OWN, OWN_WINDOW)
Vector = dict[str, Any]


def found() -> list[Vector]:
    """Ours alone where the folder is absent."""
    return [*OWNS, *(one for one in read(VECTORS) if one["group"] in ANSWERED)]


FOUND = [(vector, said) for vector in found() if (said := answer(vector)) is not None]
WINDOWS = [one for one in found() if one["check"] == "review-window"]


@pytest.mark.parametrize(("vector", "said"), FOUND, ids=lambda one: one.get("id"))
def test_agrees(vector: Vector, said: dict[str, Any]) -> None:
    assert (said == vector["expected"]) is (vector["id"] not in DIFFERS), said


@pytest.mark.parametrize("name", sorted(DIFFERS))
def test_every_difference_has_its_reason(name: str) -> None:
    assert name in ADR.read_text("utf-8")


@pytest.mark.parametrize("group", ANSWERED)
def test_no_vector_is_answered_no_more(group: str) -> None:
    answered = sum(vector["group"] == group for vector, _ in FOUND if vector not in OWNS)
    assert answered == (ANSWERED[group] if VECTORS.exists() else 0)


@pytest.mark.parametrize("vector", WINDOWS, ids=lambda vector: vector["id"])
def test_a_window_ends_with_the_day_a_review_is_due(vector: Vector) -> None:
    """Its first day is no answer of ours, as an early review counts."""
    window = vector["expected"]["review_window"]
    assert last_day_of_window(vector) == (window and window["to_on"])
