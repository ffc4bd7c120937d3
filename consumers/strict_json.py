"""JSON without its traps: what two readers would take differently is refused, not guessed.

A payload can be valid JSON and still poison what lies behind the door: NUL fails a whole batch
in PostgreSQL, NaN turns into null, a field named twice smuggles a second value past whoever read
the first. Each such thing is refused with its own reason; a byte order mark is harmless and goes.
"""

import json
import re
from typing import Any

from consumers import plain_json
from consumers.refused import Refused

LARGEST_BYTES = 256 * 1024
DEEPEST = 64
MOST_DIGITS = 25
LONGEST_NUMBER = 64

BYTE_ORDER_MARK = b"\xef\xbb\xbf"
# The closing quote is optional: an unended string is eaten once, so the scan stays linear.
_HALF_A_PAIR = re.compile(r"[\ud800-\udfff]")
_STRING_OR_BRACKET = re.compile(r'"(?:[^"\\]|\\.)*+"?|[\[\]{}]', re.DOTALL)


def read(raw: bytes) -> Any:
    """The JSON value of these bytes. Raises Refused; nothing else."""
    if len(raw) > LARGEST_BYTES:
        raise Refused("too-large", f"The body has {len(raw)} bytes; at most {LARGEST_BYTES} pass.")
    plain = plain_json.read(raw, DEEPEST)
    if plain is not plain_json.UNREAD:
        return plain
    try:
        text = raw.removeprefix(BYTE_ORDER_MARK).decode()
    except UnicodeDecodeError as wrong:
        raise Refused("bad-utf8", f"Byte {wrong.start} of the body isn't valid UTF-8.") from None
    return _strictly(text)


def read_text(text: str) -> Any:
    """The same from text: a body carried as a string inside another body."""
    plain = plain_json.read(text.encode("utf-8", "surrogatepass"), DEEPEST)
    return _strictly(text) if plain is plain_json.UNREAD else plain


def _strictly(text: str) -> Any:
    """Sign by sign: what the fast road leaves, most of it with something wrong in it."""
    if not text or text.isspace():
        raise Refused("empty")
    if "\x00" in text:
        raise Refused("nul")
    if text.count("{") + text.count("[") > DEEPEST:
        _bound_depth(text)
    try:
        value = _DECODER.decode(text)
    except json.JSONDecodeError as wrong:
        raise Refused("bad-json", f"{wrong.msg} at character {wrong.pos} of the body.") from None
    if "\\u" in text:  # only an escape can smuggle in NUL or half a pair
        _bound_characters(value)
    return value


def _bound_depth(text: str) -> None:
    """Counted before parsing: the parser itself gives out at a depth that varies."""
    depth = 0
    for match in _STRING_OR_BRACKET.finditer(text):
        sign = match[0]
        if sign in {"{", "["}:
            depth += 1
            if depth > DEEPEST:
                raise Refused("too-deep")
        elif sign in {"}", "]"}:
            depth -= 1


def _bound_characters(value: Any) -> None:
    match value:
        case str():
            _bound_text(value)
        case list():
            for item in value:
                _bound_characters(item)
        case dict():
            for name, item in value.items():
                _bound_text(name)
                _bound_characters(item)


def _bound_text(text: str) -> None:
    if "\x00" in text:
        raise Refused("nul")
    if not text.isascii() and _HALF_A_PAIR.search(text):
        raise Refused("lone-surrogate")


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    fields = dict(pairs)
    if len(fields) != len(pairs):
        raise Refused("duplicate-key", f"An object of {len(pairs)} fields names one twice.")
    return fields


def _integer(digits: str) -> int:
    if len(digits.removeprefix("-")) > MOST_DIGITS:
        raise Refused("number-too-long", f"A whole number has more than {MOST_DIGITS} digits.")
    return int(digits)


def _decimal(digits: str) -> float:
    if len(digits) > LONGEST_NUMBER:
        raise Refused("number-too-long", f"A number is over {LONGEST_NUMBER} characters long.")
    value = float(digits)
    if value in {float("inf"), float("-inf")}:
        raise Refused("not-finite")
    return value


def _constant(word: str) -> float:
    raise Refused("not-finite", f"{word} isn't JSON; leave the field out.")


_DECODER = json.JSONDecoder(
    object_pairs_hook=_object,
    parse_int=_integer,
    parse_float=_decimal,
    parse_constant=_constant,
)
