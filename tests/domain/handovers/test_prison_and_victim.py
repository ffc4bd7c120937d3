"""HP28, HP30, HP31 and HP32: a licence that gives way, a victim, a hold, and an hour to be back."""

from datetime import date

import pytest

from tests.domain.handovers.outside import back, hold, let_out, supervised, victim
from tests.domain.handovers.saying import heard, points, shown, state
from tests.people import (
    accepted,
    acknowledged,
    at_large,
    dated,
    initiated,
    received,
    released,
    sentenced,
)
from tests.story import Said, taken_back


def short(released_on: str, expires_on: str, top_up_on: str) -> tuple[Said, ...]:
    return (
        sentenced("2025-04-28 10:15", months=6),
        received("2025-04-28 17:05"),
        dated("2025-04-30", sentence_expires_on=expires_on, top_up_ends_on=top_up_on).named(
            "dates"
        ),
        released(released_on),
    )


OUT = short("2025-07-28 09:30", "2025-10-25", "2026-07-27")
PSS = supervised("2025-10-26 16:40", "pss")
HEARD = heard("probation", "2025-10-27 07:00")


@pytest.mark.parametrize(
    ("items", "expected", "late"),
    [
        ((), "due", None),
        ((PSS, HEARD), "accepted", None),
        ((HEARD,), "overdue", None),
        ((HEARD, supervised("2025-10-27 08:00", "pss")), "accepted", 1),
        ((supervised("2025-10-24", "pss"), HEARD), "overdue", None),
        ((supervised("2025-10-26", "licence"), HEARD), "overdue", None),
        ((taken_back("dates", "2025-08-01"),), "cancelled", None),
    ],
    ids=[
        "silence",
        "last day",
        "never",
        "a day late",
        "before",
        "another kind",
        "dates taken back",
    ],
)
def test_supervision_after_the_sentence(
    items: tuple[Said, ...], expected: str, late: int | None
) -> None:
    (one,) = points("HP28", *OUT, *items, now="2025-10-27 09:00")
    assert (one.state, one.late_days, shown(one)["due"]) == (expected, late, date(2025, 10, 26))


@pytest.mark.parametrize(
    ("expires_on", "top_up_on", "count"),
    [("2026-05-09", "2026-07-27", 1), ("2026-05-10", "2026-07-27", 0), ("2025-10-25", "2025-10-25", 0)],
)  # fmt: skip
def test_which_releases_have_it(expires_on: str, top_up_on: str, count: int) -> None:
    story = short("2025-07-28", expires_on, top_up_on)
    assert len(points("HP28", *story, now="2025-08-01")) == count


def test_an_unsupervised_release_has_none() -> None:
    free = (*OUT[:3], released("2025-07-28", kind="bail"))
    assert points("HP28", *free, now="2025-08-01") == []


SENTENCED = sentenced("2025-12-05 12:00", months=18, violent_or_sexual=True).named("sentence")


@pytest.mark.parametrize(
    ("items", "now", "expected", "due"),
    [
        ((), "2025-12-19 23:00", "due", date(2025, 12, 19)),
        ((heard("probation", "2025-12-20 01:00"),), "2025-12-20 02:00", "overdue", date(2025, 12, 19)),
        ((victim("2025-12-10", "referred"),), "2025-12-20", "initiated", date(2026, 1, 12)),
        ((victim("2025-12-22", "referred"),), "2025-12-23", "initiated", date(2026, 1, 22)),
        ((victim("2025-12-10", "referred"), heard("probation", "2026-01-13 01:00")), "2026-01-13 02:00",
         "overdue", date(2026, 1, 12)),
        ((victim("2025-12-10", "referred"), victim("2026-01-12 23:00", "contacted")), "2026-01-13",
         "accepted", date(2026, 1, 12)),
        ((victim("2025-12-10", "referred"), victim("2025-12-12", "opted-out")), "2025-12-13", "cancelled",
         date(2026, 1, 12)),
        ((taken_back("sentence", "2025-12-08", "court"),), "2025-12-09", "cancelled", date(2025, 12, 19)),
    ],
    ids=["last day", "never", "referred", "referred late", "no contact", "contacted", "opted out",
         "taken back"],
)  # fmt: skip
def test_the_victim_hears(items: tuple[Said, ...], now: str, expected: str, due: date) -> None:
    (one,) = points("HP30", SENTENCED, *items, now=now)
    assert (one.state, shown(one)["due"]) == (expected, due)


