"""`throughline contract`: line by line what would happen, and what a fact looks like."""

import json

import pytest

from consumers.contracts.fact_schema import OPEN_FACTS
from infra.cli.app import main
from tests.consumers.messages import event


@pytest.fixture
def run(capsysbinary, monkeypatch):
    """Runs the verb with no server in reach: (exit code, what it printed)."""
    monkeypatch.setenv("DATABASE_URL", "postgresql://127.0.0.1:1/none")
    monkeypatch.setenv("KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:1")

    def ran(*arguments):
        with pytest.raises(SystemExit) as ended:
            main(["contract", *map(str, arguments)])
        printed = capsysbinary.readouterr()
        return ended.value.code, printed.out.decode() + printed.err.decode()

    return ran


@pytest.fixture
def lines(tmp_path):
    """A publisher's file: good, blank, misspelt, of another agency, withdrawn, broken."""
    told = [
        json.dumps(event(id="a")),
        "",
        json.dumps(event(id="b", type="custody.person_release.v1")),
        json.dumps(event(id="c", source="/police/west-mercia")),
        json.dumps(event(id="d", type="data.fact_withdrawn.v1", supersedes="a", data={})),
        json.dumps(event(id="a")),
        '{"id": ',
    ]
    path = tmp_path / "told.jsonl"
    path.write_text("\n".join(told))
    return path


def test_each_line_is_told_what_would_happen_to_it(run, lines):
    code, said = run("check", lines, "--agency", "prison")

    assert code == 1
    assert said.splitlines() == [
        f"{lines}:1: recorded",
        "  custody.person_released.v1 on prison/A1234BC",
        f"{lines}:3: opaque",
        "  data.opaque.v1 on prison/A1234BC",
        "  No fact is called custody.person_release.v1: kept whole, read by no rule. "
        "Did you mean custody.person_released.v1?",
        f"{lines}:4: refused",
        "  source-mismatch: This topic takes sources that begin with /prison/.",
        "  cure: Begin `source` with your own agency; each agency speaks for itself alone.",
        f"{lines}:5: recorded",
        "  data.fact_withdrawn.v1 on prison/A1234BC, replaces a",
        f"{lines}:6: repeat",
        "  custody.person_released.v1 on prison/A1234BC",
        f"{lines}:7: refused",
        "  bad-json: Expecting value at character 6 of the body.",
        "  cure: Write the message with a JSON library, never by joining texts.",
        "6 messages: 2 recorded, 0 change, 1 opaque, 1 repeat, 2 refused",
    ]


def test_the_same_for_scripts(run, lines):
    code, said = run("check", lines, "--agency", "prison", "--json")
    found = json.loads(said)

    assert code == 1
    assert {name: count for name, count in found.items() if name != "lines"} == {
        "messages": 6,
        "recorded": 2,
        "change": 0,
        "opaque": 1,
        "repeat": 1,
        "refused": 2,
        "refused_by_reason": {"bad-json": 1, "source-mismatch": 1},
    }
    assert found["lines"][2] == {
        "where": f"{lines}:4",
        "outcome": "refused",
        "id": "c",
        "source": "/police/west-mercia",
        "tells": [],
        "reason": "source-mismatch",
        "says": "This topic takes sources that begin with /prison/.",
        "cure": "Begin `source` with your own agency; each agency speaks for itself alone.",
        "notes": [],
    }


def test_folders_and_lists_whose_messages_say_whose_they_are(run, tmp_path):
    (tmp_path / "a.json").write_text(json.dumps(event()))
    (tmp_path / "b.json").write_text(
        json.dumps([event(id="b", source="/police/west-mercia"), event(id="c")])
    )
    code, said = run("check", tmp_path, "--json")

    assert code == 0
    assert [line["where"] for line in json.loads(said)["lines"]] == [
        f"{tmp_path / 'a.json'}",
        f"{tmp_path / 'b.json'}:1",
        f"{tmp_path / 'b.json'}:2",
    ]


def test_what_cant_be_checked(run, tmp_path):
    """No such agency, no such file: a wrong argument; a folder without messages: a failure."""
    path = tmp_path / "a.json"
    path.write_text(json.dumps(event()))

    assert run("check", path, "--agency", "nobody")[0] == 2
    assert run("check", tmp_path / "none.json")[0] == 2
    path.unlink()
    assert run("check", tmp_path)[0] == 1


def test_a_fact_is_shown_with_an_event_to_start_from(run, tmp_path):
    """And that event would be recorded."""
    code, said = run("show", "accommodation.bed_booked", "--json")
    shown = json.loads(said)
    path = tmp_path / "sample.json"
    path.write_text(json.dumps(shown["sample"]))

    assert code == 0
    assert shown["schema"]["properties"]["type"] == {"const": "accommodation.bed_booked.v1"}
    assert run("check", path)[0] == 0
    assert '"scheme"' in run("show", "accommodation.bed_booked.v1")[1]


def test_every_fact_is_listed(run):
    code, said = run("show", "--json")

    assert code == 0
    assert json.loads(said).keys() == {fact.TYPE for fact in OPEN_FACTS}
    assert run("show", "nothing.of_the_kind.v1")[0] == 1
