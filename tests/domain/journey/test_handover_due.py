"""HO of a stay as told: whose it is, when it is known, and how it moves."""

from datetime import date
from typing import Any

import pytest

from domain.facts.custody import ImmigrationHoldServed
from domain.facts.identity import PersonSeen
from domain.facts.risk import MappaLevelSet
from domain.facts.sentence import DatesCalculated
from domain.journey.handover_due import HandoverDue, handovers_due
from domain.journey.journey import Journey
from infra.policy.load import england_and_wales
from tests.people import allocated, dated, lead, planned, received, released, sentenced
from tests.story import Said, at, in_log, said, taken_back

POLICY = england_and_wales()
IN_PRISON = (
    sentenced("2024-02-05 10:15", months=48),
    received("2024-02-05 17:10", prison="LII"),
)
CRD = dated("2024-02-07 10:00", conditional_release_on="2026-02-05")


def seen(time: str, **fields: Any) -> Said:
    return said("prison", time, PersonSeen("Ada", "Byron", **fields))


def found(*items: Said, now: str = "2025-06-02") -> list[HandoverDue]:
    entries = [entry for entry in in_log(items) if entry.recorded_at <= at(now)]
    return list(handovers_due(Journey(entries, at(now)), POLICY))


def days(*items: Said, now: str = "2025-06-02") -> list[str]:
    return [one.date.on.isoformat() for one in found(*items, now=now)]


def test_an_adult_serving_a_sentence_has_one_a_stay() -> None:
    (one,) = found(*IN_PRISON, CRD)

    assert one.date.on == date(2025, 5, 22)
    assert one.deadline.due_on == date(2025, 5, 22)
    assert not one.deadline.short_notice
    assert one.anchor.fact.prison == "LII"
    assert one.armed_at == at("2024-02-07 10:00")


def test_none_without_dates_sentence_or_custody() -> None:
    assert days(*IN_PRISON) == []
    assert days(received("2024-02-05"), CRD) == []
    assert days(sentenced("2024-02-05", months=48), CRD) == []
    assert days(sentenced("2024-02-05", kind="suspended"), received("2024-02-05"), CRD) == []


def test_none_on_remand_until_sentenced_there() -> None:
    remand = received("2024-01-02", basis="remand")
    assert days(remand, CRD) == []
    assert days(remand, sentenced("2024-02-05", months=48), CRD) == ["2025-05-22"]


def test_none_on_remand_with_the_sentence_of_an_earlier_stay() -> None:
    served = (*IN_PRISON, CRD, released("2025-06-10", prison="LII"))
    assert days(*served, received("2025-08-01", basis="remand"), now="2025-09-01") == ["2025-05-22"]


def test_none_once_received_on_recall_but_the_earlier_stay_keeps_its_own() -> None:
    served = (*IN_PRISON, CRD, released("2025-06-10", prison="LII"))
    again = (
        received("2025-08-01", basis="recall"),
        dated("2025-08-02", conditional_release_on="2027-02-05"),
    )

    (one,) = found(*served, *again, now="2025-09-01")

    assert one.date.on == date(2025, 5, 22)
    assert one.stay.released is not None


@pytest.mark.parametrize(
    "hold",
    [
        said("prison", "2024-06-01", ImmigrationHoldServed("is91")),
        received("2024-06-01", basis="immigration"),
    ],
    ids=["served in prison", "received for it"],
)
def test_none_under_an_immigration_hold(hold: Said) -> None:
    assert days(*IN_PRISON, CRD, hold) == []


def test_a_child_has_none_before_the_eighteenth_birthday() -> None:
    child = seen("2024-02-06", date_of_birth_on=date(2007, 2, 28))
    assert days(*IN_PRISON, CRD, child, now="2025-02-27 23:59") == []
    (one,) = found(*IN_PRISON, CRD, child, now="2025-02-28 00:00")
    assert one.armed_at == at("2025-02-28 00:00")


def test_born_on_a_leap_day_grown_up_on_1_march() -> None:
    child = seen("2024-02-06", date_of_birth_on=date(2008, 2, 29))
    assert days(*IN_PRISON, CRD, child, now="2026-02-28 23:59") == []
    assert days(*IN_PRISON, CRD, child, now="2026-03-01 00:00") == ["2025-05-22"]


def test_each_date_is_the_last_told_and_silence_keeps_it() -> None:
    moved = dated("2024-06-01", conditional_release_on="2026-05-05")
    other = dated("2024-07-01", sentence_expires_on="2028-02-05")
    assert days(*IN_PRISON, CRD, moved, other) == ["2025-08-22"]


def test_early_allocation_until_told_otherwise() -> None:
    early = said("prison", "2024-03-01", DatesCalculated(early_allocation=True))
    not_early = said("prison", "2024-04-01", DatesCalculated(early_allocation=False))
    assert days(*IN_PRISON, CRD, early) == ["2024-11-05"]
    assert days(*IN_PRISON, CRD, early, not_early) == ["2025-05-22"]


