"""Names and births as they are compared. The first table is what the live matching service does."""

from datetime import date

import pytest

from domain.people.names import birth, family, given, words


@pytest.mark.parametrize(
    ("written", "compared"),
    [
        ("MARY-ANN O'CONNOR", ("MARY", "ANN", "OCONNOR")),
        ("NOT ENTERED NAMAMC", ("NAMAMC",)),
        ("JONES NOT\n  ENTERED   Mc Kenzie", ("JONES", "MCKENZIE")),
        ("MIG_ERROR_Tom", ("TOM",)),
        ("NO_SHOW_William", ("WILLIAM",)),
        ("DUPLICATE_Brown", ("BROWN",)),
        ("  josé ", ("JOSE",)),
        ("Łukasz", ("LUKASZ",)),
        ("O\u2019Neil", ("ONEIL",)),
        ("J", ()),
        ("unknown", ()),
        ("Test", ()),
        ("Testa", ("TESTA",)),
        ("", ()),
    ],
)
def test_words_of_a_name(written, compared):
    assert words(written) == compared


def test_first_given_name_and_last_word_of_the_family_name():
    assert (given("Mary-Jane"), family("MC DUFF-MCDONALD"), family("MC CARTHY")) == (
        "MARY",
        "MCDONALD",
        "MCCARTHY",
    )
    assert (given(""), family("Not entered")) == ("", "")


def test_dummy_births_are_no_births():
    assert [birth(on) for on in (date(1990, 1, 1), date(1970, 1, 1), date(1900, 1, 1), None)] == [
        "1990-01-01",
        "",
        "",
        "",
    ]
