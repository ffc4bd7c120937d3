"""One body that carries many messages: a JSON array, or JSON lines, cut where the messages end.

[{"id": 1}, {"id": 2}]  ->  {"id": 1} and {"id": 2}, each the very bytes that stood there

It is cut, not parsed: an element that is broken, or nested without end, spoils itself alone.
"""

import re
from collections.abc import Iterator
from itertools import islice

_BOM = b"\xef\xbb\xbf"
# The closing quote is optional: an unended string is eaten once, so the scan stays linear.
_STRING_OR_SIGN = re.compile(rb'"(?:[^"\\]|\\.)*+"?|[\[\]{},]', re.DOTALL)


class TooManyError(Exception):
    """The body carries more messages than asked for."""


def elements(body: bytes, most: int | None = None) -> list[bytes] | None:
    """The elements of a JSON array, in order. None: it isn't an array from end to end.

    Raises TooManyError past `most`.
    """
    array = body.removeprefix(_BOM).strip()
    if not (array.startswith(b"[") and array.endswith(b"]")):
        return None
    found: list[bytes] = []
    begin = 0
    for end, is_last in _borders(array):
        found.append(array[begin + 1 : end].strip())
        if most is not None and len(found) > most:
            raise TooManyError
        if is_last:
            whole = end + 1 == len(array)
            return (found if found != [b""] else []) if whole else None
        begin = end
    return None


def lines(body: bytes, most: int | None = None) -> list[bytes]:
    """JSON lines; blank ones are passed over. Raises TooManyError past `most`."""
    told = (line.strip() for line in body.removeprefix(_BOM).splitlines())
    found = list(islice(filter(None, told), None if most is None else most + 1))
    if most is not None and len(found) > most:
        raise TooManyError
    return found


def _borders(array: bytes) -> Iterator[tuple[int, bool]]:
    """Where each element of the outermost array ends, and whether it is the last."""
    depth = 0
    for match in _STRING_OR_SIGN.finditer(array):
        sign = match[0]
        if sign in {b"[", b"{"}:
            depth += 1
        elif sign in {b"]", b"}"}:
            depth -= 1
            if depth == 0:
                yield match.start(), True
        elif sign == b"," and depth == 1:
            yield match.start(), False
