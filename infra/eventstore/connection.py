"""How the log reaches PostgreSQL: one database URL, as the eventsourcing library wants it said."""

from collections.abc import Mapping

from eventsourcing.postgres import PostgresFactory
from eventsourcing.utils import Environment, strtobool
from psycopg.conninfo import conninfo_to_dict

from infra.eventstore.recorder import FactRecorder

SCHEMA = "log"
LOCK_SECONDS = 3  # a writer that waits longer gives up and tries again
IDLE_SECONDS = 5  # the server ends a writer that stopped while it held the log's lock
POOL_SECONDS = 5  # to get a connection, before we say that PostgreSQL is away

# What the library takes by name; everything else of a URL (sslmode, options, ...) goes to psycopg.
_NAMED = {
    "dbname": "POSTGRES_DBNAME",
    "host": "POSTGRES_HOST",
    "port": "POSTGRES_PORT",
    "user": "POSTGRES_USER",
    "password": "POSTGRES_PASSWORD",
}
_PASSED_ON = ("COMPRESSOR_TOPIC", "CIPHER_TOPIC", "CIPHER_KEY")
_FIXED = {
    "POSTGRES_SCHEMA": SCHEMA,
    "POSTGRES_LOCK_TIMEOUT": str(LOCK_SECONDS),
    "POSTGRES_IDLE_IN_TRANSACTION_SESSION_TIMEOUT": str(IDLE_SECONDS),
    "POSTGRES_PRE_PING": "y",  # a connection from before a restart is replaced, not handed out
    "POSTGRES_POOL_SIZE": "1",
    "POSTGRES_MAX_OVERFLOW": "7",
    "ORIGINATOR_ID_TYPE": "text",
    "CREATE_TABLE": "n",  # one migrate step makes the tables; two processes at once would collide
}


def open_factory(database_url: str, settings: Mapping[str, str]) -> PostgresFactory:
    """The factory of our log. Opens no connection yet.

    Raises ValueError for POSTGRES_ENABLE_DB_FUNCTIONS: that road of the library skips the table
    lock and the tracking, and a reader that follows the log misses entries.
    """
    if strtobool(settings.get("POSTGRES_ENABLE_DB_FUNCTIONS") or "no"):
        raise ValueError(
            "POSTGRES_ENABLE_DB_FUNCTIONS is set: it makes readers miss facts. Unset it."
        )
    said = conninfo_to_dict(database_url)
    named = {ours: str(said.pop(theirs, None) or "") for theirs, ours in _NAMED.items()}
    named["POSTGRES_PORT"] = named["POSTGRES_PORT"] or "5432"
    fixed = {**_FIXED, "POSTGRES_CONNECT_TIMEOUT": str(said.get("connect_timeout") or POOL_SECONDS)}
    passed = {key: settings[key] for key in _PASSED_ON if settings.get(key)}
    factory = PostgresFactory(Environment(name="facts", env={**passed, **named, **fixed}))
    kwargs = factory.datastore.pool.kwargs
    if isinstance(kwargs, dict):
        kwargs.update(said)
    return factory


def recorder_of(factory: PostgresFactory) -> FactRecorder:
    """Our recorder on the library's two tables. Connects: raises OperationalError if it can't."""
    return FactRecorder(
        factory.datastore,
        events_table_name="facts_events",
        tracking_table_name="facts_tracking",
    )
