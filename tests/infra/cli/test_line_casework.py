"""What people did about gaps, as the verbs show it."""

import json


def test_a_gap_is_put_off_and_the_rule_says_how_many_were(line, tmp_path):
    """It stays open; the list, `why` and the count of its rule say so, and a replay as it stood."""
    gap = line.json("gaps", "--verdict", "open")[0]
    event = {
        "specversion": "1.0",
        "id": "put-off-1",
        "source": "/probation/desk",
        "type": "casework.deferred.v1",
        "time": "2026-11-02T10:00:00Z",
        "subject": gap["record"],
        "data": {
            "finding": gap["id"],
            "reason": "recorded-late",
            "until_on": "2026-11-20",
            "by": "officer-7",
        },
    }
    (tmp_path / "one.jsonl").write_text(f"{json.dumps(event)}\n")
    assert line.json("ingest", str(tmp_path), "--agency", "probation")["facts"] == 1
    line.run("rebuild")

    (standing,) = line.json("deferred", gap["record"], "--as-of", "2026-11-03")
    assert (standing["finding"], standing["reason"]) == (gap["id"], "recorded-late")
    assert line.json("deferred", gap["record"], "--as-of", "2026-11-01") == []
    (share,) = [one for one in line.json("deferred") if one["code"] == gap["code"]]
    assert (share["deferred"], share["reasons"]) == (1, {"recorded-late": 1})
    assert share["questioned"] is False  # one in few says little
    assert share["what_if"] is None
    assert "recorded-late: 1" in line.run("deferred")
    assert [one["id"] for one in line.json("gaps", "--verdict", "open") if one["id"] == gap["id"]]
    assert "open, rests to 16 Nov 2026" in line.run("gaps", "--verdict", "open")  # two weeks
