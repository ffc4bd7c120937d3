"""HP23: a breach known on Tue 8 Apr 2025, before Easter, is before the court by Thu 24 Apr."""

from datetime import date

import pytest

from tests.domain.handovers.outside import breach, enforced, supervised
from tests.domain.handovers.saying import heard, points, shown, state
from tests.people import allocated, initiated, sentenced
from tests.story import Said, taken_back

ORDER = sentenced("2024-12-09 11:00", "community-order", months=18)
KNOWN = breach("2025-04-08 14:00").named("breach")
ALIVE = heard("probation", "2025-04-25 07:00")


@pytest.mark.parametrize(
    ("items", "expected", "late"),
    [
        ((), "due", None),
        ((enforced("2025-04-24 23:59", "presented"), ALIVE), "accepted", None),
        ((ALIVE, enforced("2025-04-25 08:00", "presented")), "accepted", 1),
        ((ALIVE,), "overdue", None),
        ((enforced("2025-04-10", "warning"), ALIVE), "overdue", None),
        ((enforced("2025-04-10", "referred"),), "initiated", None),
        ((enforced("2025-04-10", "withdrawn"), ALIVE), "cancelled", None),
        ((ALIVE, enforced("2025-04-25 08:00", "withdrawn")), "cancelled", None),
        ((taken_back("breach", "2025-04-10", "probation"),), "cancelled", None),
    ],
    ids=["silence", "last day", "day after", "never", "a warning", "referred", "withdrawn", "withdrawn late",
         "taken back"],
)  # fmt: skip
def test_before_the_court(items: tuple[Said, ...], expected: str, late: int | None) -> None:
    (one,) = points("HP23", ORDER, KNOWN, *items, now="2025-04-25 09:00")
    assert (one.state, one.late_days, shown(one)["due"]) == (expected, late, date(2025, 4, 24))


CRC = (
    sentenced("2015-11-22 11:00", "community-order", months=18),
    allocated("2015-11-27", "provider:crc-mersey"),
    breach("2016-03-21 15:00", "/provider/crc-mersey"),
)
COMPANY = heard("/provider/crc-mersey", "2016-04-05 08:00")


@pytest.mark.parametrize(
    ("items", "expected", "due"),
    [
        ((), "due", date(2016, 4, 4)),
        ((COMPANY,), "overdue", date(2016, 4, 4)),
        ((heard("probation", "2016-04-05 08:00"),), "due", date(2016, 4, 4)),
        ((enforced("2016-04-01", "referred"),), "initiated", date(2016, 4, 5)),
        ((enforced("2016-04-01", "referred"), COMPANY, heard("probation", "2016-04-06 08:00")), "overdue",
         date(2016, 4, 5)),
        ((enforced("2016-04-01", "referred"), enforced("2016-04-05", "presented")), "accepted",
         date(2016, 4, 5)),
        ((enforced("2016-04-05", "referred"),), "initiated", date(2016, 4, 7)),
    ],
    ids=["ahead", "the company", "silence", "referred", "not presented", "presented", "referred late"],
)  # fmt: skip
def test_a_company_refers_it_first(items: tuple[Said, ...], expected: str, due: date) -> None:
    (one,) = points("HP23", *CRC, *items, now="2016-04-06 09:00")
    assert (one.state, shown(one)["due"]) == (expected, due)


def test_by_the_day_it_was_known() -> None:
    assert points("HP23", ORDER, breach("2014-05-31 15:00"), now="2014-07-01") == []
    (own,) = points("HP23", ORDER, breach("2014-06-01 15:00"), now="2014-06-02")
    assert shown(own)["due"] == date(2014, 6, 13)


def test_on_licence_alone_it_is_a_matter_of_recall() -> None:
    licence = supervised("2025-01-01", "licence")
    assert points("HP23", licence, KNOWN, now="2025-04-10") == []
    assert (
        len(points("HP23", licence, supervised("2025-01-02", "order"), KNOWN, now="2025-04-10"))
        == 1
    )


def test_without_a_breach_there_is_no_day() -> None:
    begun = initiated("2025-04-01", "HP23")
    (one,) = points("HP23", begun, now="2025-05-01")
    assert (one.state, one.deadline) == ("initiated", None)
    assert state("HP23", begun, enforced("2025-04-02", "presented"), now="2025-05-01") == "accepted"
