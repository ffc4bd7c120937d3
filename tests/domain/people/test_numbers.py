"""The numbers people carry. Expected values: computed by hand, or what live services answer."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.people.numbers import CHECK_LETTERS, READERS, canonical

IN_2026 = date(2026, 3, 2)


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("20020073319Z", "2002/0073319Z"),
        ("02/73319Z", "2002/0073319Z"),
        ("2002/0073319z", "2002/0073319Z"),
        ("79163001B", "1979/0163001B"),
        ("79/163001B", "1979/0163001B"),
        (" 1979/0163001B ", "1979/0163001B"),
        ("00/223R", "2000/0000223R"),
        ("033Y", "2003/0000003Y"),
        ("81/34U", "1981/0000034U"),
        ("67/9893091D", "1967/9893091D"),
        ("2012/394773H", "2012/0394773H"),
        ("2012394773H", "2012/0394773H"),
    ],
)
def test_pnc_forms_that_are_the_same_number(written, value):
    """Short, long, padded, unpadded, with and without slash: one canonical form."""
    number = canonical("pnc", written, IN_2026)

    assert (number.value, number.valid, number.written) == (value, True, written)


@pytest.mark.parametrize(
    "written",
    [
        "20030011985Z",
        "2001/0171310S",
        "15/1234S",
        "2015/1234S",
        "01234567890",
        "0123567",
        "012345678",
        "012345",
        "01",
        "",
        "1923[1234567A",
        "20\u0661\u0662/394773H",
    ],
)
def test_pnc_that_is_kept_as_written_and_never_links(written):
    number = canonical("pnc", written, IN_2026)

    assert (number.value, number.valid, number.written) == ("", False, written)


@pytest.mark.parametrize(
    ("seen_on", "year"),
    [
        (date(2026, 12, 31), "1927"),
        (date(2027, 1, 1), "2027"),
        (date(2030, 6, 1), "2027"),
        (date(1999, 6, 1), "1927"),
        (None, "2027"),
    ],
)
def test_two_figures_are_a_year_as_of_the_day_recorded(seen_on, year):
    """The same number recorded in 2026 reads the same when the log is replayed in 2027."""
    letter = CHECK_LETTERS[270000123 % 23]

    assert canonical("pnc", f"27/123{letter}", seen_on).value == f"{year}/0000123{letter}"


@pytest.mark.parametrize(("figures", "year"), [("38", "2038"), ("39", "1939"), ("99", "1999")])
def test_without_a_recorded_day_years_turn_at_39(figures, year):
    letter = CHECK_LETTERS[int(figures + "0000123") % 23]

    assert canonical("pnc", f"{figures}/123{letter}", None).value == f"{year}/0000123{letter}"


@pytest.mark.parametrize(
    ("written", "value", "valid"),
    [
        ("65656/91H", "065656/91H", True),
        ("065656/91h", "065656/91H", True),
        ("SF05/482703J", "SF05/482703J", True),
        ("SF83/50058Z", "SF83/50058Z", True),
        ("85227/65G", "", False),
        ("", "", False),
        ("000000/00Z", "000000/00Z", False),
        ("0/00Z", "000000/00Z", False),
    ],
)
def test_cro(written, value, valid):
    """Standard form padded, file form as written; the placeholder never links."""
    number = canonical("cro", written, IN_2026)

    assert (number.value, number.valid) == (value, valid)


@pytest.mark.parametrize(
    ("kind", "written", "value", "valid"),
    [
        ("noms", "a1234bc", "A1234BC", True),
        ("noms", "A1234RS", "A1234RS", True),
        ("noms", "AA0001A", "", False),
        ("noms", "NONEXISTENT", "", False),
        ("noms", "A0000AA", "A0000AA", False),
        ("crn", "x123456", "X123456", True),
        ("crn", "X08770", "X08770", True),
        ("crn", "X000000", "X000000", False),
        ("crn", "123456", "", False),
        ("nhs", "943 476 5919", "9434765919", True),
        ("nhs", "943-476-5919", "9434765919", True),
        ("nhs", "9434765918", "", False),
        ("nhs", "987654321", "", False),
        ("nhs", "1111111111", "1111111111", False),
        ("booking", "38430A", "38430A", True),
        ("booking", "1200835", "1200835", True),
        ("booking", "0", "0", False),
        ("booking", "a booking", "", False),
    ],
)
def test_other_numbers(kind, written, value, valid):
    number = canonical(kind, written, IN_2026)

    assert (number.value, number.valid) == (value, valid)


def test_nhs_check_figure_of_eleven_is_nought_and_ten_is_never_issued():
    """943476590 weighs to 11, so its check figure is 0; 943476596 weighs to 10: no such number."""
    assert canonical("nhs", "9434765900", IN_2026).valid
    assert not any(canonical("nhs", f"943476596{figure}", IN_2026).valid for figure in range(10))


@given(st.sampled_from(sorted(READERS)), st.text(max_size=20))
def test_anything_can_be_read_and_stays_as_written(kind, written):
    number = canonical(kind, written, IN_2026)

    assert number.written == written
    assert number.value or not number.valid


@given(st.integers(1950, 2025), st.integers(1, 9_999_999), st.data())
def test_every_form_of_a_pnc_reads_as_one_and_slips_are_caught(year, serial, data):
    """The check letter catches each single wrong figure of the serial."""
    letter = CHECK_LETTERS[int(f"{year % 100:02}{serial:07}") % 23]
    forms = (
        f"{year}/{serial}{letter}",
        f"{year}{serial:07}{letter}",
        f"{year % 100:02}/{serial}{letter}",
    )
    at = data.draw(st.integers(0, 6))
    wrong = data.draw(st.integers(0, 9).filter(lambda figure: str(figure) != f"{serial:07}"[at]))
    slipped = f"{serial:07}"[:at] + str(wrong) + f"{serial:07}"[at + 1 :]

    assert {canonical("pnc", form, IN_2026).value for form in forms} == {
        f"{year}/{serial:07}{letter}"
    }
    assert not canonical("pnc", f"{year}/{slipped}{letter}", IN_2026).valid


@given(
    st.sampled_from(sorted(READERS)),
    st.sampled_from(["", "A", "SF"]),
    st.integers(0, 9_999_999_999),
    st.sampled_from(["", "/", "/91", "/2012"]),
    st.sampled_from(["", "H", "BC"]),
)
def test_a_canonical_form_reads_as_itself(kind, begins, figures, slash, ends):
    value = canonical(kind, f"{begins}{figures}{slash}{ends}", IN_2026).value

    assert not value or canonical(kind, value, IN_2026).value == value


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        *(("noms", "A1234BC"), ("crn", "X123456"), ("pnc", "2012/0394773H"), ("nhs", "9434765919")),
        *(("cro", "065656/91H"), ("cro", "SF05/482703J"), ("booking", "38430A")),
    ],
)
def test_each_canonical_form(kind, value):
    assert canonical(kind, value, IN_2026).value == value
