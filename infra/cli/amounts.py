"""Policy values as verbs print them: amounts in words, each with its days, tag and source."""

from collections.abc import Iterable, Sequence
from typing import Any

from domain.policy.policy import Policy
from domain.policy.values import Row, Value
from domain.policy.words import UNREAD, amount_in_words, tag_in_words

HEADS = ("from", "to", "case", "area", "amount", "tag", "source", "author")


def plain(value: Value) -> dict[str, Any]:
    """One value for --json."""
    rows = [dict(zip(HEADS, cells(row), strict=True)) for row in value.rows]
    return {"name": value.name, "says": value.says, "picked_by": value.picked_by, "rows": rows}


def cells(row: Row) -> list[Any]:
    """A row of a table. A tag that is no reading says so."""
    author = f"{row.author}, {row.set_on}" if row.area else ""
    amount, tag = amount_in_words(row.amount), tag_in_words(row.tag)
    return [row.start, row.end, row.case, row.area, amount, tag, row.source, author]


def read(policy: Policy, pairs: Iterable[Sequence[Any]]) -> list[dict[str, Any]]:
    """The rows a verdict read, from [["first-appointment.within", 1], ...]; of one gone, its name."""
    found: list[dict[str, Any]] = []
    for name, index in pairs:
        row = _row(policy, name, index)
        said = dict(zip(HEADS, cells(row), strict=True)) if row else {}
        found.append({"name": name, "row": index} | said)
    return found


def mark(policy: Policy, pairs: Iterable[Sequence[Any]]) -> str:
    """(C) where a number behind a verdict was chosen by us, (K) where it is only believed."""
    rows = [_row(policy, name, index) for name, index in pairs]
    tags = sorted({row.tag for row in rows if row and row.tag in UNREAD})
    return f" ({', '.join(tags)})" if tags else ""


def marks_in_words() -> str:
    """What the marks mean."""
    said = "; ".join(tag_in_words(tag) for tag in UNREAD)
    return f"A mark behind a deadline: a number it is counted with is {said}"


def _row(policy: Policy, name: str, index: int) -> Row | None:
    value = policy.values.get(name)
    return value.rows[index] if value and index < len(value.rows) else None


def counted_with(policy: Policy, names: Iterable[str]) -> dict[str, Any]:
    """What a rule or point counts with: its values, their tags, and the regimes they differ by."""
    values = [policy.values[name] for name in names]
    rows = [row for value in values for row in value.rows]
    return {
        "values": [plain(value) for value in values],
        "tags": sorted({row.tag for row in rows}),
        "regimes": sorted({row.regime for row in rows if row.regime}) or ["every"],
    }
