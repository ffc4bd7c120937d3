"""`throughline policy`: show, check, diff."""

import json

import pytest
from typer.testing import CliRunner

from infra.cli.app import app
from infra.policy.load import SHIPPED, shipped


def asked(*words):
    """What the verb says to these words."""
    return CliRunner().invoke(app(), ["policy", *words])


@pytest.fixture
def folder(tmp_path):
    """A copy of our own policy, to be changed."""
    for document in shipped():
        (tmp_path / document.name).write_text(document.text, "utf-8")
    return tmp_path


def change(folder, was, now):
    rules = folder / "rules.toml"
    text = rules.read_text("utf-8")
    assert was in text
    rules.write_text(text.replace(was, now, 1), "utf-8")


def test_a_value_is_shown_with_its_sources():
    found = json.loads(asked("show", "first-appointment.within", "--json").stdout)

    (value,) = found["values"]
    assert (found["name"], len(found["hash"])) == (SHIPPED, 64)
    assert value["rows"][0]["amount"] == "5 working days"
    assert all(row["source"] for row in value["rows"])


def test_what_is_only_chosen_says_so():
    assert "chosen by us" in asked("show", "short-notice.within").stdout


def test_an_unknown_value_is_an_error():
    assert asked("show", "no-such-value").exit_code == 1


def test_check(folder):
    assert asked("check").exit_code == 0
    assert json.loads(asked("check", "--folder", str(folder), "--json").stdout) == []

    change(folder, 'tag = "V"', 'tag = "?"')
    answer = asked("check", "--folder", str(folder))

    assert answer.exit_code == 1
    assert answer.stdout.startswith("rules.toml:")


def test_diff(folder):
    assert json.loads(asked("diff", str(folder), "--json").stdout)["values"] == []

    change(folder, "amount = 5", "amount = 6")
    found = json.loads(asked("diff", str(folder), "--json").stdout)

    assert [one["value"] for one in found["values"]] == ["first-appointment.within"]
    assert found["was"] != found["is"]
    assert "6 working days" in asked("diff", str(folder)).stdout


def test_a_folder_without_policy_files(tmp_path):
    assert asked("check", "--folder", str(tmp_path)).exit_code == 1
    assert asked("check", "--folder", str(tmp_path / "none")).exit_code == 2
