"""Accounts of one movement that can't all be right: by reason, by time, by direction."""

from dataclasses import replace

import pytest

from domain.facts.data import ChangeTold, ConflictAdjudicated
from domain.journey.conflicts import conflicts
from tests.domain.journey.spelling import journey
from tests.people import received, released, to_hospital
from tests.story import said

IN = received("2026-01-05 09:00")
OUT = released("2026-02-05 10:02")
SEARCH_OUT = "prisoner-offender-search.prisoner.released"
SEARCH_IN = "prisoner-offender-search.prisoner.received"
RAW_OUT = "prison-offender-events.prisoner.released"


def by(source, word):
    """The same, told by another source."""
    return replace(word, source=source)


def change(time, about, source="/prison/search"):
    """A movement told without its reason."""
    return said(source, time, ChangeTold(about=about))


ESCORT = "/police/escort"


@pytest.mark.parametrize(
    ("word", "found"),
    [
        (by(ESCORT, released("2026-02-05 10:30")), []),
        (by(ESCORT, released("2026-02-05 11:02")), []),
        (by(ESCORT, released("2026-02-05 11:03")), ["time"]),
        (by(ESCORT, released("2026-02-05 10:30", "hdc")), ["reason"]),
        (by(ESCORT, released("2026-02-05 12:30", "hdc")), ["reason", "time"]),
        (by(ESCORT, to_hospital("2026-02-05 10:00")), ["reason"]),
        (by(ESCORT, released("2026-02-06 12:30", "hdc")), []),
        (change("2026-02-05 10:05", SEARCH_OUT), []),
        (change("2026-02-05 23:05", SEARCH_OUT), []),
        (change("2026-02-05 12:05", RAW_OUT, "/prison/raw"), ["time"]),
        (change("2026-02-05 10:05", SEARCH_IN), ["direction"]),
        (change("2026-02-05 10:17", SEARCH_IN), ["direction"]),
        (change("2026-02-05 10:18", SEARCH_IN), []),
        (by(ESCORT, received("2026-02-05 10:02")), ["direction"]),
    ],
    ids=[
        "the same, half an hour apart",
        "the same, an hour apart",
        "the same, more than an hour apart",
        "another kind",
        "another kind and time",
        "to hospital",
        "the next day is another movement",
        "noticed",
        "noticed late is no other time",
        "another system's own moment",
        "in, by another",
        "in, at the last minute of the same moment",
        "in, later: a movement of its own",
        "received as it was released",
    ],
)
def test_two_accounts_of_a_release(word, found):
    assert [one.about for one in conflicts(journey(IN, OUT, word))] == found


def test_one_source_alone_contradicts_nobody():
    assert conflicts(journey(IN, OUT, released("2026-02-05 16:00", "hdc"))) == ()


def test_in_and_out_told_by_both_are_two_movements():
    story = (OUT, received("2026-02-05 10:10"), change("2026-02-05 10:04", SEARCH_OUT))

    assert conflicts(journey(IN, *story, change("2026-02-05 10:12", SEARCH_IN))) == ()


def test_it_says_who_said_what_and_stays_once_it_is_settled():
    story = (IN, OUT.named("ours"), by(ESCORT, released("2026-02-05 10:30", "hdc")).named("e"))
    (open_one,) = conflicts(journey(*story))
    chosen = open_one.facts[0]
    decided = ConflictAdjudicated(about="release", chosen=chosen)
    (settled,) = conflicts(journey(*story, said("prison", "2026-02-09 09:00", decided)))

    assert open_one.says == ("conditional", "hdc")
    assert open_one.chosen is None
    assert settled == replace(open_one, chosen=chosen)
