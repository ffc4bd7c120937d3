"""Four of thirty-one put off: the rule is questioned, and a working day more is tried on its people."""

from datetime import date

import pytest

from domain.facts.appointment import AppointmentArranged
from domain.facts.casework import CaseworkDeferred
from domain.facts.custody import PersonReceived, PersonReleased
from domain.facts.data import SourceHeartbeat
from domain.ports import Batch
from infra.clock import FixedClock
from infra.derive import catch_up
from infra.eventstore.store import PostgresFactStore
from infra.policy.load import england_and_wales
from infra.readstore.views import PostgresViews
from projections.deriver import Deriver
from tests.infra.cli.line import Line
from tests.parts import a_folder
from tests.projections.build import at, told

CODE, DELIUS, DESK = "first-appointment-not-arranged", "/probation/delius", "/probation/desk"


def life(n):
    """Released on a Thursday, with an appointment for a working day too late."""
    record = f"prison/A{n:04}BC"
    arranged = AppointmentArranged(f"a{n}", "first", at("2026-04-20T09:00"), "in-person")
    out = PersonReleased("MDI", "conditional")
    return [
        told(
            PersonReceived("MDI", "sentence"),
            id=f"in{n}",
            record=record,
            when="2025-12-03T17:00",
        ),
        told(out, id=f"out{n}", record=record, when="2026-04-16T08:30"),
        told(arranged, id=f"a{n}", source=DELIUS, record=record, when="2026-04-16T13:00"),
    ]


def put_off(n):
    wish = CaseworkDeferred(
        f"50//prison/nomis#out{n}", "seen-at-the-gate", date(2026, 4, 27), "officer-7"
    )
    record = f"prison/A{n:04}BC"
    return told(wish, id=f"d{n}", source=DESK, record=record, when="2026-04-22T09:00")


@pytest.fixture
def questioned(migrated):
    """Thirty-one lives derived, and the verbs over them."""
    silence = told(SourceHeartbeat(), id="h1", source=DELIUS, when="2026-04-21T09:00")
    with PostgresFactStore(migrated, FixedClock(at("2026-04-22T10:00"))) as facts:
        facts.record(Batch(tuple(one for n in range(31) for one in life(n))))
        facts.record(Batch((silence, *map(put_off, range(4)))))
        views = PostgresViews(migrated)
        catch_up(Deriver(facts, views, FixedClock(at("2026-04-22T10:00")), england_and_wales()))
        views.close()
    with a_folder() as folder:
        yield Line(
            folder / "data",
            {},
            {"DATABASE_URL": migrated, "KAFKA_BOOTSTRAP_SERVERS": "127.0.0.1:1"},
        )


def test_a_questioned_rule_comes_with_its_what_if(questioned):
    (share,) = [one for one in questioned.json("deferred") if one["code"] == CODE]

    assert (share["gaps"], share["deferred"], share["questioned"]) == (31, 4, True)
    assert share["reasons"] == {"seen-at-the-gate": 4}
    (longer,) = [one for one in share["what_if"] if one["tried"].startswith("2 working days")]
    assert longer["value"] == "first-appointment.within"
    assert longer["counts"] == {"breached -> averted": 31}
    assert {one["id"] for one in longer["changes"]} == {
        f"50//prison/nomis#out{n}" for n in range(31)
    }
    page = questioned.run("deferred")
    assert "questioned" in page
    assert "breached -> averted" in page
