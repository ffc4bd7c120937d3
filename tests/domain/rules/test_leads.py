"""Rules 34 and 36: one lead a side, and not too many faces."""

import pytest

from domain.finding import Verdict
from domain.rules.lead_churn import FEW_LEADS
from domain.rules.lead_overlap import ONE_LEAD_A_SIDE
from tests.people import died, lead, lead_ended, responsible, supervision_ended, to_hospital
from tests.story import Said, given, taken_back

FIRST = lead("2026-01-05", "com", "w1")
SECOND = lead("2026-05-01 09:00", "com", "w2")  # Friday; one working day on: Tuesday 5 May


@pytest.mark.parametrize(
    ("ended", "verdict", "late_days"),
    [
        ("2026-05-05 23:50", Verdict.AVERTED, None),
        ("2026-05-06 09:00", Verdict.CLOSED, 1),
    ],
    ids=["last day", "day after"],
)
@pytest.mark.parametrize("who", ["w1", "w2"])
def test_one_of_two_leads_ends(
    who: str, ended: str, verdict: Verdict, late_days: int | None
) -> None:
    """Either of them, within one working day."""
    given(FIRST, SECOND, lead_ended(ended, "com", who)).then(
        ONE_LEAD_A_SIDE, verdict, due_on="2026-05-05", late_days=late_days
    )


def test_two_leads_unmet_need_no_hearing() -> None:
    """It rests on facts that are there: never unknown."""
    given(FIRST, SECOND).asked("2026-05-05 23:59").then(ONE_LEAD_A_SIDE, Verdict.NOT_YET_DUE)
    given(FIRST, SECOND).asked("2026-05-06 00:00").then(ONE_LEAD_A_SIDE, Verdict.OPEN)


@pytest.mark.parametrize(
    "words",
    [
        [FIRST, lead("2026-05-01", "com", "w2", co_working=True)],
        [lead("2026-01-05", "com", "w1", co_working=True), SECOND],
        [FIRST, lead("2026-05-01", "com", "w1")],
        [FIRST, lead("2026-05-01", "responsible-officer", "w1")],
        [FIRST, lead("2026-05-01", "pom", "w2")],
        [FIRST, lead("2026-05-01", "mentor", "w2")],
        [FIRST, lead_ended("2026-05-01 08:59", "com", "w1"), SECOND],
        [FIRST, lead_ended("2026-05-01 09:00", "com", "w1"), SECOND],
    ],
    ids=[
        "the second co-works",
        "the first co-works",
        "the same worker twice",
        "the same worker in another role",
        "one a side",
        "no lead role",
        "ended before",
        "ended as the other began",
    ],
)
def test_no_overlap(words: list[Said]) -> None:
    """One lead a side is as it should be."""
    given(*words).asked("2026-05-20").then_nothing(ONE_LEAD_A_SIDE)


def test_sides_and_roles() -> None:
    """Community: com, offender manager, responsible officer. Custody: pom, offender supervisor."""
    given(FIRST, lead("2026-05-01", "responsible-officer", "w2")).asked("2026-05-20").then(
        ONE_LEAD_A_SIDE, Verdict.OPEN
    )
    given(lead("2026-01-05", "pom", "w1"), lead("2026-05-01", "offender-supervisor", "w2")).asked(
        "2026-05-20"
    ).then(ONE_LEAD_A_SIDE, Verdict.OPEN)


def test_an_end_told_late() -> None:
    """In time but told after the day: late-evidenced. Of before the overlap: there was none."""
    given(FIRST, SECOND, lead_ended("2026-05-04", "com", "w1").told("2026-05-08 09:00")).then(
        ONE_LEAD_A_SIDE, Verdict.LATE_EVIDENCED
    )
    given(
        FIRST, SECOND, lead_ended("2026-04-20", "com", "w1").told("2026-05-08 09:00")
    ).then_nothing(ONE_LEAD_A_SIDE)


