"""Counts beside who we hold: at the end of the day, in London, in that place."""

from datetime import date

import pytest

from domain.control import Total
from domain.facts.control import ControlExempted
from domain.facts.custody import (
    PersonReceived,
    PersonReleased,
    PersonTransferred,
)
from domain.facts.data import ControlCounted, SourceHeartbeat
from domain.ports import Batch
from infra.clock import FixedClock
from infra.controls import controls, exempt
from infra.derive import catch_up
from infra.eventstore.store import PostgresFactStore
from infra.failed import FailedError
from infra.policy.load import england_and_wales
from infra.readstore.views import PostgresViews
from projections.deriver import Deriver
from tests.projections.build import at, told

DAY, TODAY = date(2026, 6, 3), date(2026, 6, 5)
NOW = at("2026-06-04T12:00")


def came(n, when, prison="WWI"):
    return told(
        PersonReceived(prison, "sentence"), id=f"in{n}", record=f"prison/A{n:04}BC", when=when
    )


def moved(n, when, fact):
    return told(fact, id=f"m{n}", record=f"prison/A{n:04}BC", when=when)


# The day ends at 23:00Z: it is summer.
LIVES = (
    came(1, "2026-01-05T09:00"),  # there
    came(2, "2026-06-03T22:59"),  # just in time
    came(3, "2026-06-03T23:00"),  # the day after
    came(4, "2026-01-05T09:00"),
    moved(4, "2026-06-03T22:59", PersonReleased("WWI", "conditional")),  # gone
    came(5, "2026-01-05T09:00"),
    moved(5, "2026-06-03T23:00", PersonReleased("WWI", "conditional")),  # still there
    came(6, "2026-01-05T09:00"),
    moved(6, "2026-06-02T12:00", PersonTransferred("WWI", "MDI")),  # elsewhere
    came(7, "2026-01-05T09:00", "LEI"),
    moved(7, "2026-06-02T12:00", PersonTransferred("LEI", "WWI")),  # come from elsewhere
)
THERE = 4  # 1, 2, 5 and 7


@pytest.fixture
def log(migrated):
    """The lives, a count that is one too high, and a word of the prison on the next day."""
    with PostgresFactStore(migrated, FixedClock(NOW)) as facts:
        count = ControlCounted("WWI", DAY, THERE + 1)
        alive = told(SourceHeartbeat(), id="h1", record="prison/nomis", when="2026-06-04T09:00")
        counted = told(count, id="c1", record="prison/nomis", when="2026-06-03T22:30")
        facts.record(Batch((*LIVES, counted, alive)))
        yield migrated, facts


def derive(url, facts):
    views = PostgresViews(url)
    catch_up(Deriver(facts, views, FixedClock(NOW), england_and_wales()))
    views.close()


def test_who_is_held_at_the_end_of_the_day_is_counted(log):
    derive(*log)
    (found,) = controls(log[0], TODAY)

    assert (found.counted.held, found.total) == (THERE, Total.DIFFERS)
    assert found.says == f"/prison/nomis counts {THERE + 1} at WWI on {DAY}, we hold {THERE}."
    assert controls(log[0], TODAY, place="MDI") == []
    assert controls(log[0], TODAY, day_on=date(2026, 6, 2)) == []
    assert controls(log[0], TODAY, "/prison/nomis", "WWI", DAY) == [found]


def test_an_exemption_is_borne_with_to_its_last_day(log):
    url, facts = log
    fact = ControlExempted("/prison/nomis", "WWI", "omu-wwi", "booked twice", 1, TODAY, "officer-7")
    exempt(facts, fact, NOW)
    derive(url, facts)

    assert [one.total for one in controls(url, TODAY)] == [Total.EXEMPT]
    assert [one.total for one in controls(url, date(2026, 6, 6))] == [Total.DIFFERS]


def test_one_that_nobody_answers_for_is_refused(log):
    fact = ControlExempted("/prison/nomis", "WWI", " ", "booked twice", 1, TODAY, "officer-7")

    with pytest.raises(FailedError, match="an owner, a reason, a cap"):
        exempt(log[1], fact, NOW)
