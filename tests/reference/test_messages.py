"""Real HMPPS messages, where the reference folder lies beside the repository: none surprises us.

Every message becomes facts, an opaque fact, or is refused with a reason. Without the folder the
repository's own samples are tried, and the report says so.
"""

import json
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

import pytest

from consumers import dates
from consumers.codes import tables
from consumers.door import open_message
from consumers.files import read_messages
from consumers.reasons import REASONS
from consumers.refused import Refused
from domain.facts.data import ChangeTold, Opaque
from tests.consumers import samples

SHARED = Path(__file__).parents[3] / "shared" / "reference"
EVENTS = SHARED / "hmpps-events"
MOVEMENTS = SHARED / "vectors" / "movement-reason.json"
RECEIVED = datetime(2030, 1, 1, tzinfo=UTC)

# Nothing in these can be kept as it stands: a placeholder for a moment; two people for one.
REFUSED = {
    "enforcement.recall.raised--1.json": "bad-time",
    "prison-offender-events.prisoner.received--2.json": "identifier-clash",
}


def become(path):
    """What one file becomes: the names of its facts, or the reason it is refused."""
    agency = path.parent.name if path.is_relative_to(samples.FOLDER) else None
    (message,) = read_messages([path], agency)
    try:
        facts = open_message(message, received_at=RECEIVED)
    except Refused as no:
        return [f"refused: {no.reason}"]
    return [type(fact.fact).__name__ for fact in facts]


def test_every_message_becomes_something(report_line):
    index = EVENTS / "index.json"
    if index.is_file():
        paths = [EVENTS / name for name in sorted(json.loads(index.read_text(encoding="utf-8")))]
        where = "reference messages"
    else:
        paths = list(samples.files())
        where = "messages of the repository's own (no reference folder beside it)"
    assert paths
    found = {path: become(path) for path in paths}

    firsts = Counter(_kind(became[0]) for became in found.values())
    counted = ", ".join(f"{count} {kind}" for kind, count in sorted(firsts.items()))
    report_line(f"{len(found)} {where} tried: {counted}")
    assert firsts.total() == len(paths)
    reasons = {first.removeprefix("refused: ") for first, *_ in found.values() if ":" in first}
    assert reasons <= REASONS.keys()
    if index.is_file():
        refused = {path.name: became[0] for path, became in found.items() if "refused" in became[0]}
        assert refused == {name: f"refused: {why}" for name, why in REFUSED.items()}


def _kind(name):
    if name.startswith("refused"):
        return "refused with a reason"
    return {Opaque.__name__: "kept opaque", ChangeTold.__name__: "told as a change"}.get(
        name, "read as facts"
    )


# The same readings in our own words, so that they are held where the vectors aren't to be had.
OWN = [
    {"check": "event-time", "input": {"event_time": "2025-07-04T10:42:43"},
     "expected": {"occurred_at": "2025-07-04T10:42:43+01:00"}},
    {"check": "reception-reason", "input": {"movement_type": "ADM", "movement_reason": "INT"},
     "expected": {"received_reason": "transferred"}},
    {"check": "reception-reason", "input": {"movement_type": "ADM", "movement_reason": "L"},
     "expected": {"received_reason": "admission"}},
    {"check": "movement-kind",
     "input": {"movement_type": "REL", "movement_reason": "HQ", "direction": "out"},
     "expected": {"movement_kind": "released-to-hospital"}},
]  # fmt: skip


def _vectors():
    if MOVEMENTS.is_file():
        return json.loads(MOVEMENTS.read_text(encoding="utf-8"))
    return OWN


VECTORS = _vectors()


@pytest.mark.parametrize(
    "given", [v["input"]["event_time"] for v in VECTORS if v["check"] == "event-time"]
)
def test_a_time_without_zone_is_londons(given):
    (expected,) = {
        v["expected"]["occurred_at"]
        for v in VECTORS
        if v["check"] == "event-time" and v["input"]["event_time"] == given
    }

    assert dates.as_told(given, "eventDatetime") == datetime.fromisoformat(expected)


def test_admission_codes_part_transfers_from_admissions():
    """The publisher calls INT, TRNCRT, TRNTAP a transfer and all else an admission; so do we."""
    tried = 0
    for vector in VECTORS:
        if vector["check"] == "reception-reason" and vector["input"]["movement_type"] == "ADM":
            tried += 1
            reads_as = tables.admission(vector["input"]["movement_reason"])
            expected = vector["expected"]["received_reason"]
            assert (reads_as == "transfer") == (expected == "transferred"), vector

    assert tried >= 2


def test_release_codes_part_hospital_from_release():
    tried = 0
    for vector in VECTORS:
        asked = vector["input"]
        if vector["check"] == "movement-kind" and asked["movement_type"] == "REL":
            tried += 1
            hospital = tables.release(asked["movement_reason"]) == "hospital"
            assert hospital == (vector["expected"]["movement_kind"] == "released-to-hospital")

    assert tried >= 1
