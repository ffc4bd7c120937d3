"""Why a verdict stands: the sentence with its numbers, the facts, the days skipped, the hearing."""

import json
from typing import Any

import pytest
from hypothesis import given as drawn
from hypothesis import settings

from domain.facts.entry import Entry
from domain.handovers.catalogue import POINTS
from domain.handovers.rules import RULES
from domain.journey.journey import Journey
from domain.judge import judge
from domain.policy.words import amount_in_words, filled
from domain.rules.duty import Ask
from domain.why import why
from infra.policy.load import england_and_wales
from tests.domain.histories import histories
from tests.people import arranged, attended, dated, received, released, sentenced
from tests.story import Said, at, heard_from, heartbeat, in_log, taken_back

POLICY = england_and_wales()
OUT = (
    sentenced("2025-12-03 10:15", months=10),
    received("2025-12-03 17:05"),
    released("2026-04-02 09:30").named("out"),
)
ALIVE = heartbeat("probation", "2026-04-08 08:00")
INSIDE = (
    sentenced("2024-02-05 10:15", months=48),
    received("2024-02-05 17:10"),
    dated("2024-02-07 10:00", conditional_release_on="2026-02-05").named("dates"),
)


def reasons(name: str, *items: Said, now: str) -> dict[str, Any] | None:
    entries = in_log(items)
    return why(Journey(entries, at(now)), Ask(at(now), POLICY, heard_from(entries)), name)


def node(document: dict[str, Any] | None, kind: str) -> dict[str, Any]:
    assert document is not None
    return next(one for one in document["because"] if one["n"] == kind)


def test_a_handover_overdue() -> None:
    found = reasons("HP18//prison/nomis#out", *OUT, ALIVE, now="2026-04-08 09:00")

    assert found is not None
    assert (found["verdict"], found["finding"]) == ("overdue", "HP18//prison/nomis#out")
    assert node(found, "rule")["says"] == (
        "Whoever is released to supervision attends the first appointment within 1 working day."
    )
    value = node(found, "value")
    assert (value["name"], value["row"], value["tag"]) == ("first-meeting.within", 4, "C")
    assert value["passed_over"][0] == {"row": 0, "why": "ended 2014-06-01"}
    assert node(found, "armed")["fact"] == "/prison/nomis#out"
    assert node(found, "deadline")["skipped"] == [
        ["2026-04-03", "Good Friday"],
        ["2026-04-04", "Saturday"],
        ["2026-04-05", "Sunday"],
        ["2026-04-06", "Easter Monday"],
    ]
    assert node(found, "deadline")["last_day"] == "2026-04-07"
    assert node(found, "looked_for")["found"] == []
    assert node(found, "heard") == {
        "n": "heard",
        "source": "probation",
        "past": "2026-04-07T23:00:00+00:00",
        "since": "2026-04-08T07:01:00+00:00",
        "needed": True,
        "step": 1,
    }
    assert node(found, "exempt")["held"] == []
    assert found["would_change"] == [{"if": "in place by 2026-04-07", "then": "accepted"}]


def test_a_handover_met_too_late() -> None:
    late = (
        arranged("2026-03-30", "a1", "2026-04-07 14:00"),
        attended("2026-04-09 10:00", "a1").named("seen"),
    )
    found = reasons("HP18//prison/nomis#out", *OUT, *late, ALIVE, now="2026-04-10")

    (met,) = node(found, "looked_for")["found"]
    assert (met["in_time"], met["by"][0]["fact"]) == (False, "/probation/delius#seen")
    assert found is not None
    assert found["would_change"] == [
        {"if": "accepted 2 days earlier, by 2026-04-07", "then": "accepted in time"}
    ]


def test_a_finding_open_unknown_and_met() -> None:
    name = "35//prison/nomis#e2"
    open_one = reasons(name, *INSIDE, heartbeat("probation", "2025-05-23 08:00"), now="2025-05-24")
    quiet = reasons(name, *INSIDE, now="2025-05-24")

    assert open_one is not None
    assert (open_one["verdict"], open_one["since"]) == ("open", "2025-05-22T23:00:00+00:00")
    assert node(open_one, "armed")["with"][1]["fact"] == "/prison/nomis#dates"
    assert open_one["would_change"][0]["if"] == "what was looked for, by 2025-05-22"
    assert quiet is not None
    assert (quiet["verdict"], node(quiet, "heard")["since"]) == ("unknown", None)


def test_what_was_taken_back_says_what_it_rested_on() -> None:
    story = (*INSIDE, taken_back("dates", "2025-05-01"))
    handover = reasons("HP08//prison/nomis#e2", *story, now="2025-05-24")
    finding = reasons("35//prison/nomis#e2", *story, now="2025-05-24")

    assert handover is not None
    assert (handover["verdict"], handover["reason"]) == ("cancelled", "arming fact taken back")
    assert [one["fact"] for one in node(handover, "taken_back")["rested_on"]] == [
        "/prison/nomis#e2",
        "/court/common-platform#e1",
        "/prison/nomis#dates",
        "/prison/nomis#e4",
    ]
    assert finding is not None
    assert finding["verdict"] == "voided"


@pytest.mark.parametrize("name", ["35/nobody", "HP18/nobody", "999/x", "nonsense", ""])
def test_no_reasons_for_what_is_not_there(name: str) -> None:
    assert reasons(name, *INSIDE, now="2025-05-24") is None


@settings(max_examples=20, deadline=None)
@drawn(histories())
def test_the_reasons_give_the_verdict_that_stands(log: tuple[Entry, ...]) -> None:
    """For every finding and handover there is a tree, it is plain data, and it agrees."""
    now = max(entry.recorded_at for entry in log)
    heard = heard_from(log)
    journey, judged = judge(log, now=now, policy=POLICY, heard=heard)
    for one in (*judged.findings, *judged.handovers):
        found = why(journey, Ask(now, POLICY, heard), one.id)
        assert found is not None, one.id
        assert found["verdict"] == (one.verdict if hasattr(one, "verdict") else one.state)
        assert json.loads(json.dumps(found)) == found


def test_every_sentence_can_be_filled() -> None:
    for says in [rule.says for rule in RULES] + [point.says for point in POINTS]:
        words = filled(says, lambda name: amount_in_words(POLICY.values[name].rows[-1].amount))
        assert "{" not in words


def test_amounts_in_words() -> None:
    assert amount_in_words((("wd", 1),)) == "1 working day"
    assert amount_in_words((("mo", 8), ("cd", 14))) == "8 months and 14 days"
    assert amount_in_words((("h", 2),)) == "2 hours"
    assert amount_in_words("no-duty") == "no duty"
    assert amount_in_words("unread") == "a number not read"
