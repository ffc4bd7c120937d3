"""Pairs a reviewer is asked about because name and birth agree, though no number does."""

from datetime import date

import pytest

from domain.people.likely import MOST, filer
from domain.people.partition import who_is_who
from tests.domain.people.saying import (
    ASH,
    P1,
    P2,
    ROBIN,
    V1,
    V2,
    X1,
    X2,
    asked,
    judged,
    linked_pair,
    log,
    observed,
    seen,
    taken_back,
)

WHO = "ASH:MARLOW:1990-05-17"
BORN = ASH[2]


def questions(*entries):
    return asked(who_is_who(log(*entries)))


def test_name_and_birth_without_a_number():
    """However they are written. They stay two people."""
    who = who_is_who(log(seen(P1, *ASH), seen(X1, "ASH Jo", "marlow", BORN)))

    assert asked(who) == [(P1, X1, "likely-same", WHO)]
    assert who.suggestions[0].evidence == ("/prison/system#e1", "/probation/system#e2")
    assert len(who.people) == 2


@pytest.mark.parametrize(
    "other",
    [
        seen(X1, "Ash", "Tarn", BORN),
        seen(X1, "Robin", "Marlow", BORN),
        seen(X1, "Ash", "Marlow", date(1990, 5, 18)),
        seen(X1, "Ash", "Marlow"),
    ],
    ids=["family", "given", "birth", "no birth"],
)
def test_two_of_three_are_not_enough(other):
    assert questions(seen(P1, *ASH), other) == []


def test_an_alias_counts_with_the_birth_said_beside_it():
    """A name of one word with the birth of another doesn't."""
    alias = (seen(P1, *ROBIN), seen(P1, *ASH))

    assert questions(*alias, seen(X1, *ASH)) == [(P1, X1, "likely-same", WHO)]
    assert questions(*alias, seen(X1, "Ash", "Marlow", ROBIN[2])) == []


def test_a_word_taken_back_asks_nothing():
    assert questions(seen(P1, *ASH), seen(X1, *ASH), taken_back(X1, "e2")) == []


def test_one_person_is_not_asked_about():
    assert questions(*linked_pair()) == []


def test_one_pair_for_two_people():
    """Prison with probation, if there are such: their sentence may say more."""
    linked = linked_pair()
    other = (seen(V1, *ASH), seen(X2, *ASH), observed(V1, "crn", "X234567"))

    assert questions(seen(V1, *ASH), *linked) == [(P1, V1, "likely-same", WHO)]
    assert questions(*other, *linked) == [(P1, X2, "likely-same", WHO)]


def test_holders_of_two_prison_numbers_are_asked_about_but_not_by_the_prisons_own_records():
    """Who files both has told them apart; a charity that shows the one number has not."""
    charity = (seen(V1, *ASH), observed(V1, "noms", "A2345CD"))

    assert questions(seen(P1, *ASH), seen(P2, *ASH)) == []
    assert questions(seen(V1, *ASH), seen(V2, *ASH)) == []
    assert questions(seen(P1, *ASH), seen(P2, *ASH), *charity) == [(P1, V1, "likely-same", WHO)]


def test_people_kept_apart_are_not_asked_about_again():
    """By any of their records, until a reviewer says otherwise."""
    told = (*linked_pair(), seen(V1, *ASH))

    assert questions(*told, judged(X1, V1, "not-same")) == []
    assert questions(*told, judged(X1, V1, "same")) == []


def test_a_stronger_reason_is_not_said_twice():
    """Their numbers met already, and were refused."""
    told = (*linked_pair(), observed(V1, "noms", "A1234BC"), observed(V1, "crn", "X234567"))

    assert {reason for *_, reason, _ in questions(*told, seen(V1, *ASH))} == {"needs-attention"}


def test_a_name_that_everybody_has_says_nothing():
    """An agency that writes one name and birth for whoever it doesn't know asks no thousand times."""
    many = [seen(f"health/T{n}", *ASH) for n in range(MOST)]

    assert len(questions(seen(P1, *ASH), *many[1:])) == MOST - 1
    assert questions(seen(P1, *ASH), *many) == []


@pytest.mark.parametrize(
    ("record", "files"),
    [
        (P1, "prison"),
        ("police/2012/0394773H", "police"),
        (V1, "voluntary/harbour"),
        ("health/T1", "health"),
    ],
)
def test_who_files_a_record(record, files):
    assert filer(record) == files
