"""The keys a closure of records is walked by."""

from datetime import date

import pytest

from domain.facts.recall import LicenceRevoked
from domain.people.keys import join_keys, linking_keys, own_number, tells_who, who_key
from tests.domain.people.saying import (
    ASH,
    P1,
    P2,
    V1,
    X1,
    judged,
    log,
    merged,
    observed,
    said,
    seen,
    taken_back,
    unmerged,
    withdrawn,
)

WHO_ASH = "who:ASH:MARLOW:1990-05-17"


@pytest.mark.parametrize(
    ("entry", "keys"),
    [
        (seen(P1, *ASH), ("fact:/prison/system#e1", f"record:{P1}", "noms:A1234BC", WHO_ASH)),
        (seen(V1, *ASH), ("fact:/voluntary/system#e1", f"record:{V1}", WHO_ASH)),
        (
            observed(X1, "pnc", "2012/394773H"),
            ("crn:X123456", "fact:/probation/system#e1", "pnc:2012/0394773H", f"record:{X1}"),
        ),
        (
            observed(X1, "pnc", "15/1234S"),
            ("crn:X123456", "fact:/probation/system#e1", f"record:{X1}"),
        ),
        (observed(V1, "booking", "38430A"), ("fact:/voluntary/system#e1", f"record:{V1}")),
        (withdrawn(V1, "noms", "A1234BC"), ("fact:/voluntary/system#e1", f"record:{V1}")),
        (
            merged(P2, P1),
            (
                "fact:/prison/system#e1",
                "noms:A1234BC",
                "noms:A2345CD",
                f"record:{P1}",
                f"record:{P2}",
            ),
        ),
        (
            unmerged("probation/X234567", X1),
            (
                "crn:X123456",
                "fact:/probation/system#e1",
                f"record:{X1}",
                "record:probation/X234567",
            ),
        ),
        (
            judged(V1, X1, "not-same"),
            ("fact:/voluntary/system#e1", f"record:{X1}", f"record:{V1}"),
        ),
        (taken_back(V1, "e0"), ("fact:/voluntary/system#e0", f"record:{V1}")),
    ],
)
def test_keys_of_an_entry(entry, keys):
    assert join_keys(log(entry)[0]) == tuple(sorted(keys))


@pytest.mark.parametrize(
    ("given", "family", "born", "key"),
    [
        ("Mary Jane", "O'Connor", date(1980, 1, 31), "who:MARY:OCONNOR:1980-01-31"),
        ("MARY", "van Tarn", date(1980, 1, 31), "who:MARY:TARN:1980-01-31"),
        ("Mary", "O'Connor", None, ""),
        ("Mary", "O'Connor", date(1970, 1, 1), ""),
        ("Unknown", "O'Connor", date(1980, 1, 31), ""),
        ("Mary", "Not Known", date(1980, 1, 31), ""),
        ("M", "O'Connor", date(1980, 1, 31), ""),
    ],
)
def test_the_key_of_a_name_and_a_birth(given, family, born, key):
    """All three of them or none; days and names that stand for none are none. It links nobody."""
    (entry,) = log(seen(V1, given, family, born))

    assert who_key(entry) == key
    assert {*join_keys(entry)} - {*linking_keys(entry)} == ({key} if key else set())


@pytest.mark.parametrize(
    ("record", "number"),
    [
        ("prison/A1234BC", "A1234BC"),
        ("probation/X123456", "X123456"),
        ("police/2012/0394773H", "2012/0394773H"),
        ("police/west-mercia/44", None),
        ("voluntary/A1234BC", None),
        ("prison/unknown", None),
    ],
)
def test_number_a_record_is_filed_under(record, number):
    own = own_number(seen(record, *ASH))

    assert (own.value if own else None) == number


def test_what_tells_who():
    """Identity facts and whatever takes a fact back; other facts tell nothing of who it is."""
    assert tells_who(seen(P1, *ASH))
    assert tells_who(taken_back(P1, "e0"))
    assert not tells_who(said(P1, LicenceRevoked()))
