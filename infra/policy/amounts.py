"""What can be wrong with one row of a value, wherever it stands: keys, tag, source, days, amount."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any, get_args

from domain.policy.values import Tag, Unit

TAGS, UNITS = get_args(Tag), get_args(Unit)
WORDS = ("no-duty", "unread")
FIRST, LAST = date(1900, 1, 1), date(9999, 12, 31)
MOST = 40_000  # days, say: more than a life
DAYS = frozenset({"cd", "wd", "mo"})  # one can be counted in place of another


def of_row(row: Mapping[str, Any], unit: Any, keys: frozenset[str]) -> Iterator[str]:
    """What is wrong with a row of a value with that unit."""
    for key in sorted(row.keys() - keys):
        yield f"unknown key {key!r}; known: {listed(keys)}"
    if row.get("tag") not in TAGS:
        yield f"`tag` says how far it can be trusted: one of {', '.join(TAGS)}"
    if not isinstance(row.get("source"), str) or not row["source"].strip():
        yield "`source` isn't there; name the policy and paragraph"
    if not all(type(row[key]) is date for key in ("from", "to") if key in row):
        yield "`from` and `to` are days without quotes: from = 2026-04-01"
    if "unit" in row and unit in UNITS and kind_of(row["unit"]) != kind_of(unit):
        yield f"`unit` is {row['unit']!r} where the value counts {unit!r}: they can't be mixed"
    yield from _of_amount(row.get("amount"), row.get("unit", unit))


def period(row: Mapping[str, Any]) -> tuple[date, date]:
    """From which day on it holds, and from which on no more."""
    start, end = row.get("from", FIRST), row.get("to", LAST)
    return (start if type(start) is date else FIRST, end if type(end) is date else LAST)


def kind_of(unit: Any) -> Any:
    """Days, working days and months are of one kind; hours, nights and counts each of their own."""
    return "days" if unit in DAYS else unit


def listed(words: Iterable[str]) -> str:
    """In order, with commas."""
    return ", ".join(sorted(words))


def _of_amount(amount: Any, unit: Any) -> Iterator[str]:
    if isinstance(amount, str):
        if amount not in WORDS:
            yield f"`amount` may be a number, steps, or one of {', '.join(WORDS)}"
        return
    steps = [[unit, amount]] if type(amount) is int else amount
    if not isinstance(steps, list) or not all(_is_step(step) for step in steps) or not steps:
        yield (
            f"`amount` is a number with a unit ({', '.join(UNITS)}) of at most {MOST}, or "
            '[["mo", 8], ["cd", 14]]'
        )
    elif len({kind_of(unit) for unit in (*(step[0] for step in steps), unit) if unit}) > 1:
        yield f"hours and counts can't be mixed with days; this value counts {unit!r}"
    elif len(steps) > 1 and steps[0][0] not in DAYS:
        yield "only days, working days and months are counted in steps"


def _is_step(step: Any) -> bool:
    pair = isinstance(step, list) and len(step) == len(("unit", "number"))
    return pair and step[0] in UNITS and type(step[1]) is int and 0 <= step[1] <= MOST
