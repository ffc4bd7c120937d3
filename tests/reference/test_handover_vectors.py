"""The handover date worked out where the reference folder is absent too: two vectors of our own."""

from typing import Any

import pytest

from tests.reference.vectors import answer

OWN = [
    {
        "id": "own-plain",
        "group": "handover-dates",
        "check": "handover-date",
        "caveats": [],
        "regime": {"name": "omic-v3-12-months"},
        "input": {"sentence_start_on": "2022-01-01", "conditional_release_on": "2026-10-31"},
        "expected": {"com_responsible_on": "2026-02-14"},
    },
    {
        "id": "own-anchor",
        "group": "handover-anchor",
        "caveats": [],
        "check": "indeterminate-anchor",
        "regime": {"name": "omic-v3-12-months"},
        "input": {
            "as_of_on": "2026-06-01",
            "is_indeterminate": True,
            "tariff_expiry_on": "2026-06-01",
            "target_hearing_on": "2026-07-01",
        },
        "expected": {"earliest_release_on": "2026-07-01"},
    },
]


@pytest.mark.parametrize("vector", OWN, ids=lambda vector: vector["id"])
def test_the_answers_of_facts_are_those_expected(vector: dict[str, Any]) -> None:
    assert answer(vector) == vector["expected"]
