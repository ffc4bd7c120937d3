"""Refusals that teach: what may be put off, for what, until when, and who answers."""

from dataclasses import replace
from datetime import date

import pytest

from domain.casework.commands import AnswerDeferral, DeferGap, answer_deferral, defer_gap
from domain.casework.deferrals import How
from domain.casework.putting_off import Answer
from domain.casework.refused import RefusedError
from domain.casework.states import DeferralSeen, GapSeen
from domain.facts.casework import CaseworkDeferred, DeferralAnswered
from domain.finding import Verdict
from infra.policy.load import england_and_wales
from tests.story import at

POLICY, NOW = england_and_wales(), at("2026-04-10 10:00")
SEEN = GapSeen("50//prison/nomis#e3", "prison/A1234BC", Verdict.OPEN)
DEFER = DeferGap("probation", NOW, "officer-7", "recorded-late", date(2026, 4, 24))
WISH = DeferralSeen("/probation/throughline#d1", "probation", "officer-7", How.WAITS)
ANSWER = AnswerDeferral("probation", NOW, "officer-8", Answer.APPROVED)


def test_a_gap_is_put_off():
    told = defer_gap(DEFER, SEEN, POLICY)

    assert told.fact == CaseworkDeferred(SEEN.id, "recorded-late", date(2026, 4, 24), "officer-7")
    assert (told.source, told.record) == ("/probation/throughline", SEEN.record)


@pytest.mark.parametrize(
    ("change", "because"),
    [
        ({"reason": "too much work"}, "none but these reasons: .*recorded-late, seen-at-the-gate"),
        ({"reason": "person-declined"}, "none but these reasons"),
        ({"until_on": date(2026, 4, 25)}, "may rest until 2026-04-24 and no longer"),
        ({"until_on": date(2026, 4, 9)}, "untilOn is over"),
        ({"who": " "}, "officer is empty"),
    ],
)
def test_what_is_refused_says_what_would_do(change, because):
    with pytest.raises(RefusedError, match=because):
        defer_gap(replace(DEFER, **change), SEEN, POLICY)


@pytest.mark.parametrize(
    "verdict", sorted(set(Verdict) - {Verdict.OPEN, Verdict.BREACHED, Verdict.UNKNOWN})
)
def test_nothing_else_is_put_off_but_a_repeat_is_a_repeat(verdict):
    seen = replace(SEEN, verdict=verdict)
    with pytest.raises(RefusedError, match=f"This gap is {verdict}"):
        defer_gap(DEFER, seen, POLICY)

    key = defer_gap(DEFER, SEEN, POLICY).key
    assert defer_gap(DEFER, replace(seen, said=frozenset({key})), POLICY).key == key


def test_a_second_person_answers():
    told = answer_deferral(ANSWER, replace(SEEN, deferral=WISH))

    assert told.fact == DeferralAnswered(SEEN.id, "approved", "officer-8", None)


@pytest.mark.parametrize(
    ("wish", "who", "because"),
    [
        (None, "officer-8", "Nobody waits for an answer"),
        (replace(WISH, how=How.RESTS), "officer-8", "Nobody waits for an answer"),
        (WISH, "officer-7", "can't agree with themselves"),
    ],
)
def test_an_answer_that_nobody_waits_for_is_refused(wish, who, because):
    with pytest.raises(RefusedError, match=because):
        answer_deferral(replace(ANSWER, who=who), replace(SEEN, deferral=wish))


def test_the_same_answer_again_is_a_repeat():
    key = answer_deferral(ANSWER, replace(SEEN, deferral=WISH)).key
    rests = replace(SEEN, deferral=replace(WISH, how=How.RESTS), said=frozenset({key}))

    assert answer_deferral(ANSWER, rests).key == key
