"""A policy says nothing that a rule would stumble over while it judges somebody: it is refused before."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

import pytest

from domain.facts.entry import Entry
from domain.heard import HeardLog
from domain.judge import judge
from domain.policy.policy import Policy
from domain.policy.read_as import ASKED, ONE_NUMBER, UNREAD, WITH
from infra.policy.checks import problems
from infra.policy.complete import kinds, readers
from infra.policy.document import Document
from infra.policy.load import england_and_wales, our_values, shipped
from infra.simulated.heard import taken
from infra.simulated.outcome import left
from infra.simulated.population import Recipe, blocks
from infra.simulated.speech import spoken
from projections.people import people_of

OWN = """
[[local]]
value = "homeless.within"
area = "region/wales"
from = 2026-01-01
amount = "no-duty"
tag = "C"
source = "minute 12 of the board"
author = "wales/policy"
set_on = 2025-11-02
"""


def told(documents):
    """file:line: what is wrong."""
    return [str(one) for one in problems(documents, our_values())]


def rewritten(name, was, now):
    """The files we ship, with something changed in the text of that value; and its line."""
    for one in shipped():
        if f'[value."{name}"]' in one.text:
            start = one.text.index(f'[value."{name}"]')
            changed = one.text[:start] + one.text[start:].replace(was, now, 1)
            assert changed != one.text
            others = [other for other in shipped() if other.name != one.name]
            return [Document(one.name, changed), *others]
    raise AssertionError(name)


@pytest.mark.parametrize(
    ("name", "was", "now", "says"),
    [
        (
            "homeless.within",
            "amount = 0",
            'amount = "no-duty"',
            "no-duty where 2 counts with a number; write the number",
        ),
        ("homeless.within", "amount = 0", 'amount = "unread"', "unread where"),
        ("duty-to-refer.before", 'amount = "no-duty"', 'amount = "unread"', "unread where 3"),
        (
            "gp-registered.window",
            "amount = ",
            'amount = [["mo", 1], ["cd", 2]] #',
            "one number, of days",
        ),
        ("gp-registered.window", 'unit = "cd"', 'unit = "mo"', "one number, of days"),
        ("homeless.within", "amount = 0", "amount = -1", "of at most 40000"),
        ("homeless.within", "amount = 0", "amount = 40001", "of at most 40000"),
    ],
)
def test_what_a_rule_could_not_count_with_is_refused_with_its_line(name, was, now, says):
    found = told(rewritten(name, was, now))

    assert len(found) >= 1
    assert any(f": {name}: " in one and says in one for one in found), found
    assert all(".toml:" in one for one in found)


def test_an_area_is_held_to_it_too():
    (found,) = told([*shipped(), Document("own.toml", OWN)])

    assert found.startswith("own.toml:2: homeless.within in region/wales: no-duty where 2 counts")


@pytest.mark.parametrize("name", sorted(WITH))
def test_what_goes_with_another_may_be_silent_only_when_that_is(name):
    found = told(rewritten(name, "to = 2014-06-01", "to = 2015-06-01"))

    assert any("from 2014-06-01 on, where regime.providers-hold-cases" in one for one in found), (
        found
    )


def test_the_lists_name_values_there_are():
    ours = our_values()

    assert ASKED | UNREAD | WITH.keys() | ONE_NUMBER.keys() <= readers().keys()
    assert all(kinds(ours[name]) == {"days"} for name in ONE_NUMBER)


def nowhere(name: str) -> Policy:
    """The policy we ship, with no such duty on any day."""
    ours = england_and_wales()
    value = ours.values[name]
    rows = tuple(replace(row, amount="no-duty") for row in value.rows)
    return replace(ours, values={**ours.values, name: replace(value, rows=rows)})


@cache
def lives() -> list[Sequence[Entry]]:
    """Some people of earlier years and of lately."""
    recipe = Recipe(40, seed=1, years=14)
    (block,) = blocks(recipe)
    told = [
        saying
        for life in block.lives
        for saying in left(life, recipe.ends_at, recipe.silent_from).heard
    ]
    told.sort(key=lambda saying: saying.told_at)
    return [one.entries for one in people_of(list(taken(map(spoken, told))))]


@pytest.mark.parametrize("name", sorted(ASKED))
def test_no_rule_stumbles_where_there_may_be_no_duty(name):
    """Whatever else the policy says: it asks first."""
    now, policy, heard = Recipe(1, seed=1).ends_at, nowhere(name), HeardLog()

    judged = [judge(one, now=now, policy=policy, heard=heard, met_too=False) for one in lives()]

    assert len(judged) >= 40
