"""Needs: seen until closed, matched by pathway and, where both give one, by kind."""

import pytest

from domain.journey.journey import Journey
from domain.journey.needs import closings, needs, needs_open
from tests.people import need_closed, need_seen
from tests.story import Said, at, in_log


def journey(*items: Said) -> Journey:
    return Journey(in_log(items), at("2026-12-01"))


@pytest.mark.parametrize(
    ("seen", "closed", "still_open"),
    [
        ("debt", "debt", False),
        ("debt", None, False),
        (None, "debt", False),
        (None, None, False),
        ("debt", "no-bank", True),
    ],
)
def test_a_closing_matches_by_kind_where_both_give_one(
    seen: str | None, closed: str | None, *, still_open: bool
) -> None:
    """Of another pathway it closes nothing."""
    told = journey(
        need_seen("2026-01-10", "finance", seen), need_closed("2026-02-10", "finance", closed)
    )

    assert bool(needs_open(told, at("2026-03-01"))) is still_open
    assert needs_open(told, at("2026-01-20"))
    other = journey(need_seen("2026-01-10", "finance", seen), need_closed("2026-02-10", "health"))
    assert needs_open(other, at("2026-03-01"))


def test_seen_again_while_open_it_is_one_need() -> None:
    """Its severity is the one told last by then; seen again after its closing it is another."""
    told = journey(
        need_seen("2026-01-10", "finance", "debt", "low"),
        need_seen("2026-01-20", "finance", "debt", "high"),
        need_closed("2026-02-10", "finance"),
        need_seen("2026-03-10", "finance", "debt", "medium"),
    )
    first, second = needs(told)

    assert (first.severity(), first.severity(at("2026-01-15"))) == ("high", "low")
    assert (first.ended_at, second.ended_at) == (at("2026-02-10"), None)
    assert [need.severity() for need in needs_open(told, at("2026-04-01"))] == ["medium"]


def test_a_need_is_open_from_its_first_moment_to_before_its_closing() -> None:
    """Half-open on instants."""
    told = journey(need_seen("2026-01-10", "finance"), need_closed("2026-02-10", "finance"))

    assert needs_open(told, at("2026-01-10"))
    assert not needs_open(told, at("2026-02-10"))
    assert len(closings(told, "finance", "debt")) == 1