def test_company_and_mappa_level_as_last_told() -> None:
    old = (
        sentenced("2020-01-10 10:00", months=48),
        received("2020-01-10 17:00"),
        dated("2020-01-12", conditional_release_on="2022-01-10"),
    )
    company = allocated("2020-02-01", "provider:crc-north")
    back = allocated("2020-03-01", "nps")
    level = said("probation", "2020-02-01", MappaLevelSet(level=2))
    assert days(*old, now="2021-12-01") == ["2021-08-26"]
    assert days(*old, company, now="2021-12-01") == ["2021-10-18"]
    assert days(*old, company, back, now="2021-12-01") == ["2021-08-26"]
    assert days(*old, allocated("2020-02-01", "provider:harbour"), now="2021-12-01") == [
        "2021-08-26"
    ]
    assert days(*old, level, now="2021-12-01") == ["2021-05-26"]


def test_wales_by_the_plan_or_else_the_community_lead_and_women_by_sex() -> None:
    old = (
        sentenced("2018-02-14 10:00", months=48),
        received("2018-02-14 17:00"),
        dated("2018-02-16", conditional_release_on="2020-02-14"),
    )
    wales = planned("2018-03-01", "2020-02-14", area="region/wales")
    england = planned("2018-03-01", "2020-02-14", area="region/north-west")
    officer = lead("2018-03-01", "com", "w1", area="region/wales")
    assert days(*old, now="2019-10-03") == []
    assert days(*old, wales, now="2019-10-03") == ["2019-09-29"]
    assert days(*old, officer, now="2019-10-03") == ["2019-09-29"]
    assert days(*old, officer, england, now="2019-10-03") == []
    assert days(*old, wales, seen("2018-02-14", sex="female"), now="2019-10-03") == []


def test_told_after_the_day_there_is_short_notice() -> None:
    late = dated("2025-05-23 09:00", conditional_release_on="2026-02-05")
    (one,) = found(*IN_PRISON, late)

    assert one.date.on == date(2025, 5, 22)
    assert (one.deadline.due_on, one.deadline.short_notice) == (date(2025, 5, 28), True)
    assert ("short-notice.within", 0) in one.values


def test_the_sentence_told_late_counts_for_the_notice_too() -> None:
    (one,) = found(
        sentenced("2024-02-05 10:15", months=48).told("2025-05-23 09:00"), IN_PRISON[1], CRD
    )
    assert (one.deadline.due_on, one.deadline.short_notice) == (date(2025, 5, 28), True)


def test_a_date_told_again_is_no_new_date() -> None:
    again = dated("2025-05-23 09:00", conditional_release_on="2026-02-05")
    (one,) = found(*IN_PRISON, CRD, again)
    assert (one.deadline.due_on, one.deadline.short_notice) == (date(2025, 5, 22), False)
    assert one.armed_at == at("2024-02-07 10:00")


def test_moved_earlier_too_late_the_day_that_held_before_stays() -> None:
    earlier = dated("2025-05-21 09:00", conditional_release_on="2026-01-05")
    (one,) = found(*IN_PRISON, CRD, earlier)
    assert one.date.on == date(2025, 4, 21)
    assert (one.deadline.due_on, one.deadline.short_notice) == (date(2025, 5, 22), False)


def test_moved_later_after_it_passed_it_is_not_yet_due_again() -> None:
    later = dated("2025-06-01", conditional_release_on="2026-05-05")
    (one,) = found(*IN_PRISON, CRD, later)
    assert (one.deadline.due_on, one.deadline.short_notice) == (date(2025, 8, 22), False)


def test_a_replaced_date_held_until_it_was_replaced() -> None:
    wrong = dated("2024-02-07 10:00", conditional_release_on="2026-02-05").named("d1")
    right = (
        dated("2024-02-07 10:00", conditional_release_on="2026-01-05")
        .told("2025-05-21 09:00")
        .instead_of("d1")
    )
    (one,) = found(*IN_PRISON, wrong, right)
    assert one.date.on == date(2025, 4, 21)
    assert one.deadline.due_on == date(2025, 5, 22)


def test_a_withdrawn_date_leaves_none() -> None:
    wrong = dated("2024-02-07 10:00", conditional_release_on="2026-02-05").named("d1")
    assert days(*IN_PRISON, wrong, taken_back("d1", "2024-03-01")) == []


def test_a_tariff_that_expires_hands_over_to_the_hearing() -> None:
    life = (
        sentenced("2015-01-05 10:00", indeterminate=True),
        received("2015-01-05 17:00"),
        dated("2015-01-08", tariff_expires_on="2026-06-01", target_hearing_on="2026-12-01"),
    )
    (before,) = found(*life, now="2026-05-31 23:59")
    (after,) = found(*life, now="2026-06-01 00:00")

    assert (before.date.on, before.changes_at) == (date(2025, 6, 1), at("2026-06-01 00:00"))
    assert (after.date.on, after.changes_at) == (date(2025, 12, 1), None)
    assert after.deadline.due_on == date(2025, 12, 1)


def test_two_sources_of_one_reception_make_one_stay() -> None:
    again = received("2024-02-05 18:00", prison="LII").by("/prison/archive")
    assert days(*IN_PRISON, again, CRD) == ["2025-05-22"]
