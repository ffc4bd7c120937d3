"""What sources counted, from the log to the tables: live as rebuilt, and about nobody."""

from datetime import date

from domain.facts.control import ControlExempted
from domain.facts.data import ControlCounted
from domain.facts.entry import Told
from infra.controls import LABELS
from projections.tables.controls import OURS
from tests.projections.build import at, told
from tests.projections.conftest import Line

DAY = date(2026, 3, 3)
COUNTS = "SELECT place, day_on, count FROM counts ORDER BY place, day_on"


def counted(count: int, id: str, place: str = "WWI", when: str = "2026-03-03T22:00"):
    fact = ControlCounted(place, DAY, count)
    return told(fact, id=id, record="prison/nomis", when=when)


def exempted(until: date, id: str, source: str = OURS) -> Told:
    fact = ControlExempted("/prison/nomis", "WWI", "omu", "booked twice", 5, until, "officer-7")
    when = at("2026-03-04T09:00")
    return Told(id, source, "control/WWI", when, when, fact, LABELS)


def test_a_count_is_kept_and_makes_nobody(line: Line) -> None:
    """Told again, the last one counts; whose place it is stands beside."""
    line.hear(counted(712, "c1"), counted(40, "c2", place="MDI"), at=at("2026-03-03T22:01"))
    line.derive()
    assert line.query("SELECT person FROM journeys") == []
    line.hear(counted(711, "c3", when="2026-03-04T07:00"), at=at("2026-03-04T07:01"))
    line.derive()

    assert line.query(COUNTS) == [("MDI", DAY, 40), ("WWI", DAY, 711)]
    assert line.query("SELECT person FROM journeys") == []
    assert line.verify().equal


def test_the_last_exemption_stands_and_no_agency_says_it(line: Line) -> None:
    line.hear(
        exempted(date(2026, 3, 9), "x1"),
        exempted(date(2026, 3, 20), "x2"),
        at=at("2026-03-04T09:01"),
    )
    line.derive()
    line.hear(exempted(date(2030, 1, 1), "x3", "/prison/nomis"), at=at("2026-03-04T10:00"))
    line.derive()

    assert line.query("SELECT until_on FROM exemptions") == [(date(2026, 3, 20),)]
    assert line.query("SELECT person FROM journeys") == []
    assert line.verify().equal
