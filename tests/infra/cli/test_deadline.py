"""`throughline deadline`: counted as the rules count, with the days that were skipped."""

import json

import pytest
from typer.testing import CliRunner

from infra.cli.app import app


def asked(*words):
    """What the verb says to these words."""
    return CliRunner().invoke(app(), ["deadline", *words])


@pytest.mark.parametrize(
    ("anchor", "add", "due"),
    [
        ("2026-04-02", "1wd", "2026-04-07"),  # Good Friday, the weekend, Easter Monday
        ("2026-04-07", "-1wd", "2026-04-02"),
        ("2026-01-31", "1mo", "2026-02-28"),
        ("2026-09-30", "-8mo -14cd", "2026-01-16"),
        ("2026-04-02", "0wd", "2026-04-02"),
        ("2026-04-03", "3cd", "2026-04-06"),
    ],
)
def test_days(anchor, add, due):
    found = json.loads(asked("--anchor", anchor, "--add", add, "--json").stdout)

    assert found["due_on"] == due
    assert found["due_at"] is None


def test_the_skipped_days_say_why():
    found = json.loads(asked("--anchor", "2026-04-02", "--add", "1wd", "--json").stdout)

    assert [one["why"] for one in found["skipped"]] == [
        "Good Friday",
        "Saturday",
        "Sunday",
        "Easter Monday",
    ]
    assert found["ends_at"] == "2026-04-07T23:00:00Z"
    assert "Good Friday" in asked("--anchor", "2026-04-02", "--add", "1wd").stdout


def test_hours_elapse_whatever_the_wall_clock_does():
    """Twenty-four hours over the autumn change end an hour earlier by the wall."""
    anchor = "2026-10-24T12:00:00+01:00"
    found = json.loads(asked("--anchor", anchor, "--add", "24h", "--json").stdout)

    assert found["due_at"] == "2026-10-25T11:00:00Z"


def test_office_hours():
    """Told on Maundy Thursday afternoon it begins on Tuesday morning."""
    asked_for = ("--anchor", "2026-04-02T13:00:00+01:00", "--add", "2h", "--office-hours")
    found = json.loads(asked(*asked_for, "--json").stdout)

    assert found["due_at"] == "2026-04-07T10:00:00Z"
    assert found["skipped"][0]["why"] == "Good Friday"


@pytest.mark.parametrize(
    ("words", "names"),
    [
        (("--anchor", "2026-02-30", "--add", "1wd"), "--anchor"),
        (("--anchor", "2026-04-02T10:00:00", "--add", "1wd"), "--anchor"),
        (("--anchor", "9999-12-31", "--add", "1wd"), "--anchor"),
        (("--anchor", "2026-04-02", "--add", "2h"), "--anchor"),
        (("--anchor", "2026-04-02", "--add", "soon"), "--add"),
        (("--anchor", "2026-04-02", "--add", "999999wd"), "--add"),
        (("--anchor", "2026-04-02T10:00:00Z", "--add", "2h 1wd"), "--add"),
        (("--anchor", "2026-04-02", "--add", "1wd", "--office-hours"), "--anchor"),
        (("--anchor", "2026-04-02T10:00:00Z", "--add", "1mo", "--office-hours"), "--add"),
        (("--anchor", "2026-04-02T10:00:00Z", "--add", "-1wd", "--office-hours"), "--add"),
    ],
)
def test_a_wrong_word_is_named(words, names):
    answer = asked(*words)

    assert answer.exit_code == 2
    assert names in answer.output