@pytest.mark.parametrize(
    ("kind", "fields", "count"),
    [
        ("custody", {"months": 12}, 1),
        ("custody", {"months": 11}, 0),
        ("custody", {"days": 365}, 1),
        ("custody", {"days": 364}, 0),
        ("custody", {"indeterminate": True}, 1),
        ("custody", {}, 0),
        ("suspended", {"months": 24}, 0),
    ],
)
def test_for_sentences_of_a_year_or_more(kind: str, fields: dict[str, int], count: int) -> None:
    passed = sentenced("2026-02-03 12:00", kind, violent_or_sexual=True, **fields)
    assert len(points("HP30", passed, now="2026-02-04")) == count


def test_for_violent_or_sexual_offences() -> None:
    assert points("HP30", sentenced("2026-02-03 12:00", months=18), now="2026-02-04") == []


INSIDE = (sentenced("2026-01-05 10:15", months=12), received("2026-01-05 16:00"))
SERVED = hold("2026-04-02 12:00").named("hold")
NEXT = heard("probation", "2026-04-08 08:00")


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        ((), "due"),
        ((NEXT,), "overdue"),
        ((acknowledged("2026-04-07 23:59", "HP31", "is91"), NEXT), "accepted"),
        ((accepted("2026-04-07", "HP31"), NEXT), "accepted"),
        ((acknowledged("2026-04-07", "HP31", "is91").by("prison"), NEXT), "overdue"),
        ((acknowledged("2026-04-07", "HP31", "is91").by("prison"),), "acknowledged"),
        ((at_large("2026-04-03"), NEXT), "cancelled"),
        ((taken_back("hold", "2026-04-03"), NEXT), "cancelled"),
    ],
    ids=["silence", "never", "papers", "accepted", "the prison's own word", "that word, silence", "at large",
         "taken back"],
)  # fmt: skip
def test_probation_knows_of_a_hold(items: tuple[Said, ...], expected: str) -> None:
    (one,) = points("HP31", *INSIDE, SERVED, *items, now="2026-04-08 09:00")
    assert (one.state, shown(one)["due"]) == (expected, date(2026, 4, 7))


def test_also_of_whoever_is_not_sentenced() -> None:
    assert len(points("HP31", received("2026-01-05", "remand"), SERVED, now="2026-04-03")) == 1


LEAVE = let_out("2026-05-04 09:30", "2026-05-04 17:30").named("leave")


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        ((back("2026-05-04 17:30"),), "accepted"),
        ((heard("prison", "2026-05-04 17:31"), back("2026-05-04 18:00")), "accepted"),
        ((heard("prison", "2026-05-04 17:31"),), "overdue"),
        ((heard("prison", "2026-05-04 17:29"),), "due"),
        ((back("2026-05-04 09:00"), heard("prison", "2026-05-04 17:31")), "overdue"),
        ((taken_back("leave", "2026-05-04 10:00"),), "cancelled"),
    ],
    ids=["at the very instant", "late", "not back", "silence", "back before", "taken back"],
)
def test_back_in_time(items: tuple[Said, ...], expected: str) -> None:
    (one,) = points("HP32", *INSIDE, LEAVE, *items, now="2026-05-04 19:00")
    assert (one.state, shown(one)["due"]) == (expected, "2026-05-04 17:30")


def test_a_return_is_that_of_the_last_leave() -> None:
    second = let_out("2026-05-05 09:30", "2026-05-05 17:30")
    found = points("HP32", *INSIDE, LEAVE, second, back("2026-05-05 17:00"), now="2026-05-05 19:00")
    one, two = sorted(found, key=lambda x: x.armed_at)
    assert (one.state, two.state) == ("overdue", "accepted")


def test_papers_alone_have_no_day() -> None:
    for code, facts in {
        "HP28": (PSS,),
        "HP30": (victim("2025-12-10", "referred"), victim("2025-12-11", "contacted")),
        "HP31": (acknowledged("2025-12-10", "HP31", "is91"),),
        "HP32": (back("2025-12-10"),),
    }.items():
        begun = initiated("2025-10-01", code)
        assert state(code, begun, now="2026-01-01") == "initiated"
        assert state(code, begun, *facts, now="2026-01-01") == "accepted"
