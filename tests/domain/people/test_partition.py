"""Who is who, told as stories. Every record in exactly one person; doubt keeps them apart."""

from datetime import date, timedelta

import pytest

from domain.people.partition import who_is_who
from tests.domain.people.saying import (
    ASH,
    P1,
    P2,
    PNC_1,
    PNC_2,
    START,
    V1,
    V2,
    X1,
    X2,
    asked,
    linked_pair,
    log,
    observed,
    people,
    seen,
)


def test_nobody_said_anything():
    assert who_is_who([]).people == {}


def test_number_and_person_agree():
    """Linked; the person's id is that of the record first recorded, whoever named the number."""
    who = who_is_who(log(*linked_pair()))

    assert who.people == {P1: (P1, X1)}
    assert who.person_of == {P1: P1, X1: P1}
    assert who.suggestions == ()


def test_evidence_and_the_moment_of_joining():
    """Prison record, names of both, then the number: joined when the number was recorded."""
    who = who_is_who(log(*linked_pair()))

    assert who.evidence[P1] == ("/prison/system#e1",)
    assert who.evidence[X1] == ("/prison/system#e1", "/probation/system#e2", "/probation/system#e3")
    assert who.joined_at == {P1: START + timedelta(hours=1), X1: START + timedelta(hours=3)}


@pytest.mark.parametrize(
    ("given", "family", "born", "together"),
    [
        ("Ash", "Marlow", date(1990, 5, 17), True),
        ("ASH LEE", "O'Marlow Marlow", None, True),
        ("Ash", "Tarn", date(1990, 5, 17), True),
        ("Lee", "Marlow", date(1990, 5, 17), True),
        ("Ash", "Tarn", date(1990, 5, 18), False),
        ("Lee", "Marlow", None, False),
        ("Lee", "Tarn", date(1984, 1, 2), False),
    ],
)
def test_two_of_three_must_agree(given, family, born, together):
    """Same number; given name, family name and birth: two agree, linked; fewer, only suggested."""
    who = who_is_who(
        log(seen(P1, *ASH), seen(X1, given, family, born), observed(X1, "noms", "A1234BC"))
    )

    assert (who.person_of[X1] == P1) is together
    assert asked(who) == ([] if together else [(P1, X1, "number-without-person", "noms:A1234BC")])


def test_dummy_birth_is_no_agreement():
    """Family name and 1 January 1970 agree: that's one, not two."""
    dummy = date(1970, 1, 1)

    assert people(
        seen(P1, "Ash", "Marlow", dummy),
        seen(X1, "Lee", "Marlow", dummy),
        observed(X1, "noms", "A1234BC"),
    ) == [(P1,), (X1,)]


def test_any_name_ever_seen_counts():
    """Married, then written with the earlier name by probation: the alias agrees."""
    assert people(
        seen(P1, "Ash", "Marlow"),
        seen(P1, "Ash", "Tarn", date(1990, 5, 17)),
        seen(X1, "Ash", "Marlow"),
        observed(X1, "noms", "A1234BC"),
    ) == [(P1, X1)]


def test_same_person_without_a_number_is_not_linked():
    """Names and birth alone never link: four fifths of such errors are twins and namesakes."""
    assert people(seen(P1, *ASH), seen(V1, *ASH)) == [(P1,), (V1,)]


def test_invalid_number_links_nobody():
    assert people(
        seen(V1, *ASH),
        seen(V2, *ASH),
        observed(V1, "pnc", "15/1234S"),
        observed(V2, "pnc", "15/1234S"),
        observed(V1, "cro", "000000/00Z"),
        observed(V2, "cro", "000000/00Z"),
    ) == [(V1,), (V2,)]


def test_booking_number_links_nobody():
    """A booking belongs to a stay and can move to another record."""
    assert people(
        seen(P1, *ASH),
        seen(X1, *ASH),
        observed(P1, "booking", "38430A"),
        observed(X1, "booking", "38430A"),
    ) == [(P1,), (X1,)]


def test_police_file_is_known_by_its_own_number():
    """Short form in the name of the record, long form on the other: one number."""
    assert people(
        seen("police/2012/394773H", *ASH), seen(X1, *ASH), observed(X1, "pnc", PNC_1)
    ) == [("police/2012/394773H", X1)]


def test_two_prison_numbers_refuse():
    """Probation shows two prison numbers: it joins neither, and both are asked about."""
    who = who_is_who(
        log(
            seen(P1, *ASH),
            seen(P2, *ASH),
            seen(X1, *ASH),
            observed(X1, "noms", "A1234BC"),
            observed(X1, "noms", "A2345CD"),
        )
    )

    assert list(who.people) == [P1, P2, X1]
    assert asked(who) == [
        (P1, X1, "needs-attention", "two-noms"),
        (P2, X1, "needs-attention", "two-noms"),
    ]


@pytest.mark.parametrize(
    ("kind", "one", "two"),
    [("crn", "X123456", "X234567"), ("pnc", PNC_1, PNC_2)],
)
def test_two_numbers_of_one_kind_refuse(kind, one, two):
    who = who_is_who(log(*linked_pair(P1, V1), observed(P1, kind, one), observed(V1, kind, two)))

    assert list(who.people) == [P1, V1]
    assert asked(who) == [(P1, V1, "needs-attention", f"two-{kind}")]


def test_newcomer_is_refused_and_the_earlier_link_stays():
    """Prison and X1 are linked; a second probation record claims the same prison number."""
    who = who_is_who(log(*linked_pair(), seen(X2, *ASH), observed(X2, "noms", "A1234BC")))

    assert who.people == {P1: (P1, X1), X2: (X2,)}
    assert asked(who) == [
        (P1, X2, "needs-attention", "two-crn"),
        (X1, X2, "needs-attention", "two-crn"),
    ]
