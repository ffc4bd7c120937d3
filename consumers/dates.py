"""One reader for every way an agency writes a moment; what would need a guess is refused.

2024-06-11T15:13:21.123456789+01:00   the offset counts; fractions beyond microseconds go
2024-06-11T15:13:21+01:00[Europe/London]   the offset counts, the name says nothing more
2024-06-11T15:13:21+0100              the same without a colon
2024-06-11T15:13:21                   no zone: London
Wed Jun 12 16:06:15 BST 2024          a Java date
...Z+01:00, 24:00, :60, 30 Feb, +99:00, 1767225600    refused

Twice a year a London clock without an offset needs a rule; `doubtful_hour` says when it was used:
2026-10-25T01:30:00                   comes twice: the first, 00:30Z. Always, whatever the wrapper
                                      says, so that the same message tells the same; the second
                                      is told apart by its offset: ...T01:30:00Z, 01:30:00 GMT
2026-03-29T01:30:00                   never comes: moved on by that hour, 01:30Z is 02:30
"""

import re
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from consumers.refused import Refused, shape

LONDON = ZoneInfo("Europe/London")
EARLIEST = datetime(1900, 1, 1, tzinfo=UTC)
AHEAD = timedelta(minutes=5)  # clocks of honest machines differ; plans carry dates of their own

