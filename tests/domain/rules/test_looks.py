"""What rules and points look at first: who has none of it need not be asked."""

from datetime import timedelta

import pytest
from hypothesis import given, settings

from domain.facts.custody import PersonReceived, PersonReleased
from domain.facts.entry import Entry
from domain.facts.recall import LicenceRevoked
from domain.handovers.catalogue import POINTS
from domain.handovers.rules import RULES
from domain.heard import HeardLog
from domain.journey.journey import Journey
from domain.rules.duty import Ask
from domain.rules.looks import Finder, looks_first
from infra.policy.load import england_and_wales
from tests.domain.histories import BEGIN, DAYS, histories
from tests.story import at, heard_from

FINDERS = [*(rule.duties for rule in RULES), *(point.armed for point in POINTS)]
NOW = BEGIN + timedelta(days=DAYS + 14)


def finder_of(number: int) -> Finder:
    return next(rule.duties for rule in RULES if rule.number == number)


def test_the_first_classes_asked_of_nobody() -> None:
    assert looks_first(finder_of(77)) == {LicenceRevoked}
    assert looks_first(finder_of(5)) == {PersonReceived, PersonReleased}


def test_who_is_asked_of_everybody() -> None:
    """Rules about any fact and about feeds; those that wait for somebody's birthday."""
    rules = {str(rule.number) for rule in RULES if not looks_first(rule.duties)}
    points = {point.code for point in POINTS if not looks_first(point.armed)}
    assert rules | points == {"33", "35", "86", "88", "89", "HP07", "HP08"}


@pytest.mark.parametrize("year", [1995, 2014, 2045])
def test_what_is_looked_at_first_hangs_on_no_date_and_no_policy(year: int) -> None:
    ask = Ask(at(f"{year}-06-01 12:00"), england_and_wales(), HeardLog())
    for finder in FINDERS:
        if first := looks_first(finder):
            nobody = Journey((), ask.now)
            assert list(finder(nobody, ask)) == []
            assert nobody.looked.classes == first


@settings(max_examples=30, deadline=None)
@given(histories())
def test_whoever_lacks_it_has_no_duty_and_no_handover(log: tuple[Entry, ...]) -> None:
    journey, ask = Journey(log, NOW), Ask(NOW, england_and_wales(), heard_from(log))
    for finder in FINDERS:
        first = looks_first(finder)
        if first and journey.lacks(first):
            assert list(finder(journey, ask)) == []
