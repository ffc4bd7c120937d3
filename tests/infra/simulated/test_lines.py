"""Messages in files: they tell what the topics tell, and when it was told."""

from collections import Counter
from datetime import timedelta

import pytest

from consumers.door import open_message
from consumers.files import read_messages
from consumers.message import Message
from consumers.refused import Refused
from infra.simulated import lines
from infra.simulated.world import World, simulate

LATER = timedelta(days=9)


@pytest.fixture(scope="module")
def world() -> World:
    return simulate(60, seed=1)


def opened(messages, received_at):
    """(what was told, sorted by key, reasons for refusal)."""
    told, reasons = [], Counter()
    for message in messages:
        try:
            told += open_message(message, received_at=received_at)
        except Refused as refused:
            reasons[refused.reason] += 1
    return Counter((one.key, one.record, one.happened_at, repr(one.fact)) for one in told), reasons


def test_files_tell_what_topics_tell(world, tmp_path):
    written = lines.write(world.messages, tmp_path)
    sent = [Message(m.topic, 0, 0, m.value, m.told_at, m.headers) for m in world.messages]

    by_file, refused = opened(read_messages([tmp_path]), world.ends_at + LATER)
    by_topic, refused_there = opened(sent, world.ends_at + LATER)

    assert by_file == by_topic
    assert refused_there - refused == {"empty": 1}
    assert written == len(world.messages) - 1


def test_when_it_was_told_stands_in_the_file(world, tmp_path):
    lines.write(world.messages, tmp_path)
    contract = {}
    for message in world.messages:
        raw = Message(message.topic, 0, 0, message.value, message.told_at, message.headers)
        if message.record and b'"Notification"' not in message.value[:40]:
            for one in open_message(raw, received_at=message.told_at):
                contract.setdefault(one.key, one.told_at)

    for message in read_messages([tmp_path]):
        if b'"toldat"' in message.value[:10]:
            (one,) = open_message(message, received_at=world.ends_at + LATER)
            assert contract[one.key] <= one.told_at <= contract[one.key] + timedelta(days=3)


def test_a_file_a_topic(world, tmp_path):
    lines.write(world.messages, tmp_path)

    assert {path.stem for path in tmp_path.iterdir()} == {m.topic for m in world.messages}
