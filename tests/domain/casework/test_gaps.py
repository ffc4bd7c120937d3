"""Waiving a gap, or writing a note on it."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from domain.casework.commands import NoteOnGap, WaiveGap, note_on_gap, waive_gap
from domain.casework.refused import RefusedError
from domain.casework.states import GapSeen
from domain.facts.casework import CaseworkNoted, CaseworkWaived
from domain.finding import Verdict

NOON = datetime(2026, 4, 10, 11, tzinfo=UTC)
OPEN = GapSeen(id="50/prison/nomis#e1", record="prison/A1001AA", verdict=Verdict.OPEN)
WAIVE = WaiveGap(by="probation", at=NOON, reason="Moved abroad")
NOTE = NoteOnGap(by="health", at=NOON, note="Letter sent")
WAIVABLE = (Verdict.OPEN, Verdict.BREACHED, Verdict.UNKNOWN)


@pytest.mark.parametrize("verdict", WAIVABLE)
def test_a_gap_is_waived(verdict: Verdict) -> None:
    """Given a gap that stands, or may; when it is waived; then who and why is told."""
    told = waive_gap(WAIVE, replace(OPEN, verdict=verdict))

    assert told.fact == CaseworkWaived(
        finding="50/prison/nomis#e1", reason="Moved abroad", by="probation"
    )
    assert (told.source, told.record) == ("/probation/throughline", "prison/A1001AA")


@pytest.mark.parametrize("verdict", [one for one in Verdict if one not in WAIVABLE])
def test_what_is_no_gap_is_not_waived(verdict: Verdict) -> None:
    """Given anything else; a waiver is refused and says what it is."""
    with pytest.raises(RefusedError, match=f"^This gap is {verdict}: only one that is open,"):
        waive_gap(WAIVE, replace(OPEN, verdict=verdict))


def test_the_same_waiver_again_is_the_same_fact() -> None:
    """Also once it shows."""
    first = waive_gap(WAIVE, OPEN)
    seen = replace(OPEN, verdict=Verdict.WAIVED, said=frozenset({first.key}))

    assert waive_gap(replace(WAIVE, at=NOON.replace(month=6)), seen).key == first.key


@pytest.mark.parametrize("verdict", list(Verdict))
def test_a_note_is_taken_on_any_gap(verdict: Verdict) -> None:
    """Given any verdict; a note is told as it was written, by who wrote it."""
    told = note_on_gap(NOTE, replace(OPEN, verdict=verdict))

    assert told.fact == CaseworkNoted(finding="50/prison/nomis#e1", note="Letter sent")
    assert (told.source, told.labels.regime) == ("/health/throughline", "uk-gdpr")


@pytest.mark.parametrize(
    ("at", "same"),
    [
        (datetime(2026, 4, 9, 23, tzinfo=UTC), True),  # midnight London of the 10th
        (datetime(2026, 4, 9, 22, 59, tzinfo=UTC), False),
        (datetime(2026, 4, 10, 22, 59, tzinfo=UTC), True),
        (datetime(2026, 4, 10, 23, tzinfo=UTC), False),
    ],
)
def test_the_same_words_on_the_same_london_day_are_one_note(at: datetime, same: bool) -> None:
    """'Rang, no answer' on two days are two calls; twice on one day is a double click."""
    again = note_on_gap(replace(NOTE, at=at), OPEN)

    assert (again.key == note_on_gap(NOTE, OPEN).key) is same


def test_words_have_an_end() -> None:
    """2,000 characters are taken, 2,001 are refused with the number."""
    assert note_on_gap(replace(NOTE, note="n" * 2_000), OPEN).fact.note == "n" * 2_000
    with pytest.raises(RefusedError, match=r"^note has 2001 characters: shorten it to 2000"):
        note_on_gap(replace(NOTE, note="n" * 2_001), OPEN)
    with pytest.raises(RefusedError, match=r"^reason is empty"):
        waive_gap(replace(WAIVE, reason=""), OPEN)
