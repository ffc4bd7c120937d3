"""Whom a feed's silence concerns: everyone, each time it begins or ends."""

from datetime import timedelta

import pytest

from domain.facts.data import SourceHeartbeat
from domain.facts.entry import Entry
from projections.silences import changed_silences
from tests.projections.build import at, told

DAY = timedelta(hours=24)
SPOKE = at("2026-03-02T09:00")


def word(when: str) -> Entry:
    """Something the prison's feed said, recorded then."""
    said = told(SourceHeartbeat(), id=when, when=when)
    fields = {
        name: getattr(said, name) for name in Entry.__dataclass_fields__ if hasattr(said, name)
    }
    return Entry(**{**fields, "position": 1, "recorded_at": at(when)})


@pytest.mark.parametrize(
    ("before", "words", "after", "changed"),
    [
        ("2026-03-02T10:00", (), "2026-03-03T09:00", False),
        ("2026-03-02T10:00", (), "2026-03-03T09:01", True),
        ("2026-03-03T09:01", (), "2026-03-04T09:00", False),
        ("2026-03-03T09:01", ("2026-03-03T12:00",), "2026-03-03T12:00", True),
        ("2026-03-02T10:00", ("2026-03-02T20:00",), "2026-03-03T10:00", False),
        ("2026-03-02T10:00", ("2026-03-04T20:00",), "2026-03-04T20:00", True),
    ],
    ids=["24 h", "a minute more", "still silent", "speaks again", "in time", "came and went"],
)
def test_only_a_change_concerns_anyone(before, words, after, changed):
    """A silence of over 24 h that began, ended, or did both between two looks; nothing else."""
    found = changed_silences(
        {"/prison/nomis": SPOKE},
        [word(when) for when in words],
        limit=DAY,
        before=at(before),
        after=at(after),
    )

    assert found == ({"/prison/nomis"} if changed else set())
