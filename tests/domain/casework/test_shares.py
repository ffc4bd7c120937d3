"""A rule that many put off is questioned: ten in a hundred, of thirty or more."""

from datetime import date

import pytest

from domain.casework.shares import Counted, shares
from infra.policy.load import england_and_wales

RULE, SEEN = "first-appointment-not-arranged", "seen-at-the-gate"
TODAY = date(2026, 4, 20)


def told(gaps, put_off, rule=RULE):
    return [Counted(rule, "region/wales", SEEN if n < put_off else None) for n in range(gaps)]


@pytest.mark.parametrize(
    ("gaps", "put_off", "questioned"),
    [(31, 4, True), (31, 3, False), (30, 3, True), (29, 29, False), (40, 4, True), (40, 0, False)],
)
def test_a_rule_that_many_put_off_is_questioned(gaps, put_off, questioned):
    (share,) = shares(told(gaps, put_off), england_and_wales(), TODAY)

    assert (share.gaps, share.deferred, share.questioned) == (gaps, put_off, questioned)
    assert share.reasons == ({SEEN: put_off} if put_off else {})
    assert share.areas == ({"region/wales": put_off} if put_off else {})


def test_those_questioned_stand_first():
    both = [*told(40, 0, "a-rule"), *told(31, 4)]

    assert [one.code for one in shares(both, england_and_wales(), TODAY)] == [RULE, "a-rule"]
