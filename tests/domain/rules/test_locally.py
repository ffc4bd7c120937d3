"""Where somebody belonged, day by day."""

from datetime import date

import pytest

from domain.rules.locally import Belonging

LEEDS, WALES = ("unit/leeds", "region/yorkshire"), ("region/wales",)
MOVED = Belonging(((date(2026, 3, 2), LEEDS), (date(2026, 4, 6), WALES)))


@pytest.mark.parametrize(
    ("day", "places"),
    [
        (date(2026, 3, 1), ()),
        (date(2026, 3, 2), LEEDS),
        (date(2026, 4, 5), LEEDS),
        (date(2026, 4, 6), WALES),
        (date(2026, 12, 31), WALES),
    ],
    ids=[
        "before anybody said",
        "that day",
        "the day before a move",
        "that of the move",
        "long after",
    ],
)
def test_the_last_word_by_then_counts(day: date, places: tuple[str, ...]) -> None:
    assert MOVED.on(day) == places
