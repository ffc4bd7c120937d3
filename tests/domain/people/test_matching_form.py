"""Names, days, postcodes and numbers as they are compared: our own cases, beside the live service's."""

from datetime import date

import pytest

from domain.people import days, postcodes
from domain.people.matching_form import ComparedNames, compared_names, compared_numbers
from domain.people.names import split


def test_names_with_aliases():
    """Four given names: three are compared; an alias that says nothing is left out."""
    assert compared_names("Wren Ada May June", "O'Tarn-Lee", ["wrennie", ""], ["Tarn"]) == (
        ComparedNames(("WREN", "ADA", "MAY"), "LEE", ("WREN", "WRENNIE"), ("LEE", "TARN"))
    )


def test_a_family_name_of_several_words():
    """Where it begins nobody agrees: its last word is compared, the rest counts as given."""
    one, other = compared_names("Wren", "van Tarn"), compared_names("Wren van", "Tarn")

    assert one == other == ComparedNames(("WREN", "VAN"), "TARN", ("WREN",), ("TARN",))


@pytest.mark.parametrize(
    ("given", "family", "both"),
    [("Wren", "Tarn", "WREN TARN"), ("", "Tarn", "TARN"), ("Wren", "", "WREN"), ("", "", "")],
)
def test_first_and_family(given, family, both):
    assert compared_names(given, family).first_and_family == both


@pytest.mark.parametrize(
    ("whole", "parts"),
    [
        ("Wren Ada Tarn", ("Wren Ada", "Tarn")),
        ("Tarn", ("", "Tarn")),
        ("  Wren   Tarn ", ("Wren", "Tarn")),
        ("", ("", "")),
    ],
)
def test_a_name_told_whole(whole, parts):
    assert split(whole) == parts


@pytest.mark.parametrize(
    ("written", "compared", "outward"),
    [
        ("sw1a 1aa", "SW1A1AA", "SW1A"),
        ("M1 1AA", "M11AA", "M1"),
        ("nf1 1nf", "", ""),
        ("NF9 9ZZ", "", ""),
        ("SW1A", "", ""),
        ("", "", ""),
        (None, "", ""),
    ],
)
def test_postcodes(written, compared, outward):
    """Areas that don't exist stand for no fixed address, and two such people live nowhere alike."""
    assert postcodes.compared(written) == compared
    assert postcodes.outward(compared) == outward


def test_postcodes_once_each():
    assert postcodes.all_compared(["M1 1AA", "m11aa", None, "B1 1AA"]) == ("B11AA", "M11AA")


def test_days_that_stand_for_none():
    given = [date(1990, 5, 17), None, date(1970, 1, 1), date(1990, 5, 17), date(1984, 11, 3)]

    assert days.real(given) == (date(1984, 11, 3), date(1990, 5, 17))
    assert days.birth_of(date(1900, 1, 1), given) == date(1984, 11, 3)
    assert days.birth_of(date(1990, 5, 17), given) == date(1990, 5, 17)
    assert days.birth_of(None) is None


@pytest.mark.parametrize(
    ("one", "other", "near"),
    [
        ("1990-05-17", "1990-05-17", True),
        ("1990-05-17", "1991-05-17", True),
        ("1990-05-17", "1990-06-17", True),
        ("1990-05-17", "1990-05-18", True),
        ("1990-05-12", "1990-05-21", True),
        ("1990-01-12", "1990-10-12", True),
        ("1990-05-17", "1980-05-17", False),
        ("1990-05-17", "2090-05-17", False),
        ("1989-05-17", "1990-05-17", False),
        ("1990-05-17", "1991-06-17", False),
        ("1990-05-17", "1984-11-03", False),
    ],
)
def test_slips_of_a_birth(one, other, near):
    """One figure wrong or two turned round, within the decade."""
    assert days.near(date.fromisoformat(one), date.fromisoformat(other)) is near
    assert days.near(date.fromisoformat(other), date.fromisoformat(one)) is near


def test_numbers_to_be_seen():
    """Canonical where they can be read, as written where not, and none that stands for none."""
    written = ["65656/91h", "065656/91H", "85227/65G", "000000/00Z", ""]

    assert compared_numbers("cro", written) == ("065656/91H", "85227/65G")
