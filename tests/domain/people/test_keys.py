"""The keys a closure of records is walked by."""

import pytest

from domain.facts.recall import LicenceRevoked
from domain.people.keys import join_keys, own_number, tells_who
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


@pytest.mark.parametrize(
    ("entry", "keys"),
    [
        (seen(P1, *ASH), ("fact:/prison/system#e1", f"record:{P1}", "noms:A1234BC")),
        (seen(V1, *ASH), ("fact:/voluntary/system#e1", f"record:{V1}")),
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
