"""A policy that contradicts itself is refused, with every problem's file, line and cure."""

import pytest

from domain.policy.values import PolicyError
from infra.policy.checks import problems
from infra.policy.document import Document
from infra.policy.load import england_and_wales, our_values, read_policy, shipped

GOOD = """
[value."first.within"]
says = "from release to the first appointment"
unit = "wd"
picked_by = "REL"
[[value."first.within".row]]
to = 2014-06-01
amount = 5
tag = "V"
source = "standards, 4.2"
[[value."first.within".row]]
from = 2014-06-01
amount = 1
tag = "C"
source = "chosen"
"""


def told(text):
    """line: what is wrong, of one file."""
    return [f"{one.line}: {one.says}" for one in problems([Document("p.toml", text)])]


def test_nothing_is_wrong_with_what_we_ship():
    assert problems(shipped()) == []
    assert told(GOOD) == []


@pytest.mark.parametrize(
    ("was", "now", "line", "says"),
    [
        ("to = 2014-06-01", "to = 2014-06-02", 11, "two rows hold on 2014-06-01"),
        ("from = 2014-06-01", "from = 2014-06-02", 11, "no row holds from 2014-06-01"),
        ("to = 2014-06-01\n", "", 10, "two rows hold on 2014-06-01"),
        ("to = 2014-06-01", "to = 1890-01-01", 6, "ends (1890-01-01) before it begins"),
        ('tag = "V"', 'tag = "X"', 6, "`tag` says how far it can be trusted"),
        ('source = "chosen"', "", 11, "`source` isn't there"),
        ('unit = "wd"', 'unit = "fortnights"', 6, "`amount` is a number with a unit"),
        ('picked_by = "REL"', "", 2, "`picked_by` isn't there"),
        ("amount = 5", 'amount = "none"', 6, "`amount` may be a number"),
        ("amount = 5", 'amount = [["h", 2], ["cd", 1]]', 6, "can't be mixed with days"),
        ("amount = 5", "amount = 5\nworth = 1", 6, "unknown key 'worth'"),
        ("from = 2014-06-01", 'from = "2014-06-01"', 11, "days without quotes"),
    ],
)
def test_each_problem_names_its_line(was, now, line, says):
    found = told(GOOD.replace(was, now, 1))

    assert any(one.startswith(f"{line}: first.within: ") and says in one for one in found), found


def test_all_of_it_at_once_and_in_order():
    broken = GOOD.replace('tag = "V"', "").replace('source = "chosen"', "")

    assert [one.line for one in problems([Document("p.toml", broken)])] == [6, 11]


def test_a_value_twice_and_no_toml():
    twice = problems([Document("a.toml", GOOD), Document("b.toml", GOOD)])

    assert [(one.file, one.line) for one in twice] == [("b.toml", 2)]
    assert told("[value\n")[0].startswith("1: no valid TOML")


def ours(was="", now=""):
    """The files we ship, with something changed in the one that says it first."""
    changed = next((one for one in shipped() if was and was in one.text), None)
    return [
        Document(one.name, one.text.replace(was, now, 1)) if one == changed else one
        for one in shipped()
    ]


def test_loading_refuses_with_file_and_line():
    with pytest.raises(PolicyError, match=r"rules\.toml:\d+: first-appointment\.within: two rows"):
        read_policy(ours("to = 2014-06-01\n"), "mine")


def test_one_hash_a_content():
    once, again = (read_policy(ours(), name) for name in ("mine", "yours"))
    other = read_policy(ours("amount = 5", "amount = 6"), "mine")

    assert once.content_hash == again.content_hash != other.content_hash
    assert england_and_wales().name == "england-and-wales"


@pytest.mark.parametrize(
    ("was", "now", "says"),
    [
        (
            '[value."first-appointment.within"]',
            '[value."first-appointment.wthin"]',
            "first-appointment.wthin: no rule or point reads",
        ),
        (
            '"first-appointment.within"',
            '"first-appointment.wthin"',
            "first-appointment.within: not said in any file, and read by",
        ),
        ('case = "tier-4"', 'case = "tier-5"', "nobody asks for the case 'tier-5'"),
        ('case = "tier-4"', 'case = "tier-5"', "no row holds for tier-4 before 2014-06-01"),
        ('unit = "wd"', 'unit = "h"', "it counts h where the rule counts days"),
        ("[value.", '[valeu."x"]\na = 1\n[value.', "unknown key 'valeu'"),
    ],
)
def test_it_has_to_say_what_the_rules_read(was, now, says):
    documents = ours()
    changed = documents[1].text.replace(was, now, 1 if now[0] != '"' else -1)
    found = problems([documents[0], Document("rules.toml", changed), *documents[2:]], our_values())

    assert any(says in one.says for one in found), found
