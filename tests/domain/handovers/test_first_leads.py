"""HP02 and HP05: sentenced and received on Thu 2 Apr 2026: an officer outside by Wed 8 Apr, one inside by
Mon 20 Apr (Easter between)."""

from datetime import date

import pytest

from domain.facts.identity import PersonSeen
from tests.domain.handovers.saying import heard, points, shared, shown, state
from tests.people import (
    allocated,
    at_large,
    died,
    initiated,
    lead,
    lead_ended,
    received,
    released,
    sentenced,
    tier,
)
from tests.story import Said, said, taken_back

SENTENCE = sentenced("2026-04-02 10:15", months=30).named("sentence")
IN = received("2026-04-02 17:05").named("in")
OUTSIDE, INSIDE = heard("probation", "2026-05-20"), heard("prison", "2026-05-20")
NOW = "2026-05-21 09:00"
DUE, DUE_INSIDE = date(2026, 4, 8), date(2026, 4, 20)


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        ((lead("2026-04-08 23:59", "com", "a"),), ("accepted", None)),
        ((lead("2026-04-09 09:00", "com", "a"),), ("accepted", 1)),
        ((lead("2026-04-02 09:00", "com", "a"), lead_ended("2026-04-02 10:00", "com", "a")), ("accepted",
         None)),
        ((lead("2025-04-02 09:00", "responsible-officer", "a"),), ("accepted", None)),
        ((lead("2025-04-02", "com", "a"), lead_ended("2026-04-01", "com", "a")), ("overdue", None)),
        ((lead("2026-04-03", "com", "a", co_working=True),), ("overdue", None)),
        ((lead("2026-04-03", "pom", "a"),), ("overdue", None)),
        ((), ("overdue", None)),
        ((died("2026-04-03"),), ("cancelled", None)),
        ((at_large("2026-04-03"),), ("overdue", None)),
    ],
    ids=["last day", "a day late", "that morning", "there already", "gone before", "only co-working",
         "a prison officer", "silence", "died", "at large"],
)  # fmt: skip
def test_an_officer_outside(items: tuple[Said, ...], expected: tuple[str, int | None]) -> None:
    (one,) = points("HP02", SENTENCE, *items, OUTSIDE, now=NOW)
    assert (one.state.value, one.late_days, shown(one)["due"]) == (*expected, DUE)


def test_any_sentence_but_a_short_old_one_counts_once() -> None:
    order = sentenced("2026-04-02 11:00", kind="community-order", months=12)
    assert len(points("HP02", SENTENCE, order, SENTENCE.by("/prison/nomis"), now=NOW)) == 2
    short = sentenced("2015-03-02 10:00", months=10, offence_on="2015-01-31")
    new = sentenced("2015-03-02 10:00", months=10, offence_on="2015-02-01")
    assert (points("HP02", short, now=NOW), len(points("HP02", new, now=NOW))) == ([], 1)


def test_the_days_of_each_time() -> None:
    def due(day: str, *more: Said) -> object:
        (one,) = points("HP02", *more, sentenced(f"{day} 10:00", months=30), now="2026-01-01")
        return shown(one)["due"]

    top = tier("2014-01-01", "4")
    assert due("2014-04-17") == date(2014, 4, 24)
    assert due("2014-04-17", top) == date(2014, 4, 22)
    assert due("2016-12-21", top) == date(2016, 12, 23)
    assert due("2016-12-21", allocated("2016-12-23", "provider:crc-x")) == date(2016, 12, 29)
    assert due("2016-12-21", allocated("2016-12-23", "nps")) == date(2016, 12, 23)
    assert due("2021-06-28", allocated("2021-06-30", "provider:crc-x")) == date(2021, 6, 30)


def test_the_company_with_the_case_tells() -> None:
    story = (sentenced("2016-12-21", months=30), allocated("2016-12-23", "provider:crc-x"))
    assert state("HP02", *story, heard("probation", "2017-01-10"), now="2017-01-11") == "due"
    company = heard("/provider/crc-x", "2017-01-10")
    assert state("HP02", *story, company, now="2017-01-11") == "overdue"


def test_its_papers_are_stages() -> None:
    papers = shared("2026-04-02 12:00", "HP02", "risk", "report", "terms", "flags")
    assert state("HP02", SENTENCE, papers, now="2026-04-02 13:00") == "shared"


