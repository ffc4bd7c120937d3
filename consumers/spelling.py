"""A body in one spelling: keys sorted, no spaces. Its hash is an id, so the spelling never changes.

    {"b": 1, "a": "é"}   ->   {"a":"é","b":1}

It is the spelling of Python's own json module. A faster writer does the usual body; it spells
some fractions otherwise (1e-05), and can't write whole numbers of over 64 bits: those go by json.
"""

import json
from collections.abc import Iterable
from typing import Any

import orjson


def one_spelling(body: dict[str, Any]) -> str:
    """The body as text, the same for the same body."""
    if _has_fraction(body.values()):
        return _JSON.encode(body)
    try:
        return orjson.dumps(body, option=orjson.OPT_SORT_KEYS).decode()
    except TypeError:
        return _JSON.encode(body)


def _has_fraction(values: Iterable[Any]) -> bool:
    for value in values:
        kind = type(value)
        if kind is str:
            continue
        if kind is float:
            return True
        if kind is dict and _has_fraction(value.values()):
            return True
        if kind is list and _has_fraction(value):
            return True
    return False


_JSON = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))
