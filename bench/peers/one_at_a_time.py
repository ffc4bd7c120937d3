"""The eventsourcing library as its documentation shows it: load one aggregate, change it, save it."""

import json
from collections.abc import Sequence
from contextlib import closing
from time import perf_counter
from typing import Any
from urllib.parse import urlsplit
from uuid import NAMESPACE_URL, UUID, uuid5

from eventsourcing.application import AggregateNotFoundError, Application, ProcessingEvent
from eventsourcing.domain import Aggregate, event
from eventsourcing.persistence import Tracking
from eventsourcing.projection import EventSourcedProjection


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
        self.save(_changed(self, record, message))


class ExactlyOnce(EventSourcedProjection[UUID]):
    """The same with the offset in the same transaction, as the library processes events once."""

    name = "once"

    def policy(self, domain_event: Any, processing_event: ProcessingEvent[UUID]) -> None:
        """Record one message."""
        record, message = domain_event
        processing_event.collect_events(_changed(self, record, message))


def _changed(app: Application[UUID], record: str, message: dict[str, Any]) -> File:
    try:
        file: File = app.repository.get(File.create_id(record))
    except AggregateNotFoundError:
        file = File(record)
    file.told(json.dumps(message))
    return file


def save_one_at_a_time(database_url: str, values: Sequence[tuple[str, bytes]]) -> float:
    """Messages a second, each aggregate saved; where the messages stood is not kept."""
    with closing(Files(env=_env(database_url))) as app:
        began = perf_counter()
        for record, value in values:
            app.take(record, {"message": value.decode()})
        return len(values) / (perf_counter() - began)


def process_one_at_a_time(database_url: str, values: Sequence[tuple[str, bytes]]) -> float:
    """Messages a second, each with its offset: what we promise too."""
    with closing(ExactlyOnce(env=_env(database_url))) as app:
        began = perf_counter()
        for offset, (record, value) in enumerate(values, start=1):
            app.process_event((record, {"message": value.decode()}), Tracking("topic", offset))  # type: ignore[arg-type] # a message
        return len(values) / (perf_counter() - began)


def _env(database_url: str) -> dict[str, str]:
    place = urlsplit(database_url)
    return {
        "PERSISTENCE_MODULE": "eventsourcing.postgres",
        "POSTGRES_DBNAME": place.path.lstrip("/"),
        "POSTGRES_HOST": place.hostname or "",
        "POSTGRES_PORT": str(place.port or 5432),
        "POSTGRES_USER": place.username or "",
        "POSTGRES_PASSWORD": place.password or "",
    }