def test_begun_without_a_sentence_an_officer_completes_it() -> None:
    for code, role in (("HP02", "com"), ("HP05", "pom")):
        begun = initiated("2026-03-20", code)
        gone = (lead("2026-01-01", role, "b"), lead_ended("2026-03-01", role, "b"))
        assert state(code, begun, *gone, now=NOW) == "initiated"
        assert state(code, begun, lead("2026-04-08", role, "a"), now=NOW) == "accepted"


def test_the_sentence_taken_back_cancels() -> None:
    back = taken_back("sentence", "2026-04-03", "court")
    assert state("HP02", SENTENCE, back, OUTSIDE, now=NOW) == "cancelled"


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        ((lead("2026-04-20 23:59", "pom", "a"),), ("accepted", None)),
        ((lead("2026-04-22 09:00", "pom", "a"),), ("accepted", 2)),
        ((lead("2026-04-10", "offender-supervisor", "a"),), ("overdue", None)),
        ((lead("2026-04-10", "com", "a"),), ("overdue", None)),
        ((lead("2025-04-10", "pom", "a"),), ("overdue", None)),
        ((), ("overdue", None)),
        ((released("2026-05-01"),), ("cancelled", None)),
        ((at_large("2026-04-10"),), ("overdue", None)),
    ],
    ids=["last day", "two days late", "of the time before", "of the other side", "of an earlier custody",
         "silence",
         "released", "at large"],
)  # fmt: skip
def test_an_officer_inside(items: tuple[Said, ...], expected: tuple[str, int | None]) -> None:
    (one,) = points("HP05", SENTENCE, IN, *items, INSIDE, now=NOW)
    assert (one.state.value, one.late_days, shown(one)["due"]) == (*expected, DUE_INSIDE)


def test_on_remand_it_waits_for_the_sentence() -> None:
    remand = received("2026-03-02 17:00", basis="remand")
    assert points("HP05", remand, INSIDE, now=NOW) == []
    (one,) = points("HP05", remand, SENTENCE, IN, INSIDE, now=NOW)
    assert (one.anchor.endswith("sentence"), shown(one)["due"]) == (True, DUE_INSIDE)
    further = sentenced("2026-05-05 10:00", months=2)
    assert len(points("HP05", remand, SENTENCE, further, INSIDE, now=NOW)) == 1


def test_recalled_without_a_sentence_known_it_counts_from_the_return() -> None:
    (one,) = points("HP05", received("2026-04-02 17:05", basis="recall"), now=NOW)
    assert shown(one)["due"] == DUE_INSIDE


def test_told_after_the_reception_the_later_sentence_counts() -> None:
    sentence = sentenced("2026-04-07 10:15", months=30)
    (one,) = points("HP05", IN, sentence, now=NOW)
    assert shown(one)["due"] == date(2026, 4, 21)


def test_a_child_has_none_and_women_and_wales_have_their_own_start() -> None:
    def born(day: str, sex: str | None = None) -> Said:
        return said("prison", "2019-01-01", PersonSeen("A", "B", date.fromisoformat(day), sex))

    child = said("prison", "2026-01-01", PersonSeen("A", "B", date(2008, 4, 3)))
    grown = said("prison", "2026-01-01", PersonSeen("A", "B", date(2008, 4, 2)))
    assert points("HP05", child, SENTENCE, IN, now=NOW) == []
    assert len(points("HP05", grown, SENTENCE, IN, now=NOW)) == 1

    def due(day: str, *more: Said) -> object:
        story = (sentenced(f"{day} 10:00", months=30), received(f"{day} 17:00"))
        (one,) = points("HP05", *more, *story, now="2026-01-01")
        return shown(one)["due"]

    assert due("2019-09-30") == date(2019, 10, 2)
    assert due("2019-10-01") == date(2019, 10, 15)
    assert due("2021-04-29", born("1990-01-01", "female")) == date(2021, 5, 4)
    wales = lead("2018-12-01", "com", "w", area="region/wales")
    assert due("2019-02-04", wales) == date(2019, 2, 18)


def test_before_the_model_an_offender_supervisor_it_is() -> None:
    story = (sentenced("2016-03-01 10:00", months=30), received("2016-03-01 17:00"))
    alive = heard("prison", "2016-03-10")
    supervisor = lead("2016-03-02", "offender-supervisor", "a")
    assert state("HP05", *story, supervisor, alive, now="2016-03-11") == "accepted"
    assert (
        state("HP05", *story, lead("2016-03-02", "pom", "a"), alive, now="2016-03-11") == "overdue"
    )


def test_the_reception_taken_back_cancels() -> None:
    assert state("HP05", SENTENCE, IN, taken_back("in", "2026-04-03"), now=NOW) == "cancelled"
