"""PostgreSQL and Kafka for a verb: the user's own, or embedded ones shared by a data folder."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from infra.embedded.files import locked
from infra.embedded.kafka import EmbeddedKafka
from infra.embedded.postgres import EmbeddedPostgres
from infra.embedded.users import Users
from infra.settings import Settings

Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Parts:
    """Where the real parts answer."""

    database_url: str
    bootstrap_servers: str


def quiet(_: str) -> None:
    """Says nothing of the progress."""


@contextmanager
def running(settings: Settings, say: Say = quiet) -> Iterator[Parts]:
    """The parts, for as long as the block runs."""
    parts = start(settings, say)
    try:
        yield parts
    finally:
        leave(settings)


def start(settings: Settings, say: Say = quiet) -> Parts:
    """Starts what the user gave no address for, unless it runs already, and joins its users.

    A server that crashed is started again, on its old port. Raises PartError: then this process
    is not among the users, and what it started alone is stopped again.
    """
    if settings.database_url is not None and settings.bootstrap_servers is not None:
        return Parts(settings.database_url, settings.bootstrap_servers)
    with _held(settings) as users:
        users.join()
        try:
            return _started(settings, say)
        except BaseException:
            users.leave()
            _stop_if_unused(settings, users)
            raise


def leave(settings: Settings) -> None:
    """This process is done with the parts. The last one stops them, unless `up` keeps them."""
    if _all_given(settings):
        return
    with _held(settings) as users:
        users.leave()
        _stop_if_unused(settings, users)


def up(settings: Settings, say: Say = quiet) -> Parts:
    """Starts the parts and keeps them until `down`."""
    parts = start(settings, say)
    if not _all_given(settings):
        with _held(settings) as users:
            users.keep(kept=True)
        leave(settings)
    return parts


def down(settings: Settings) -> list[int]:
    """No longer keeps the parts. They stop, unless the processes returned still use them."""
    with _held(settings) as users:
        users.keep(kept=False)
        _stop_if_unused(settings, users)
        return users.pids


def embedded_postgres(settings: Settings) -> EmbeddedPostgres:
    """The PostgreSQL of this data folder, running or not."""
    return EmbeddedPostgres(settings.data)


def embedded_kafka(settings: Settings, say: Say = quiet) -> EmbeddedKafka:
    """The broker of this data folder, running or not."""
    return EmbeddedKafka(settings.data, settings.cache, say)


@contextmanager
def _held(settings: Settings) -> Iterator[Users]:
    """One process at a time starts or stops the parts of a data folder."""
    _make(settings.data)
    with locked(settings.data / "parts.lock"):
        yield Users(settings.data)


def _make(folder: Path) -> None:
    """Others may pass through (PostgreSQL may run as another user), but not look around."""
    if not folder.exists():
        folder.mkdir(parents=True)
        folder.chmod(0o711)


def _started(settings: Settings, say: Say) -> Parts:
    """Both at once: each has its own cold start."""
    postgres, kafka = embedded_postgres(settings), embedded_kafka(settings, say)
    with ThreadPoolExecutor(2) as pool:
        begun = []
        if settings.database_url is None and not postgres.running():
            say("starting PostgreSQL")
            begun.append(pool.submit(postgres.start))
        if settings.bootstrap_servers is None and not kafka.running():
            say("starting Kafka")
            begun.append(pool.submit(kafka.start))
        for one in begun:
            one.result()
    return Parts(
        settings.database_url or postgres.url, settings.bootstrap_servers or kafka.bootstrap_servers
    )


def _stop_if_unused(settings: Settings, users: Users) -> None:
    if users.kept or users.pids:
        return
    embedded_kafka(settings).stop()
    embedded_postgres(settings).stop()


def _all_given(settings: Settings) -> bool:
    return settings.database_url is not None and settings.bootstrap_servers is not None
