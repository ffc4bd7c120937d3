"""The eventsourcing library as its documentation shows it: load one aggregate, change it, save it."""

import json
from collections.abc import Sequence
from time import perf_counter
from typing import Any
from urllib.parse import urlsplit
from uuid import NAMESPACE_URL, UUID, uuid5

from eventsourcing.application import AggregateNotFoundError, Application
from eventsourcing.domain import Aggregate, event


class File(Aggregate):
    """One agency's file on one person, by its number."""

    @event("Opened")
    def __init__(self, record: str) -> None:
        self.record = record
        self.heard = 0

    @staticmethod
    def create_id(record: str) -> UUID:
        """From the record's own name."""
        return uuid5(NAMESPACE_URL, record)

    @event("Told")
    def told(self, what: str) -> None:
        """Something was said about the person."""
        self.heard += 1


class Files(Application[UUID]):
    """The application, as in the library's first example."""

    def take(self, record: str, message: dict[str, Any]) -> None:
        """Record one message."""
        try:
            file: File = self.repository.get(File.create_id(record))
        except AggregateNotFoundError:
            file = File(record)
        file.told(json.dumps(message))
        self.save(file)


def save_one_at_a_time(database_url: str, values: Sequence[tuple[str, bytes]]) -> float:
    """Messages a second."""
    place = urlsplit(database_url)
    app = Files(
        env={
            "PERSISTENCE_MODULE": "eventsourcing.postgres",
            "POSTGRES_DBNAME": place.path.lstrip("/"),
            "POSTGRES_HOST": place.hostname or "",
            "POSTGRES_PORT": str(place.port or 5432),
            "POSTGRES_USER": place.username or "",
            "POSTGRES_PASSWORD": place.password or "",
        }
    )
    began = perf_counter()
    for record, value in values:
        app.take(record, {"message": value.decode()})
    took = perf_counter() - began
    app.close()
    return len(values) / took
