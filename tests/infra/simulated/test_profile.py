"""What lives come to, beside the figures asked for."""

from datetime import date

import pytest

from infra.simulated.life import Life, born
from infra.simulated.population import Recipe, blocks
from infra.simulated.profile import FIGURES, Figure, Reached, reached

RECIPE = Recipe(300, seed=1)


def lives() -> list[Life]:
    return [life for block in blocks(RECIPE) for life in block.lives]


def test_every_figure_has_somebody_to_count_and_a_source():
    for one in reached(lives()):
        assert 0 <= one.hits <= one.people, one.figure.name
        assert one.people > 10, one.figure.name
        assert one.figure.source


def test_what_is_off_is_off_on_purpose():
    """Long sentences and settled homes carry most stories; an enquiry unanswered would be a gap."""
    many = Recipe(2_000, seed=1)
    found = reached(life for block in blocks(many) for life in block.lives)

    assert {one.figure.name for one in found if not one.within} == {
        "sentenced to under a year",
        "abuse enquiry answered",
        "children enquiry answered",
        "settled at release",
    }


def test_whoever_is_not_counted_is_in_neither_number():
    unborn = born(1, 1, date(2025, 9, 13), date(2026, 11, 13), RECIPE.silent_from)

    assert all(one.people == 0 and one.share is None for one in reached([unborn]))


@pytest.mark.parametrize(("hits", "within"), [(75, True), (74, False), (85, True), (86, False)])
def test_five_points_either_way_are_near_enough(hits, within):
    figure = Figure("a share", "everybody", (80, 80), "nowhere", lambda _life: True)

    assert Reached(figure, hits, 100).within is within


def test_figures_are_named_once():
    assert len({figure.name for figure in FIGURES}) == len(FIGURES)
