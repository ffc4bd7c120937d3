"""No cell shown, and none that could be worked out, speaks of fewer than five people."""

from hypothesis import given
from hypothesis import strategies as st

from projections.cells import FEWEST, Cell, Count, shown

counts = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), min_size=1, max_size=6).map(
    lambda pairs: [Count(f"s{n}", hits, hits + misses) for n, (hits, misses) in enumerate(pairs)]
)


def may_be_told(hits, of):
    return of >= FEWEST and all(not 0 < n < FEWEST for n in (hits, of - hits))


@given(counts)
def test_what_is_shown_or_left_by_subtraction_is_of_five_or_more(told):
    total, cells = shown(told)

    for cell in (total, *cells):
        assert cell.of is None or may_be_told(cell.hits, cell.of)
    hidden = [count for count, cell in zip(told, cells, strict=True) if cell.of is None]
    if total.of is not None and hidden:  # the total less the cells shown
        assert len(hidden) > 1
        assert may_be_told(sum(c.hits for c in hidden), sum(c.of for c in hidden))


@given(counts)
def test_what_is_shown_is_true(told):
    total, cells = shown(told)

    for count, cell in zip(told, cells, strict=True):
        assert cell.of in (None, count.of)
        assert cell.hits in (None, count.hits)
    assert total.of in (None, sum(count.of for count in told))


def test_a_small_cell_hides_another_with_it():
    total, cells = shown([Count("london", 9, 30), Count("mersey", 0, 12), Count("wales", 3, 40)])
    assert total == Cell("total", 12, 82)  # two hidden cells would still be three people
    assert [cell.of for cell in cells] == [None, None, None]

    total, cells = shown([Count("london", 9, 30), Count("mersey", 6, 12), Count("wales", 3, 40)])
    assert (total.hits, total.of, total.share) == (18, 82, 22.0)
    assert [(cell.slice, cell.of) for cell in cells] == [
        ("london", 30),
        ("mersey", None),
        ("wales", None),
    ]
