"""Which licence is to be made, and why none is."""

from dataclasses import replace
from datetime import date

import pytest

from domain.journey.licence_kind import Case, licence_kind
from domain.journey.licence_start import ReleaseDates
from infra.policy.load import england_and_wales

TODAY = date(2026, 3, 16)
CRD = ReleaseDates(conditional_on=date(2026, 4, 16), confirmed_on=date(2026, 4, 16))
FIRST = Case(dates=CRD)
RECALLED = Case(
    dates=ReleaseDates(conditional_on=date(2025, 4, 16), post_recall_on=date(2026, 4, 16)),
    recalled=True,
    recalls=("fixed-term",),
)
CURFEW = replace(FIRST, curfew_approved=True, curfews=True)
CURFEW = replace(CURFEW, dates=replace(CRD, hdc_eligible_on=date(2026, 3, 20)))


def found(case):
    return licence_kind(england_and_wales(), case, TODAY)


def crd(**days):
    return replace(FIRST, dates=replace(CRD, **days))


@pytest.mark.parametrize(
    ("case", "kind"),
    [
        (FIRST, "conditional-release"),
        (RECALLED, "fixed-term-recall"),
        (replace(RECALLED, recalls=("fixed-term", "standard")), "standard-recall"),
        (CURFEW, "hdc"),
        (crd(conditional_on=TODAY), "conditional-release"),
        (crd(conditional_on=date(2026, 3, 15)), None),
    ],
    ids=["by law", "fixed term", "standard among them", "curfew", "today", "yesterday"],
)
def test_the_way_out_that_nothing_bars(case, kind):
    assert found(case).kind == kind


@pytest.mark.parametrize(
    ("told", "bars"),
    [
        ({"parole_eligible_on": date(2026, 3, 17)}, ("parole-eligible-in-future",)),
        ({"died": True, "inside": False}, ("died", "prison-status-not-eligible")),
        ({"indeterminate": True}, ("indeterminate",)),
        ({"in_hospital": True}, ("restricted-patient",)),
        ({"top_up_broken": True}, ("breach-of-top-up-supervision",)),
    ],
    ids=["parole ahead", "dead", "life", "hospital", "top-up supervision"],
)
def test_what_bars_everybody(told, bars):
    eligible = found(replace(FIRST, **told))

    assert (eligible.kind, eligible.general) == (None, bars)
    assert eligible.conditional == ()


def test_without_a_booking_nothing_more_is_asked():
    eligible = found(replace(FIRST, booked=False, died=True))

    assert eligible.general == ("no-active-booking",)
    assert (eligible.conditional, eligible.recall, eligible.curfew) == ((), (), ())


def test_a_release_by_law_that_has_gone_by_unless_the_time_was_served():
    gone_on = date(2026, 3, 2)
    late = crd(conditional_on=gone_on, confirmed_on=gone_on)

    assert found(late).conditional == ("crd-past-not-time-served",)
    assert found(replace(late, sentenced_on=gone_on)).kind == "conditional-release"


@pytest.mark.parametrize(
    ("days", "bars"),
    [
        (0, ()),
        (4, ()),
        (5, ("extended-sentence-not-eligible",)),
        (-1, ("extended-sentence-not-eligible",)),
    ],
    ids=["on the day", "four days before", "five days before", "a day late"],
)
def test_an_extended_sentence_released_on_or_just_before_its_day(days, bars):
    confirmed_on = date.fromordinal(date(2026, 4, 16).toordinal() - days)
    case = replace(crd(confirmed_on=confirmed_on), parole_eligible_on=date(2026, 3, 1))

    assert found(case).conditional == bars
    assert found(case).recall == ("no-prrd",)


def test_let_out_by_the_parole_board():
    case = replace(FIRST, parole_eligible_on=date(2026, 3, 1), parole_approved_on=TODAY)

    assert found(case).conditional == ("extended-sentence-not-eligible",)
    assert "extended-sentence-not-eligible" in found(case).recall


@pytest.mark.parametrize(
    ("first_on", "again_on", "flag", "recall"),
    [
        (date(2026, 4, 16), date(2026, 4, 17), False, True),
        (date(2026, 4, 16), date(2026, 4, 16), True, False),
        (date(2026, 4, 16), None, True, False),
        (None, date(2026, 4, 17), True, True),
        (None, date(2026, 4, 17), False, False),
    ],
    ids=["later", "the same day", "no second release", "the flag", "no flag"],
)
def test_a_recall_by_its_dates_before_the_flag(first_on, again_on, flag, recall):
    dates = ReleaseDates(conditional_on=first_on, post_recall_on=again_on)
    bars = found(Case(dates=dates, recalled=flag)).conditional

    assert ("recall-case" in bars) is recall


@pytest.mark.parametrize(
    ("told", "bars"),
    [
        ({"recalls": ()}, ("no-active-sentences",)),
        ({"at_expiry": True}, ("released-at-licence-expiry",)),
        ({"curfew_approved": True}, ("hdc-release-expected",)),
        (
            {"dates": ReleaseDates(post_recall_on=date(2026, 3, 15))},
            ("prrd-past",),
        ),
    ],
    ids=["nothing to recall to", "ends with the licence", "a curfew", "gone by"],
)
def test_what_bars_a_release_after_recall(told, bars):
    assert found(replace(RECALLED, **told)).recall == bars


@pytest.mark.parametrize(
    ("case", "bars"),
    [
        (replace(CURFEW, curfews=False), ("hdc-not-supported",)),
        (replace(CURFEW, curfew_approved=False), ("hdc-release-not-expected",)),
        (
            replace(CURFEW, dates=replace(CURFEW.dates, conditional_on=date(2026, 3, 25))),
            ("crd-fewer-than-10-days-ahead",),
        ),
        (replace(CURFEW, dates=replace(CURFEW.dates, conditional_on=date(2026, 3, 26))), ()),
        (replace(CURFEW, dates=CRD), ("no-hdced",)),
    ],
    ids=["none made here", "not approved", "nine days", "ten days", "no first day"],
)
def test_what_bars_a_curfew(case, bars):
    assert found(case).curfew == bars
