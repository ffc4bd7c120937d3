"""Two records side by side, as a reviewer sees them."""

from datetime import date

import pytest

from domain.facts.identity import PersonSeen
from domain.facts.sentence import SentenceImposed
from domain.people.comparison import Compared, compare
from domain.people.effective import effective
from domain.people.record_form import form_of
from tests.domain.people.saying import (
    P1,
    P2,
    PNC_1,
    V1,
    X1,
    log,
    merged,
    observed,
    said,
    seen,
    taken_back,
    withdrawn,
)

BORN = date(1980, 1, 31)


def compared(*entries, one=P1, other=X1) -> dict[str, Compared]:
    """Every field of the two."""
    standing = effective(log(*entries))
    return {
        found.field: found for found in compare(form_of(one, standing), form_of(other, standing))
    }


def person(record, given="Mary", family="O'Connor", born=BORN, **said_):
    return said(record, PersonSeen(given, family, born, **said_))


def test_every_field_has_a_word():
    """Compared, not as written; what one of them doesn't show is unknown."""
    found = compared(
        person(P1, "Mary Jane", sex="female", postcode="n16 8ph"),
        person(X1, "MARY", "OConnor", sex="female", postcode="N16 5AA"),
        observed(X1, "pnc", "12/394773H"),
        observed(P1, "pnc", PNC_1),
        said(P1, SentenceImposed("custody", date(2026, 1, 30))),
        said(X1, SentenceImposed("custody", date(2026, 1, 23))),
        said(X1, SentenceImposed("suspended", date(2020, 1, 23))),
    )

    assert {name: field.word for name, field in found.items()} == {
        "name": "near",
        "given": "same",
        "family": "same",
        "birth": "same",
        "sex": "same",
        "postcode": "near",
        "sentenced": "near",
        "noms": "unknown",
        "crn": "unknown",
        "pnc": "same",
        "cro": "unknown",
        "nhs": "unknown",
    }
    assert found["name"].one == ("MARY JANE OCONNOR",)
    assert found["postcode"] == Compared("postcode", ("N168PH",), ("N165AA",), "near")
    assert found["noms"].one == ("A1234BC",)
    assert found["pnc"].other == (PNC_1,)
    assert found["sentenced"].other == ("2026-01-23",)


@pytest.mark.parametrize(
    ("one", "other", "word"),
    [
        (BORN, date(1980, 1, 13), "near"),
        (BORN, date(1984, 11, 3), "differs"),
        (BORN, date(1970, 1, 1), "unknown"),
        (BORN, None, "unknown"),
    ],
)
def test_births(one, other, word):
    """A slip of the pen is near; days that stand for none are none."""
    assert compared(person(P1, born=one), person(X1, born=other))["birth"].word == word


def test_aliases_and_the_last_word():
    """Every name and birth ever given is compared; the sex and the whole name are the last told."""
    found = compared(
        person(P1, "Mary", "Tarn", date(1979, 1, 1), sex="male"),
        person(P1, sex="female"),
        person(X1, "Mary", "Tarn", date(1979, 1, 1), sex="male"),
    )

    assert found["family"] == Compared("family", ("OCONNOR", "TARN"), ("TARN",), "same")
    assert found["birth"].word == "same"
    assert found["name"].word == "differs"
    assert found["sex"] == Compared("sex", ("female",), ("male",), "differs")


def test_numbers_that_stand():
    """Misread ones are shown too; what was taken off, or stands for none, is not."""
    found = compared(
        observed(V1, "noms", "a1234bc"),
        observed(V1, "cro", "85227/65G"),
        observed(V1, "nhs", "9999999999"),
        observed(V1, "crn", "X123456"),
        withdrawn(V1, "crn", "X123456"),
        observed(V1, "pnc", PNC_1),
        taken_back(V1, "e6"),
        person(P1),
        other=V1,
    )

    assert found["noms"].word == "same"
    assert found["cro"].other == ("85227/65G",)
    assert (found["nhs"].other, found["crn"].other, found["pnc"].other) == ((), (), ())


def test_a_merged_number_is_the_survivors():
    assert compared(person(P1), merged(P1, P2))["noms"].one == ("A1234BC", "A2345CD")


def test_a_record_that_nobody_spoke_of():
    """A merge may name it: it is unknown in everything but its own number."""
    found = compared(seen(P1, "Mary", "O'Connor"), other=P2)

    assert found["noms"].word == "differs"
    assert {field.word for name, field in found.items() if name != "noms"} == {"unknown"}
