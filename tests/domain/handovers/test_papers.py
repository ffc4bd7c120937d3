"""HP01 and HP06: in by Thu 2 Apr 2026 from court, moved on Wed 6 May: the papers the same day."""

from datetime import date

import pytest

from domain.facts.custody import PersonTransferred
from domain.facts.handover import HandoverReturned
from tests.domain.handovers.saying import heard, points, shared, shown, state
from tests.people import acknowledged, at_large, died, received, released
from tests.story import Said, said, taken_back

COURT_PACK = ("warrant", "escort-record", "self-harm", "flags")
MOVE_PACK = ("plan", "referrals", "medication", "self-harm")
IN = received("2026-04-02 17:30", basis="remand").named("in")
ALIVE = heard("prison", "2026-05-08 08:00")
NOW = "2026-05-08 09:00"


def transferred(time: str, to: str = "MDI") -> Said:
    return said("prison", time, PersonTransferred("LEI", to))


MOVE = transferred("2026-05-06 11:00").named("move")


@pytest.mark.parametrize(
    ("items", "now", "expected"),
    [
        ((), "2026-04-02 23:59", ("due", None)),
        ((), "2026-04-03 09:00", ("due", None)),
        ((ALIVE,), NOW, ("overdue", None)),
        ((acknowledged("2026-04-02 23:59", "HP01", *COURT_PACK), ALIVE), NOW, ("accepted", None)),
        ((acknowledged("2026-04-03 00:00", "HP01", *COURT_PACK), ALIVE), NOW, ("accepted", 1)),
        ((acknowledged("2026-04-02 20:00", "HP01", *COURT_PACK[:3]),), "2026-04-02 22:00",
         ("shared-partial", None)),
        ((shared("2026-04-02 20:00", "HP01", *COURT_PACK),), "2026-04-02 22:00", ("shared", None)),
        ((acknowledged("2026-04-02 20:00", "HP06", *COURT_PACK), ALIVE), NOW, ("overdue", None)),
    ],
    ids=["the day itself", "prison not heard", "silence", "last minute", "after midnight", "one missing",
         "only sent", "another point"],
)  # fmt: skip
def test_papers_from_court(
    items: tuple[Said, ...], now: str, expected: tuple[str, int | None]
) -> None:
    (one,) = points("HP01", IN, *items, now=now)
    assert (one.state.value, one.late_days) == expected
    assert shown(one)["due"] == date(2026, 4, 2)


def test_confirmed_bit_by_bit_it_is_complete_with_the_last() -> None:
    bits = (acknowledged("2026-04-02 18:00", "HP01", *COURT_PACK[:2]),
            acknowledged("2026-04-03 08:00", "HP01", *COURT_PACK[2:]))  # fmt: skip
    (one,) = points("HP01", IN, *bits, ALIVE, now=NOW)
    assert (one.state, one.late_days) == ("accepted", 1)


def test_sent_back_what_was_confirmed_is_forgotten() -> None:
    back = said("prison", "2026-04-02 19:00", HandoverReturned("HP01", "wrong person"))
    first = acknowledged("2026-04-02 18:00", "HP01", *COURT_PACK[:2])
    rest = acknowledged("2026-04-02 20:00", "HP01", *COURT_PACK[2:])
    assert state("HP01", IN, first, back, rest, ALIVE, now=NOW) == "returned"
    again = acknowledged("2026-04-02 21:00", "HP01", *COURT_PACK)
    assert state("HP01", IN, first, back, again, ALIVE, now=NOW) == "accepted"


@pytest.mark.parametrize("basis", ["recall", "immigration", "civil", "return"])
def test_only_those_from_court(basis: str) -> None:
    assert points("HP01", received("2026-04-02 17:30", basis=basis), ALIVE, now=NOW) == []


def test_each_reception_has_its_own_papers() -> None:
    again = received("2026-04-20 17:00", basis="sentence")
    papers = acknowledged("2026-04-20 18:00", "HP01", *COURT_PACK)
    found = points("HP01", IN, again, papers, ALIVE, now=NOW)
    assert sorted(one.state.value for one in found) == ["accepted", "overdue"]


def test_death_ends_it_but_neither_release_nor_absconding() -> None:
    for over in (released("2026-04-02 19:00"), at_large("2026-04-02 19:00")):
        assert state("HP01", IN, over, ALIVE, now=NOW) == "overdue"
    assert state("HP01", IN, died("2026-04-20"), ALIVE, now=NOW) == "cancelled"


def test_papers_before_the_person_are_another_handover_without_a_day() -> None:
    early = acknowledged("2026-04-02 16:00", "HP01", *COURT_PACK)
    found = points("HP01", early, IN, ALIVE, now=NOW)
    assert sorted((one.state.value, shown(one)["due"]) for one in found) == [
        ("accepted", None),
        ("overdue", date(2026, 4, 2)),
    ]


def test_the_reception_taken_back_cancels() -> None:
    assert state("HP01", IN, taken_back("in", "2026-04-05"), ALIVE, now=NOW) == "cancelled"


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        ((acknowledged("2026-05-06 23:59", "HP06", *MOVE_PACK),), "accepted"),
        ((acknowledged("2026-05-06 15:00", "HP06", *MOVE_PACK[:3]),), "overdue"),
        ((), "overdue"),
        ((transferred("2026-05-06 12:00").by("/prison/search"),), "overdue"),
    ],
    ids=["all of it", "one missing", "nothing", "two sources, one move"],
)
def test_papers_at_a_move(items: tuple[Said, ...], expected: str) -> None:
    assert state("HP06", MOVE, *items, ALIVE, now=NOW) == expected


def test_the_next_move_ends_it() -> None:
    further = transferred("2026-05-07 10:00", "NHI")
    papers = acknowledged("2026-05-07 15:00", "HP06", *MOVE_PACK)
    found = points("HP06", MOVE, further, papers, ALIVE, now=NOW)
    assert sorted(one.state.value for one in found) == ["accepted", "cancelled"]


def test_papers_before_any_move_are_complete_without_a_day() -> None:
    early = acknowledged("2026-05-05 15:00", "HP06", *MOVE_PACK)
    found = points("HP06", early, MOVE, ALIVE, now=NOW)
    assert sorted(one.state.value for one in found) == ["accepted", "overdue"]


def test_the_move_taken_back_cancels() -> None:
    assert state("HP06", MOVE, taken_back("move", "2026-05-07"), ALIVE, now=NOW) == "cancelled"
