"""Makes all tables: the log's, the read tables, the details'. Running it again changes nothing."""

from infra.details.migrate import migrate as migrate_details
from infra.eventstore.migrate import migrate as migrate_log
from infra.readstore.migrate import create as create_read_tables
from infra.rhythm import keep_rhythm


def migrate(database_url: str) -> None:
    """The one step that makes tables; processes never do."""
    migrate_log(database_url)
    keep_rhythm(database_url)
    create_read_tables(database_url)
    migrate_details(database_url)
