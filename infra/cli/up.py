"""`throughline up`: the embedded parts, started and kept until `throughline down`."""

from infra.embedded.parts import Parts, Say, quiet
from infra.embedded.parts import up as keep_up
from infra.settings import Settings


def up(settings: Settings, say: Say = quiet) -> Parts:
    """Starts what has no address of its own and leaves it running. Raises PartError."""
    return keep_up(settings, say)


def shown(parts: Parts) -> str:
    """What to put into the environment of another program, one line each."""
    return f"DATABASE_URL={parts.database_url}\nKAFKA_BOOTSTRAP_SERVERS={parts.bootstrap_servers}"


def as_json(parts: Parts) -> dict[str, str]:
    """The same for --json."""
    return {
        "DATABASE_URL": parts.database_url,
        "KAFKA_BOOTSTRAP_SERVERS": parts.bootstrap_servers,
    }
