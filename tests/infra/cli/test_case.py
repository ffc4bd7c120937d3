"""`throughline journey` says whose the case is inside, and how far the handover has come."""

import json
from datetime import date

from domain.facts.custody import PersonReceived
from domain.facts.handover import HandoverInitiated
from domain.facts.sentence import DatesCalculated, SentenceImposed
from domain.ports import Batch
from infra.clock import FixedClock
from infra.derive import catch_up
from infra.eventstore.store import PostgresFactStore
from infra.migrate import migrate
from infra.policy.load import england_and_wales
from infra.readstore.views import PostgresViews
from projections.deriver import Deriver
from tests.infra.cli.test_journey import line
from tests.projections.build import at, told

RECORD, REMAND = "prison/A1234BC", "prison/B2345CD"
LIVES = (
    told(
        SentenceImposed("custody", date(2019, 11, 4), months=70),
        id="e1",
        source="/court/common-platform",
        when="2019-11-04T10:00",
    ),
    told(PersonReceived("LEI", "sentence"), id="e2", when="2019-11-04T15:00"),
    told(
        DatesCalculated(conditional_release_on=date(2022, 9, 1)), id="e3", when="2019-11-06T09:00"
    ),
    told(HandoverInitiated("HP08", kind="standard"), id="e4", when="2022-03-01T09:00"),
    told(PersonReceived("LEI", "remand"), id="e5", record=REMAND, when="2022-03-03T09:00"),
)


def test_the_case_on_three_days(database):
    """Supported before the handover date in the first version, then handed over and nobody named."""
    migrate(database)
    clock = FixedClock(at("2022-04-20T09:00"))
    with PostgresFactStore(database, clock) as facts:
        facts.record(Batch(LIVES))
        views = PostgresViews(database)
        catch_up(Deriver(facts, views, clock, england_and_wales()))
        views.close()

    then = line(database, "replay", RECORD, "--as-of", "2022-03-02")
    late = line(database, "replay", RECORD, "--as-of", "2022-04-20")
    found = json.loads(line(database, "replay", RECORD, "--as-of", "2022-04-20", "--json"))[
        "journey"
    ]
    remand = json.loads(line(database, "journey", REMAND, "--json"))

    days = "handover date Sat 16 Apr 2022, supported from Mon 17 Jan 2022"
    assert f"Case inside: the prison's, the community supports, {days}" in then
    assert "Left to do before the handover: com-contacted, handover-report-sent" in then
    assert f"Case inside: the community's, {days}" in late
    assert "No officer is named outside, 4 days after the handover date" in late
    assert found["case"]["side"] == "community"
    assert found["case"]["listed_as_overdue"] is True
    assert remand["case"] is None
