"""Pages by key: rows after the last one shown, in an order that never skips or repeats a row.

order:   (when, id), rows without `when` last
cursor:  base64 of "gaps|2026-04-08T00:00:00+00:00|50/..#..", good for the list it came from only
"""

import base64
import binascii
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from gateway.errors import UserError
from gateway.ports import Reads

MOST = 100  # rows a page


@dataclass(frozen=True, slots=True)
class Listing:
    """One list: its table, what to select, and the two columns that order it."""

    name: str
    table: str
    select: str
    when: str
    id: str
    kind: str = "timestamptz"  # of `when`
    id_kind: str = "text"
    nullable: bool = True


@dataclass(slots=True)
class Filters:
    """The conditions of one request; a value that is None asks for nothing."""

    clauses: list[str] = field(default_factory=list)
    params: dict[str, object] = field(default_factory=dict)

    def add(self, clause: str, **values: object) -> None:
        """Keep the clause if all of its values are given."""
        if all(value is not None for value in values.values()):
            self.clauses.append(clause)
            self.params.update(values)

    def where(self, *more: str) -> str:
        """The whole condition, true when there is none."""
        return " AND ".join((*self.clauses, *more)) or "true"


@dataclass(frozen=True, slots=True)
class After:
    """Where the last page ended."""

    when: str | None
    id: str


def size(first: int) -> int:
    """The page size asked for, if it is one we give: 1 to 100."""
    if not 1 <= first <= MOST:
        raise UserError(f"first is {first}: ask for 1 to {MOST} a page, and page on with after.")
    return first


def cursor(name: str, when: date | datetime | None, id: object) -> str:
    """The place of a row in its list."""
    text = f"{name}|{when.isoformat() if when is not None else ''}|{id}"
    return base64.urlsafe_b64encode(text.encode()).decode()


def read_cursor(
    name: str, text: str | None, kind: type[date | datetime] = datetime
) -> After | None:
    """The place a cursor stands for. Raises UserError for one that this list never gave out."""
    if text is None:
        return None
    try:
        of, when, key = base64.urlsafe_b64decode(text.encode()).decode().split("|", 2)
        if when:
            kind.fromisoformat(when)
    except (ValueError, binascii.Error) as error:
        raise UserError("after is not a cursor: pass on a cursor that a page gave you.") from error
    if of != name:
        raise UserError(f"after is a cursor of the list {of[:20]!r}, not of {name!r}.")
    return After(when or None, key)


def page_sql(listing: Listing, filters: Filters, after: After | None) -> str:
    """One statement for a page: rows with a key after the cursor, then those without `when`."""
    when, key = listing.when, listing.id
    dated, bare = [], []
    if listing.nullable:
        dated.append(f"{when} IS NOT NULL")
    if after is not None and after.when is not None:
        dated.append(
            f"({when}, {key}) > (%(after_when)s::{listing.kind}, %(after_id)s::{listing.id_kind})"
        )
    if after is not None and after.when is None:
        bare.append(f"{key} > %(after_id)s::{listing.id_kind}")
    parts = []
    if after is None or after.when is not None:
        parts.append(_part(listing, filters.where(*dated), f"{when}, {key}"))
    if listing.nullable:
        parts.append(_part(listing, filters.where(f"{when} IS NULL", *bare), key))
    if len(parts) == 1:
        return parts[0]
    union = " UNION ALL ".join(f"({part})" for part in parts)
    return f"SELECT * FROM ({union}) AS both_parts ORDER BY {when}, {key} LIMIT %(take)s"  # noqa: S608 - our own names only


def _part(listing: Listing, where: str, order: str) -> str:
    return (
        f"SELECT {listing.select} FROM {listing.table} "  # noqa: S608 - our own names only
        f"WHERE {where} ORDER BY {order} LIMIT %(take)s"
    )


async def fetch_page(
    reads: Reads, listing: Listing, filters: Filters, first: int, after: After | None
) -> tuple[Sequence[Mapping[str, Any]], bool]:
    """The rows of one page, and whether more follow."""
    params = dict(filters.params) | {"take": size(first) + 1}
    if after is not None:
        params |= {"after_when": after.when, "after_id": after.id}
    rows = await reads.fetch(page_sql(listing, filters, after), params)
    return rows[:first], len(rows) > first


async def count(reads: Reads, listing: Listing, filters: Filters) -> int:
    """How many rows the whole list has under these filters."""
    sql = f"SELECT count(*) AS n FROM {listing.table} WHERE {filters.where()}"  # noqa: S608 - our own names only
    return int((await reads.fetch(sql, filters.params))[0]["n"])
