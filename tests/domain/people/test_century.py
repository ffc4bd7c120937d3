"""Two figures of a year: by the day of the word, then by the birth; never by today."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.people.century import likeliest, years
from domain.people.numbers import CHECK_LETTERS, canonical, readings
from tests.domain.people.saying import ASH, V1, V2, X1, observed, people, seen

OLD = ("Ash", "Marlow", date(1905, 5, 17))
IN_2026, IN_2030 = date(2026, 3, 2), date(2030, 6, 1)


def pnc(figures: str, serial: str = "123") -> str:
    """A number of that year with its right letter."""
    return f"{figures}/{serial}{CHECK_LETTERS[int(figures[-2:] + serial.zfill(7)) % 23]}"


@pytest.mark.parametrize(
    ("figures", "told_on", "possible"),
    [
        (15, IN_2026, (2015, 1915)),
        (27, IN_2026, (1927,)),
        (27, IN_2030, (2027, 1927)),
        (26, IN_2026, (2026, 1926)),
        (99, IN_2026, (1999,)),
        (38, None, (2038, 1938)),
        (39, None, (1939, 2039)),
        (60, date(1950, 1, 1), (1860,)),
    ],
)
def test_years_that_two_figures_may_mean(figures, told_on, possible):
    assert years(figures, told_on) == possible


@pytest.mark.parametrize(
    ("figures", "told_on", "born_on", "answer"),
    [
        (15, IN_2026, date(1998, 5, 1), (2015, True)),
        (15, IN_2026, date(1905, 5, 1), (1915, True)),
        (15, IN_2026, date(2010, 5, 1), (2015, True)),
        (27, IN_2030, date(1990, 5, 1), (2027, True)),
        (27, IN_2030, date(1910, 5, 1), (1927, True)),
        (38, None, date(1920, 5, 1), (1938, True)),
        (27, IN_2026, date(1990, 5, 1), (1927, False)),
        (27, IN_2026, None, (1927, True)),
    ],
)
def test_birth_settles_it(figures, told_on, born_on, answer):
    """A year before the birth, or when the person was over a hundred, is the other century's."""
    assert likeliest(figures, told_on, born_on) == answer


def test_a_number_older_than_its_person_links_nobody():
    """27/... told in 2026 is of 1927; somebody born in 1990 has no such number."""
    number = canonical("pnc", pnc("27"), IN_2026, date(1990, 5, 17))

    assert (number.value, number.valid) == (pnc("1927", "0000123"), False)


def test_a_record_reads_its_numbers_by_its_own_birth():
    """The same short number on two files: of 2015 on the one, of 1915 on the other."""
    short = observed(V1, "pnc", pnc("15"))
    recent = observed(X1, "pnc", pnc("2015", "0000123"))
    young, old = [seen(V1, *ASH), seen(X1, *ASH)], [seen(V1, *OLD), seen(X1, *OLD)]

    assert people(*young, short, recent) == [(V1, X1)]
    assert people(*old, short, recent) == [(V1,), (X1,)]
    assert people(*old, short, observed(X1, "pnc", pnc("1915", "0000123"))) == [(V1, X1)]


def test_the_word_is_read_on_the_day_it_is_about():
    """Recorded today, but said of 1999: two figures of 15 were 1915 then."""
    long_ago = (date(1999, 6, 1) - date(2026, 3, 2)).days
    told = [
        seen(V1, "Ash", "Marlow"),
        seen(V2, "Ash", "Marlow"),
        observed(V1, "pnc", pnc("15"), day=long_ago),
    ]

    assert people(*told, observed(V2, "pnc", pnc("1915", "0000123"))) == [(V1, V2)]
    assert people(*told, observed(V2, "pnc", pnc("2015", "0000123"))) == [(V1,), (V2,)]


@given(
    st.integers(0, 99),
    st.dates(date(1960, 1, 1), date(2040, 12, 31)) | st.none(),
    st.dates(date(1900, 1, 1), date(2020, 1, 1)) | st.none(),
)
def test_every_reading_was_looked_for(figures, told_on, born_on):
    """Whatever the birth says, the number it leads to is among those a closure is walked by."""
    read = canonical("pnc", pnc(f"{figures:02}"), told_on, born_on)

    assert not read.valid or read.value in {
        one.value for one in readings("pnc", pnc(f"{figures:02}"), told_on)
    }
