"""`throughline up`: the embedded parts, started and kept until `throughline down`."""

import os

from infra.cli.say import AsJson, as_json, err, out
from infra.cli.session import Data
from infra.embedded.parts import up as keep_up
from infra.kafka import create_topics
from infra.migrate import migrate
from infra.settings import Settings


def up(data: Data = None, json: AsJson = False) -> None:
    """Starts what has no address of its own, makes tables and topics, and leaves it running."""
    parts = keep_up(Settings.read(os.environ, data), err.print)
    migrate(parts.database_url)
    create_topics(parts.bootstrap_servers)
    addresses = {
        "DATABASE_URL": parts.database_url,
        "KAFKA_BOOTSTRAP_SERVERS": parts.bootstrap_servers,
    }
    if json:
        as_json(addresses)
    else:
        for name, value in addresses.items():
            out.print(f"{name}={value}", markup=False)
