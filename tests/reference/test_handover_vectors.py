"""The handover date against the answers of the live service, where the reference folder is present.

The readings win. Where the service and they differ, the vector is listed here with the reason, and
must go on differing: the list can't grow stale. Without the folder the few written below are tried.
"""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.reference.vector_checks.handover_dates import answer_to

VECTORS = Path(__file__).parents[3] / "shared" / "reference" / "vectors"
OPEN = "open prisons had a start of their own, by arrival; the readings don't read the open estate"
CUTOFF = "the service began by sentence day or a release cut-off; the readings by the handover date"
ALONE = "the date rule tested without the ten-month rule, which would leave no date at all"
TODAY = "the service never answers with a day before today"
REVIEW = "counted from a parole review or eligibility date, a form since replaced"
DIFFERS = {
    "handover-dates-earlier-policy-1e2275": OPEN,
    "handover-dates-earlier-policy-3b554d": OPEN,
    "handover-dates-earlier-policy-427ae6": OPEN,
    "handover-dates-earlier-policy-661303": OPEN,
    "handover-dates-earlier-policy-75d886": OPEN,
    "handover-dates-earlier-policy-76edb4": OPEN,
    "handover-dates-earlier-policy-9f0de1": OPEN,
    "handover-dates-earlier-policy-c243b1": OPEN,
    "handover-dates-earlier-policy-c64769": OPEN,
    "handover-dates-earlier-policy-f13728": OPEN,
    "handover-dates-earlier-policy-8dc408": CUTOFF,
    "handover-dates-earlier-policy-d82282": CUTOFF,
    "handover-dates-earlier-policy-579c7c": ALONE,
    "handover-dates-earlier-policy-87f47d": ALONE,
    "handover-dates-earlier-policy-926ae4": ALONE,
    "handover-dates-earlier-policy-aaa5cf": ALONE,
    "handover-dates-earlier-policy-fb6ae8": ALONE,
    "handover-dates-earlier-policy-85d043": TODAY,
    "handover-anchor-1f0373": REVIEW,
    "handover-anchor-228d15": REVIEW,
    "handover-anchor-9fe5a6": REVIEW,
    "handover-anchor-d4e1d8": REVIEW,
}
OWN = [
    {
        "id": "own-plain",
        "check": "handover-date",
        "regime": {"name": "omic-v3-12-months"},
        "input": {"sentence_start_on": "2022-01-01", "conditional_release_on": "2026-10-31"},
        "expected": {"com_responsible_on": "2026-02-14"},
    },
    {
        "id": "own-anchor",
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


def vectors() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = [*OWN]
    names = ("handover-dates", "handover-dates-earlier-policy", "handover-anchor")
    for path in (VECTORS / f"{name}.json" for name in names):
        if path.exists():
            found += json.loads(path.read_text("utf-8"))
    answers = ("com_responsible_on", "earliest_release_on")
    return [one for one in found if any(answer in one["expected"] for answer in answers)]


@pytest.mark.parametrize("vector", vectors(), ids=lambda vector: vector["id"])
def test_the_date_is_that_of_the_live_service(vector: dict[str, Any]) -> None:
    expected = vector["expected"]
    wanted = expected.get("com_responsible_on", expected.get("earliest_release_on"))
    agrees = answer_to(vector) == (date.fromisoformat(wanted) if wanted else None)

    assert agrees is (vector["id"] not in DIFFERS), DIFFERS.get(vector["id"])
