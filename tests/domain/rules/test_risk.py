"""Rule 65: a flag one agency has raised is known to the next one."""

import pytest

from domain.finding import Verdict
from domain.rules.risk import FLAG_CARRIED as RULE
from tests.people import accepted, acknowledged, died, flag, flag_ended, initiated, lead
from tests.story import Said, given, taken_back

RAISED = flag("2025-03-02", "domestic-abuse")
BEGUN = initiated("2025-04-17", "HP08", "probation")
TAKEN = accepted("2025-05-01 14:00", "HP08")  # Thursday; one working day on: Friday 2 May
CASE = (RAISED, BEGUN, TAKEN)
HEARD = "2025-05-03 00:00"


@pytest.mark.parametrize(
    ("made", "verdict", "late_days"),
    [
        ("2025-03-02 12:00", Verdict.AVERTED, None),
        ("2025-05-02 23:50", Verdict.AVERTED, None),
        ("2025-05-06 08:00", Verdict.CLOSED, 4),
    ],
    ids=["before it took over", "last day", "day after the holiday"],
)
def test_confirmed_in_time(made: str, verdict: Verdict, late_days: int | None) -> None:
    """At or after the flag was raised, of any point."""
    given(*CASE, acknowledged(made, "HP18", "domestic-abuse")).then(
        RULE, verdict, due_on="2025-05-02", late_days=late_days
    )


def test_unmet() -> None:
    """The receiver's silence is unknown."""
    given(*CASE).asked("2025-05-02 23:59").then(RULE, Verdict.NOT_YET_DUE)
    given(*CASE).heard(prison="2025-05-09").then(RULE, Verdict.UNKNOWN)
    given(*CASE).heard(probation=HEARD).then(RULE, Verdict.OPEN)


@pytest.mark.parametrize(
    "word",
    [
        acknowledged("2025-05-02", "HP08", "child"),
        acknowledged("2025-03-02 11:59", "HP08", "domestic-abuse"),
        acknowledged("2025-05-02", "HP08", "domestic-abuse").by("police"),
    ],
    ids=["another flag", "before it was raised", "another agency"],
)
def test_what_confirms_nothing(word: Said) -> None:
    """The receiver names the flag."""
    given(*CASE, word).heard(probation=HEARD).then(RULE, Verdict.OPEN)


@pytest.mark.parametrize("name", ["domestic-abuse", "child", "self-harm", "mappa-eligible"])
def test_flags_that_have_to_travel(name: str) -> None:
    """Each is a finding of its own."""
    given(RAISED, flag("2025-03-03", name), BEGUN, TAKEN).heard(probation=HEARD).then(
        RULE, *[Verdict.OPEN] * (1 if name == "domestic-abuse" else 2)
    )


@pytest.mark.parametrize("name", ["rso", "iom", "weapons", "stalking"])
def test_other_flags(name: str) -> None:
    """Not among those of the rule."""
    given(flag("2025-03-02", name), BEGUN, TAKEN).heard(probation=HEARD).then_nothing(RULE)


@pytest.mark.parametrize(
    "words",
    [
        [RAISED, flag_ended("2025-05-01 13:00", "domestic-abuse")],
        [RAISED, flag_ended("2025-04-01", "domestic-abuse", "police")],
        [flag("2025-05-01 15:00", "domestic-abuse")],
        [flag("2025-03-02", "domestic-abuse", "probation")],
        [RAISED, flag_ended("2025-05-02 09:00", "domestic-abuse")],
    ],
    ids=[
        "ended before",
        "ended by another agency",
        "raised later",
        "the receiver's own",
        "ended in time",
    ],
)
def test_nothing_to_carry(words: list[Said]) -> None:
    """Only a flag live as the case is taken over, and not the receiver's own."""
    given(*words, BEGUN, TAKEN).heard(probation=HEARD).then_nothing(RULE)


def test_ended_and_raised_again_it_is_live() -> None:
    """And confirmed anew."""
    given(
        RAISED,
        acknowledged("2025-03-03", "HP08", "domestic-abuse"),
        flag_ended("2025-03-10", "domestic-abuse"),
        flag("2025-03-20", "domestic-abuse"),
        BEGUN,
        TAKEN,
    ).heard(probation=HEARD).then(RULE, Verdict.OPEN)


