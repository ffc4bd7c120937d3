"""Every way a moment is written, and every way it must not be."""

from datetime import UTC, date, datetime

import pytest

from consumers import dates
from consumers.refused import Refused

READ = [
    ("2024-06-11T15:13:21+01:00", "2024-06-11T14:13:21"),
    ("2024-06-11T15:13:21Z", "2024-06-11T15:13:21"),
    ("2024-06-11T15:13:21.123Z", "2024-06-11T15:13:21.123000"),
    ("2024-06-11T15:13:21.123456Z", "2024-06-11T15:13:21.123456"),
    ("2024-06-11T15:13:21.1234567Z", "2024-06-11T15:13:21.123456"),
    ("2024-06-11T15:13:21.12345678+01:00", "2024-06-11T14:13:21.123456"),
    ("2024-06-11T15:13:21.123456789+01:00", "2024-06-11T14:13:21.123456"),
    ("2023-06-19T18:35:59.442+01:00[Europe/London]", "2023-06-19T17:35:59.442000"),
    ("2020-01-01T12:34:56Z[Europe/London]", "2020-01-01T12:34:56"),
    ("2024-06-11T15:13:21[Europe/London]", "2024-06-11T14:13:21"),
    ("2024-06-11T15:13:21[UTC]", "2024-06-11T15:13:21"),
    ("2023-06-20T00:00:00+0100", "2023-06-19T23:00:00"),
    ("2022-09-22T12:16:04", "2022-09-22T11:16:04"),  # no zone, summer
    ("2020-02-25T11:24:32.935401", "2020-02-25T11:24:32.935401"),  # no zone, winter
    ("2024-06-11T15:13", "2024-06-11T14:13:00"),  # Java leaves :00 away
    ("2025-01-24T10:00:00+01:00", "2025-01-24T09:00:00"),  # +01:00 in winter: the offset counts
    ("Wed Jun 12 16:06:15 BST 2024", "2024-06-12T15:06:15"),
    ("Thu Feb 20 00:08:57 GMT 2020", "2020-02-20T00:08:57"),
    ("2026-10-25T01:30:00", "2026-10-25T00:30:00"),  # comes twice: the first
    ("2026-10-25T02:30:00", "2026-10-25T02:30:00"),
    ("2026-03-29T01:30:00", "2026-03-29T01:30:00"),  # never comes: moved on, 02:30 summer time
    ("2024-02-29T00:00:00Z", "2024-02-29T00:00:00"),
]


@pytest.mark.parametrize(("text", "utc"), READ, ids=[row[0] for row in READ])
def test_read(text, utc):
    assert dates.as_told(text, "occurredAt") == datetime.fromisoformat(utc).replace(tzinfo=UTC)


UNREAD = [
    "2024-06-11T15:13:21Z+01:00",
    "2024-06-11T24:00:00Z",
    "2024-06-11T23:59:60Z",
    "2024-02-30T10:00:00Z",
    "2026-02-29T10:00:00",
    "2024-06-11T10:00:00+99:00",
    "2024-06-11T10:00:00+24:00",
    "2024-06-11T10:00:00[Europe/Paris]",
    "2024-06-11T10:00:00.1234567890Z",
    "2024-06-11 10:00:00Z",
    "20240611T100000Z",
    "2024-W24-2",
    "2024-06-11",
    "11/06/2024",
    "{createdDate}",
    "1767225600",
    "",
    "Wed Foo 12 16:06:15 BST 2024",
    "Wed Jun 31 16:06:15 BST 2024",
    "Wed Jun 12 16:06:15 CEST 2024",
    "\uff12\uff10\uff12\uff14-06-11T15:13:21Z",
    1767225600,
    1767225600000,
    1767225600.5,
    None,
    True,
    ["2024-06-11T15:13:21Z"],
]


@pytest.mark.parametrize("text", UNREAD, ids=str)
def test_unread(text):
    for reader in (dates.as_told, dates.rfc3339):
        with pytest.raises(Refused) as no:
            reader(text, "occurredAt")
        assert no.value.reason == "bad-time"


@pytest.mark.parametrize(
    "text",
    ["2022-09-22T12:16:04", "2024-06-11T15:13:21+0100", "2020-01-01T12:34:56Z[Europe/London]"],
)
def test_the_open_contract_takes_rfc_3339_only(text):
    with pytest.raises(Refused) as no:
        dates.rfc3339(text, "time")
    assert no.value.reason == "bad-time"


