"""Every fact says what it is in one form: named for ever, frozen, explained."""

import re
from dataclasses import FrozenInstanceError, fields, is_dataclass
from datetime import date, datetime
from inspect import cleandoc, getmembers, getmodule, isclass
from typing import get_args, get_type_hints

import pytest

from domain.facts import registry
from domain.facts.custody import PersonReceived
from domain.facts.registry import BY_TYPE, FACTS


def explained(fact: type) -> list[str]:
    return cleandoc(fact.__doc__ or "").splitlines()


def test_no_two_facts_share_a_name():
    assert len(BY_TYPE) == len(FACTS) == len(set(FACTS))


def test_every_fact_class_is_in_the_list():
    """The list is written out, so a class could be forgotten."""
    modules = [module for _, module in getmembers(registry) if hasattr(module, "FACTS")]
    written = {
        fact
        for module in modules
        for _, fact in getmembers(module, isclass)
        if is_dataclass(fact) and getmodule(fact) is module
    }

    assert len(modules) > 15
    assert written == set(FACTS)


def test_name_is_subject_past_participle_and_version():
    for fact in FACTS:
        assert re.fullmatch(r"[a-z]+\.[a-z_]+\.v1", fact.TYPE)
        assert not re.search(r"(updated|changed|processed)\b", fact.TYPE)


def test_times_are_named_for_what_they_are():
    """`_at` is an aware instant, `_on` a London date, and nothing else is either."""
    for fact in FACTS:
        for name, hint in get_type_hints(fact).items():
            kinds = {hint, *get_args(hint)}
            is_day = name.endswith("_on") and name != "move_on"  # to move on: no day
            assert (datetime in kinds) is name.endswith("_at"), (fact, name)
            assert (date in kinds) is is_day, (fact, name)


def test_a_fact_is_slotted_and_all_its_fields_can_be_compared():
    for fact in FACTS:
        assert "__slots__" in vars(fact), fact
        assert all(field.compare for field in fields(fact)), fact


def test_a_fact_once_told_is_not_edited():
    received = PersonReceived("LEI", "sentence")

    with pytest.raises(FrozenInstanceError):
        received.prison = "LCI"


def test_docstring_is_a_sentence_and_a_source():
    for fact in FACTS:
        first = explained(fact)[0]
        assert first[0].isupper(), fact
        assert re.search(r"[.:]", first), fact
        assert sum(line.startswith("Source: ") for line in explained(fact)) == 1, fact


def test_docstring_explains_fields_that_exist():
    """A line `name: ...` or `name, name: ...` stands for fields of the class."""
    for fact in FACTS:
        names = {field.name for field in fields(fact)}
        before = " ".join(explained(fact)).split("Source: ")[0]
        for line in explained(fact)[1:]:
            told = re.match(r"([a-z_]+(?:, [a-z_]+)*): ", line)
            if told and line in before:
                assert set(told[1].split(", ")) <= names, fact