def test_ended_later_it_lapses() -> None:
    """As with death."""
    given(*CASE, flag_ended("2025-05-05", "domestic-abuse")).heard(probation="2025-05-06").then(
        RULE, Verdict.LAPSED, late_days=3
    )
    given(*CASE, died("2025-05-02")).heard(probation=HEARD).then_nothing(RULE)


@pytest.mark.parametrize(
    ("role", "source", "armed"),
    [
        ("com", "probation", True),
        ("offender-manager", "probation", True),
        ("responsible-officer", "probation", True),
        ("yjs-worker", "local_authority", True),
        ("adult-worker", "probation", True),
        ("pom", "prison", False),
        ("mentor", "probation", False),
        ("key-worker", "probation", False),
    ],
)
def test_a_lead_takes_over_too(role: str, source: str, armed: bool) -> None:
    """Of its publisher; the prison raised the flag itself, so its own lead arms nothing."""
    taken = lead("2025-05-01 14:00", role, "w1").by(source)

    given(RAISED, taken).heard(**{source: HEARD}).then(RULE, *([Verdict.OPEN] if armed else []))
    given(RAISED, lead("2025-05-01 14:00", role, "w1", co_working=True).by(source)).heard(
        **{source: HEARD}
    ).then_nothing(RULE)


def test_one_finding_a_flag_receiver_and_day() -> None:
    """Accepted and a lead assigned on one day: one. Another day: another."""
    given(*CASE, lead("2025-05-01 15:00", "com", "w1")).heard(probation=HEARD).then(
        RULE, Verdict.OPEN
    )
    given(*CASE, lead("2025-05-02 15:00", "com", "w1")).heard(probation="2025-05-07").then(
        RULE, Verdict.OPEN, Verdict.OPEN
    )


def test_one_lead_told_by_two_sources_takes_over_once() -> None:
    """The earliest word counts, and its publisher is the receiver."""
    taken = lead("2025-05-01 14:00", "com", "w1")
    again = lead("2025-05-01 15:00", "com", "w1").by("prison")

    given(flag("2025-03-02", "child", "police"), taken, again).heard(probation=HEARD).then(
        RULE, Verdict.OPEN
    )


@pytest.mark.parametrize(
    ("to", "silent", "heard"),
    [
        ("probation", "prison", "probation"),
        ("police", "probation", "police"),
        ("provider:crc-north", "probation", "/provider/crc-north"),
        (None, "prison", "probation"),
    ],
)
def test_whose_silence_is_read(to: str | None, silent: str, heard: str) -> None:
    """Whom the last initiation of the point names, else whoever accepts."""
    case = (RAISED, initiated("2025-04-17", "HP08", to), TAKEN)

    given(*case).heard(**{silent: HEARD}).then(RULE, Verdict.UNKNOWN)
    given(*case).heard(**{heard: HEARD}).then(RULE, Verdict.OPEN)


def test_the_last_initiation_of_the_point_counts() -> None:
    """Not one of another point, nor one after it was accepted."""
    given(
        RAISED,
        initiated("2025-04-10", "HP08", "police"),
        BEGUN,
        initiated("2025-04-20", "HP18", "police"),
        TAKEN,
        initiated("2025-05-01 16:00", "HP08", "police"),
    ).heard(probation=HEARD).then(RULE, Verdict.OPEN)


@pytest.mark.parametrize(("name", "by"), [("flag", "prison"), ("taken", "probation")])
def test_what_arms_it_taken_back(name: str, by: str) -> None:
    """The flag or the acceptance: voided."""
    given(
        RAISED.named("flag"), BEGUN, TAKEN.named("taken"), taken_back(name, "2025-05-02 09:00", by)
    ).heard(probation=HEARD).then(RULE, Verdict.VOIDED)


def test_told_late() -> None:
    """Confirmed in time, told after the receiver had been heard past the day."""
    late = acknowledged("2025-05-02", "HP08", "domestic-abuse").told("2025-05-06 09:00")

    given(*CASE, late).heard(probation=HEARD).asked("2025-05-07").then(RULE, Verdict.LATE_EVIDENCED)
