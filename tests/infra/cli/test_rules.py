"""`throughline rules`: the whole catalogue, each with what it counts with."""

import json
import subprocess
import sys


def test_every_rule_and_point_says_what_it_is():
    done = subprocess.run(
        [sys.executable, "-m", "infra.cli", "rules", "--json"],
        capture_output=True,
        text=True,
        check=True,
    )
    found = json.loads(done.stdout)

    assert [rule["number"] for rule in found["rules"]] == list(range(1, 90))
    assert [point["code"] for point in found["points"]] == [f"HP{n:02}" for n in range(1, 38)]
    for rule in found["rules"]:
        assert {
            "says",
            "owner",
            "severity",
            "shape",
            "kind",
            "values",
            "tags",
            "regimes",
        } <= rule.keys()
        assert rule["owner"]
        assert "{" not in rule["says"]
    rows = [row for rule in found["rules"] for value in rule["values"] for row in value["rows"]]
    assert {row["tag"] for row in rows} >= {"V", "C (chosen by us)"}
