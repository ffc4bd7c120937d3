"""The one step that makes the log's tables. Workers never make tables."""

from collections.abc import Mapping
from pathlib import Path

import psycopg
from psycopg.sql import SQL, Identifier

from infra.eventstore.connection import SCHEMA, open_factory, recorder_of

SCHEMA_SQL = Path(__file__).with_name("schema.sql")
_ONE_AT_A_TIME = 7_316_001  # any number of our own: two migrations never run at once


def migrate(database_url: str, settings: Mapping[str, str] | None = None) -> None:
    """Make or complete the log's tables. Running it again changes nothing and loses nothing."""
    with psycopg.connect(database_url, autocommit=True) as conn:
        conn.execute("SELECT pg_advisory_lock(%s)", (_ONE_AT_A_TIME,))
        conn.execute(SQL("CREATE SCHEMA IF NOT EXISTS {}").format(Identifier(SCHEMA)))
        if conn.execute("SELECT to_regclass(%s)", (f"{SCHEMA}.facts_events",)).fetchone() == (
            None,
        ):
            factory = open_factory(database_url, settings or {})
            with factory:
                recorder_of(factory).create_table()
        with conn.transaction():
            conn.execute(SQL("SET LOCAL search_path = {}").format(Identifier(SCHEMA)))
            conn.execute(SCHEMA_SQL.read_bytes())
