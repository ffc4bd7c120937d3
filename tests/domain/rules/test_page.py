"""The catalogue and its page say the same, and every number comes from the policy."""

import re

from domain.casework.deferrals import VALUES as DEFERRED
from domain.handovers.catalogue import POINTS
from domain.handovers.rules import RULES
from domain.journey.case_handover import VALUES as CASES
from domain.requirements import VALUES as NEAR
from domain.rules.page import page
from infra.policy.load import england_and_wales
from infra.policy.write_pages import RULES_PAGE


def test_the_page_is_the_catalogue() -> None:
    """Run `python -m infra.policy.write_pages` after a change of rules or policy."""
    assert RULES_PAGE.read_text("utf-8") == page(RULES, england_and_wales())


def test_every_rule_is_there_once() -> None:
    """Numbers and codes are never reused, and the page has a section for each."""
    text = page(RULES, england_and_wales())

    assert len({rule.number for rule in RULES}) == len({rule.code for rule in RULES}) == len(RULES)
    assert [rule.number for rule in RULES] == sorted(rule.number for rule in RULES)
    for rule in RULES:
        assert f"## {rule.number} {rule.code}\n" in text


def test_sentences_name_only_values_the_rule_reads() -> None:
    """And no deadline stands in a sentence as a figure."""
    values = england_and_wales().values
    for rule in RULES:
        named = set(re.findall(r"\{([^}]+)\}", rule.says))
        assert named <= set(rule.values) <= values.keys(), rule.code
        assert not re.search(r"\d", rule.says), rule.code


def test_a_sentence_is_filled_from_the_policy() -> None:
    """The amount in force last, in words."""
    text = page(RULES, england_and_wales())

    assert "for a day within 1 working day." in text
    assert "at least 56 days before release." in text


def test_no_value_of_the_policy_is_unread() -> None:
    """Every value belongs to a rule or a point that says so, or to what people look at."""
    named = {name for subject in (*RULES, *POINTS) for name in subject.values} | {
        *NEAR,
        *DEFERRED,
        *CASES,
    }

    assert named == england_and_wales().values.keys()
