"""Policy values as verbs print them: amounts in words, each with its days, tag and source."""

from collections.abc import Iterable
from typing import Any

from domain.policy.policy import Policy
from domain.policy.values import Row, Value
from domain.policy.words import amount_in_words, tag_in_words

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


def counted_with(policy: Policy, names: Iterable[str]) -> dict[str, Any]:
    """What a rule or point counts with: its values, their tags, and the regimes they differ by."""
    values = [policy.values[name] for name in names]
    rows = [row for value in values for row in value.rows]
    return {
        "values": [plain(value) for value in values],
        "tags": sorted({row.tag for row in rows}),
        "regimes": sorted({row.regime for row in rows if row.regime}) or ["every"],
    }
