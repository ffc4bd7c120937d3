"""Makes the read tables: the live ones, and another set beside them for a rebuild."""

from importlib.resources import files

import psycopg
from psycopg import sql

LIVE = "read"
BESIDE = "read_next"


def create(database_url: str, schema: str = LIVE) -> None:
    """Make a set of read tables if it isn't there. Does nothing to one that is."""
    with psycopg.connect(database_url) as connection:
        exists = connection.execute(
            "SELECT 1 FROM pg_namespace WHERE nspname = %s", (schema,)
        ).fetchone()
        if exists is None:
            build(connection, schema)


def build(connection: psycopg.Connection, schema: str) -> None:
    """An empty set of read tables, in the caller's transaction; one of that name goes first."""
    text = (files("infra.readstore") / "schema.sql").read_text("utf-8")
    name = sql.Identifier(schema)
    connection.execute(sql.SQL("DROP SCHEMA IF EXISTS {} CASCADE").format(name))
    connection.execute(sql.SQL("CREATE SCHEMA {}").format(name))
    connection.execute(sql.SQL("SET LOCAL search_path TO {}").format(name))
    connection.execute(text.encode())


def drop(database_url: str, schema: str) -> None:
    """Take a set of read tables away."""
    with psycopg.connect(database_url) as connection:
        connection.execute(
            sql.SQL("DROP SCHEMA IF EXISTS {} CASCADE").format(sql.Identifier(schema))
        )


def swap(database_url: str) -> None:
    """Put the rebuilt tables in place of the live ones, in one transaction: readers see no mix."""
    with psycopg.connect(database_url) as connection:
        connection.execute(f"DROP SCHEMA IF EXISTS {LIVE} CASCADE")
        connection.execute(f"ALTER SCHEMA {BESIDE} RENAME TO {LIVE}")
