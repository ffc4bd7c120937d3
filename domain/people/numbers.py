"""The numbers people carry: their canonical forms, and which of them may be believed.

A number is kept as it was written, always. Only a valid one may link records:

    written       kind  canonical       valid
    2012/394773H  pnc   2012/0394773H   yes
    79/163001b    pnc   1979/0163001B   yes: two figures are a year, read on the day it was recorded
    15/1234S      pnc                   no: the check letter is wrong
    000000/00Z    cro   000000/00Z      no: on the stop list, it stands for "none"
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from domain.facts.words import IdentifierKind

CHECK_LETTERS = "ZABCDEFGHJKLMNPQRTUVWXY"  # year and serial as one number, modulo 23
PIVOT = 39  # without a recorded day: 39 to 99 are 19YY, 00 to 38 are 20YY

NOMS = re.compile(r"[A-Z]\d{4}[A-Z]{2}", re.ASCII)
CRN = re.compile(r"[A-Z]\d{5,6}", re.ASCII)  # five figures occur in real feeds
PNC_LONG = re.compile(r"(\d{4})/(\d{1,7})([A-Z])|(\d{4})(\d{6,7})([A-Z])", re.ASCII)
PNC_SHORT = re.compile(r"(\d{2})/?(\d{1,7})([A-Z])", re.ASCII)
CRO = re.compile(r"(\d{1,6})/(\d{2})([A-Z])", re.ASCII)
CRO_FILE = re.compile(r"SF(\d{2})/(\d{1,7})([A-Z])", re.ASCII)  # only a file number is known
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


@lru_cache(maxsize=8192)
def canonical(kind: IdentifierKind, written: str, seen_on: date | None) -> Number:
    """Reads a number as written on a record. `seen_on`: the day it was recorded, never today.

    A two-figure year is the latest year with those figures that isn't after `seen_on`. Never
    raises: what can't be read comes back invalid, with `written` untouched.
    """
    text = "".join(written.split()).upper()
    value = READERS[kind](text, seen_on)
    return Number(kind, value, bool(value) and not is_placeholder(kind, value), written)


def is_placeholder(kind: IdentifierKind, value: str) -> bool:
    """Whether this canonical form stands for "none": such numbers must never link people."""
    if kind == "nhs":
        return len(set(value)) == 1  # 0000000000 to 9999999999 all pass the check
    serial = re.sub(r"/\d\d[A-Z]$|^SF\d\d/|^\d{4}/|[A-Z]", "", value)
    return not serial.strip("0") or value in {"A9999AA", "X999999"}


def _noms(text: str, _seen_on: date | None) -> str:
    return text if NOMS.fullmatch(text) else ""


def _crn(text: str, _seen_on: date | None) -> str:
    return text if CRN.fullmatch(text) else ""


def _booking(text: str, _seen_on: date | None) -> str:
    return text if BOOKING.fullmatch(text) else ""


def _nhs(text: str, _seen_on: date | None) -> str:
    digits = text.replace("-", "")
    if not NHS.fullmatch(digits):
        return ""
    weighted = sum(int(digits[n]) * (10 - n) for n in range(NHS_DIGITS))
    check = (ELEVEN - weighted % ELEVEN) % ELEVEN  # 10 never equals a figure: no such number
    return digits if check == int(digits[NHS_DIGITS]) else ""


def _pnc(text: str, seen_on: date | None) -> str:
    if (long := PNC_LONG.fullmatch(text)) is not None:
        year, serial, letter = (part for part in long.groups() if part is not None)
    elif (short := PNC_SHORT.fullmatch(text)) is not None:
        figures, serial, letter = short.groups()
        year = str(_year(int(figures), seen_on))
    else:
        return ""
    serial = serial.zfill(7)
    return f"{year}/{serial}{letter}" if _check(year[2:] + serial, letter) else ""


def _cro(text: str, _seen_on: date | None) -> str:
    if (standard := CRO.fullmatch(text)) is not None:
        serial, year, letter = standard[1].zfill(6), standard[2], standard[3]
        return f"{serial}/{year}{letter}" if _check(year + serial, letter) else ""
    if (filed := CRO_FILE.fullmatch(text)) is not None:
        return text if _check(filed[1] + filed[2], filed[3]) else ""
    return ""


def _check(figures: str, letter: str) -> bool:
    return CHECK_LETTERS[int(figures) % len(CHECK_LETTERS)] == letter


def _year(figures: int, seen_on: date | None) -> int:
    if seen_on is None:
        return (1900 if figures >= PIVOT else 2000) + figures
    year = seen_on.year // 100 * 100 + figures
    return year if year <= seen_on.year else year - 100


READERS: dict[IdentifierKind, Callable[[str, date | None], str]] = {
    "noms": _noms,
    "crn": _crn,
    "pnc": _pnc,
    "cro": _cro,
    "nhs": _nhs,
    "booking": _booking,
}