def test_three_leads() -> None:
    """The third beside two: both others have to end, or it."""
    third = (FIRST, SECOND, lead("2026-05-04 09:00", "com", "w3"))

    given(*third, lead_ended("2026-05-05 09:00", "com", "w1")).asked("2026-05-20").then(
        ONE_LEAD_A_SIDE, Verdict.AVERTED, Verdict.OPEN
    )
    given(
        *third, lead_ended("2026-05-05 09:00", "com", "w1"), lead_ended("2026-05-05", "com", "w2")
    ).asked("2026-05-20").then(ONE_LEAD_A_SIDE, Verdict.AVERTED, Verdict.AVERTED)


CUSTODY = responsible("prison", "2025-12-23 15:00", "custody-only", "2026-01-05")
COMMUNITY = responsible("probation", "2025-12-01", "community", "2026-01-05")


def test_opposite_words_about_one_day() -> None:
    """Counted from the later word, over Christmas."""
    given(COMMUNITY, CUSTODY).asked("2025-12-25").then(
        ONE_LEAD_A_SIDE, Verdict.OPEN, due_on="2025-12-24"
    )
    given(
        COMMUNITY, CUSTODY, responsible("prison", "2025-12-24 10:00", "community", "2026-01-05")
    ).then(ONE_LEAD_A_SIDE, Verdict.AVERTED)
    given(
        COMMUNITY, CUSTODY, responsible("probation", "2025-12-29", "custody-with-com", "2026-01-05")
    ).then(ONE_LEAD_A_SIDE, Verdict.CLOSED, late_days=5)


@pytest.mark.parametrize(
    "word",
    [
        responsible("prison", "2025-12-23", "community", "2026-01-05"),
        responsible("prison", "2025-12-23", "custody-only", "2026-01-06"),
        responsible("probation", "2025-12-23", "custody-only", "2026-01-05"),
    ],
    ids=["they agree", "another day", "one agency changes its word"],
)
def test_no_opposition(word: Said) -> None:
    """Two agencies, one day, opposite sides."""
    given(COMMUNITY, word).asked("2026-01-20").then_nothing(ONE_LEAD_A_SIDE)


def test_two_kinds_of_custody_agree() -> None:
    """Custody-only against custody-with-com is no conflict."""
    given(CUSTODY, responsible("probation", "2025-12-24", "custody-with-com", "2026-01-05")).asked(
        "2026-01-20"
    ).then_nothing(ONE_LEAD_A_SIDE)


def test_overlap_ends_and_corrections() -> None:
    """Death in time leaves nothing, later it lapses; the second assignment taken back voids."""
    given(FIRST, SECOND, died("2026-05-05")).asked("2026-05-20").then_nothing(ONE_LEAD_A_SIDE)
    given(FIRST, SECOND, died("2026-05-08")).asked("2026-05-20").then(
        ONE_LEAD_A_SIDE, Verdict.LAPSED, late_days=3
    )
    given(FIRST, SECOND.named("s"), taken_back("s", "2026-05-04", "probation")).asked(
        "2026-05-20"
    ).then(ONE_LEAD_A_SIDE, Verdict.VOIDED)


# Rule 36


def assigned(*words: tuple[str, str]) -> list[Said]:
    """Community leads, each on a day."""
    return [lead(f"{day} 09:00", "com", worker) for day, worker in words]


def test_the_third_change_in_a_year_is_one_too_many() -> None:
    """The first assignment is no change. Breached at that change, heard or not."""
    faces = assigned(
        ("2025-01-13", "w0"), ("2025-03-03", "w1"), ("2025-08-11", "w2"), ("2026-03-03", "w3")
    )
    given(*faces[:3]).asked("2026-04-01").then_nothing(FEW_LEADS)
    given(*faces).then(
        FEW_LEADS, Verdict.BREACHED, due_on="2026-03-03", opened_at="2026-03-03 09:00"
    )