_RFC3339 = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}T(?:[01][0-9]|2[0-3]):[0-9]{2}:[0-9]{2}(?:\.[0-9]{1,9})?"
    r"(?:Z|[+-][0-9]{2}:[0-9]{2})"
)
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_TOLD = re.compile(
    r"(?P<wall>[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]{1,9})?)?)"
    r"(?:(?P<offset>Z|[+-][0-9]{2}:?[0-9]{2}))?"
    r"(?:\[(?P<zone>Europe/London|UTC|Z|GMT)\])?"
)
_JAVA = re.compile(
    r"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) (?P<month>[A-Z][a-z]{2}) (?P<day>[0-9]{2}) "
    r"(?P<clock>[0-9]{2}:[0-9]{2}:[0-9]{2}) (?P<zone>GMT|BST|UTC) (?P<year>[0-9]{4})"
)
_CHANGES = ("03", "10")  # the months in which London changes its clocks
_MILLISECONDS = re.compile(r"[0-9]{11,14}")  # 1973 to 5138
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MONTHS = (
    *("Jan", "Feb", "Mar", "Apr", "May", "Jun"),
    *("Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
)


def rfc3339(text: object, field: str) -> datetime:
    """The open contract's form, aware UTC: an offset is a must. Raises Refused."""
    if not isinstance(text, str) or not _RFC3339.fullmatch(text):
        raise _unread(text, field, "Write it as RFC 3339 with an offset: 2024-06-11T15:13:21+01:00")
    return _aware(text, text, field)


def as_told(text: object, field: str) -> datetime:
    """Any form of the table above, aware UTC. Raises Refused."""
    if not isinstance(text, str):
        raise _unread(text, field, "A moment is a text; numbers of seconds are ambiguous")
    return _as_told(text, field)


@lru_cache(maxsize=1024)  # one message has the same moment in several places
def _as_told(text: str, field: str) -> datetime:
    if _RFC3339.fullmatch(text):  # nearly all of them
        return _aware(text, text, field)
    if found := _TOLD.fullmatch(text):
        wall, offset, zone = found["wall"], found["offset"], found["zone"]
        if offset or zone not in {None, "Europe/London"}:
            return _aware(wall + (offset or "Z"), text, field)
        return _aware(wall, text, field)
    if found := _JAVA.fullmatch(text):
        return _java(found, text, field)
    raise _unread(text, field, "No form of date and time we know")


def doubtful_hour(text: object) -> str | None:
    """The rule a London clock without offset was read by: first-of-two | moved-on; else None."""
    if not isinstance(text, str) or text[5:7] not in _CHANGES:
        return None
    found = _TOLD.fullmatch(text)
    if not found or found["offset"] or found["zone"] not in {None, "Europe/London"}:
        return None
    try:
        clock = datetime.fromisoformat(found["wall"]).replace(tzinfo=LONDON)
    except ValueError:
        return None
    first, second = clock.utcoffset(), clock.replace(fold=1).utcoffset()
    if first is None or second is None or first == second:
        return None
    return "first-of-two" if first > second else "moved-on"


def day(text: object, field: str) -> date:
    """The London day of a date or of a moment. Raises Refused."""
    if isinstance(text, str) and _DAY.fullmatch(text):
        found = as_day(text)
        if found is None:
            raise _unread(text, field, "No such day")
        return found
    return london_day(as_told(text, field), field)


def london_day(moment: datetime, field: str) -> date:
    """The day of a moment in London; in the year 1 there may be none. Raises Refused."""
    if moment < EARLIEST:
        raise Refused("implausible-time", f"`{field}` lies before 1900; send what has happened.")
    return moment.astimezone(LONDON).date()


def as_day(text: str) -> date | None:
    """The day written as 2024-06-11, of the years a person alive may name; None: no such day."""
    try:
        found = date.fromisoformat(text) if _DAY.fullmatch(text) else None
    except ValueError:
        return None
    return found if found is not None and found.year >= EARLIEST.year else None


def stamped_day(text: object, field: str) -> tuple[datetime, bool]:
    """A moment that at midnight UTC stands for a calendar day: (moment, only the day is known)."""
    moment = as_told(text, field)
    if moment.time() == time(0):
        return midnight(moment.date()), True
    return moment, False


def midnight(on: date) -> datetime:
    """The first instant of a London day, in UTC."""
    return datetime.combine(on, time(0), tzinfo=LONDON).astimezone(UTC)


def from_milliseconds(told: object) -> str | None:
    """The moment of an attribute of type Number.java.lang.Long, as text; None: it isn't one.

    Only where milliseconds are the publisher's declared form: a bare number in a body is refused,
    for nobody can tell milliseconds from seconds.
    """
    if not isinstance(told, str) or not _MILLISECONDS.fullmatch(told):
        return None
    return (_EPOCH + timedelta(milliseconds=int(told))).isoformat()


def plausible(moment: datetime, received_at: datetime, field: str) -> datetime:
    """The same moment, if it lies between 1900 and now (and five minutes). Raises Refused."""
    if EARLIEST <= moment <= received_at + AHEAD:
        return moment
    side = "before 1900" if moment < EARLIEST else "in the future"
    raise Refused("implausible-time", f"`{field}` lies {side}; send what has happened.")


def _java(found: re.Match[str], text: str, field: str) -> datetime:
    if found["month"] not in _MONTHS:
        raise _unread(text, field, "No such month")
    month = _MONTHS.index(found["month"]) + 1
    offset = "+01:00" if found["zone"] == "BST" else "+00:00"
    wall = f"{found['year']}-{month:02}-{found['day']}T{found['clock']}"
    return _aware(wall + offset, text, field)


def _aware(iso: str, text: str, field: str) -> datetime:
    """UTC from ISO text. 24:00 is refused by hand: later Pythons take it for the next day."""
    if iso[11:13] == "24":
        raise _unread(text, field, "A day ends at 23:59")
    try:
        moment = datetime.fromisoformat(iso)
        if moment.tzinfo is UTC:
            return moment
        return (moment if moment.tzinfo else moment.replace(tzinfo=LONDON)).astimezone(UTC)
    except ValueError:
        raise _unread(text, field, "No such moment") from None
    except OverflowError:
        raise Refused("implausible-time", f"`{field}` lies outside the years 1 to 9999.") from None


def _unread(value: object, field: str, cure: str) -> Refused:
    return Refused("bad-time", f"`{field}` is {shape(value)}. {cure}.")
