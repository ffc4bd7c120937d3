"""Rule 50: a first appointment is arranged by the end of the release day."""

import pytest

from domain.finding import Verdict
from domain.rules.supervision import FIRST_APPOINTMENT_ARRANGED as RULE
from tests.people import (
    allocated,
    arranged,
    called_off,
    dated,
    died,
    licence,
    rearranged,
    received,
    released,
    removed,
    sentenced,
    supervision_started,
    tier,
    to_hospital,
)
from tests.story import Said, given, taken_back

OUT = released("2026-04-02 10:00")  # Thursday before Easter: one working day on is Tuesday 7 April
HEARD = "2026-04-08 00:00"


@pytest.mark.parametrize(
    ("starts_at", "verdict"),
    [
        ("2026-04-02 16:00", Verdict.AVERTED),
        ("2026-04-07 23:30", Verdict.AVERTED),
        ("2026-04-08 00:00", Verdict.BREACHED),
    ],
    ids=["same day", "last day", "day after"],
)
def test_the_appointment_starts_in_time(starts_at: str, verdict: Verdict) -> None:
    """One working day after release, over Easter."""
    given(OUT, arranged("2026-04-01", "a1", starts_at)).heard(probation=HEARD).then(
        RULE, verdict, due_on="2026-04-07"
    )


@pytest.mark.parametrize(
    ("made", "verdict"),
    [("2026-04-02 23:59", Verdict.AVERTED), ("2026-04-03 00:00", Verdict.BREACHED)],
    ids=["on the release evening", "a minute later"],
)
def test_it_is_arranged_by_the_end_of_the_release_day(made: str, verdict: Verdict) -> None:
    """The state at the end of that day decides."""
    given(OUT, arranged(made, "a1", "2026-04-07 10:00")).heard(probation=HEARD).then(RULE, verdict)


@pytest.mark.parametrize(
    "change",
    [
        rearranged("2026-04-07 08:00", "a1", "2026-04-20 10:00"),
        called_off("2026-04-03 09:00", "a1"),
    ],
)
def test_what_happens_after_the_release_day_changes_nothing(change: Said) -> None:
    """Moved or called off later: averted all the same."""
    given(OUT, arranged("2026-04-01", "a1", "2026-04-07 10:00"), change).heard(
        probation=HEARD
    ).then(RULE, Verdict.AVERTED)


def test_called_off_on_the_release_day_it_is_gone() -> None:
    """Cancelled before it began and before the day ended."""
    given(
        OUT, arranged("2026-04-01", "a1", "2026-04-07 10:00"), called_off("2026-04-02 18:00", "a1")
    ).heard(probation=HEARD).then(RULE, Verdict.BREACHED)


def test_other_kinds_of_appointment_do_not_count() -> None:
    """A planned one is no first one."""
    given(OUT, arranged("2026-04-01", "a1", "2026-04-07 10:00", kind="planned")).heard(
        probation=HEARD
    ).then(RULE, Verdict.BREACHED)


def test_until_the_last_good_day_is_over_nothing_is_said() -> None:
    """Also where an appointment is arranged already."""
    given(OUT).asked("2026-04-07 23:59").then(RULE, Verdict.NOT_YET_DUE, due_on="2026-04-07")
    given(OUT, arranged("2026-04-01", "a1", "2026-04-07 10:00")).asked("2026-04-07 23:59").then(
        RULE, Verdict.NOT_YET_DUE
    )


def test_silence_is_no_gap() -> None:
    """Probation heard on the last day itself hasn't been heard past it."""
    given(OUT).heard(probation="2026-04-07 23:59", prison="2026-04-09").then(RULE, Verdict.UNKNOWN)


def test_told_late() -> None:
    """Arranged in time, told after probation had been heard past the day."""
    late = arranged("2026-04-01", "a1", "2026-04-07 10:00").told("2026-04-09 09:00")

    given(OUT, late).heard(probation=HEARD).asked("2026-04-10").then(RULE, Verdict.LATE_EVIDENCED)
    given(OUT, late).asked("2026-04-10").then(RULE, Verdict.AVERTED)


@pytest.mark.parametrize(
    "end",
    [died("2026-04-07 20:00"), removed("2026-04-04"), to_hospital("2026-03-01")],
    ids=["died on the last day", "removed", "in hospital since before"],
)
def test_ended_in_time_there_is_no_finding(end: Said) -> None:
    """Death, removal, hospital."""
    given(OUT, end).heard(probation=HEARD).then_nothing(RULE)


def test_return_to_custody_does_not_excuse() -> None:
    """Nor does death once the day has passed."""
    given(OUT, received("2026-04-03", basis="recall")).heard(probation=HEARD).then(
        RULE, Verdict.BREACHED
    )
    given(OUT, died("2026-04-08 09:00")).heard(probation=HEARD).asked("2026-04-09").then(
        RULE, Verdict.BREACHED
    )


