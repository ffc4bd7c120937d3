"""One person's journey, now and as it was."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest

from tests.gateway.cast import ENTRY, GAP, HANDOVER, MARLOW, MORNING, STAY
from tests.gateway.conftest import Gateway

pytestmark = pytest.mark.anyio

ENTRIES = [
    replace(
        ENTRY,
        entry=f"/prison/nomis#e{n}",
        position=n,
        happened_at=MORNING + timedelta(hours=n // 2),
    )
    for n in range(1, 4)
]
WHOLE = """
query ($record: String, $person: String, $asOf: DateTime, $knownAt: DateTime, $knownTo: String) {
  journey(record: $record, person: $person, asOf: $asOf, knownAt: $knownAt, knownTo: $knownTo) {
    person records knownAs dateOfBirthOn state place leadRole area destination facts position
    stays { n kind place beganAt endedAt howBegan restsOn }
    timeline(first: 10) { totalCount nodes { entry happenedAt source type data position } }
    gaps { id verdict dueOn skipped { day why } notes { at by note }
      policyValues { name row says { amount tagSays } } }
    handovers { id state needed acknowledged toAgency }
  }
}"""


OPEN_GAP = {
    "id": "50/prison/nomis#e1",
    "verdict": "OPEN",
    "dueOn": "2026-04-07",
    "skipped": [
        {"day": "2026-04-03", "why": "Good Friday"},
        {"day": "2026-04-04", "why": "Saturday"},
    ],
    "policyValues": [
        {
            "name": "first-appointment.within",
            "row": 1,
            "says": {"amount": "2 working days", "tagSays": "V"},
        }
    ],
    "notes": [{"at": "2026-04-09T10:00:00+00:00", "by": "/probation/x", "note": "Letter sent"}],
}


@pytest.fixture(scope="module", autouse=True)
def filled(shared: Gateway) -> None:
    """One person with everything."""
    shared.tables.put(MARLOW, STAY, *ENTRIES, GAP, HANDOVER)


async def test_a_record_leads_to_the_whole_journey(shared: Gateway) -> None:
    """Any agency's file number finds the person and everything that hangs on them."""
    found = (await shared.client.ask(WHOLE, record="probation/X100001"))["journey"]

    assert found["person"] == "prison/A1001AA"
    assert found["records"] == ["prison/A1001AA", "probation/X100001"]
    assert found["knownAs"] == "Sam Marlow"
    assert found["dateOfBirthOn"] == "1990-05-04"
    assert found["stays"] == [
        {
            "n": 1,
            "kind": "custody",
            "place": "MDI",
            "beganAt": "2026-04-01T08:00:00+00:00",
            "endedAt": None,
            "howBegan": "sentence",
            "restsOn": ["/prison/nomis#e1"],
        }
    ]
    assert [entry["entry"] for entry in found["timeline"]["nodes"]] == [
        "/prison/nomis#e1",
        "/prison/nomis#e2",
        "/prison/nomis#e3",
    ]
    assert found["timeline"]["nodes"][0]["data"] == {"prison": "MDI", "kind": "conditional"}
    assert found["gaps"] == [OPEN_GAP]
    assert found["handovers"][0]["state"] == "SHARED"
    assert found["handovers"][0]["acknowledged"] == ["licence"]


@pytest.mark.parametrize("person", ["prison/A1001AA", "probation/X100001"])
async def test_a_person_is_found_by_any_id_they_ever_had(shared: Gateway, person: str) -> None:
    """The first record names the person; a record that once did still leads there."""
    found = await shared.client.ask(WHOLE, person=person)

    assert found["journey"]["person"] == "prison/A1001AA"


async def test_an_unknown_record_has_no_journey(shared: Gateway) -> None:
    """Nothing known is null, not an error."""
    assert await shared.client.ask(WHOLE, record="prison/Z9999ZZ") == {"journey": None}


async def test_one_of_record_and_person_is_needed(shared: Gateway) -> None:
    """Neither or both is the asker's mistake."""
    neither = await shared.client.refused("{ journey { person } }")
    both = await shared.client.refused('{ journey(record: "a", person: "b") { person } }')

    assert neither[0] == both[0] == "BAD_USER_INPUT"


