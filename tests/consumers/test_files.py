"""Messages from files: every shape of file, the very text, and whose topic it is."""

import json
import os
from datetime import UTC, datetime

import pytest

from consumers.files import agency_in, read_messages
from tests.consumers.messages import domain_event, event, notification, refused

PROBATION = event(source="/probation/delius", id="p")


def write(folder, name, text):
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def read(*paths, agency=None):
    return [(sent.topic, sent.value) for sent in read_messages(paths, agency)]


def test_one_object_is_one_message_as_it_stands(tmp_path):
    text = json.dumps(event(), indent=2)

    assert read(write(tmp_path, "a.json", text)) == [("in.prison.v1", text.encode())]


def test_lines_arrays_and_rows_give_each_message(tmp_path):
    first, second = json.dumps(event()), json.dumps(PROBATION)
    both = [("in.prison.v1", first.encode()), ("in.probation.v1", second.encode())]

    assert read(write(tmp_path, "a.jsonl", f"{first}\n\n{second}\n")) == both
    assert read(write(tmp_path, "b.json", f" [ {first} ,\n {second} ] \n")) == both
    assert read(write(tmp_path, "c.json", f"{first}\n{second}")) == both
    assert read(write(tmp_path, "d.json", f"\ufeff{first}{second}")) == both


def test_a_broken_line_leaves_its_neighbours(tmp_path):
    good = json.dumps(event())
    path = write(tmp_path, "a.json", f"{good}\n{{broken}}\n{good}\n")

    assert [value for _, value in read(path)] == [good.encode(), b"{broken}", good.encode()]


def test_what_is_no_list_of_messages_stays_one(tmp_path):
    """A message that is itself a list, or no JSON at all, is for the door to refuse."""
    for text in ('["x", {"y": "z"}]', '[{"a": 1}', "[]", "nonsense", b"\xff\xfe"):
        path = write(tmp_path, "a.json", text)
        assert read(path) == [("in.unknown.v1", path.read_bytes())]
        assert read(path, agency="court") == [("in.court.v1", path.read_bytes())]


def test_a_field_named_twice_is_still_there_twice(tmp_path):
    twice = json.dumps(event()).replace('"id"', '"id": "other", "id"')
    (sent,) = read_messages([write(tmp_path, "a.json", f"[{twice}]")], "prison")

    assert refused(sent.value).reason == "duplicate-key"


def test_folders_in_the_order_of_names_with_running_offsets(tmp_path):
    inner = tmp_path / "b"
    inner.mkdir()
    write(tmp_path, "z.json", json.dumps(event()))
    write(inner, "a.ndjson", json.dumps(PROBATION))
    write(tmp_path, "read.me", "no message")
    found = list(read_messages([tmp_path]))

    assert [(sent.topic, sent.partition, sent.offset) for sent in found] == [
        ("in.probation.v1", 0, 0),
        ("in.prison.v1", 0, 1),
    ]


def test_the_clock_is_the_files_own(tmp_path):
    path = write(tmp_path, "a.json", json.dumps(event()))
    os.utime(path, (1_772_444_400, 1_772_444_400))
    (sent,) = read_messages([path])

    assert sent.timestamp == datetime(2026, 3, 2, 9, 40, tzinfo=UTC)


def test_no_such_file(tmp_path):
    with pytest.raises(FileNotFoundError):
        list(read_messages([tmp_path / "none.json"]))


@pytest.mark.parametrize(
    ("body", "agency"),
    [
        (event(source="/local-authority/leeds"), "local-authority"),
        (event(source="/health/x", subject=None), "health"),
        (notification(domain_event("tier.calculation.complete", {})), "probation"),
        (domain_event("prisoner-offender-search.prisoner.created", {}), "prison"),
        (domain_event("intervention.referral.sent", {}), "probation"),
        (domain_event("who.knows", {}), "prison"),
        (
            domain_event(
                "who.knows",
                {},
                personReference={"identifiers": [{"type": "CRN", "value": "X123456"}]},
            ),
            "probation",
        ),
        (["x", {"s3BucketName": "b", "s3Key": "k"}], "court"),
        ({"anything": 1}, None),
    ],
)
def test_whose_message_it_is(body, agency):
    assert agency_in(json.dumps(body).encode()) == agency