@pytest.mark.parametrize("kind", ["bail", "court", "time-served", "unconditional"])
def test_other_releases_are_supervised_only_if_something_began_that_day(kind: str) -> None:
    """Supervision on licence or after it, or a licence in force."""
    out = released("2026-04-02 10:00", kind=kind)

    given(out).heard(probation=HEARD).then_nothing(RULE)
    given(out, supervision_started("2026-04-02 17:00", "pss")).heard(probation=HEARD).then(
        RULE, Verdict.BREACHED
    )
    given(out, licence("2026-04-02 23:00", "activated")).heard(probation=HEARD).then(
        RULE, Verdict.BREACHED
    )
    given(out, supervision_started("2026-04-02 17:00", "order")).heard(
        probation=HEARD
    ).then_nothing(RULE)
    given(out, licence("2026-04-03 08:00", "activated")).heard(probation=HEARD).then_nothing(RULE)


def test_release_into_immigration_detention_is_none() -> None:
    """Even on a licence."""
    given(
        released("2026-04-02 10:00", kind="immigration"), licence("2026-04-02 09:00", "activated")
    ).heard(probation=HEARD).then_nothing(RULE)


@pytest.mark.parametrize(
    ("dates", "supervised"),
    [
        ({"licence_expires_on": "2026-04-02"}, False),
        ({"licence_expires_on": "2026-04-03"}, True),
        ({"sentence_expires_on": "2026-04-02"}, False),
        ({"sentence_expires_on": "2026-04-01", "licence_expires_on": "2026-04-03"}, True),
        ({"licence_expires_on": "2026-04-02", "top_up_ends_on": "2027-04-02"}, True),
        ({"licence_expires_on": "2026-05-02", "top_up_ends_on": "2026-04-02"}, True),
    ],
)
def test_nobody_supervises_past_the_last_date(dates: dict[str, str], supervised: bool) -> None:
    """The licence's end, else the sentence's; the top-up's if later."""
    given(dated("2026-01-05", **dates), OUT).heard(probation=HEARD).then(
        RULE, *([Verdict.BREACHED] if supervised else [])
    )


@pytest.mark.parametrize(
    ("length", "offence_on", "supervised"),
    [
        ({"months": 11}, "2015-01-31", False),
        ({"months": 11}, "2015-02-01", True),
        ({"months": 12}, "2015-01-31", True),
        ({"days": 364}, "2015-01-31", False),
        ({"days": 365}, "2015-01-31", True),
    ],
)
def test_short_sentences_for_old_offences_are_not_supervised(
    length: dict[str, int], offence_on: str, supervised: bool
) -> None:
    """Under twelve months, for an offence before 1 February 2015."""
    given(
        sentenced("2026-01-05", offence_on=offence_on, **length),
        OUT,
    ).heard(probation=HEARD).then(RULE, *([Verdict.BREACHED] if supervised else []))


@pytest.mark.parametrize(
    ("words", "due_on"),
    [
        ([], "2014-05-09"),
        ([tier("2014-01-05", "4")], "2014-05-06"),
        ([allocated("2014-01-05", "unit/x", tier="4")], "2014-05-06"),
        ([tier("2014-01-05", "4"), tier("2014-02-05", "3")], "2014-05-09"),
    ],
    ids=["five", "tier 4: two", "told with the allocation", "tier 3 since"],
)
def test_in_the_time_of_the_trusts(words: list[Said], due_on: str) -> None:
    """Released Thursday 1 May 2014, over the early May holiday."""
    given(*words, released("2014-05-01 10:00")).heard(probation="2014-05-20").then(
        RULE, Verdict.BREACHED, due_on=due_on
    )


def test_from_2014_to_2021_the_holder_of_the_case_is_heard() -> None:
    """The company with the case by the deadline; afterwards probation, whoever held it."""
    crc = allocated("2016-01-05", "provider:crc-north")
    out = released("2016-03-03 10:00")  # Thursday; last good day Friday 4 March

    given(crc, out).heard(probation="2016-03-08").then(RULE, Verdict.UNKNOWN)
    given(crc, out).heard(**{"/provider/crc-north": "2016-03-08"}).then(RULE, Verdict.BREACHED)
    back = allocated("2016-03-04 23:00", "nps")
    given(crc, back, out).heard(probation="2016-03-08").then(RULE, Verdict.BREACHED)
    too_late = allocated("2016-03-05 00:00", "nps")
    given(crc, too_late, out).heard(probation="2016-03-08").then(RULE, Verdict.UNKNOWN)
    given(crc, released("2021-06-28 10:00")).heard(probation="2021-07-01").then(
        RULE, Verdict.BREACHED
    )


def test_release_taken_back() -> None:
    """The finding had been armed, so it stays as voided."""
    given(OUT.named("r"), taken_back("r", "2026-04-03")).heard(probation=HEARD).then(
        RULE, Verdict.VOIDED
    )


def test_release_corrected() -> None:
    """Replaced by another day: one finding, for the new day."""
    given(OUT.named("r"), released("2026-04-09 10:00").instead_of("r")).heard(
        probation="2026-04-20"
    ).then(RULE, Verdict.BREACHED, due_on="2026-04-10")


def test_told_by_two_sources_it_is_one_release() -> None:
    """The earliest counts."""
    given(OUT, released("2026-04-02 11:00").by("/probation/delius")).heard(probation=HEARD).then(
        RULE, Verdict.BREACHED
    )


def test_told_by_two_sources_and_taken_back_by_one() -> None:
    """The other's word goes on, and the duty with it."""
    both = (OUT.named("r"), released("2026-04-02 11:00").by("/probation/delius"))

    given(*both, taken_back("r", "2026-04-03")).heard(probation=HEARD).then(RULE, Verdict.BREACHED)
