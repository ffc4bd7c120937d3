"""A person's messages in any order, in any batches, any of them twice: the same journey.

Corrections, merges and unmerges are among them. What may differ is only what tells of arrival
itself: positions in the log, and which of a person's records gives them their name.
"""

from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from consumers.topics import AGENCIES
from domain.facts.custody import PersonReleased
from domain.facts.data import FactWithdrawn
from domain.facts.identity import BookingMoved, RecordsMerged, RecordsUnmerged
from domain.heard import HeardLog
from domain.journey.conflicts import conflicts
from domain.journey.spells import spells
from domain.judge import judge
from domain.people.partition import who_is_who
from infra.policy.load import england_and_wales
from tests.consumers.lives import CRNS, MERGES, TEMPLATES, log, message
from tests.consumers.messages import message as sent
from tests.consumers.messages import notification
from tests.consumers.samples import RECEIVED

POLICY = england_and_wales()
HEARD = HeardLog()  # everybody, up to the end
for agency in AGENCIES:
    HEARD.add(f"/{agency}/all", RECEIVED, RECEIVED)
MESSAGES = st.builds(
    message, st.sampled_from(range(len(TEMPLATES))), st.integers(0, 15)
) | st.builds(message, st.sampled_from(MERGES), st.integers(0, 15))


def lives(batches):
    """Every person these messages tell of, and their journey, without order of arrival."""
    entries = log(batches)
    people = who_is_who(entries).people.values()
    return {frozenset(records): lived(entries, records) for records in people}


def lived(entries, records):
    """One person's journey and what is judged of it, in words that don't depend on arrival."""
    theirs = [entry for entry in entries if entry.record in records]
    journey, judged = judge(theirs, now=RECEIVED, policy=POLICY, heard=HEARD)
    facts = [(entry.key, entry.record, entry.happened_at, entry.fact) for entry in journey.facts]
    return facts, spells(journey), conflicts(journey), judged.findings, judged.handovers


def mixed(messages, random):
    """The same messages, some of them twice, in another order and other batches."""
    left = [*messages, *random.choices(messages, k=len(messages) // 2)]
    random.shuffle(left)
    while left:
        size = random.randint(1, 5)
        yield left[:size]
        left = left[size:]


@settings(max_examples=150)
@given(st.lists(MESSAGES, min_size=2, max_size=14), st.integers(0, 1000))
def test_order_batches_and_repeats_make_no_difference(messages, seed):
    random = Random(seed)  # noqa: S311 - a seeded order, no secret

    assert lives(mixed(messages, random)) == lives([messages])


def test_there_is_something_to_get_wrong():
    """Among these messages are corrections, words taken back, merges, unmerges and moved stays."""
    entries = log([[message(at, choice) for at in range(len(TEMPLATES)) for choice in range(4)]])
    told = {type(entry.fact) for entry in entries}

    assert sum(entry.supersedes is not None for entry in entries) > 100
    assert {RecordsMerged, RecordsUnmerged, BookingMoved, FactWithdrawn, PersonReleased} <= told
    assert len({entry.record for entry in entries if entry.record.startswith("prison/A")}) == 2


def test_one_row_changed_is_told_as_two_events_and_both_are_kept():
    """Delius names its raw events in the wrapper alone: the bodies of the two are the same."""
    row = {
        "offenderId": 26,
        "crn": CRNS[0].decode(),
        "sourceId": 7,
        "eventDatetime": "2026-02-10T13:34:59",
    }
    two = [
        sent(notification(row, name), "in.probation.v1")
        for name in ("OFFENDER_CHANGED", "OFFENDER_ALIAS_CHANGED")
    ]

    assert len({entry.id for entry in log([two, two])}) == len(log([two, two])) == 2
