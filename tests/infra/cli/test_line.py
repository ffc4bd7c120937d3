"""The whole line as a user meets it: the demo on real parts, then every verb on what it left."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from domain.finding import Verdict
from infra.metrics.catalogue import METRICS
from infra.policy.load import shipped
from tests.parts import a_folder


@dataclass
class Line:
    """A data folder with its own servers unless others are named, and the demo's last line."""

    data: Path
    demo: dict[str, Any]
    named: dict[str, str] = field(default_factory=dict)

    def run(self, *arguments: str, code: int = 0) -> str:
        """What a verb prints. Its exit code is held to what is expected."""
        return run(self.data, *arguments, code=code, **self.named)

    def json(self, *arguments: str, code: int = 0) -> Any:
        """The same with --json."""
        return json.loads(self.run(*arguments, "--json", code=code))


def run(data: Path, *arguments: str, code: int = 0, **named: str) -> str:
    """`throughline <arguments>` in a process of its own, with nothing real named but `named`."""
    real = ("DATABASE_URL", "KAFKA_BOOTSTRAP_SERVERS")
    environ = {name: value for name, value in os.environ.items() if name not in real}
    done = subprocess.run(
        [sys.executable, "-m", "infra.cli", *arguments],
        env={**environ, **named, "THROUGHLINE_DATA": str(data)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == code, done.stderr[-2000:]
    assert "Traceback" not in done.stderr
    return done.stdout if code == 0 or done.stdout else done.stderr


@pytest.fixture(scope="module")
def line() -> Iterator[Line]:
    """Thirty lives through the whole line; the servers stay up for the verbs."""
    with a_folder() as folder:
        data = folder / "data"
        run(data, "up")
        try:
            demo = run(data, "demo", "--people", "30", "--json", "--exit", "--data", str(data))
            yield Line(data, json.loads(demo.splitlines()[-1]))
        finally:
            run(data, "down")


def test_the_demo_holds_what_it_promises(line):
    """Rebuild equals live, replays equal what was shown, every planted gap and no other is found."""
    assert line.demo["rebuild_equal"] is True
    assert line.demo["replay_equal"] is True
    assert line.demo["planted"] == line.demo["found"] > 0
    assert line.demo["unplanted"] == 0
    assert line.demo["parked"] == 18
    assert line.demo["people"] == 30
    assert {"to_first_journey", "total"} <= line.demo["seconds"].keys()


def test_a_journey_is_shown(line):
    """Timeline, handovers and gaps of one person, for people and for scripts."""
    page = line.run("journey", line.demo["example_record"])
    rows = line.json("journey", line.demo["example_record"])

    assert "Timeline" in page
    assert "custody.person_released" in page
    assert line.demo["example_record"] in rows["journey"]["records"]
    assert rows["handovers"]
    assert rows["gaps"]


def test_a_record_nobody_heard_of(line):
    """One line that names it, and exit 1."""
    said = line.run("journey", "prison/Z9999ZZ", code=1)

    assert said == "throughline: prison/Z9999ZZ: no fact about this record has been heard\n"


def test_gaps_and_why(line):
    """Each gap can say why: its rule, its number and source, its facts."""
    gaps = line.json("gaps")
    reasons = line.json("why", gaps[0]["id"])

    assert {gap["verdict"] for gap in gaps} <= {"open", "breached"}
    assert reasons["finding"] == gaps[0]["id"]
    assert {node["n"] for node in reasons["because"]} >= {"rule", "armed"}


def test_handovers(line):
    """Those that wait, the oldest deadline first."""
    waiting = line.json("handovers", "--limit", "500")
    deadlines = [point["deadline_at"] for point in waiting if point["deadline_at"]]

    assert deadlines == sorted(deadlines)
    assert not {"accepted", "cancelled"} & {point["state"] for point in waiting}


def test_a_replay_a_year_earlier(line):
    """What was known then is less than what is known now."""
    record = line.demo["example_record"]
    now = line.json("journey", record)
    then = line.json("replay", record, "--known-at", "2026-03-01", "--as-of", "2026-03-01")

    assert 0 < len(then["journey"]["timeline"]) < len(now["timeline"])
    assert line.run("replay", record, "--known-to", "nobody", code=2).startswith("throughline: ")


def test_a_parked_message_is_tried_again(line):
    """It is listed without what it holds; tried again it is refused again, for the same reason."""
    parked = line.json("parked")
    said = line.run("parked", "retry", str(parked[0]["id"]), code=1)

    assert len(parked) == 18
    assert parked[0]["reason"] in said
    assert {"size", "topic", "partition", "offset"} <= parked[0].keys()
    assert "raw_base64" not in parked[0]


def test_verify_and_rebuild(line):
    """Live and rebuilt are the same rows, before and after the rebuilt ones take over."""
    assert line.json("verify")["equal"] is True
    assert line.json("rebuild")["facts"] == line.demo["facts"]
    assert line.json("verify")["equal"] is True


def test_files_are_taken_once(line, tmp_path):
    """The same file again records nothing; a bad one is parked, its neighbours go on."""
    event = {
        "specversion": "1.0",
        "id": "f1",
        "source": "/police/west-mercia",
        "type": "police.arrested.v1",
        "time": "2026-11-02T10:00:00Z",
        "subject": "police/2012/0394773H",
        "data": {},
    }
    (tmp_path / "one.jsonl").write_text(f"{json.dumps(event)}\n{{broken\n")

    first = line.json("ingest", str(tmp_path), "--agency", "police")
    again = line.json("ingest", str(tmp_path), "--agency", "police")

    nothing = {"corrections": 0, "held": 0, "opaque": 0}
    parked = {"parked": 1, "parked_by_reason": {"bad-json": 1}}
    assert first == {"read": 2, "facts": 1, "repeats": 0, **nothing, **parked}
    assert again == {"read": 2, "facts": 0, "repeats": 1, **nothing, **parked}


def test_the_doctor(line):
    """Versions, topics with their partitions, feeds; the demo left messages of a past that is read."""
    found = json.loads(line.run("doctor", "--json", code=1))

    assert found["postgres_version"].startswith("18")
    assert found["topics"]["in.prison.v1"] == 6
    assert any(feed["source"] == "/prison/nomis" for feed in found["feeds"])
    assert "the deriver is behind the log" in " ".join(found["worries"])


@pytest.mark.parametrize(
    "wrong",
    [("journey",), ("gaps", "--verdict", "lost"), ("nothing",), ("demo", "--people", "none")],
    ids=lambda arguments: " ".join(arguments),
)
def test_a_wrong_argument(tmp_path, wrong):
    """One line that names it, exit 2, nothing started."""
    said = run(tmp_path, *wrong, code=2)

    assert said.startswith("throughline: ")
    assert said.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


def test_a_film_and_what_could_not_be_known(line):
    """The film ends on what is shown now; between two moments the difference says why."""
    record = line.demo["example_record"]
    shown = line.json("journey", record)
    film = line.json("film", record)
    standing = {change["id"]: change["after"] for picture in film for change in picture["changes"]}
    gaps = {gap["id"]: gap["verdict"] for gap in shown["gaps"] if gap["number"] != 88}

    assert film
    assert gaps.items() <= standing.items()
    assert "told" in line.run("film", record)

    halfway = film[len(film) // 2]["at"]
    found = line.json("diff", record, "--known-at", halfway, "--other-as-of", film[-1]["at"])
    assert found
    assert all(difference["one"] != difference["other"] for difference in found)
    assert line.json("diff", record) == []
    assert "no agency" in line.run("diff", record, "--known-to", "weather", code=2)


def test_another_policy_is_tried_and_nothing_stored(line, tmp_path):
    """Our own files change nothing; a shorter time for one duty changes that rule alone."""
    same, other = tmp_path / "same", tmp_path / "shorter"
    for folder in (same, other):
        folder.mkdir()
        for document in shipped():
            (folder / document.name).write_text(document.text, "utf-8")
    rules = other / "rules.toml"
    text = rules.read_text("utf-8")
    section = text[text.index('[value."first-appointment.within"]') :].split("\n\n")[0]
    rules.write_text(
        text.replace(section, section.replace("amount = 1\n", "amount = 0\n")), "utf-8"
    )

    assert line.json("what-if", str(same))["changed_people"] == 0
    tried = line.json("what-if", str(other))
    assert tried["people"] == line.demo["people"]
    assert tried["by_rule"].keys() == {"first-appointment-not-arranged"}
    assert "nothing was stored" in line.run("what-if", str(other))
    assert line.json("verify")["equal"]


def test_a_pack_is_checked_offline_and_one_changed_byte_is_named(line, tmp_path):
    """Packed twice it is the same file; whatever is changed in it is found."""
    record = line.demo["example_record"]
    one, again = tmp_path / "one.pack", tmp_path / "again.pack"
    told = line.json("export", "pack", "--record", record, "--to", str(one))
    line.run("export", "pack", "--record", record, "--to", str(again))
    assert one.read_bytes() == again.read_bytes()

    checked = line.json("verify-pack", str(one), "--key", told["sealed_by"])
    assert checked["holds"]
    assert checked["people"] == 1
    assert checked["facts"] > 0
    assert "It holds" in line.run("verify-pack", str(one))

    changed = one.read_bytes().replace(b"custody.person_released", b"custody.person_releasef", 1)
    again.write_bytes(changed)
    wrong = line.json("verify-pack", str(again), code=1)["wrong"]
    assert any(problem.startswith(("facts.jsonl", "film.json")) for problem in wrong)
    again.write_bytes(one.read_bytes()[:-9])
    assert "no pack" in line.run("verify-pack", str(again), code=1)
    another = line.json("verify-pack", str(one), "--key", "00" * 32, code=1)
    assert another["wrong"] == ["signature.json: sealed by another key than the one you gave"]


def test_metrics_are_counts_of_what_is_shown(line):
    """The same numbers as the list of gaps gives; small cells are hidden; names are checked."""
    found = {one["code"]: one for one in line.json("metrics")}
    asked = [option for verdict in Verdict for option in ("--verdict", verdict.value)]
    gaps = line.json("gaps", *asked, "--limit", "10000")
    met = [g for g in gaps if g["verdict"] in ("averted", "late-evidenced")]

    assert found["duties-met-in-time"]["total"]["hits"] == len(met)
    assert found.keys() == {metric.code for metric in METRICS}
    by_code = line.json("metrics", "duties-met-in-time", "--by", "code")[0]["cells"]
    assert all(cell["of"] is None or cell["of"] >= 5 for cell in by_code)
    assert line.run("metrics", "--csv").startswith("metric,by,slice,hits,of,share")
    assert "of duties that are met" in line.run("metrics", "duties-met-in-time")
    assert "no such metric" in line.run("metrics", "luck", code=1)
    assert "can't be cut by" in line.run("metrics", "evidence-late", "--by", "weather", code=1)
