"""Control totals as an operator meets them: published, compared, exempted."""

import json

import pytest

from tests.infra.cli.line import Line
from tests.parts import a_folder

RECEIVED = {
    "specversion": "1.0",
    "id": "in1",
    "source": "/prison/nomis",
    "type": "custody.person_received.v1",
    "time": "2026-01-05T09:00:00Z",
    "subject": "prison/A1234BC",
    "data": {"prison": "WWI", "basis": "sentence"},
}
COUNTED = {
    "specversion": "1.0",
    "id": "c1",
    "source": "/prison/nomis",
    "type": "data.control_counted.v1",
    "time": "2026-03-03T22:00:00Z",
    "data": {"place": "WWI", "day_on": "2026-03-03", "count": 3},
}
ALIVE = {
    "specversion": "1.0",
    "id": "h1",
    "source": "/prison/nomis",
    "type": "data.source_heartbeat.v1",
    "time": "2026-03-04T09:00:00Z",
}


@pytest.fixture
def told(migrated):
    """One person in a prison that counts three; no broker is in reach, or needed."""
    with a_folder() as folder:
        (folder / "told.jsonl").write_text("\n".join(map(json.dumps, (RECEIVED, COUNTED, ALIVE))))
        named = {"DATABASE_URL": migrated, "KAFKA_BOOTSTRAP_SERVERS": "127.0.0.1:1"}
        line = Line(folder / "data", {}, named)
        assert line.json("ingest", str(folder / "told.jsonl"), "--agency", "prison")["facts"] == 3
        line.run("rebuild")
        yield line


def test_a_count_is_compared_and_a_difference_fails(told):
    """Exit 1 until somebody answers for it; the cap holds."""
    (found,) = told.json("counts", code=1)
    assert (found["place"], found["counted"], found["held"], found["total"]) == (
        "WWI",
        3,
        1,
        "differs",
    )
    assert "WWI" in told.run("counts", "--place", "WWI", code=1)
    assert told.json("counts", "--place", "MDI") == []
    assert "is no day" in told.run("counts", "--day", "soon", code=2)

    asked = (
        "counts",
        "exempt",
        "/prison/nomis",
        "WWI",
        "--owner",
        "omu",
        "--reason",
        "not sent yet",
    )
    who = ("--until", "2099-01-01", "--by", "officer-7")
    told.run(*asked, "--cap", "1", *who)
    told.run("rebuild")
    (found,) = told.json("counts", code=1)
    assert (found["total"], found["reason"]) == ("differs", "exempt up to 1")
    told.run(*asked, "--cap", "2", *who)
    told.run("rebuild")
    (found,) = told.json("counts")
    assert (found["total"], found["exemption"]["owner"]) == ("exempt", "omu")
    assert told.json("verify")["equal"]
