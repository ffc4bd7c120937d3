"""What was written last is remembered of so many people, and of no more."""

import pytest

from domain.rules.duty import Ask
from infra.policy.load import england_and_wales
from infra.readstore import remembered as module
from infra.readstore.remembered import Remembered
from projections.person import Derived, derive_person
from tests.people import received
from tests.story import heard_from, in_log

LOG = in_log([received("2026-01-05 10:00")])


def derived(person: str) -> Derived:
    """Somebody's rows."""
    ask = Ask(LOG[-1].recorded_at, england_and_wales(), heard_from(LOG))
    return derive_person(person, ("prison/1",), LOG, ask)


def test_those_asked_for_last_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever was asked for in between outlasts who was not."""
    monkeypatch.setattr(module, "MOST_PEOPLE", 2)
    kept = Remembered()
    kept.put([derived("a"), derived("b")])
    assert kept.get("a")
    kept.put([derived("c")])

    assert [person for person in "abc" if kept.get(person)] == ["a", "c"]


def test_a_rebuild_remembers_nobody() -> None:
    """Everybody is written once."""
    kept = Remembered(keeps=False)
    kept.put([derived("a")])

    assert kept.get("a") is None
