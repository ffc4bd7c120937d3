"""Rule 55: a sentence served in the community begins with a first meeting in person."""

import pytest

from domain.finding import Verdict
from domain.rules.community_start import FIRST_CONTACT_MADE as RULE
from tests.people import (
    allocated,
    arranged,
    called_off,
    died,
    rearranged,
    received,
    sentenced,
)
from tests.story import Said, given, taken_back

ORDER = sentenced("2025-10-06 11:00", "community-order")  # five working days on: Monday 13 October
HEARD = "2025-10-14 00:00"


@pytest.mark.parametrize(
    ("starts_at", "verdict"),
    [
        ("2025-10-06 15:00", Verdict.AVERTED),
        ("2025-10-13 23:30", Verdict.AVERTED),
        ("2025-10-14 00:00", Verdict.BREACHED),
    ],
    ids=["same day", "last day", "day after"],
)
def test_offered_in_time(starts_at: str, verdict: Verdict) -> None:
    """Whether anybody came is another matter; told ahead, it counts at once."""
    offer = arranged("2025-10-06 12:00", "a1", starts_at)
    given(ORDER, offer).heard(probation=HEARD).then(RULE, verdict, due_on="2025-10-13")
    if verdict is Verdict.AVERTED:
        given(ORDER, offer).then(RULE, verdict)


@pytest.mark.parametrize(
    "said",
    [
        (arranged("2025-10-07", "a1", "2025-10-09 10:00", mode="phone"),),
        (arranged("2025-10-07", "a1", "2025-10-09 10:00", "planned"),),
        (arranged("2025-10-07", "a1", "2025-10-09 10:00"), called_off("2025-10-09 09:00", "a1")),
        (
            arranged("2025-10-07", "a1", "2025-10-09 10:00"),
            rearranged("2025-10-08", "a1", "2025-10-16 10:00"),
        ),
        (arranged("2025-10-01", "a1", "2025-10-03 10:00"),),
        (arranged("2025-10-09 11:00", "a1", "2025-10-09 10:00"),),
    ],
    ids=["by phone", "no first one", "called off", "moved out", "before", "told after its start"],
)
def test_what_does_not_count(said: tuple[Said, ...]) -> None:
    given(ORDER, *said).heard(probation=HEARD).asked("2025-10-17").then(RULE, Verdict.BREACHED)


def test_moved_once_it_had_begun_it_stood() -> None:
    given(
        ORDER,
        arranged("2025-10-07", "a1", "2025-10-09 10:00"),
        rearranged("2025-10-09 12:00", "a1", "2025-10-20 10:00"),
    ).heard(probation=HEARD).then(RULE, Verdict.AVERTED)


def test_unmet() -> None:
    given(ORDER).asked("2025-10-13 23:59").then(RULE, Verdict.NOT_YET_DUE)
    given(ORDER).heard(court=HEARD).then(RULE, Verdict.UNKNOWN)
    given(ORDER).heard(probation=HEARD).then(RULE, Verdict.BREACHED)
    given(ORDER, arranged("2025-10-07", "a1", "2025-10-09 10:00").told("2025-10-15")).heard(
        probation=HEARD
    ).then(RULE, Verdict.LATE_EVIDENCED)


@pytest.mark.parametrize(
    ("sentence", "armed"),
    [
        (sentenced("2025-10-06 11:00", "suspended"), True),
        (sentenced("2025-10-06 11:00", "custody"), False),
        (sentenced("2025-10-06 11:00", "community-order", standalone="curfew"), False),
        (sentenced("2025-10-06 11:00", "community-order", standalone="unpaid-work"), False),
    ],
    ids=["suspended", "custody", "curfew alone", "unpaid work alone"],
)
def test_which_sentences(sentence: Said, armed: bool) -> None:
    given(sentence).heard(probation=HEARD).then(RULE, *((Verdict.BREACHED,) if armed else ()))


def test_inside_again_or_dead() -> None:
    """In time: no finding. Later the breach stays."""
    for over in (received("2025-10-10", "remand"), died("2025-10-10")):
        given(ORDER, over).heard(probation=HEARD).then_nothing(RULE)
    given(ORDER, received("2025-10-20", "remand")).heard(probation="2025-10-21").then(
        RULE, Verdict.BREACHED
    )


def test_regimes() -> None:
    """Nothing under the trusts; then from the allocation; from 26 June 2021 from sentence."""
    old = sentenced("2014-05-30 11:00", "community-order")
    given(old, allocated("2014-06-02", "nps")).heard(probation="2014-07-01").then_nothing(RULE)
    order = sentenced("2017-01-04 11:00", "community-order")
    given(order).heard(probation="2017-02-01").then_nothing(RULE)
    case = (order, allocated("2017-01-09", "provider:crc-north"))
    given(*case).heard(probation="2017-01-20").then(RULE, Verdict.UNKNOWN, due_on="2017-01-16")
    given(*case).heard(**{"/provider/crc-north": "2017-01-20"}).then(RULE, Verdict.BREACHED)
    given(*case, arranged("2017-01-05", "a1", "2017-01-06 10:00")).heard(
        **{"/provider/crc-north": "2017-01-20"}
    ).then(RULE, Verdict.BREACHED)
    given(sentenced("2021-06-28 11:00", "community-order")).then(
        RULE, Verdict.NOT_YET_DUE, due_on="2021-07-05"
    )


def test_taken_back() -> None:
    given(ORDER.named("s"), taken_back("s", "2025-10-20", "court")).heard(
        probation="2025-10-21"
    ).then(RULE, Verdict.VOIDED)