async def test_a_replay_at_the_tip_answers_as_the_read_tables_do(shared: Gateway) -> None:
    """The same rows give the same answer, whichever road they came by, in whatever order."""
    shared.replays.journeys["prison/A1001AA"] = SimpleNamespace(
        journey=MARLOW,
        stays=(STAY,),
        timeline=tuple(reversed(ENTRIES)),
        gaps=(GAP,),
        handovers=(HANDOVER,),
    )

    stored = await shared.client.ask(WHOLE, record="prison/A1001AA")
    replayed = await shared.client.ask(
        WHOLE,
        record="prison/A1001AA",
        asOf="2026-04-10T09:00:00Z",
        knownAt="2026-04-10T10:00:00+01:00",
        knownTo="probation",
    )

    assert replayed == stored
    moment = datetime(2026, 4, 10, 9, tzinfo=UTC)
    who, as_of, known_at, known_to = shared.replays.asked[-1]
    assert (who, as_of, known_at, known_to) == ("prison/A1001AA", moment, moment, "probation")


async def test_a_replayed_timeline_pages_by_the_same_cursors(shared: Gateway) -> None:
    """A cursor of the read tables goes on in a replay."""
    query = """query ($after: String, $knownTo: String) {
      journey(record: "prison/A1001AA", knownTo: $knownTo) {
        timeline(first: 2, after: $after) { nodes { entry } pageInfo { endCursor hasNextPage } } } }"""
    shared.replays.journeys["prison/A1001AA"] = SimpleNamespace(
        journey=MARLOW, stays=(), timeline=tuple(ENTRIES), gaps=(), handovers=()
    )
    page = (await shared.client.ask(query))["journey"]["timeline"]

    rest = await shared.client.ask(query, after=page["pageInfo"]["endCursor"], knownTo="all")

    assert page["pageInfo"]["hasNextPage"] is True
    assert rest["journey"]["timeline"] == {
        "nodes": [{"entry": "/prison/nomis#e3"}],
        "pageInfo": {
            "endCursor": rest["journey"]["timeline"]["pageInfo"]["endCursor"],
            "hasNextPage": False,
        },
    }
    assert shared.replays.asked[-1] == ("prison/A1001AA", None, None, None)


async def test_a_moment_needs_its_offset(shared: Gateway) -> None:
    """A local time would be guessed at: it is refused with the cure."""
    code, message = await shared.client.refused(
        WHOLE, record="prison/A1001AA", knownAt="2026-04-10T09:00:00"
    )

    assert code == "BAD_USER_INPUT"
    assert message == "knownAt has no offset: write 2026-04-08T09:00:00Z."


async def test_every_answer_says_how_new_it_is(shared: Gateway) -> None:
    """extensions.asOf is the read tables' position, read before the rows."""
    answer = await shared.client.answer('{ journey(record: "prison/A1001AA") { person } }')

    assert answer["extensions"]["asOf"] == {"position": 7, "asOf": "2026-04-10T09:00:00+00:00"}


async def test_why_is_told_node_by_node(shared: Gateway) -> None:
    """The reasons come through whole; the rule's sentence is lifted out."""
    shared.replays.reasons["50/prison/nomis#e1"] = {
        "verdict": "open",
        "because": [{"n": "rule", "says": "An appointment is arranged within 1 working day."}],
        "would_change": [{"if": "an appointment up to 2026-04-07", "then": "met"}],
    }

    found = await shared.client.ask(
        'query { why(finding: "50/prison/nomis#e1") { finding verdict sentence because wouldChange } '
        'none: why(finding: "50/x") { verdict } }'
    )

    assert found == {
        "why": {
            "finding": "50/prison/nomis#e1",
            "verdict": "open",
            "sentence": "An appointment is arranged within 1 working day.",
            "because": [{"n": "rule", "says": "An appointment is arranged within 1 working day."}],
            "wouldChange": [{"if": "an appointment up to 2026-04-07", "then": "met"}],
        },
        "none": None,
    }
