"""Makes all tables: the log's and the read tables. Running it again changes nothing."""

from infra.eventstore.migrate import migrate as migrate_log
from infra.readstore.migrate import create as create_read_tables


def migrate(database_url: str) -> None:
    """The one step that makes tables; processes never do."""
    migrate_log(database_url)
    create_read_tables(database_url)
