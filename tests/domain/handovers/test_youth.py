"""HP26: eighteen on Sun 29 Mar 2026 under a youth team; asked for from 29 Sep 2025."""

from datetime import date

import pytest

from tests.domain.handovers.outside import born, kept, meeting, supervised, youth_case
from tests.domain.handovers.saying import heard, points, shown, state
from tests.people import initiated, lead, lead_ended, sentenced, supervision_ended
from tests.story import Said, taken_back

BORN = born("2025-05-29 08:00", "2008-03-29")
CASE = youth_case("2025-05-29 11:00").named("case")
STORY = (BORN, sentenced("2025-05-29 10:00", months=24), CASE)
OFFICER = lead("2026-02-01", "adult-worker", "adult-4")
MET = meeting("2026-03-01", "HP26")
ALIVE = heard("probation", "2026-03-30 08:00")


@pytest.mark.parametrize(
    ("items", "expected", "late"),
    [
        ((), "due", None),
        ((ALIVE,), "overdue", None),
        ((OFFICER, MET, ALIVE), "accepted", None),
        ((lead("2025-06-01", "com", "com-1"), MET, ALIVE), "accepted", None),
        ((OFFICER, ALIVE), "overdue", None),
        ((MET, ALIVE), "overdue", None),
        ((OFFICER, meeting("2026-03-01", "HP26", with_person=False), ALIVE), "overdue", None),
        ((OFFICER, meeting("2026-03-01", "HP35"), ALIVE), "overdue", None),
        ((lead("2026-02-01", "yjs-worker", "y1"), MET, ALIVE), "overdue", None),
        ((OFFICER, lead_ended("2026-02-10", "adult-worker", "adult-4"), MET, ALIVE), "overdue", None),
        ((ALIVE, OFFICER, meeting("2026-03-30 08:30", "HP26")), "accepted", 1),
        ((supervision_ended("2026-01-10"), ALIVE), "cancelled", None),
        ((taken_back("case", "2026-01-10", "local_authority"),), "cancelled", None),
    ],
    ids=["silence", "nobody", "met", "community officer", "never met", "no officer", "without the person",
         "another meeting", "the youth team's own", "gone before", "a day late", "over", "taken back"],
)  # fmt: skip
def test_an_adults_officer_and_a_meeting(
    items: tuple[Said, ...], expected: str, late: int | None
) -> None:
    (one,) = points("HP26", *STORY, *items, now="2026-03-30 09:00")
    assert (one.state, one.late_days, shown(one)["due"]) == (expected, late, date(2026, 3, 29))


def test_asked_for_from_six_months_before() -> None:
    assert points("HP26", *STORY, now="2025-09-28 23:59") == []
    assert state("HP26", *STORY, now="2025-09-29 00:01") == "due"


def test_kept_longer_as_agreed_by_the_birthday() -> None:
    (one,) = points("HP26", *STORY, kept("2026-03-29", "2026-06-30"), ALIVE, now="2026-03-30 09:00")
    assert (one.state, shown(one)["due"]) == ("due", date(2026, 6, 30))
    (one,) = points("HP26", *STORY, kept("2026-03-30", "2026-06-30"), ALIVE, now="2026-03-30 13:00")
    assert (one.state, shown(one)["due"]) == ("overdue", date(2026, 3, 29))


@pytest.mark.parametrize(
    ("met", "expected"), [("2025-08-01", "accepted"), ("2025-07-31", "overdue")]
)
def test_a_meeting_counts_from_the_last_sentence_on(met: str, expected: str) -> None:
    again = sentenced("2025-08-01 15:00", "community-order", months=12)
    officer = lead("2025-06-01", "com", "com-1")
    story = (*STORY, officer, again, meeting(met, "HP26"), ALIVE)
    assert state("HP26", *story, now="2026-03-30 09:00") == expected


@pytest.mark.parametrize(("birthday", "count"), [("1999-12-31", 0), ("2000-01-01", 1)])
def test_from_2018_on(birthday: str, count: int) -> None:
    story = (born("2017-05-01", birthday), sentenced("2017-05-02"), youth_case("2017-05-03"))
    assert len(points("HP26", *story, now="2017-12-30")) == count


def test_not_without_a_youth_team_a_birthday_or_a_sentence() -> None:
    for left_out in range(3):
        rest = [item for n, item in enumerate(STORY) if n != left_out]
        assert points("HP26", *rest, now="2026-03-30") == []
    late = born("2026-01-10", "2008-03-29")
    (one,) = points("HP26", *STORY[1:], late, now="2026-03-01")
    assert one.armed_at.date() == date(2026, 1, 10)


def test_papers_without_a_case_have_no_day() -> None:
    begun = initiated("2026-01-01", "HP26")
    assert state("HP26", begun, OFFICER, MET, now="2026-03-02") == "accepted"
    assert (
        points("HP26", begun, supervised("2025-01-01", "order"), now="2026-03-02")[0].deadline
        is None
    )
