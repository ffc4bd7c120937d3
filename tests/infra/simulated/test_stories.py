"""Each story alone: the line shows exactly the gaps its writer meant, and no other."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import lru_cache

import pytest

from domain.calendar import add_months, day_end, day_start
from infra.simulated.feeds import heartbeats
from infra.simulated.life import Life, born
from infra.simulated.outcome import Outcome
from infra.simulated.scripting import SCRIPTS
from infra.simulated.speech import spoken
from infra.simulated.telling import Telling
from tests.infra.simulated.harness import Line, shown

UNTIL = date(2026, 11, 13)
SILENT_FROM = day_start(UNTIL - timedelta(days=30))
ENDS_AT = day_end(UNTIL) - timedelta(minutes=1)
PEOPLE = 6
TWO_DAYS = timedelta(days=2)
FEEDS = [  # the last signs of life of each feed are enough to be heard by
    *heartbeats(UNTIL - timedelta(days=30) - TWO_DAYS, UNTIL - timedelta(days=30), SILENT_FROM),
    *heartbeats(UNTIL - TWO_DAYS, UNTIL, SILENT_FROM),
]


@lru_cache(maxsize=1)  # the same lives for both ways of recording, which come one after the other
def lived(number: int, script: Callable[[Life], None]) -> tuple[Outcome, list[Telling]]:
    """What is meant to come of this story's lives, and all that was told of them."""
    outcome = Outcome(ENDS_AT, SILENT_FROM)
    for person in range(PEOPLE):
        life = born(1000 * number + person, 7, add_months(UNTIL, -14), UNTIL, SILENT_FROM)
        script(life)
        outcome.add(life)
    told = sorted([*outcome.told, *FEEDS], key=lambda saying: saying.told_at)
    return outcome, [spoken(saying) for saying in told]


@pytest.mark.parametrize("by_day", [False, True], ids=["recorded at once", "recorded by day"])
@pytest.mark.parametrize(
    ("number", "script"),
    [(number, script) for number, (_, _, script) in enumerate(SCRIPTS)],
    ids=[name for name, _, _ in SCRIPTS],
)
def test_a_story_leaves_the_gaps_it_means_to_leave(number, script, by_day):
    outcome, told = lived(number, script)

    line = Line().record(told, by_day=by_day)
    found = shown(line, ENDS_AT)

    gaps = outcome.compare(found.gaps)
    points = outcome.compare_points(found.overdue)
    assert (gaps.missing, gaps.surplus) == ((), ())
    assert (points.missing, points.surplus) == ((), ())
    assert not line.parked
