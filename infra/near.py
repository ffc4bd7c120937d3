"""Who is near, over the live tables: the same as the gateway's list."""

from typing import Any

import psycopg
from psycopg.rows import dict_row

from domain.policy.policy import Policy
from gateway.keyset import page_sql
from gateway.schema.near import AREAS, LISTING, asked
from infra.readstore.connections import live_progress
from infra.readstore.reads import SCHEMAS


def near(database_url: str, policy: Policy, limit: int, **only: str | None) -> list[dict[str, Any]]:
    """What is missing, by its last safe moment. `only`: area, prison, rule."""
    upto = live_progress(database_url)
    if upto is None:
        return []
    options = f"-c search_path={SCHEMAS} -c default_transaction_read_only=on"
    with psycopg.connect(database_url, row_factory=dict_row, options=options) as connection:
        areas = [row["area"] for row in connection.execute(AREAS)]
        filters = asked(policy, upto.as_of, areas, **only)
        statement = page_sql(LISTING, filters, None)
        return connection.execute(statement.encode(), filters.params | {"take": limit}).fetchall()
