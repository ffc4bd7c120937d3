"""The numbers people carry: their canonical forms, and which of them may be believed.

A number is kept as it was written, always. Only a valid one may link records:

    written       kind  canonical       valid
    2012/394773H  pnc   2012/0394773H   yes
    79/163001b    pnc   1979/0163001B   yes: two figures are a year; century.py says which
    15/1234S      pnc                   no: the check letter is wrong
    000000/00Z    cro   000000/00Z      no: on the stop list, it stands for "none"
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from domain.facts.words import IdentifierKind
from domain.people.century import likeliest, years

CHECK_LETTERS = "ZABCDEFGHJKLMNPQRTUVWXY"  # year and serial as one number, modulo 23

NOMS = re.compile(r"[A-Z]\d{4}[A-Z]{2}", re.ASCII)
CRN = re.compile(r"[A-Z]\d{5,6}", re.ASCII)  # five figures occur in real feeds
PNC_LONG = re.compile(r"(\d{4})/(\d{1,7})([A-Z])|(\d{4})(\d{6,7})([A-Z])", re.ASCII)
PNC_SHORT = re.compile(r"(\d{2})/?(\d{1,7})([A-Z])", re.ASCII)
CRO = re.compile(r"(\d{1,6})/(\d{2})([A-Z])", re.ASCII)
CRO_FILE = re.compile(r"SF(\d{2})/(\d{1,6})([A-Z])", re.ASCII)  # only a file number is known
NHS = re.compile(r"\d{10}", re.ASCII)
BOOKING = re.compile(r"\d{1,12}[A-Z]?", re.ASCII)

NHS_DIGITS = 9
ELEVEN = 11


@dataclass(frozen=True, slots=True)
class Number:
    """One number of one kind, as it was written and as we read it."""

    kind: IdentifierKind
    value: str  # canonical form; "" where it can't be read
    valid: bool  # well formed, its check holds, and no placeholder
    written: str


@lru_cache(maxsize=2048)
def canonical(
    kind: IdentifierKind, written: str, told_on: date | None, born_on: date | None = None
) -> Number:
    """Reads a number as written on a record. `told_on`: the day of the word, never today.

    `born_on`, where the record knows it, decides between centuries; a number of a year before the
    person was born is no number of theirs. Never raises: what can't be read comes back invalid,
    with `written` untouched.
    """
    text = "".join(written.split()).upper()
    if kind == "pnc" and (short := _short(text)) is not None:
        year, allowed = likeliest(int(short[1]), told_on, born_on)
        value = _long(year, short[2], short[3])
    else:
        value, allowed = READERS[kind](text), True
    return Number(kind, value, allowed and bool(value) and not is_placeholder(kind, value), written)


@lru_cache(maxsize=2048)
def readings(kind: IdentifierKind, written: str, told_on: date | None) -> tuple[Number, ...]:
    """Every valid reading of a number whose person's birth isn't known here: one, rarely two."""
    text = "".join(written.split()).upper()
    if kind == "pnc" and (short := _short(text)) is not None:
        values = [_long(year, short[2], short[3]) for year in years(int(short[1]), told_on)]
    else:
        values = [READERS[kind](text)]
    return tuple(
        Number(kind, value, True, written)
        for value in values
        if value and not is_placeholder(kind, value)
    )


def two_figures(kind: IdentifierKind, written: str) -> bool:
    """Whether the century of this number isn't written."""
    return kind == "pnc" and _short("".join(written.split()).upper()) is not None


def is_placeholder(kind: IdentifierKind, value: str) -> bool:
    """Whether this canonical form stands for "none": such numbers must never link people."""
    if kind == "nhs":
        return len(set(value)) == 1  # 0000000000 to 9999999999 all pass the check
    serial = re.sub(r"/\d\d[A-Z]$|^SF\d\d/|^\d{4}/|[A-Z]", "", value)
    return not serial.strip("0") or value in {"A9999AA", "X999999"}


def _noms(text: str) -> str:
    return text if NOMS.fullmatch(text) else ""


def _crn(text: str) -> str:
    return text if CRN.fullmatch(text) else ""


def _booking(text: str) -> str:
    return text if BOOKING.fullmatch(text) else ""


def _nhs(text: str) -> str:
    digits = text.replace("-", "")
    if not NHS.fullmatch(digits):
        return ""
    weighted = sum(int(digits[n]) * (10 - n) for n in range(NHS_DIGITS))
    check = (ELEVEN - weighted % ELEVEN) % ELEVEN  # 10 never equals a figure: no such number
    return digits if check == int(digits[NHS_DIGITS]) else ""


def _pnc(text: str) -> str:
    long = PNC_LONG.fullmatch(text)
    if long is None:
        return ""
    year, serial, letter = (part for part in long.groups() if part is not None)
    return _long(int(year), serial, letter)


def _short(text: str) -> re.Match[str] | None:
    return None if PNC_LONG.fullmatch(text) else PNC_SHORT.fullmatch(text)


def _long(year: int, serial: str, letter: str) -> str:
    serial = serial.zfill(7)
    return f"{year}/{serial}{letter}" if _check(f"{year % 100:02}{serial}", letter) else ""


def _cro(text: str) -> str:
    if (standard := CRO.fullmatch(text)) is not None:
        serial, year, letter = standard[1].zfill(6), standard[2], standard[3]
        return f"{serial}/{year}{letter}" if _check(year + serial, letter) else ""
    if (filed := CRO_FILE.fullmatch(text)) is not None:
        return text if _check(filed[1] + filed[2], filed[3]) else ""
    return ""


def _check(figures: str, letter: str) -> bool:
    return CHECK_LETTERS[int(figures) % len(CHECK_LETTERS)] == letter


READERS: dict[IdentifierKind, Callable[[str], str]] = {
    "noms": _noms,
    "crn": _crn,
    "pnc": _pnc,
    "cro": _cro,
    "nhs": _nhs,
    "booking": _booking,
}
