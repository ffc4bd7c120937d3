"""Why a finding may be put off: a closed list, a rule's own rows before those of every rule."""

from datetime import date

import pytest

from domain.casework.reasons import reason_of, reasons
from infra.policy.document import Document
from infra.policy.load import england_and_wales, read_policy, shipped

POLICY, DAY = england_and_wales(), date(2026, 4, 10)
FIFTY, TWO = "50//prison/nomis#e3", "2//prison/nomis#e3"


def names(finding, policy=POLICY, day=DAY):
    return [one.name for one in reasons(policy, finding, day)]


def test_a_rule_has_its_own_and_lacks_some():
    assert "seen-at-the-gate" in names(FIFTY)
    assert "person-declined" not in names(FIFTY)
    assert "person-declined" in names(TWO)
    assert "seen-at-the-gate" not in names(TWO)


@pytest.mark.parametrize(
    ("finding", "name", "last", "second"),
    [
        (FIFTY, "seen-at-the-gate", date(2026, 4, 17), False),
        (TWO, "recorded-late", date(2026, 4, 24), False),
        (TWO, "not-safe-now", date(2026, 4, 24), True),
    ],
)
def test_each_has_its_longest_stay(finding, name, last, second):
    found = reason_of(POLICY, finding, name, DAY)

    assert (found.longest.due_on, found.second) == (last, second)


def changed(extra):
    casework = next(one for one in shipped() if one.name == "casework.toml")
    other = Document(casework.name, casework.text + extra)
    return read_policy([other if one == casework else one for one in shipped()], "pilot")


def row(case, more=""):
    return f"""
[[value."deferred.longest".row]]
case = "{case}"
amount = [["wd", 2]]
tag = "C"
source = "a pilot"
{more}"""


def test_whoever_writes_the_policy_writes_the_reasons():
    """In working days, for one rule, from a day on."""
    pilot = changed(row("2/snowed-in", "from = 2026-04-10"))

    assert reason_of(pilot, TWO, "snowed-in", DAY).longest.due_on == date(2026, 4, 14)
    assert reason_of(pilot, FIFTY, "snowed-in", DAY) is None
    assert "snowed-in" not in names(TWO, pilot, date(2026, 4, 9))


@pytest.mark.parametrize(
    ("case", "says"),
    [("90/snowed-in", "no rule or point 90"), ("Snowed in", "a reason's name is of a-z")],
)
def test_a_reason_for_no_rule_is_refused(case, says):
    with pytest.raises(ValueError, match=says):
        changed(row(case))
