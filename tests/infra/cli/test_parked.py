"""What was set aside or kept unread, as its keeper meets it: listed, tried again, given up."""

import json

import pytest

from tests.infra.cli.line import Line
from tests.parts import a_database, a_folder

GOOD = {
    "specversion": "1.0",
    "id": "f1",
    "source": "/police/west-mercia",
    "type": "police.arrested.v1",
    "time": "2026-03-02T10:00:00Z",
    "subject": "police/2012/0394773H",
    "data": {},
}
UNKNOWN = GOOD | {"id": "f2", "type": "police.seen_at_station.v9"}
CLASH = GOOD | {"id": "f3", "source": "/prison/nomis"}


@pytest.fixture(scope="module")
def aside(postgres):
    """A log with one fact, one kept unread, two parked; no broker is in reach, or needed."""
    with a_folder() as folder, a_database(postgres) as url:
        told = "\n".join([*map(json.dumps, (GOOD, UNKNOWN, CLASH)), "{broken"])
        (folder / "told.jsonl").write_text(told)
        named = {"DATABASE_URL": url, "KAFKA_BOOTSTRAP_SERVERS": "127.0.0.1:1"}
        line = Line(folder / "data", {}, named)
        line.run("migrate")
        line.run("ingest", str(folder / "told.jsonl"), "--agency", "police", "--json")
        yield line


def test_they_are_listed_without_what_they_hold(aside):
    """By reason and agency; the bytes only for who asks."""
    found = aside.json("parked")
    clash = next(row for row in found if row["reason"] == "source-mismatch")
    number = str(clash["id"])

    assert [row["reason"] for row in aside.json("parked", "list")] == [
        row["reason"] for row in found
    ]
    assert aside.json("parked", "--reason", "bad-json", "--agency", "prison") == []
    assert "0394773H" not in aside.run("parked", "show", number)
    assert "raw_base64" not in aside.json("parked", "show", number)
    assert clash["size"] == len(json.dumps(CLASH))
    assert json.loads(aside.run("parked", "show", number, "--raw")) == CLASH
    assert aside.run("parked", "show", "999", code=1).startswith("throughline: 999: no message")


def test_they_are_counted(aside):
    assert aside.json("parked", "counts") == {
        "waiting": 2,
        "by_reason": {"bad-json": 1, "source-mismatch": 1},
        "by_agency": {"police": {"bad-json": 1, "source-mismatch": 1}},
    }


def test_all_are_tried_again(aside):
    """One at a time by number, or by reason, or all."""
    assert aside.json("parked", "retry", "--reason", "bad-json") == {
        "tried": 1,
        "recorded": 0,
        "facts": 0,
        "refused": 1,
        "refused_by_reason": {"bad-json": 1},
    }
    assert aside.json("parked", "retry", "--all")["tried"] == 2
    assert aside.run("parked", "retry", code=2).startswith("throughline: ")


def test_what_was_kept_unread_is_read_again(aside):
    """Nobody understands it yet: nothing changes, and that is said."""
    assert aside.json("reread") == {
        "read": 1,
        "understood": 0,
        "facts": 0,
        "refused": {},
        "parked": {
            "tried": 2,
            "recorded": 0,
            "facts": 0,
            "refused": {"bad-json": 1, "source-mismatch": 1},
        },
    }
    assert aside.json("reread", "--type", "another.name", "--since", "2026-01-01")["read"] == 0


def test_a_publisher_sees_how_it_does(aside):
    """Once derived; here nothing is derived, and nobody is listed."""
    assert aside.json("publishers") == []
    assert "0 publishers" in aside.run("publishers")


def test_one_is_given_up(aside):
    """Kept, with who and why; listed only where asked for."""
    number = str(aside.json("parked", "--reason", "bad-json")[0]["id"])
    aside.run("parked", "discard", number, "--why", "a broken test file", "--by", "r.lee")

    assert aside.json("parked", "--reason", "bad-json") == []
    (row,) = aside.json("parked", "--reason", "bad-json", "--settled")
    assert (row["settled"], row["settled_by"], row["settled_why"]) == (
        "discarded",
        "r.lee",
        "a broken test file",
    )
    again = aside.run("parked", "discard", number, "--why", "again", code=1)
    assert again == f"throughline: {number}: was discarded before\n"
    assert aside.json("parked", "counts")["waiting"] == 1
