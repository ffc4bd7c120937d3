"""The one step that makes the tables of details."""

from importlib.resources import files

import psycopg
from psycopg import sql

SCHEMA = "details"
_ONE_AT_A_TIME = 7_316_002  # any number of our own: two migrations never run at once


def migrate(database_url: str) -> None:
    """Make the tables if they aren't there. Running it again changes nothing and loses nothing."""
    text = (files("infra.details") / "schema.sql").read_text("utf-8")
    name = sql.Identifier(SCHEMA)
    with psycopg.connect(database_url) as connection:
        connection.execute("SELECT pg_advisory_xact_lock(%s)", (_ONE_AT_A_TIME,))
        connection.execute(sql.SQL("CREATE SCHEMA IF NOT EXISTS {}").format(name))
        connection.execute(sql.SQL("SET LOCAL search_path TO {}").format(name))
        connection.execute(text.encode())
