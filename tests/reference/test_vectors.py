"""The outside vectors, where the reference folder is present; the runner itself always."""

import json
from pathlib import Path

import pytest

from tests.reference.vectors import answer, main, read

VECTORS = Path(__file__).parents[3] / "shared" / "reference" / "vectors"
MUST_AGREE = (
    "identity-police-numbers",
    "identity-matching-form",
    "identity-merge",
    "prison-probation-match",
    "movement-reason",
    "custody-status",
    "deadline-clock",
    "learning-plan",
    "licence-eligibility",
    "licence-hard-stop",
    "licence-start",
    "recall-eligibility",
    "recall-release",
    "release-day",
    "handover-dates",
    "handover-dates-earlier-policy",
    "handover-anchor",
    "handover-responsibility",
    "handover-process",
    "early-allocation-and-parole",
)
EXCEPTIONS = {  # infra/decisions/0007-where-we-answer-otherwise.md gives each its reason
    "identity-merge-42afd2": "disagree",
    "identity-matching-form-7792db": "not covered",
    "movement-reason-6dc65c": "not covered",
    "prison-probation-match-0709b9": "not covered",
    "custody-status-554ee7": "not covered",
    "custody-status-78d404": "not covered",
    "custody-status-cac86c": "disagree",
    "custody-status-da9f28": "disagree",
    "prison-probation-match-fbc1a2": "not covered",
    "handover-dates-earlier-policy-85d043": "disagree",
}
ADR = Path(__file__).parents[2] / "infra" / "decisions" / "0007-where-we-answer-otherwise.md"
OWN = {
    "id": "own-1",
    "group": "identity-police-numbers",
    "check": "pnc",
    "input": {"pnc": "12/394773h"},
    "expected": {"canonical": "2012/0394773H", "valid": True},
}
OWN_BAND = {
    "id": "own-2",
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
    "id": "own-3",
    "group": "learning-plan",
    "check": "review-window",
    "input": {
        "as_of_on": "2026-03-16",
        "release_on": "2028-03-16",
        "review_rule": "over-12-to-60-months",
    },
    "expected": {"review_window": {"from_on": "2026-07-16", "to_on": "2026-09-16"}},
}


def found() -> list[dict]:
    """The vectors of the groups that must agree; ours alone where the folder is absent."""
    return [
        OWN,
        OWN_BAND,
        OWN_WINDOW,
        *(vector for vector in read(VECTORS) if vector["group"] in MUST_AGREE),
    ]


@pytest.mark.parametrize("vector", found(), ids=lambda vector: vector["id"])
def test_agrees(vector):
    """As the live service answers; an exception must go on being one, or leave the list."""
    said = answer(vector)
    outcome = "not covered" if said is None else "agree"
    if said not in (None, vector["expected"]):
        outcome = "disagree"

    assert outcome == EXCEPTIONS.get(vector["id"], "agree"), said


@pytest.mark.parametrize("name", EXCEPTIONS)
def test_every_exception_has_its_reason(name):
    assert name in ADR.read_text("utf-8")


def test_the_runner_tells_one_from_the_other(tmp_path, capsys):
    """Agreement, disagreement and what isn't covered, in the shape others read."""
    wrong = {**OWN, "id": "own-2", "expected": {"canonical": "", "valid": False}}
    more = {**OWN, "id": "own-3", "expected": {**OWN["expected"], "issued_by": "nobody"}}
    strange = {**OWN, "id": "own-4", "check": "colour"}
    (tmp_path / "group.json").write_text(json.dumps([OWN, wrong, more, strange]), "utf-8")

    assert main([str(tmp_path), "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {
        "groups": {"identity-police-numbers": {"agree": 1, "disagree": ["own-2"], "not_covered": 2}}
    }
    assert main([str(tmp_path)]) == 0
    assert "own-2\n    expected" in capsys.readouterr().out
