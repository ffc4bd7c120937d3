"""The fast road for JSON without a trap in it: most of what arrives.

A text that a lenient reader reads, and that comes out again in the very same signs but for spaces,
holds nothing that two readers could take differently: a field named twice would be gone, a number
too long or an escape would be spelt otherwise. All else is for strict_json, which says what is wrong.
"""

from typing import Any, Final

import orjson

UNREAD: Final = object()  # not read here, whatever it is
_SPACE = b" \t\n\r"
_BACKSLASH, _NUL = 0x5C, b"\\u0000"


def read(told: bytes, brackets: int) -> Any:
    """The value of JSON that can be read in one way only; UNREAD for any other.

    brackets: so many { and [ may stand in it; no more than these can be nested
    """
    if _BACKSLASH in told and told.find(_NUL) >= 0:
        return UNREAD  # the one escape that comes out as it was and may not pass
    if told.count(b"{") + told.count(b"[") > brackets:
        return UNREAD
    try:
        value = orjson.loads(told)
    except orjson.JSONDecodeError:
        return UNREAD
    again = orjson.dumps(value)
    if again == told or again.translate(None, _SPACE) == told.translate(None, _SPACE):
        return value
    return UNREAD
