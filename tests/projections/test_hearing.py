"""Answers about the hearing, noted while one judges and given again elsewhere."""

import json
from datetime import UTC, datetime, timedelta

import pytest

from domain.heard import HeardLog
from projections.hearing import Answers, Noted, NotHeardOfError

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
DAY = timedelta(days=1)


def heard():
    log = HeardLog()
    for moment in (NOON, NOON + 3 * DAY):
        log.add("/prison/nomis", moment, moment + timedelta(minutes=1))
    return log


QUESTIONS = (
    lambda one: one.past("prison", NOON),
    lambda one: one.past("prison", NOON, strictly=True),
    lambda one: one.past("prison", NOON + 9 * DAY),
    lambda one: one.words("/prison/nomis"),
    lambda one: one.silences("/prison/nomis", NOON, NOON + 9 * DAY, DAY),
)


def test_given_again_they_are_the_same():
    noted = Noted(heard())
    said = [ask(noted) for ask in QUESTIONS]
    again = Answers(json.loads(json.dumps(noted.told())))

    assert [ask(heard()) for ask in QUESTIONS] == said
    assert [ask(again) for ask in QUESTIONS] == said
    assert said[0] != said[1]  # at the moment, or strictly after it


def test_what_was_not_asked_is_not_answered():
    with pytest.raises(NotHeardOfError, match="past prison"):
        Answers([]).past("prison", NOON)
