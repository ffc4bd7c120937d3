"""Pairs of records for a reviewer, as the schema shows them."""

import pytest

from domain.people.comparison import Compared
from domain.people.same_sentence import SentenceMatch
from domain.people.suggestions import Suggestion
from projections.asked import Asked
from tests.gateway.conftest import Gateway

pytestmark = pytest.mark.anyio

QUERY = """query ($record: ID!) { suggestions(record: $record) {
  one other reason because evidence comparison { field one other word }
  sameSentence { record numberMissing kept problem } } }"""
PAIR = Suggestion("prison/A1001AA", "voluntary/harbour/1", "needs-attention", "two-crn", ("/a#1",))
CASES = ("probation/X100001", "probation/X100002")


async def test_a_pair_side_by_side(shared: Gateway) -> None:
    """Nothing is said of a sentence where none can settle it."""
    shared.replays.alike["prison/A1001AA"] = [
        Asked(PAIR, (Compared("family", ("MARLOW",), (), "unknown"),), None)
    ]

    found = await shared.client.ask(QUERY, record="prison/A1001AA")

    assert found["suggestions"] == [
        {
            "one": "prison/A1001AA",
            "other": "voluntary/harbour/1",
            "reason": "needs-attention",
            "because": "two-crn",
            "evidence": ["/a#1"],
            "comparison": [{"field": "family", "one": ["MARLOW"], "other": [], "word": "unknown"}],
            "sameSentence": None,
        }
    ]


async def test_two_cases_of_one_sentence(shared: Gateway) -> None:
    """None is chosen, both are named."""
    match = SentenceMatch(CASES, None, number_missing=False, problem="too-many-matches")
    shared.replays.alike["prison/A1002AA"] = [Asked(PAIR, (), match)]

    found = await shared.client.ask(QUERY, record="prison/A1002AA")

    assert found["suggestions"][0]["sameSentence"] == {
        "record": None,
        "numberMissing": False,
        "kept": list(CASES),
        "problem": "too-many-matches",
    }


async def test_nobody_asked_about_and_nobody_known(shared: Gateway) -> None:
    """An empty list is an answer; null is none."""
    shared.replays.alike["prison/A1003AA"] = []

    assert await shared.client.ask(QUERY, record="prison/A1003AA") == {"suggestions": []}
    assert await shared.client.ask(QUERY, record="prison/Z9999ZZ") == {"suggestions": None}