@pytest.mark.parametrize("text", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00"])
def test_beyond_the_calendar(text):
    with pytest.raises(Refused) as no:
        dates.as_told(text, "occurredAt")
    assert no.value.reason == "implausible-time"


@pytest.mark.parametrize(
    ("text", "utc"),
    [
        ("2026-10-25T01:30:00", "2026-10-25T00:30:00"),
        ("2026-10-25T01:30:00+01:00", "2026-10-25T00:30:00"),
        ("2026-10-25T01:30:00+01:00[Europe/London]", "2026-10-25T00:30:00"),
        ("Sun Oct 25 01:30:00 BST 2026", "2026-10-25T00:30:00"),
        ("2026-10-25T01:30:00Z", "2026-10-25T01:30:00"),
        ("2026-10-25T01:30:00Z[Europe/London]", "2026-10-25T01:30:00"),
        ("2026-10-25T01:30:00[UTC]", "2026-10-25T01:30:00"),
        ("Sun Oct 25 01:30:00 GMT 2026", "2026-10-25T01:30:00"),
    ],
)
def test_the_two_readings_of_the_autumn_hour_are_kept_apart(text, utc):
    assert dates.as_told(text, "occurredAt") == datetime.fromisoformat(utc).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("2026-10-25T00:59:59", None),
        ("2026-10-25T01:00:00", "first-of-two"),
        ("2026-10-25T01:59:59.999[Europe/London]", "first-of-two"),
        ("2026-10-25T02:00:00", None),
        ("2026-10-25T01:30:00Z", None),
        ("2026-10-25T01:30:00+01:00", None),
        ("2026-10-25T01:30:00[UTC]", None),
        ("Sun Oct 25 01:30:00 BST 2026", None),
        ("2026-03-29T00:59:59", None),
        ("2026-03-29T01:00:00", "moved-on"),
        ("2026-03-29T01:30", "moved-on"),
        ("2026-03-29T02:00:00", None),
        ("2026-03-30T24:61:00", None),
        ("2026-07-01T01:30:00", None),
        ("{createdDate}", None),
        (20261025, None),
        (None, None),
    ],
)
def test_a_rule_for_the_hour_is_told_where_it_was_used(text, rule):
    assert dates.doubtful_hour(text) == rule


@pytest.mark.parametrize(
    ("told", "text"),
    [
        ("1712758346812", "2024-04-10T14:12:26.812000+00:00"),
        ("1582629916147", "2020-02-25T11:25:16.147000+00:00"),
        ("1582629916", None),
        ("-1582629916147", None),
        ("99999999999999999999", None),
        ("2024-04-10T14:12:26Z", None),
        (1712758346812, None),
        (None, None),
    ],
)
def test_milliseconds_where_they_are_the_declared_form(told, text):
    assert dates.from_milliseconds(told) == text


@pytest.mark.parametrize(
    ("moment", "good"),
    [
        ("1900-01-01T00:00:00+00:00", True),
        ("1899-12-31T23:59:59+00:00", False),
        ("2026-03-02T10:06:00+00:00", True),
        ("2026-03-02T10:06:00.000001+00:00", False),
    ],
)
def test_the_window_of_what_can_have_happened(moment, good):
    at = datetime.fromisoformat(moment)
    now = datetime(2026, 3, 2, 10, 1, tzinfo=UTC)
    if good:
        assert dates.plausible(at, now, "time") == at
    else:
        with pytest.raises(Refused, match="implausible-time"):
            dates.plausible(at, now, "time")


def test_a_day_is_londons():
    assert dates.day("2023-01-30", "arrivalOn") == date(2023, 1, 30)
    assert dates.day("2023-06-30T23:30:00Z", "arrivalOn") == date(2023, 7, 1)
    for wrong in ("2023-02-30", "2026-W01-1", "0000-00-00", "01/02/1990"):
        with pytest.raises(Refused, match="bad-time"):
            dates.day(wrong, "arrivalOn")


def test_midnight_utc_stands_for_a_day():
    """CAS3 stamps the day of an arrival so: the hour isn't known, the day is London's."""
    assert dates.stamped_day("2024-06-17T00:00:00Z", "occurredAt") == (
        datetime(2024, 6, 16, 23, 0, tzinfo=UTC),
        True,
    )
    assert dates.stamped_day("2024-06-17T00:00:01Z", "occurredAt") == (
        datetime(2024, 6, 17, 0, 0, 1, tzinfo=UTC),
        False,
    )
