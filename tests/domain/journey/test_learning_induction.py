"""The first learning plan, where a screen comes first and where none does."""

from dataclasses import replace
from datetime import date

import pytest

from domain.facts.custody import PersonTransferred
from domain.facts.need import NeedAssessed
from domain.finding import Verdict
from domain.journey.learning_induction import SCREEN, SCREEN_FIRST, inductions
from domain.judge import judge
from domain.rules.learning import INDUCTION_DONE
from infra.policy.load import england_and_wales
from tests.domain.journey.spelling import journey
from tests.people import received
from tests.story import at, heard_from, heartbeat, in_log, said

OURS = england_and_wales()
VALUE = OURS.values[SCREEN_FIRST]
SCREENS = replace(VALUE, rows=(replace(VALUE.rows[0], amount=(("count", 1),)),))
NEWER = replace(OURS, values=dict(OURS.values) | {SCREEN_FIRST: SCREENS})
IN = received("2026-03-16")
TODAY = date(2026, 4, 20)


def screened(time, complete=True):
    return said("prison", time, NeedAssessed(SCREEN, ("ete",), complete))


MOVED = said("prison", "2026-03-20", PersonTransferred("DGI", "FSI"))


def found(policy, *story):
    (one,) = inductions(journey(IN, *story), policy)
    return one.status, one.shown_on(TODAY)


@pytest.mark.parametrize(
    "story", [(), (screened("2026-04-10", complete=False),), (MOVED,)], ids=["", "part", "moved"]
)
def test_where_a_screen_comes_first_there_is_no_day_until_then(story):
    assert found(NEWER, *story) == ("waiting-for-screening", TODAY)
    assert found(OURS, *story)[0] == "scheduled"


def test_then_it_is_due_ten_days_after_however_late_the_screen_was():
    late = screened("2026-04-17")

    assert found(NEWER, late) == ("scheduled", date(2026, 4, 27))
    assert found(OURS, late) == ("scheduled", date(2026, 4, 5))


def test_rule_10_asks_nothing_before():
    log = in_log([IN, heartbeat("prison", "2026-04-20")])

    def asked(policy):
        heard, now = heard_from(log), at("2026-04-20")
        return judge(log, now=now, policy=policy, heard=heard, rules=(INDUCTION_DONE,))[1].findings

    assert [finding.verdict for finding in asked(OURS)] == [Verdict.OPEN]
    assert list(asked(NEWER)) == []