def test_366_days_are_too_far_apart() -> None:
    """The window is counted from the first of the three changes."""
    given(
        *assigned(
            ("2025-01-13", "w0"), ("2025-03-03", "w1"), ("2025-08-11", "w2"), ("2026-03-04", "w3")
        )
    ).asked("2026-04-01").then_nothing(FEW_LEADS)


def test_both_sides_count_together() -> None:
    """One change inside, two outside."""
    given(
        lead("2025-01-06", "pom", "p0"),
        *assigned(("2025-01-13", "w0"), ("2025-03-03", "w1")),
        lead("2025-04-01", "pom", "p1"),
        *assigned(("2025-08-11", "w2")),
    ).then(FEW_LEADS, Verdict.BREACHED, due_on="2025-08-11")


def test_what_is_no_change() -> None:
    """The same worker again, co-working, other roles, a new start after supervision ended."""
    given(
        *assigned(("2025-01-13", "w0"), ("2025-02-03", "w0"), ("2025-03-03", "w1")),
        lead("2025-03-10", "com", "w9", co_working=True),
        lead("2025-03-11", "mentor", "m1"),
        lead("2025-03-12", "mentor", "m2"),
        *assigned(("2025-04-03", "w0")),
    ).asked("2025-06-01").then_nothing(FEW_LEADS)
    given(
        *assigned(("2025-01-13", "w0"), ("2025-02-03", "w1"), ("2025-03-03", "w2")),
        supervision_ended("2025-03-20"),
        *assigned(("2025-04-03", "w3")),
    ).asked("2025-06-01").then_nothing(FEW_LEADS)


def test_there_and_back_is_two() -> None:
    """A to B to A to B is three."""
    given(
        *assigned(
            ("2025-01-13", "w0"), ("2025-02-03", "w1"), ("2025-03-03", "w0"), ("2025-04-03", "w1")
        )
    ).then(FEW_LEADS, Verdict.BREACHED)


def test_the_count_starts_anew_after_a_finding() -> None:
    """Two more changes are not enough, a third is."""
    faces = assigned(*((f"2025-0{month}-03", f"w{month}") for month in range(1, 8)))

    given(*faces[:6]).then(FEW_LEADS, Verdict.BREACHED, due_on="2025-04-03")
    given(*faces).then(FEW_LEADS, Verdict.BREACHED, Verdict.BREACHED)


def test_churn_corrected() -> None:
    """The completing change taken back or naming nobody new: voided. Another part: nothing."""
    faces = assigned(
        ("2025-01-13", "w0"), ("2025-02-03", "w1"), ("2025-03-03", "w2"), ("2025-04-03", "w3")
    )
    last, second = faces[3].named("last"), faces[1].named("second")

    given(*faces[:3], last, taken_back("last", "2025-04-05", "probation")).then(
        FEW_LEADS, Verdict.VOIDED
    )
    same = lead("2025-04-03 09:00", "com", "w2").instead_of("last").told("2025-04-05 09:00")
    given(*faces[:3], last, same).then(FEW_LEADS, Verdict.VOIDED)
    other = lead("2025-04-04 09:00", "com", "w4").instead_of("last").told("2025-04-05 09:00")
    given(*faces[:3], last, other).then(FEW_LEADS, Verdict.BREACHED, due_on="2025-04-04")
    given(
        faces[0], second, *faces[2:], taken_back("second", "2025-04-05", "probation")
    ).then_nothing(FEW_LEADS)


def test_churn_after_an_end_counts_for_nobody() -> None:
    """Dead or in hospital before the completing change."""
    faces = assigned(
        ("2025-01-13", "w0"), ("2025-02-03", "w1"), ("2025-03-03", "w2"), ("2025-04-03", "w3")
    )
    for end in (died("2025-03-20"), to_hospital("2025-01-20")):
        given(*faces, end).asked("2025-05-01").then_nothing(FEW_LEADS)
    given(*faces, died("2025-04-20")).then(FEW_LEADS, Verdict.BREACHED)
