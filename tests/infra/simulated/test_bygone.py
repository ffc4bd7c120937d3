"""Stories that only some years know: in the first of them, in the last, and between."""

from datetime import date, timedelta

import pytest

from domain.calendar import add_months, day_end, day_start
from infra.simulated.feeds import heartbeats
from infra.simulated.life import Life, born
from infra.simulated.outcome import Outcome
from infra.simulated.population import LAST_DAY, MONTHS
from infra.simulated.regimes import TOP_UP_ENDS, UNIFIED
from infra.simulated.speech import spoken
from infra.simulated.stories.bygone import BYGONE
from infra.simulated.stories.points import accompanied
from tests.infra.simulated.harness import Line, shown

FIRST, LAST = date(2014, 1, 31), LAST_DAY - timedelta(days=40)
SILENT_FROM = day_start(LAST_DAY - timedelta(days=30))
PEOPLE, A_DAY = 4, timedelta(days=1)


def last_days(story):
    """The first day on which such a life can be over, the last one, and one half way."""
    begin = (
        FIRST if story.since == date.min else max(FIRST, add_months(story.since, MONTHS) + A_DAY)
    )
    end = min(LAST, story.until - A_DAY) if story.until != date.max else LAST
    return [begin, begin + (end - begin) / 2, end]


def lives(number: int, until_on: date) -> list[Life]:
    opens_on = add_months(until_on, -MONTHS)
    return [born(number + one, 7, opens_on, until_on, SILENT_FROM) for one in range(PEOPLE)]


@pytest.mark.parametrize("story", BYGONE, ids=lambda story: story.name)
def test_such_a_story_leaves_the_gaps_it_means_to_leave(story):
    for number, until_on in enumerate(last_days(story)):
        ends_at = day_end(until_on) - timedelta(minutes=1)
        outcome = Outcome(ends_at, SILENT_FROM)
        for life in lives(1000 + 10 * number, until_on):
            assert story.fits(life)
            accompanied(story.script)(life)
            outcome.add(life)
        feeds = heartbeats(until_on - 2 * A_DAY, until_on, SILENT_FROM)
        told = sorted([*outcome.told, *feeds], key=lambda saying: saying.told_at)
        line = Line().record(map(spoken, told))
        found = shown(line, ends_at)

        gaps, points = outcome.compare(found.gaps), outcome.compare_points(found.overdue)
        assert (gaps.missing, gaps.surplus) == ((), ())
        assert (points.missing, points.surplus) == ((), ())
        assert not line.parked


def test_a_story_is_told_in_its_own_years_only():
    fitting = {
        until_on: {story.name for story in BYGONE if story.fits(lives(0, until_on)[0])}
        for until_on in (date(2014, 10, 1), UNIFIED - A_DAY, UNIFIED, TOP_UP_ENDS, LAST)
    }
    companies = {story.name for story in BYGONE if "company" in story.name}
    topped_up = {story.name for story in BYGONE if "topped" in story.name}

    assert fitting[date(2014, 10, 1)] == {"released without supervision"}
    assert fitting[UNIFIED - A_DAY] >= companies | topped_up
    assert not fitting[UNIFIED] & companies
    assert not fitting[TOP_UP_ENDS] & topped_up
    assert "contact suspended" in fitting[LAST]
