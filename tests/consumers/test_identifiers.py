"""Every number in a message, of every kind, with where it stands."""

import pytest

from consumers.identifiers import Found, found, places

EVENT = {
    "eventType": "person.changed",
    "prisonerId": "a1234bc",
    "personReference": {
        "identifiers": [
            {"type": "NOMS", "value": "A2345CD"},
            {"type": "nomsNumber", "value": None},
            {"type": "CRN", "value": "X123456"},
            {"type": "PERSON", "value": "4321"},
            {"type": "Shoe", "value": "44"},
        ]
    },
    "additionalInformation": {"bookingId": 77, "crn": " ", "offenderId": 9, "hmppsId": "X234567"},
}


def test_all_kinds_from_all_places():
    assert set(found(EVENT)) == {
        Found("noms", "a1234bc", "prisonerId"),
        Found("noms", "A2345CD", "personReference"),
        Found("crn", "X123456", "personReference"),
        Found("contact", "4321", "personReference"),
        Found("booking", "77", "additionalInformation.bookingId"),
        Found("internal", "9", "additionalInformation.offenderId"),
        Found("crn", "X234567", "additionalInformation.hmppsId"),
    }


def test_a_hearing_within_its_cases():
    body = {"hearing": {"prosecutionCases": [{"defendants": [{"pncId": "12/394773h"}]}]}}
    (only,) = found(body)

    assert (only.kind, only.where) == ("pnc", "defendants.pncId")
    assert (only.number.value, only.number.valid) == ("2012/0394773H", True)


def test_what_fails_its_check_is_kept_as_written():
    (only,) = found({"pnc": "15/1234S"})

    assert (only.number.value, only.number.valid, only.written) == ("", False, "15/1234S")


def test_a_kind_nobody_reads_has_no_number():
    (only,) = found({"cprUUID": "6d4b8c5e-0000-4000-8000-000000000001"})

    assert only.number is None


def test_where_to_look_for_two_of_a_kind():
    assert places(EVENT, "noms") == "personReference, prisonerId"


def test_a_publishers_own_field_is_not_repeated():
    """The name of a field we don't know is theirs, and may be anybody's."""
    assert places({"ash.marlow@example.org": {"crn": "X123456"}}, "crn") == "(a field).crn"


@pytest.mark.parametrize("body", [None, [], "A1234BC", 7, {"crn": True}, {"crn": {"crn": []}}])
def test_nothing_to_find(body):
    assert found(body) == ()
