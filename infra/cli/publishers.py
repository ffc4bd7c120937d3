"""`throughline publishers`."""

from typing import Any

import psycopg
from psycopg.rows import dict_row

from gateway.schema.publishers import SQL
from gateway.types.publisher import by_frequency
from infra.cli.say import AsJson, as_json, table
from infra.cli.session import Data, session
from infra.readstore.reads import SCHEMAS

COUNTS = {
    "facts": "facts",
    "opaque": "opaque",
    "changes": "changes_told",
    "late": "late",
    "wrong": "invalid_identifiers",
    "unlinked": "unlinked_records",
    "parked": "parked",
}


def publishers(data: Data = None, json: AsJson = False) -> None:
    """Every source: up to when it was heard, whether it fell silent, and how good what it says is."""
    with session(data) as now:
        found = listed(now.database_url)
    if json:
        as_json(found)
        return
    table(
        f"{len(found)} publishers",
        (
            "source",
            "heard until",
            "silent",
            *(f"{name}".replace("_", " ") for name in COUNTS.values()),
        ),
        [
            (
                one["source"],
                one["last_heard_at"],
                "silent" if one["silent"] else "",
                *(one[name] for name in COUNTS.values()),
            )
            for one in found
        ],
    )
    reasons = [
        (one["source"], reason, count)
        for one in found
        for reason, count in by_frequency(one["parked_by_reason"])
    ]
    if reasons:
        table("Parked", ("source", "reason", "messages"), reasons)


def listed(database_url: str) -> list[dict[str, Any]]:
    """The same rows as the gateway's list, under its names."""
    options = f"-c search_path={SCHEMAS} -c default_transaction_read_only=on"
    with psycopg.connect(database_url, row_factory=dict_row, options=options) as connection:
        rows = connection.execute(SQL).fetchall()
    return [_plain(row) for row in rows]


def _plain(row: dict[str, Any]) -> dict[str, Any]:
    return {
        "source": row["source"],
        "agency": row["agency"],
        "last_heard_at": row["heard_until"],
        "last_recorded_at": row["last_recorded_at"],
        "lag": max(0.0, float(row["lag"])),
        "expected_hours": row["expected_hours"],
        "silent": row["silent"],
        **{name: row[column] for column, name in COUNTS.items()},
        "parked_by_reason": row["parked_by_reason"],
    }
