"""The fact classes keep what the open contract promises, and its events pass its schema."""

import json
from copy import deepcopy
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from consumers.contracts.fact_schema import OPEN_FACTS, fact_schema, type_of
from tests.consumers.contracts.open_contract import NOTHING, PAGE, SCENARIOS, Facts, facts_of

COMMITTED = Path(__file__).parents[3] / "consumers" / "contracts" / "facts.schema.json"
SCHEMA = json.loads(COMMITTED.read_text(encoding="utf-8"))
EVENT = Draft202012Validator(SCHEMA, format_checker=Draft202012Validator.FORMAT_CHECKER)

RELEASED = {
    "specversion": "1.0",
    "id": "e1",
    "source": "/prison/nomis",
    "type": "custody.person_released.v1",
    "time": "2026-04-02T10:00:00+01:00",
    "subject": "prison/A1234BC",
    "data": {"prison": "LEI", "kind": "conditional"},
}
WITHDRAWN = RELEASED | {
    "id": "e2",
    "type": "data.fact_withdrawn.v1",
    "supersedes": "e1",
    "data": {},
}

ADDED = {  # infra/decisions/0015-three-facts-the-contract-lacked.md
    "casework.deferral_answered.v1",
    "parole.decided.v1",
    "parole.early_allocation_assessed.v1",
}


def promised() -> Facts:
    """The contract's page where it lies beside the project; else the schema as committed."""
    if PAGE.exists():
        return facts_of(PAGE.read_text(encoding="utf-8"))
    return {
        name: {field: field in part.get("required", ()) for field in part["properties"]}
        for name, part in SCHEMA["$defs"].items()
        if name.endswith(".v1")
    }


def test_every_fact_of_the_contract_is_there_and_no_other_but_those_added():
    assert sorted(type_of(fact) for fact in OPEN_FACTS) == sorted({*promised(), *ADDED})


@pytest.mark.parametrize(
    "fact", [fact for fact in OPEN_FACTS if type_of(fact) not in ADDED], ids=type_of
)
def test_a_fact_keeps_its_fields_and_asks_for_no_more(fact):
    """Every promised field by its name; what the class asks for, the contract asks for."""
    told = promised()[type_of(fact)]
    schema = fact_schema(fact)

    assert set(told) <= set(schema["properties"])
    assert set(schema.get("required", ())) <= {name for name, required in told.items() if required}


def test_page_is_read_as_it_is_written():
    """Names in short, a list of optional dates, fields told apart by a slash, none at all."""
    page = """
## 2. Facts
| type | data |
|---|---|
| `recall.agreed` / `rescinded` | `kind (fixed standard), days?, emergency` / NOTHING |
| `service.started` / `service.ended` | `service (a b), referral?` / same `+ outcome (x y)` |
| `licence.submitted` / `approved` | `licence, kind?` |
| `sentence.dates_calculated` | any of `parole_on hdc_on` |
| `handover.pack_shared` | `point, items[]` |

## 3. Verdicts
"""
    assert facts_of(page.replace("NOTHING", NOTHING)) == {
        "recall.agreed.v1": {"kind": True, "days": False, "emergency": True},
        "recall.rescinded.v1": {},
        "service.started.v1": {"service": True, "referral": False},
        "service.ended.v1": {"service": True, "referral": False, "outcome": True},
        "licence.submitted.v1": {"licence": True, "kind": False},
        "licence.approved.v1": {"licence": True, "kind": False},
        "sentence.dates_calculated.v1": {"parole_on": False, "hdc_on": False},
        "handover.pack_shared.v1": {"point": True, "items": True},
    }


@pytest.mark.parametrize(
    "event",
    [
        RELEASED,
        WITHDRAWN,
        RELEASED | {"data": {"prison": "LEI", "kind": "early", "address_given": None}},
        RELEASED | {"data": RELEASED["data"] | {"something_new": 1}, "traceparent": "00-1"},
        RELEASED | {"timeprecision": "day", "toldat": "2026-04-02T10:00:00Z"},
    ],
    ids=["plain", "withdrawal", "null", "unknown fields", "day only"],
)
def test_events_that_pass(event):
    assert [error.message for error in EVENT.iter_errors(event)] == []


@pytest.mark.parametrize(
    ("change", "where"),
    [
        ({"data": {"kind": "conditional"}}, ["data"]),
        ({"data": {"prison": "LEI", "kind": "let-go"}}, ["data", "kind"]),
        ({"data": {"prison": 7, "kind": "early"}}, ["data", "prison"]),
        ({"type": "custody.person_updated.v1"}, ["type"]),
        ({"source": "/nomis"}, ["source"]),
        ({"subject": "A1234BC"}, ["subject"]),
        ({"id": "x" * 129}, ["id"]),
        ({"type": "data.fact_withdrawn.v1"}, []),
        (
            {"type": "casework.noted.v1", "data": {"finding": "50/e1", "note": "n" * 2001}},
            ["data", "note"],
        ),
        ({"type": "identity.person_died.v1", "data": {"died_on": "2 April"}}, ["data", "died_on"]),
    ],
)
def test_events_that_are_refused_at_the_field_that_is_wrong(change, where):
    errors = list(EVENT.iter_errors(deepcopy(RELEASED) | change))

    assert where in [list(deepest(error).absolute_path) for error in errors]


def test_events_of_all_policy_scenarios_pass():
    """Written from policy, not from this schema: where they lie beside the project, all of them."""
    lines = [
        line
        for file in sorted(SCENARIOS.glob("*.jsonl"))
        for line in file.read_bytes().splitlines()
    ]
    events = [event for line in lines for event in json.loads(line)["events"]] or [RELEASED]
    envelope, data = (
        Draft202012Validator({"$defs": SCHEMA["$defs"], "$ref": "#/$defs/envelope"}),
        {
            name: Draft202012Validator({"$defs": SCHEMA["$defs"], "$ref": f"#/$defs/{name}"})
            for name in SCHEMA["$defs"]
        },
    )

    wrong = {
        (event["type"], error.message)
        for event in events
        for error in (
            *envelope.iter_errors(event),
            *data[event["type"]].iter_errors(event.get("data", {})),
        )
    }

    assert wrong == set()


def deepest(error):
    """The error furthest inside, where a schema tries several forms."""
    inner = sorted(error.context, key=lambda e: len(e.absolute_path))
    return deepest(inner[-1]) if inner else error
