"""What a fact's fields may hold: strict where a rule reads, keeping what can't be read."""

import json

import pytest

from domain.facts import consent, health, identity, risk
from tests.consumers.messages import event, refused, told

BORN = {"given_names": "Ada", "family_name": "Invented"}


@pytest.mark.parametrize(
    "written", ["0000-00-00", "2026-02-29", "01/02/1990", "1850-01-01", "not known"]
)
def test_a_birth_date_nobody_can_read_is_unknown_and_kept(written):
    """The person was seen all the same; what was written stays beside the fact."""
    (fact,) = told(event(type="identity.person_seen.v1", data=BORN | {"date_of_birth_on": written}))

    assert fact.fact == identity.PersonSeen("Ada", "Invented")
    assert json.loads(fact.extra) == {"date_of_birth_on": written}


def test_a_birth_date_of_another_kind_is_refused():
    body = event(type="identity.person_seen.v1", data=BORN | {"date_of_birth_on": 19900102})

    assert refused(body).reason == "bad-field"


@pytest.mark.parametrize("level", [2, "2"])
def test_a_mappa_level_is_a_number_or_its_word(level):
    (fact,) = told(event(type="mappa.level_set.v1", data={"level": level, "category": "1"}))

    assert fact.fact == risk.MappaLevelSet(2, 1)


@pytest.mark.parametrize("level", [0, 4, "4", "two", True, 2.0])
def test_there_are_three_levels(level):
    assert refused(event(type="mappa.level_set.v1", data={"level": level})).reason == "bad-field"


@pytest.mark.parametrize(
    ("days", "good"), [(0, True), (2_000_000_000, True), (2_000_000_001, False), (-1, False)]
)
def test_amounts_are_bounded(days, good):
    body = event(type="health.medication_supplied.v1", data={"days": days})
    if good:
        assert told(body)[0].fact == health.MedicationSupplied(days)
    else:
        assert refused(body).reason == "bad-field"


@pytest.mark.parametrize("day", ["1899-12-31", "2200-01-01", "9999-12-31"])
def test_days_leave_room_to_count_on(day):
    """A release planned for the year 9999 would overflow every deadline after it."""
    body = event(type="sentence.release_planned.v1", data={"release_on": day})

    assert refused(body).reason == "implausible-time"


def test_lists_hold_texts_of_bounded_length():
    given = {"consent": "c1", "to": "voluntary:harbour", "purposes": ["housing", "work"]}
    (fact,) = told(event(type="consent.given.v1", data=given))

    assert fact.fact == consent.ConsentGiven("c1", "voluntary:harbour", ("housing", "work"))
    for wrong in (["x" * 2001], [""], ["a", 1], "housing", None):
        body = event(type="consent.given.v1", data=given | {"purposes": wrong})
        assert refused(body).reason == "bad-field"


def test_null_is_as_good_as_left_out_where_a_field_may_be():
    (fact,) = told(event(data={"prison": "MDI", "kind": "hdc", "postcode": None}))

    assert fact.fact.postcode is None
    assert fact.extra is None
    assert refused(event(data={"prison": None, "kind": "hdc"})).reason == "bad-field"


@pytest.mark.parametrize("data", [None, {}])
def test_a_fact_without_fields_needs_no_data(data):
    (fact,) = told(event(type="victim.contacted.v1", data=data))

    assert fact.fact == consent.VictimContacted()
